"""Which events of violence of one report are one act: those that can lie in one place and on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateline.merging import wording
from dateline.merging.distance import IN_ONE_KM, kilometres, may_hold
from dateline.records import Event, Reading
from dateline.resolving.edtf import days

__all__ = ["LEAD", "are_two", "days_told", "grouped", "is_denied", "is_violent", "weight"]

LEAD = 700  # characters, some four paragraphs: what a report is about stands there
APART = 1  # days between two dates that may still be one night's
ACTS = 2000  # whose words are remembered: more than a report tells of
NEXT = 3  # words between "another" and the act that it counts: "another deadly bomb attack"


def is_violent(event: Event) -> bool:
    """Whether it is an act of violence that is told as done or tried."""
    is_told = event.modality in ("asserted", "attempted") and not event.negated and not event.pattern
    return is_told and event.type in wording.listed("violence")


def is_denied(event: Event) -> bool:
    """Whether it is an act of violence that somebody says did not happen."""
    denied = event.modality == "denied" and not event.negated and not event.pattern
    return denied and event.type in wording.listed("violence")


def weight(group: Sequence[Event]) -> float:
    """How much a report makes of a happening: how often it tells it, and whether it opens with it."""
    return sum(len(event.supports) for event in group) + 3 * (group[0].trigger.start < LEAD)


def grouped(reading: Reading, events: Sequence[Event]) -> list[list[Event]]:
    """The events that can be one happening together, in the order of the text."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda event: event.trigger.start):
        home = next((group for group in groups if all(_may_be_one(reading, event, other) for other in group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _may_be_one(reading: Reading, one: Event, other: Event) -> bool:
    """Whether neither the days nor the places of two events keep them apart, nor what the report says of them."""
    if are_two(one, other):
        return False
    first, second = days_told(one), days_told(other)
    if first and second:
        slack = timedelta(APART if first[0] == first[1] and second[0] == second[1] else 0)
        if first[0] > second[1] + slack or second[0] > first[1] + slack:
            return False
    here, there = reading.place(one.place_id), reading.place(other.place_id)
    if here is None or there is None or here.id == there.id:
        return True
    if here.is_local and there.is_local and not set(one.supports) & set(other.supports):
        apart = kilometres(here, there)
        return apart is None or apart <= IN_ONE_KM
    return may_hold(here, there)


def are_two(one: Event, other: Event) -> bool:
    """Whether two struck different scenes, one told as a further act: "the second blast, after one at a mosque"."""
    if set(one.supports) & set(other.supports):
        return False
    told, retold = (" ".join(span.quote for span in event.supports) for event in (one, other))
    here, there = _scenes(told), _scenes(retold)
    if not here or not there or here & there:
        return False
    return _is_further(told) or _is_further(retold)


@lru_cache(maxsize=ACTS)
def _scenes(told: str) -> frozenset[str]:
    """The scenes that words name; each event of a report is held against all others."""
    return frozenset(wording.kinds("scenes", told, None))


@lru_cache(maxsize=ACTS)
def _is_further(told: str) -> bool:
    """Whether words speak of another act than the one before: "the second explosion", "in a separate incident"."""
    words = wording.tokens(told)
    acts = wording.listed("violent_words") | wording.listed("acts")
    return any(
        word in wording.listed("further") and not acts.isdisjoint(words[at + 1 : at + 1 + NEXT])
        for at, word in enumerate(words)
    )


def days_told(event: Event) -> tuple[date, date] | None:
    """The days that the report's own words give an event; None where none do."""
    if event.time is None or event.time.span is None:
        return None
    low, high = days(event.time.edtf)
    return (date.fromisoformat(low), date.fromisoformat(high)) if low and high else None
