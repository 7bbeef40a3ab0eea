"""When and where an act of violence happened that its own sentence does not tell, by the rest of its report.

News of one incident tells its day and its town once, and what follows takes them for granted ("He was shot in the
leg"). Where all acts of violence that a report dates fell on one day, one that nothing dates fell on it too; the same
for towns. A sentence of its own tells them as well ("It happened shortly before 9 p.m. Tuesday in Pine Street").
What is taken from another sentence is pinned to the words there, and ``because`` says so. In 300 reports of shootings
whose days are known, 87 of 100 days so taken are right, and 70 of 100 that an act's own sentence gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dateline.finding.events.setting.particulars import VIOLENT, find_time, is_as_of, is_hour, is_of_saying
from dateline.finding.events.setting.whereabouts import find_place
from dateline.finding.events.whether.modality import HAPPENED
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.reading.places.distances import are_near
from dateline.reading.places.jurisdictions import is_of_force
from dateline.reading.places.streets import is_part_of_town
from dateline.records import Event, PlaceMention, Span, Time
from dateline.resolving.edtf import days
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["LEAD", "is_another", "is_bound", "is_recent", "on_occasion"]

RECENT = timedelta(days=10)  # before publication: what lies farther back is background and not the news
BEFORE = 2  # sentences before one that tell what time it speaks of
LEAD = 3  # sentences from the top that tell what the news is
WAR = frozenset({"clash", "conquer", "air", "heavy-weapons"})

Told = TypeVar("Told", Time, PlaceMention)
Levels = Sequence[Sequence[Told]]
Telling = tuple["Token", "TokenSpan"]  # a verb that only tells when or where it happened, and its sentence


def on_occasion(document: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those acts of violence that lack a day or a town with those of their report's one incident."""
    told = [event for event in events if _is_told(event)]
    lacking = [event for event in told if _lacks_day(event) or event.place_id is None]
    if not lacking:
        return tuple(events)
    happening = list(_happening(document))
    day = _agreed(_days(document, told, happening), _is_one_day)
    own, *around, forces = _towns(document, told, happening)
    # Where no one day is agreed on the report may be of anything, and its dateline of where it was written.
    towns = [own, *around, forces] if day is not None else [own, forces]
    lacking = [event for event in lacking if not _is_elsewhere(document, event, own)]
    filled = {event.id: _placed(document, _dated(document, event, day), day, towns) for event in lacking}
    return tuple(filled.get(event.id, event) for event in events)


def _is_told(event: Event) -> bool:
    return event.type == VIOLENT and event.modality in HAPPENED and not event.negated and not event.pattern


def _lacks_day(event: Event) -> bool:
    return event.time is None or event.time.span is None or is_hour(event.time)


def _dated(document: Document, event: Event, day: Time | None) -> Event:
    """The event on the day that the report agrees on, at its own hour where it tells one."""
    if day is None or day.edtf is None or not _lacks_day(event) or is_another(event):
        return event
    if _has_time(document, event, day) or _is_of_old(document, event, day):
        return event
    if event.time is not None and event.time.span is not None:
        day = Time(day.edtf[:10] + (event.time.edtf or "")[10:], event.time.span)
    return replace(event, time=day, because=(*event.because, "when:told elsewhere"))


def _placed(document: Document, event: Event, day: Time | None, towns: Levels[PlaceMention]) -> Event:
    """The event in the town that the report agrees on; a hamlet lies in the town of the same act only."""
    if event.place_id is not None or is_another(event):
        return event
    if event.time is not None and day is not None and not _is_one_day(event.time, day):
        return event  # it was on another day
    if event.place_span is not None and _is_settlement(document, event.place_span):
        return event
    is_vague = event.place_span is None or is_part_of_town(document.report, event.place_span)
    levels, places = towns if is_vague else towns[:1], document.places
    town = _agreed(levels, lambda one, other: are_near(places[one.place_id or ""], places[other.place_id or ""]))
    if town is None:
        return event
    because = (*event.because, "where:told elsewhere")
    return replace(event, place_id=town.place_id, place_span=town.span, because=because)


def _agreed(levels: Levels[Told], alike: Callable[[Told, Told], bool]) -> Told | None:
    """What the first level tells that tells anything, where it agrees with itself."""
    told = next((level for level in levels if level), ())
    return told[0] if told and all(alike(told[0], other) for other in told) else None


def is_another(event: Event) -> bool:
    """Whether the words of its sentence tell that it is another act than the report's."""
    return not _words()["other"].isdisjoint(re.findall(r"\w+", event.supports[0].quote.lower()))


def _is_elsewhere(document: Document, event: Event, towns: Sequence[PlaceMention]) -> bool:
    """Whether it happened in a town of its own, far from one in which others did."""
    here = document.places.get(event.place_id or "")
    if here is None or not here.is_local:
        return False
    return not all(are_near(here, document.places[town.place_id or ""]) for town in towns)


# Days


def _days(document: Document, told: Sequence[Event], happening: Sequence[Telling]) -> list[list[Time]]:
    """The recent days that the report tells: of violence, of police who were called to it, and of its lead."""
    own = [event.time for event in told if event.time is not None]
    own += [time for verb, sentence in happening if (time := find_time(document, verb, None, sentence))]
    called = [time for verb, sentence in _calls(document) if (time := find_time(document, verb, None, sentence))]
    lead = [time for time in document.times if time.span and _is_of_violence(document, time.span, told)]
    lead = [
        time for time in lead if time.span and not is_of_saying(document, time.span) and not is_as_of(document, time)
    ]
    return [[time for time in level if is_recent(document, time)] for level in (own, called, lead)]


def is_recent(document: Document, time: Time) -> bool:
    """Whether words tell one day, in the days before publication."""
    published = document.report.published or ""
    if time.span is None or time.edtf is None or len(time.edtf) < 10 or "/" in time.edtf or "~" in time.edtf:
        return False
    if is_hour(time):
        return False
    if len(published) != 10:
        return True
    return timedelta() <= date.fromisoformat(published) - date.fromisoformat(time.edtf[:10]) <= RECENT


def _is_one_day(one: Time, other: Time) -> bool:
    return (one.edtf or "")[:10] == (other.edtf or "")[:10]


def _has_time(document: Document, event: Event, day: Time) -> bool:
    """Whether its sentence names another time, at which it may have happened for all that the syntax tells."""
    return any(
        time.edtf and not is_hour(time) and not is_of_saying(document, time.span) and not _is_one_day(time, day)
        for time in document.times
        if time.span in event.supports[0] and time.span is not None
    )


def _is_of_old(document: Document, event: Event, day: Time) -> bool:
    """Whether the sentences right before it have come to speak of times long past."""
    at = document.number_of(event.trigger)
    start = document.sentences[max(at - BEFORE, 0)].start_char
    low, _ = days(day.edtf)
    for time in document.times:
        _, high = days(time.edtf)
        if time.span is None or high is None or low is None or not start <= time.span.start < event.trigger.start:
            continue
        if date.fromisoformat(low) - date.fromisoformat(high) > RECENT:
            return True
    return False


def _happening(document: Document) -> Iterator[Telling]:
    """The verbs of sentences that only tell when or where it happened."""
    for sentence in document.sentences:
        for token in sentence:
            if token.lower_ in _words()["happened"]:
                verb = token.head if token.lower_ == "place" else token
                if any(child.dep_ in SUBJECTS and child.lower_ in _words()["what"] for child in verb.children):
                    yield verb, sentence


def _calls(document: Document) -> Iterator[Telling]:
    """The verbs of sentences in which police or medics are called."""
    for sentence in document.sentences:
        for token in sentence:
            if token.lower_ in _words()["called"] and token.tag_ in ("VBD", "VBN"):
                yield token, sentence


def _is_of_violence(document: Document, words: Span, told: Sequence[Event]) -> bool:
    """Whether words stand in a sentence of the lead that tells of violence."""
    for sentence in document.sentences[:LEAD]:
        if sentence.start_char <= words.start < sentence.end_char:
            told_there = any(sentence.start_char <= event.trigger.start < sentence.end_char for event in told)
            return told_there or any(
                token.lower_ in _words()["shots"] or token.lower_ in document.deeds for token in sentence
            )
    return False


# Towns


def _towns(document: Document, told: Sequence[Event], happening: Sequence[Telling]) -> list[list[PlaceMention]]:
    """The towns that the report tells: of violence, of its dateline, its lead, and of the forces that were called."""
    dateline = document.report.dateline
    named = {mention.span: mention for mention in document.place_mentions}
    own = [named[event.place_span] for event in told if event.place_span in named and event.place_span != dateline]
    own += [place for verb, sentence in happening if (place := find_place(document, verb, None, sentence))]
    filed = [named[dateline]] if dateline in named else []
    if any(event.mode in WAR for event in told):  # wars are written of from the next capital, which is not named again
        filed = [one for one in filed if any(_is_again(one, other) for other in document.place_mentions)]
    lead = [mention for mention in document.place_mentions if _is_of_violence(document, mention.span, told)]
    lead = [mention for mention in lead if not is_bound(document, mention)]
    forces = [mention for mention in document.place_mentions if is_of_force(document.report, mention.span)]
    levels = (own, filed, lead, forces)
    return [[mention for mention in level if _is_local(document, mention)] for level in levels]


def is_bound(document: Document, mention: PlaceMention) -> bool:
    """Whether somebody is from there or on the way there: "a man from Kano", "was taken to Kano"."""
    before = document.report.text[max(mention.span.start - len(" from "), 0) : mention.span.start]
    return before.lower().endswith((" from ", " to "))


def _is_settlement(document: Document, words: Span) -> bool:
    """Whether a place that no list has is a village and no street: "at Singa village"."""
    after = document.report.text[words.end : words.end + 20].split()
    return bool(after) and after[0].strip(".,").lower() in table("resolving", "toponyms")["kinds"]["city"]


def _is_again(one: PlaceMention, other: PlaceMention) -> bool:
    return one.span != other.span and one.place_id is not None and one.place_id == other.place_id


def _is_local(document: Document, mention: PlaceMention) -> bool:
    place = document.places.get(mention.place_id or "")
    return place is not None and place.is_local


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/occasions.yaml``, and those of them that are asked for together."""
    lists = {name: frozenset(words) for name, words in table("finding", "occasions").items()}
    return lists | {"what": lists["pronouns"] | lists["violence"], "shots": lists["violence"] | lists["hit"]}
