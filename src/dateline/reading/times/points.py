"""Points of time by their own words, or told from the story: "5 March 2023", "the 1990s", "Monday", "the next day"."""

from __future__ import annotations

from dataclasses import replace

from dateline.reading.times import pieces
from dateline.reading.times.grammar import Match
from dateline.reading.times.pieces import MONTHS, SEASONS, UNITS, WEEKDAYS
from dateline.reading.times.story import Story, covers
from dateline.reading.times.values import DATE, TIME, Value, dated
from dateline.resolving.calendar import Moment

__all__ = ["FIRST_MONTH", "calendar_date", "counted_from", "point", "steps_told", "unit_told", "year_end"]

_FROM_NOW = ("last", "past", "next", "this")
_FROM_TOLD = ("that", "told-next", "told-last")
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def point(match: Match, story: Story, tense: int) -> Value:
    """A date or a time of day by its own words ("Monday", "5 March 2023", "the 1990s", "9 p.m. on Friday")."""
    clock, hour = pieces.clock(match)
    moment = _named_date(match, story, tense, pieces.day(match, hour))
    kind = TIME if clock else DATE
    if moment is None:
        return Value(kind, f"XXXX-XX-XX{clock}" if clock else pieces.unplaced(match) or _today(match))
    if match.has("eve") and moment.unit == "day":
        moment = moment.plus(-1, "day") or moment
    return dated(kind, replace(moment, near=match.has("approx"), clock=clock if moment.unit == "day" else None))


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
        return calendar_date(year, month, day, story, tense)
    if match.has(*SEASONS, "quarter") or (match.has("half") and year is not None):
        return _part_of_year(match, year, story, tense)
    return Moment(year) if year is not None else _day_told(match, story, tense)


def calendar_date(year: int | None, month: int | None, day: int | None, story: Story, tense: int) -> Moment | None:
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
        year = story.year_of(FIRST_MONTH.get(season, 1), None, tense)
    return Moment(year, part=part) if part and year is not None else None


def _day_told(match: Match, story: Story, tense: int) -> Moment | None:
    """A day told from the speaker ("yesterday", "Monday") or from the story ("the next day")."""
    if match.has("deictic"):
        return story.now.plus(match["deictic"], "day") if story.now else None
    weekday = pieces.first(match, WEEKDAYS)
    if weekday:
        return story.weekday(weekday, steps_told(match), tense)
    if match.has(*UNITS):
        return unit_told(match, story, tense)
    last = story.told("day")
    return last if last and last.unit == "day" else None


def year_end(match: Match, story: Story, tense: int) -> Value:
    """The second year of "1914-18"."""
    last = story.last
    return dated(DATE, Moment(last.year - last.year % 100 + int(match.tokens[0].value)) if last else None)


def steps_told(match: Match) -> int:
    """How many units forward (1) or back (-1) the words "next", "last", "this" and their like go."""
    return next((token.value for token in match.all(*_FROM_NOW, *_FROM_TOLD) if token.value), 0)


def counted_from(match: Match, story: Story, unit: str) -> Moment | None:
    """Where a relative expression counts from."""
    told = match.has(*_FROM_TOLD) or not match.has(*_FROM_NOW)
    return story.told(unit) if told else story.now


def unit_told(match: Match, story: Story, tense: int) -> Moment | None:
    """The day, week, month or year so many units from the one that it is told from ("next week", "that year")."""
    unit = pieces.unit(match) or "day"
    ahead = tense > 0 and not match.has(*_FROM_TOLD)  # "will close by the end of the month": of the speaker's own
    base, step = story.now if ahead else counted_from(match, story, unit), steps_told(match)
    if base is None:
        return None
    if step == 0 and unit not in ("weekend", "week"):
        return base.to(unit) if covers(base, unit) else None
    return base.plus(step, unit)
