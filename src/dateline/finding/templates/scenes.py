"""The day and the place of an incident, among the times and the noun phrases of the report that tells it.

The encoder says how likely each is that of some incident (``casting.py``), and how near it stands to those who take
part whether it is of this one. What each sign weighs (``data/scenes.yaml``) was learned from MUC-4's training reports
(``training/incidents/scenes.py``). Two things are told apart by syntax: a day on which something was said ("reported
today that ...") is no day of the deed, which happened on it or before; and a country, its people or a phrase with its
name ("operation colombia") is no place in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from dateline.finding.grammar.cues import cue_words
from dateline.finding.templates.casting import COLUMNS, Cast
from dateline.finding.templates.filling import Candidate, triggers
from dateline.finding.templates.nations import filed_in, find_country
from dateline.finding.templates.nearness import Nearness
from dateline.finding.templates.placenames import bare_name, state_of
from dateline.finding.templates.weighing import Signs, weighed
from dateline.reading.document import Document
from dateline.records import Span, Time
from dateline.tables import words

__all__ = ["ASKED", "day_signs", "find_day", "find_scene", "place_signs"]

# Log-odds from which a time is taken for the incident's day and a phrase for its place, best on half of the held-out
# reports; and what the encoder must say of a phrase for it to be asked about.
DATED, PLACED, ASKED = -0.5, -0.5, -3.0
DAY = 10  # characters of a day as EDTF; a month or a year has fewer
_words = partial(words, "finding", "circumstances", "place")

FAR = 4  # steps up the tree from a time to the verb that it belongs to
_DAY = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")  # a season ("1990-22") tells its year alone


def find_day(document: Document, cast: Cast, nearness: Nearness) -> Time | None:
    """The likeliest day; where none is likely, any up to the day on which it was said, or that of publication."""
    published = document.report.published
    best: tuple[float, Time] | None = None
    for time, odds in zip(document.times, cast.times[:, COLUMNS["date"]][:, 0].tolist(), strict=True):
        days = _DAY.findall(time.edtf or "")
        if time.span is None or not days or (published and days[0] > published[:10]):
            continue
        signs = day_signs(document, time, odds, nearness)
        score = weighed("day", signs)
        if score >= DATED and (best is None or score > best[0]):
            bounds = "said" in signs and "coarse" not in signs
            best = score, Time(f"../{days[0]}") if bounds else Time("/".join(dict.fromkeys(days)), time.span)
    if best is not None:
        return best[1]
    return Time(f"../{published[:10]}") if published else None


def day_signs(document: Document, time: Time, odds: float, nearness: Nearness) -> Signs:
    """What bears on whether a time with a span is the incident's: encoder's odds, nearness, and what it is."""
    span = time.span
    if span is None:
        return {}
    days = _DAY.findall(time.edtf or "")
    said = _is_of_saying(document, span)
    today = bool(days) and days[-1] == (document.report.published or "")[:10]
    told = {"said": said, "today": today, "said today": said and today, "coarse": bool(days) and len(days[0]) < DAY}
    return {"odds": odds} | nearness.signs([span.start]) | {name: 1.0 for name, holds in told.items() if holds}


def _is_of_saying(document: Document, span: Span) -> bool:
    """Whether the verb that a time belongs to is one of saying and holds what was said: "said today that ..."."""
    tokens = document.tokens_of(span)
    here = tokens.root if tokens else None
    for _ in range(FAR):
        if here is None or here.tag_.startswith("V"):
            break
        here = here.head if here.head.i != here.i else None
    if here is None or here.lower_ in triggers() or not cue_words().says(here.lower_):
        return False
    return any(child.dep_ == "ccomp" for child in here.children)


def place_signs(document: Document, candidate: Candidate, odds: float, nearness: Nearness) -> Signs:
    """What bears on whether a phrase is the incident's place: encoder's odds, nearness, and the words beside it."""
    doc, nominals = document.doc, candidate.nominals
    before = {doc[nominal.start - 1].lower_ for nominal in nominals if nominal.start}
    behind = {word.lower_ for nominal in nominals for word in doc[nominal.end - 1 : nominal.end + 1]}
    told = {"in": not before.isdisjoint(_words("in")), "wide": not behind.isdisjoint(_words("wide"))}
    signs = {"odds": odds} | nearness.signs(doc[nominal.start].idx for nominal in nominals)
    return signs | {name: 1.0 for name, holds in told.items() if holds}


def find_scene(
    document: Document, candidates: Sequence[Candidate], cast: Cast, nearness: Nearness
) -> tuple[Span | None, str | None]:
    """The likeliest place that is no country, and the likeliest country.

    Where no place is likely and somebody was harmed "in the capital", the town of the dateline is meant.
    """
    every = cast.candidates[:, COLUMNS["place"]][:, 0].tolist()
    likely = []
    for candidate, odds in zip(candidates, every, strict=True):
        named = bare_name(document, candidate)
        if odds >= ASKED and state_of(document, named) is None:
            score = weighed("place", place_signs(document, candidate, odds, nearness))
            likely.append((score, -named.start, named))
    best = max(likely, default=None)
    town = best[2] if best and best[0] >= PLACED else None
    country = find_country(document, candidates, every, town)
    if town is None and _is_in_capital(document, nearness) and filed_in(document) == country:
        town = document.report.dateline
    return town, country


def _is_in_capital(document: Document, nearness: Nearness) -> bool:
    """Whether a sentence that names somebody or something harmed speaks of the capital or the town's middle."""
    there = (token.idx for token in document.doc if token.lower_ in _words("capital"))
    return any("gap 0" in nearness.signs([at]) for at in there)
