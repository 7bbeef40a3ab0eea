"""Points and intervals told from another date: "last month", "two days later", "the past three years"."""

from __future__ import annotations

from dataclasses import replace

from dateline.reading.times import pieces
from dateline.reading.times.grammar import Match
from dateline.reading.times.lengths import duration
from dateline.reading.times.pieces import MONTHS, SEASONS, UNITS, WEEKDAYS
from dateline.reading.times.points import FIRST_MONTH, calendar_date, counted_from, point, steps_told, unit_told
from dateline.reading.times.story import Story
from dateline.reading.times.values import DATE, TIME, Value, dated
from dateline.resolving.calendar import Moment, nth_weekday, timex_duration

__all__ = ["offset", "overnight", "piece", "relative", "weekend", "window"]


def relative(match: Match, story: Story, tense: int) -> Value:
    """A unit, month, weekday, season or part of a day told from another ("last month", "that same day")."""
    if match.has(*WEEKDAYS, "holiday"):
        return point(match, story, tense)
    if match.has("part"):
        return _part_told(match, story)
    if match.has(*MONTHS, *SEASONS):
        return _named_told(match, story)
    if match.has("units"):
        return Value(DATE, "PRESENT_REF") if match.has("this") else duration(match, story, tense)
    if match.has("past") or (match.has("last") and match.has("the")):
        return window(match, story, tense)
    return dated(DATE, unit_told(match, story, tense))


def _named_told(match: Match, story: Story) -> Value:
    """The month, season or quarter before, in or after another date ("last May", "the spring of next year")."""
    month, season, step = pieces.first(match, MONTHS), pieces.first(match, SEASONS), steps_told(match)
    base = counted_from(match, story, "year")
    if base is None:
        return Value(DATE)
    start = month or FIRST_MONTH.get(season, 1) + (2 if season and step < 0 else 0)  # "last summer", said in summer
    here = Moment.of_day(base.bounds[0]).month or 1
    if not match.has(*UNITS):
        step = (step > 0 and start <= here) - (step < 0 and start >= here)
    part = season or (pieces.fraction(match) if match.has("quarter") else None)
    return dated(DATE, Moment(base.to("year").year + step, month, part=part))


def _part_told(match: Match, story: Story) -> Value:
    """A part of a day told from another day ("last night", "this morning")."""
    base, clock = counted_from(match, story, "day"), pieces.clock(match)[0]
    day = base.plus(steps_told(match), "day") if base and base.unit == "day" else None
    return dated(TIME, replace(day, clock=clock) if day else None, f"XXXX-XX-XX{clock}")


def overnight(match: Match, story: Story, tense: int) -> Value:
    """The night that ended on the day of speaking, as an interval of two days."""
    here = story.now
    before = here.plus(-1, "day") if here and here.unit == "day" else None
    if before is None:
        return Value(TIME, "XXXX-XX-XXTNI")
    return Value(TIME, f"{before.timex}TNI", before, here)


def offset(match: Match, story: Story, tense: int) -> Value:
    """So many units before or after another date ("two days later", "three years ago")."""
    back = match.has("ago", "earlier", "before")
    vague = Value(DATE, "PAST_REF" if back else "FUTURE_REF")
    unit, amount = pieces.unit(match), pieces.amount(match)
    if unit is None or amount is None:
        return vague
    base = story.now if match.has("ago", "present") else story.told(unit)
    if base is None or unit in ("hour", "minute", "second"):
        return vague if base is None or base.unit != "day" else dated(TIME, base)
    return dated(DATE, base.plus(round(-amount if back else amount), unit))


def weekend(match: Match, story: Story, tense: int) -> Value:
    """The weekend that the tense means: the one that is on, or the last or next."""
    here = story.now
    if here is None or here.unit != "day":
        return Value(DATE)
    return dated(DATE, here.plus(0 if tense > 0 or here.weekday > 5 else -1, "weekend"))


def window(match: Match, story: Story, tense: int) -> Value:
    """A length of time that ends or begins at another date ("the past three years", "the next two weeks")."""
    value = duration(match, story, tense)
    unit, step = pieces.unit(match) or "day", steps_told(match)
    amount = pieces.amount(match) or (None if match.has("units", "vague") else 1)
    base = counted_from(match, story, unit)
    other = base.plus(round(amount) * step, unit) if base and step and amount else None
    if base is None or other is None:
        return value
    return replace(value, moment=min(base, other, key=_start), until=max(base, other, key=_start))


def _start(moment: Moment) -> int:
    return moment.bounds[0]


def piece(match: Match, story: Story, tense: int) -> Value:
    """A day, week or weekday counted inside a month or a year ("the last week of August", "the first day of 2019")."""
    year, month = pieces.year(match, story.last), pieces.first(match, MONTHS)
    whole = calendar_date(year, month, None, story, tense) if month else Moment(year) if year is not None else None
    weekday, nth = pieces.first(match, WEEKDAYS), pieces.order(match)
    if whole is None:
        return Value(DATE)
    first, last = whole.bounds
    if weekday:
        return dated(DATE, Moment.of_day(nth_weekday(whole.year, month or 1, weekday, nth)) if month else whole)
    unit = pieces.unit(match)
    if unit == "month":
        return dated(DATE, Moment(whole.year, nth if nth > 0 else 12))
    days = {"day": 1, "week": 7}.get(unit or "")
    if days is None:
        return dated(DATE, whole)
    start = first + days * (nth - 1) if nth > 0 else last - days + 1
    if days == 1:
        return dated(DATE, Moment.of_day(start))
    return Value(DATE, timex_duration(1, "week"), Moment.of_day(start), Moment.of_day(start + days - 1))
