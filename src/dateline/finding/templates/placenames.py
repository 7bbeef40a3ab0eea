"""What the words for a place name: the bare name of a town, or the country that they stand for.

Works on words and tags, so that it holds in small letters too.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.reading.document import Document
from dateline.reading.lexicon import name_words
from dateline.reading.places.streets import street_words
from dateline.records import Span
from dateline.resolving import countries

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.finding.templates.filling import Candidate

__all__ = ["bare_name", "country_of", "state_of", "states"]


def state_of(document: Document, named: Span) -> str | None:
    """The country that the words name, by name or people or within other words; None where they name a place in one."""
    words = named.quote.lower()
    if words in states():
        return states()[words]
    if words.endswith(" city") and words.removesuffix(" city") in states():
        return None
    there = (mention.place_id for mention in document.place_mentions if mention.span.overlaps(named))
    if any(document.places[place].precision != "country" for place in there if place):
        return None
    return next((states()[word] for word in words.split() if word in states()), None)


def country_of(document: Document, named: Span | None) -> str | None:
    """The country of the place that reading resolved there, or None."""
    if named is None:
        return None
    there = (mention for mention in document.place_mentions if mention.place_id and mention.span.overlaps(named))
    return next((document.places[mention.place_id or ""].country for mention in there), None)


def bare_name(document: Document, candidate: Candidate) -> Span:
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
    return last.lower_ == "city" and first.doc[first.i : last.i].text.lower() in states()


def _is_kind(token: Token) -> bool:
    return not {token.lower_, token.lower_.removesuffix("s")}.isdisjoint(name_words().place_heads)


@functools.cache
def _sides() -> frozenset[str]:
    """Words for a part of a place: "north", "southern", "central"."""
    compass = {side for side in street_words().directions if len(side) > 2}
    return frozenset(compass | {f"{side}ern" for side in compass} | {"central", "downtown"})


@functools.cache
def states() -> Mapping[str, str]:
    """What countries and their people are called, in small letters -> the country's code."""
    found: dict[str, str] = {}
    for entry in countries.entries():
        if entry.form in ("name", "demonym"):
            found.setdefault(entry.alias.lower(), entry.actor_id)
    return found
