"""Lengths of time, ages and habits, which have no day: "two days", "every week", "now"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.reading.times import pieces
from dateline.reading.times.grammar import Match
from dateline.reading.times.pieces import MONTHS, SEASONS
from dateline.reading.times.story import Story
from dateline.reading.times.values import AGE, DATE, DURATION, SET, Value
from dateline.resolving.calendar import iso_duration, timex_duration

__all__ = ["age", "always", "duration", "repeated"]


def duration(match: Match, story: Story, tense: int) -> Value:
    """A length of time ("two days", "a two-day", "for years")."""
    unit, amount = pieces.unit(match) or "day", pieces.amount(match)
    if not match.has("units", "vague"):
        amount = amount or 1
    return Value(DURATION, timex_duration(amount, unit), duration=iso_duration(amount, unit))


def age(match: Match, story: Story, tense: int) -> Value:
    """How old somebody is ("five-year-old")."""
    return Value(AGE, timex_duration(pieces.amount(match), pieces.unit(match) or "year"))


def repeated(match: Match, story: Story, tense: int) -> Value:
    """What happens again and again ("every day", "weekly", "on Mondays")."""
    weekday, part = match["weekday"] or match["weekdays"], match["part"] or match["parts"]
    season, month = pieces.first(match, SEASONS), pieces.first(match, MONTHS)
    if weekday:
        return Value(SET, f"XXXX-WXX-{weekday}")
    if part:
        return Value(SET, f"XXXX-XX-XXT{part}")
    if season or month:
        return Value(SET, f"XXXX-{season or f'{month:02d}'}")
    unit, amount = match["frequency"] or pieces.unit(match) or "day", pieces.amount(match) or 1
    return Value(SET, timex_duration(2, "week") if unit == "fortnight" else timex_duration(amount, unit))


def always(timex: str | None) -> Callable[[Match, Story, int], Value]:
    """A reader of what has no day at all ("now", "recently", "at that time")."""
    return lambda match, story, tense: Value(DATE, timex)
