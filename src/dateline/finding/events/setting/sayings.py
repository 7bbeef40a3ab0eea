"""When somebody blamed, urged, rejected or threatened, where only another sentence tells the day on which he spoke.

A report of a speech tells its day once ("Ann Dow said on Saturday ...") and goes on with what else was said ("She also
blamed the press"). Where all that the report dates of a speaker's doings fell on one recent day, what he said and
nothing dates was said on it. What is taken is pinned to the words there, and ``because`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.finding.events.setting.occasions import is_recent
from dateline.finding.events.setting.particulars import SPOKEN
from dateline.reading.document import Document
from dateline.records import Event, Time
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["on_day_of_speech"]

ADVERBIAL = frozenset({"npadvmod", "pobj", "prep", "advmod", "compound", "nummod", "amod"})
STEPS = 4  # from a time up to its verb: "on the night of Friday"


def on_day_of_speech(document: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those acts of speech that nothing dates on the one day of which the report tells of their speaker."""
    if not any(_lacks_day(event) for event in events):
        return tuple(events)
    days = _days(document)
    return tuple(_dated(event, days) if _lacks_day(event) else event for event in events)


def _lacks_day(event: Event) -> bool:
    if event.type not in SPOKEN or event.mode == "investigate" or event.modality != "asserted" or event.pattern:
        return False
    return event.time is not None and event.time.span is None


def _dated(event: Event, days: dict[str, list[Time]]) -> Event:
    who = [item.actor_id for item in event.participants if item.role == "actor"]
    told = [time for actor in who if actor for time in days.get(actor, ())]
    if not told or len({(time.edtf or "")[:10] for time in told}) > 1:
        return event
    if not _lasting().isdisjoint(re.findall(r"\w+", event.supports[0].quote.lower())):
        return event
    return replace(event, time=told[0], because=(*event.because, "when:told elsewhere"))


def _days(document: Document) -> dict[str, list[Time]]:
    """By actor the recent days on which the report tells that he did or said something."""
    days: dict[str, list[Time]] = {}
    for time, verb in _told(document):
        for child in verb.children:
            actor = document.actor_at(child) if child.dep_ == "nsubj" else None
            if actor is not None:
                days.setdefault(actor.id, []).append(time)
    return days


def _told(document: Document) -> Iterator[tuple[Time, Token]]:
    """The recent days that hang on a verb of the past, with it."""
    for time in document.times:
        if time.span is None or not is_recent(document, time):
            continue
        tokens = document.tokens_of(time.span)
        token = tokens.root if tokens else None
        for _ in range(STEPS):
            if token is None or token.dep_ not in ADVERBIAL:
                break
            token = token.head
        if token is not None and token.tag_ == "VBD":
            yield time, token


@cache
def _lasting() -> frozenset[str]:
    return frozenset(table("finding", "occasions")["lasting"])
