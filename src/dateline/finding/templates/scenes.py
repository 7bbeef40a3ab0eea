"""The day and the place of an incident, among the times and the noun phrases of the report that tells it.

The encoder says how likely each is (``casting.py``). Two things are told apart by syntax: a day on which something was
said ("reported today that ...") is no day of the deed, which happened on it or before; and a country, its people or a
phrase with its name ("operation colombia") is no place in it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.finding.grammar.cues import cue_words
from dateline.finding.templates.casting import COLUMNS, Cast
from dateline.finding.templates.filling import Candidate, triggers
from dateline.reading.document import Document
from dateline.reading.lexicon import name_words
from dateline.reading.places.streets import street_words
from dateline.records import Span, Time
from dateline.resolving import countries

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_day", "find_scene"]

Distant = Callable[[int], float]  # what is taken off the log-odds of words that begin there
# Log-odds from which a time is taken for the incident's and a phrase for its place; best on the held-out reports.
DATED, PLACED = -1.0, 0.0
SAID = 2.0  # taken off the log-odds of a day on which something was said; on held-out reports 1 to 3 do alike
FAR = 4  # steps up the tree from a time to the verb that it belongs to
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def find_day(document: Document, cast: Cast, distant: Distant) -> Time | None:
    """The likeliest day; where none is likely, any up to the day on which it was said, or that of publication."""
    published = document.report.published
    best: tuple[float, Time] | None = None
    for time, odds in zip(document.times, cast.times[:, COLUMNS["date"]][:, 0].tolist(), strict=True):
        days = _DAY.findall(time.edtf or "")
        if time.span is None or not days or len(days[0]) < 10 or (published and days[0] > published[:10]):
            continue
        said = _is_of_saying(document, time.span)
        score = odds - distant(time.span.start) - SAID * said
        if odds >= DATED and (best is None or score > best[0]):
            best = score, Time(f"../{days[0]}") if said else Time("/".join(dict.fromkeys(days)), time.span)
    if best is not None:
        return best[1]
    return Time(f"../{published[:10]}") if published else None


def _is_of_saying(document: Document, span: Span) -> bool:
    """Whether the verb that a time belongs to is one of saying: "said today", "the report published on monday"."""
    tokens = document.tokens_of(span)
    here = tokens.root if tokens else None
    for _ in range(FAR):
        if here is None or here.tag_.startswith("V"):
            break
        here = here.head if here.head.i != here.i else None
    return here is not None and cue_words().says(here.lower_) and here.lower_ not in triggers()


def find_scene(
    document: Document, candidates: Sequence[Candidate], cast: Cast, distant: Distant
) -> tuple[Span | None, str | None]:
    """The likeliest place that is no country, and its country: as resolved, as named, or that of the dateline."""
    likely = []
    for candidate, odds in zip(candidates, cast.candidates[:, COLUMNS["place"]][:, 0].tolist(), strict=True):
        if odds >= PLACED:
            named = _named(document, candidate)
            starts = [document.doc[nominal.start].idx for nominal in candidate.nominals]
            likely.append((odds - min(map(distant, starts)), -named.start, named))
    found = [(named, _state_of(document, named)) for *_, named in sorted(likely, reverse=True)]
    narrow = next((named for named, code in found if code is None), None)
    filed = _filed_in(document)
    told = {place.country for place in document.places.values() if place.precision == "country"} | {filed}
    resolved = _country_of(document, narrow)
    if resolved and resolved in told:
        return narrow, resolved
    return narrow, next((code for _, code in found if code), filed)


def _state_of(document: Document, named: Span) -> str | None:
    """The country that the words name, by name or people or within other words; None where they name a place in one."""
    words = named.quote.lower()
    if words in _states():
        return _states()[words]
    if words.endswith(" city") and words.removesuffix(" city") in _states():
        return None
    there = (mention.place_id for mention in document.place_mentions if mention.span.overlaps(named))
    if any(document.places[place].precision != "country" for place in there if place):
        return None
    return next((_states()[word] for word in words.split() if word in _states()), None)


def _country_of(document: Document, named: Span | None) -> str | None:
    """The country of the place that reading resolved there, or None."""
    if named is None:
        return None
    there = (mention for mention in document.place_mentions if mention.place_id and mention.span.overlaps(named))
    return next((document.places[mention.place_id or ""].country for mention in there), None)


def _filed_in(document: Document) -> str | None:
    """The country of the first place of the report: of its dateline, if it has one."""
    found = (document.places[mention.place_id] for mention in document.place_mentions if mention.place_id)
    return next((place.country for place in found), None)


def _named(document: Document, candidate: Candidate) -> Span:
    """The name of the place, bare: "San Miguel" of "San Miguel department", "Bogota" of "northern Bogota"."""
    nominal = candidate.nominals[0]
    first, last = document.doc[nominal.start], document.doc[nominal.end - 1]
    while first.i < last.i and not _is_city_of(first, last) and (first.tag_[:2] == "JJ" or first.lower_ in _sides()):
        first = document.doc[first.i + 1]
    if last.i > first.i and _is_kind(last) and not _is_city_of(first, last):
        last = document.doc[last.i - 1]
    if first.i == last.i and _is_kind(first):  # all that is left of "guatemala city"
        first, last = document.doc[nominal.start], document.doc[nominal.end - 1]
    return document.span(first, last)


def _is_city_of(first: Token, last: Token) -> bool:
    """Whether the words are of a town that is called as its country is: "guatemala city"."""
    return last.lower_ == "city" and first.doc[first.i : last.i].text.lower() in _states()


def _is_kind(token: Token) -> bool:
    return not {token.lower_, token.lower_.removesuffix("s")}.isdisjoint(name_words().place_heads)


@functools.cache
def _sides() -> frozenset[str]:
    """Words for a part of a place: "north", "southern", "central"."""
    compass = {side for side in street_words().directions if len(side) > 2}
    return frozenset(compass | {f"{side}ern" for side in compass} | {"central", "downtown"})


@functools.cache
def _states() -> Mapping[str, str]:
    """What countries and their people are called, in small letters -> the country's code."""
    found: dict[str, str] = {}
    for entry in countries.entries():
        if entry.form in ("name", "demonym"):
            found.setdefault(entry.alias.lower(), entry.actor_id)
    return found
