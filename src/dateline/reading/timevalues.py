"""What an expression of time means, given where the text stands: a point, an interval, a length, or a habit.

One reader a kind of expression (``reads`` in ``data/times.yaml``) turns its words into a ``Value``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.reading import timepieces as pieces
from dateline.reading.timegrammar import Match
from dateline.reading.timepieces import MONTHS, SEASONS, UNITS, WEEKDAYS
from dateline.reading.timestory import Story, covers
from dateline.resolving.calendar import Moment, iso_duration, nth_weekday, timex_duration

__all__ = ["AGE", "DATE", "DURATION", "SET", "TIME", "Value", "read_value"]

# TIMEX3's types, and one of ours: an age is a length of time that dates nothing.
DATE, TIME, DURATION, SET, AGE = "DATE", "TIME", "DURATION", "SET", "AGE"
_FROM_NOW = ("last", "past", "next", "this")
_FROM_TOLD = ("that", "told-next", "told-last")
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means. ``until`` closes an interval that ``moment`` opens; ``timex`` is for the corpora."""

    kind: str
    timex: str | None = None
    moment: Moment | None = None
    until: Moment | None = None
    duration: str | None = None


def read_value(match: Match, story: Story, tense: int) -> Value:
    """The value of one expression. ``tense`` of the words around it: -1 past, 1 future, 0 not told."""
    return _READERS[match.reads](match, story, tense)


def _dated(kind: str, moment: Moment | None, otherwise: str | None = None) -> Value:
    return Value(kind, moment.timex if moment else otherwise, moment)


# -- points ----------------------------------------------------------------------------------------------------------


def _point(match: Match, story: Story, tense: int) -> Value:
    """A date or a time of day by its own words ("Monday", "5 March 2023", "the 1990s", "9 p.m. on Friday")."""
    clock, hour = pieces.clock(match)
    moment = _named_date(match, story, tense, pieces.day(match, hour))
    kind = TIME if clock else DATE
    if moment is None:
        return Value(kind, f"XXXX-XX-XX{clock}" if clock else pieces.unplaced(match) or _today(match))
    if match.has("eve") and moment.unit == "day":
        moment = moment.plus(-1, "day") or moment
    return _dated(kind, replace(moment, near=match.has("approx"), clock=clock if moment.unit == "day" else None))


def _today(match: Match) -> str | None:
    """TIMEX3's value of a "today" that no date places."""
    return "PRESENT_REF" if match["deictic"] == 0 else None


def _named_date(match: Match, story: Story, tense: int, day: int | None) -> Moment | None:
    """The date of an expression by the finest word in it."""
    year, month = pieces.year(match, story.last), pieces.first(match, MONTHS)
    if match.has("iso-date"):
        return Moment.parse(match["iso-date"])
    if match.has("slash-date"):
        return pieces.slashed(match["slash-date"], story.anchor)
    if match.has("century", "decade"):
        return pieces.century(match) if match.has("century") else pieces.decade(match, story.last)
    if match.has("holiday"):
        return _holiday(match["holiday"], year, story, tense)
    if month or day is not None:
        return _calendar_date(year, month, day, story, tense)
    if match.has(*SEASONS, "quarter") or (match.has("half") and year is not None):
        return _part_of_year(match, year, story, tense)
    return Moment(year) if year is not None else _day_told(match, story, tense)


def _calendar_date(year: int | None, month: int | None, day: int | None, story: Story, tense: int) -> Moment | None:
    """A month or a day of it; with the year and month that the text has come to, where it names none."""
    if month is None:
        base = story.told("month")
        if base is None or not base.month:
            return None
        return pieces.existing(Moment(base.year if year is None else year, base.month, day))
    if year is None:
        year = story.year_of(month, day, tense)
    return pieces.existing(Moment(year, month, day)) if year is not None else None


def _holiday(rule: str | None, year: int | None, story: Story, tense: int) -> Moment | None:
    if rule is None:
        return None
    if year is None:
        year = story.year_of(pieces.holiday_month(rule), None, tense)
    return pieces.holiday(rule, year) if year is not None else None


def _part_of_year(match: Match, year: int | None, story: Story, tense: int) -> Moment | None:
    """A season, quarter or half of a year."""
    season = pieces.first(match, SEASONS)
    part = season or pieces.fraction(match)
    if year is None:
        year = story.year_of(_FIRST_MONTH.get(season, 1), None, tense)
    return Moment(year, part=part) if part and year is not None else None


def _day_told(match: Match, story: Story, tense: int) -> Moment | None:
    """A day told from the speaker ("yesterday", "Monday") or from the story ("the next day")."""
    if match.has("deictic"):
        return story.now.plus(match["deictic"], "day") if story.now else None
    weekday = pieces.first(match, WEEKDAYS)
    if weekday:
        return story.weekday(weekday, _step(match), tense)
    if match.has(*UNITS):
        return _unit_told(match, story, tense)
    last = story.told("day")
    return last if last and last.unit == "day" else None


def _year_end(match: Match, story: Story, tense: int) -> Value:
    """The second year of "1914-18"."""
    last = story.last
    return _dated(DATE, Moment(last.year - last.year % 100 + int(match.tokens[0].value)) if last else None)


# -- told from another date ------------------------------------------------------------------------------------------


def _step(match: Match) -> int:
    """How many units forward (1) or back (-1) the words "next", "last", "this" and their like go."""
    return next((token.value for token in match.all(*_FROM_NOW, *_FROM_TOLD) if token.value), 0)


def _base(match: Match, story: Story, unit: str) -> Moment | None:
    """Where a relative expression counts from."""
    told = match.has(*_FROM_TOLD) or not match.has(*_FROM_NOW)
    return story.told(unit) if told else story.now


def _unit_told(match: Match, story: Story, tense: int) -> Moment | None:
    unit = pieces.unit(match) or "day"
    ahead = tense > 0 and not match.has(*_FROM_TOLD)  # "will close by the end of the month": of the speaker's own
    base, step = story.now if ahead else _base(match, story, unit), _step(match)
    if base is None:
        return None
    if step == 0 and unit not in ("weekend", "week"):
        return base.to(unit) if covers(base, unit) else None
    return base.plus(step, unit)


def _relative(match: Match, story: Story, tense: int) -> Value:
    """A unit, month, weekday, season or part of a day told from another ("last month", "that same day")."""
    if match.has(*WEEKDAYS, "holiday"):
        return _point(match, story, tense)
    if match.has("part"):
        return _part_told(match, story)
    if match.has(*MONTHS, *SEASONS):
        return _named_told(match, story)
    if match.has("units"):
        return Value(DATE, "PRESENT_REF") if match.has("this") else _duration(match, story, tense)
    if match.has("past") or (match.has("last") and match.has("the")):
        return _window(match, story, tense)
    return _dated(DATE, _unit_told(match, story, tense))


def _named_told(match: Match, story: Story) -> Value:
    """The month, season or quarter before, in or after another date ("last May", "the spring of next year")."""
    month, season, step = pieces.first(match, MONTHS), pieces.first(match, SEASONS), _step(match)
    base = _base(match, story, "year")
    if base is None:
        return Value(DATE)
    start = month or _FIRST_MONTH.get(season, 1) + (2 if season and step < 0 else 0)  # "last summer", said in summer
    here = Moment.of_day(base.bounds[0]).month or 1
    if not match.has(*UNITS):
        step = (step > 0 and start <= here) - (step < 0 and start >= here)
    part = season or (pieces.fraction(match) if match.has("quarter") else None)
    return _dated(DATE, Moment(base.to("year").year + step, month, part=part))


def _part_told(match: Match, story: Story) -> Value:
    """A part of a day told from another day ("last night", "this morning")."""
    base, clock = _base(match, story, "day"), pieces.clock(match)[0]
    day = base.plus(_step(match), "day") if base and base.unit == "day" else None
    return _dated(TIME, replace(day, clock=clock) if day else None, f"XXXX-XX-XX{clock}")


def _overnight(match: Match, story: Story, tense: int) -> Value:
    """The night that ended on the day of speaking, as an interval of two days."""
    here = story.now
    before = here.plus(-1, "day") if here and here.unit == "day" else None
    if before is None:
        return Value(TIME, "XXXX-XX-XXTNI")
    return Value(TIME, f"{before.timex}TNI", before, here)


def _offset(match: Match, story: Story, tense: int) -> Value:
    """So many units before or after another date ("two days later", "three years ago")."""
    back = match.has("ago", "earlier", "before")
    vague = Value(DATE, "PAST_REF" if back else "FUTURE_REF")
    unit, amount = pieces.unit(match), pieces.amount(match)
    if unit is None or amount is None:
        return vague
    base = story.now if match.has("ago", "present") else story.told(unit)
    if base is None or unit in ("hour", "minute", "second"):
        return vague if base is None or base.unit != "day" else _dated(TIME, base)
    return _dated(DATE, base.plus(round(-amount if back else amount), unit))


def _weekend(match: Match, story: Story, tense: int) -> Value:
    """The weekend that the tense means: the one that is on, or the last or next."""
    here = story.now
    if here is None or here.unit != "day":
        return Value(DATE)
    return _dated(DATE, here.plus(0 if tense > 0 or here.weekday > 5 else -1, "weekend"))


def _window(match: Match, story: Story, tense: int) -> Value:
    """A length of time that ends or begins at another date ("the past three years", "the next two weeks")."""
    value = _duration(match, story, tense)
    unit, step = pieces.unit(match) or "day", _step(match)
    amount = pieces.amount(match) or (None if match.has("units", "vague") else 1)
    base = _base(match, story, unit)
    other = base.plus(round(amount) * step, unit) if base and step and amount else None
    if base is None or other is None:
        return value
    return replace(value, moment=min(base, other, key=_start), until=max(base, other, key=_start))


def _start(moment: Moment) -> int:
    return moment.bounds[0]


def _piece(match: Match, story: Story, tense: int) -> Value:
    """A day, week or weekday counted inside a month or a year ("the last week of August", "the first day of 2019")."""
    year, month = pieces.year(match, story.last), pieces.first(match, MONTHS)
    whole = _calendar_date(year, month, None, story, tense) if month else Moment(year) if year is not None else None
    weekday, nth = pieces.first(match, WEEKDAYS), pieces.order(match)
    if whole is None:
        return Value(DATE)
    first, last = whole.bounds
    if weekday:
        return _dated(DATE, Moment.of_day(nth_weekday(whole.year, month or 1, weekday, nth)) if month else whole)
    unit = pieces.unit(match)
    if unit == "month":
        return _dated(DATE, Moment(whole.year, nth if nth > 0 else 12))
    days = {"day": 1, "week": 7}.get(unit or "")
    if days is None:
        return _dated(DATE, whole)
    start = first + days * (nth - 1) if nth > 0 else last - days + 1
    if days == 1:
        return _dated(DATE, Moment.of_day(start))
    return Value(DATE, timex_duration(1, "week"), Moment.of_day(start), Moment.of_day(start + days - 1))


# -- lengths and habits ----------------------------------------------------------------------------------------------


def _duration(match: Match, story: Story, tense: int) -> Value:
    """A length of time ("two days", "a two-day", "for years")."""
    unit, amount = pieces.unit(match) or "day", pieces.amount(match)
    if not match.has("units", "vague"):
        amount = amount or 1
    return Value(DURATION, timex_duration(amount, unit), duration=iso_duration(amount, unit))


def _age(match: Match, story: Story, tense: int) -> Value:
    return Value(AGE, timex_duration(pieces.amount(match), pieces.unit(match) or "year"))


def _set(match: Match, story: Story, tense: int) -> Value:
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


def _always(timex: str | None) -> Callable[[Match, Story, int], Value]:
    """A reader of what has no day at all ("now", "recently", "at that time")."""
    return lambda match, story, tense: Value(DATE, timex)


_READERS: dict[str, Callable[[Match, Story, int], Value]] = {
    "point": _point,
    "year": _point,
    "year-end": _year_end,
    "relative": _relative,
    "overnight": _overnight,
    "offset": _offset,
    "window": _window,
    "piece": _piece,
    "weekend": _weekend,
    "duration": _duration,
    "age": _age,
    "set": _set,
    "present": _always("PRESENT_REF"),
    "past": _always("PAST_REF"),
    "future": _always("FUTURE_REF"),
    "vague": _always(None),
}
