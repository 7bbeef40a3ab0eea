"""Dates that are only as exact as the words they came from, and arithmetic over them.

A ``Moment`` is a century, decade, year, part of a year, week, month, day or time of a day. It prints itself as
EDTF (ISO 8601-2 level 1, for the ledger) and as a TIMEX3 value (for the public time corpora). Years count
astronomically, as ISO 8601 has them: 1 BC is year 0, 264 BC is year -263.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

__all__ = [
    "Moment",
    "bounds_of",
    "easter",
    "interval",
    "iso_duration",
    "nth_weekday",
    "ordinal",
    "timex_duration",
]

# EDTF codes of the seasons (ISO 8601-2, 4.7), by TIMEX3's letters.
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# First month and number of months of what lies inside a year; winter runs into the next.
_PARTS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
}  # fmt: skip
_IN_DAYS = {"day": 1, "week": 7, "weekend": 7}
_IN_MONTHS = {"month": 1, "quarter": 3}
_IN_YEARS = {"year": 1, "decade": 10, "century": 100}
_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
# ISO 8601 durations know neither quarters nor anything above a year.
_IN_ISO = {"weekend": (2, "D"), "quarter": (3, "M"), "decade": (10, "Y"), "century": (100, "Y")}
# The calendar repeats after 400 years of 146,097 days: Python's, which begins at 1, is moved ten times that far.
_SHIFT_YEARS, _SHIFT_DAYS = 4000, 1460970


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day, 1 January of the year 1 being 1; ValueError where the calendar lacks it."""
    return date(year + _SHIFT_YEARS, month, day).toordinal() - _SHIFT_DAYS


def _month_end(year: int, month: int) -> int:
    return ordinal(year + month // 12, month % 12 + 1) - 1


def easter(year: int) -> int:
    """The ordinal of Western Easter Sunday (the anonymous Gregorian computus, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return ordinal(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int:
    """The ordinal of the nth weekday (1 for Monday) of a month; nth -1 is the last."""
    if nth < 0:
        end = _month_end(year, month)
        return end - (end - weekday) % 7
    first = ordinal(year, month)
    return first + (weekday - first) % 7 + 7 * (nth - 1)


def timex_duration(amount: float | None, unit: str) -> str:
    """A length of time as TIMEX3 writes it ("P2D", "PT1H", "P1DE"); X where how many is unknown."""
    code = _CODES[unit]
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


def iso_duration(amount: float | None, unit: str) -> str | None:
    """A length of time as ISO 8601 writes it ("P2D", "P10Y" for a decade); None where how many is unknown."""
    if amount is None:
        return None
    times, code = _IN_ISO.get(unit, (1, _CODES[unit]))
    number = f"{amount * times:g}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, known to the first ``digits`` of a year, to a year, or finer.

    ``part`` is a piece of the year as TIMEX3 writes it ("SU", "Q1", "H2", "W09", "W09-WE"; with a week, ``year`` is
    the ISO week's). ``month`` and ``day`` are 0 where there is one and the words do not say which. ``clock`` is a
    TIMEX3 time ("T17:30", "TMO" for a morning). ``near`` marks what the words call approximate.
    """

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None
    digits: int = 4
    clock: str | None = None
    near: bool = False

    @classmethod
    def of_day(cls, number: int) -> Moment:
        """The day with that ordinal."""
        found = date.fromordinal(number + _SHIFT_DAYS)
        return cls(found.year - _SHIFT_YEARS, found.month, found.day)

    @classmethod
    def of_week(cls, number: int) -> Moment:
        """The ISO week that holds the day with that ordinal."""
        thursday = number - (number - 1) % 7 + 3
        year = cls.of_day(thursday).year
        return cls(year, part=f"W{(thursday - ordinal(year)) // 7 + 1:02d}")

    @classmethod
    def parse(cls, edtf: str | None) -> Moment | None:
        """The moment of an EDTF year, month or day ("2023", "2023-03", "2023-03-07"); None for anything else."""
        found = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\S+)?)?)?", edtf or "")
        if not found:
            return None
        year, month, day = (int(piece) if piece else None for piece in found.groups())
        moment = cls(year or 0, month, day)
        return moment if moment.exists else None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it (it has no 30 February)."""
        try:
            return bool(ordinal(self.year, self.month or 1, self.day or 1))
        except (ValueError, OverflowError):
            return False

    @property
    def unit(self) -> str:
        """How fine it is: "century", "decade", "year", "part" (a season, quarter or half), "week", "month", "day"."""
        if self.digits < 4:
            return "decade" if self.digits == 3 else "century"
        if self.part:
            return "part" if self.part in _PARTS else "week"
        return "year" if not self.month else "day" if self.day else "month"

    @property
    def bounds(self) -> tuple[int, int]:
        """The ordinals of its first and last day."""
        unit, year, month = self.unit, self.year, self.month
        if unit == "day" and month and self.day:
            day = ordinal(year, month, self.day)
            return day, day
        if unit == "month" and month:
            return ordinal(year, month), _month_end(year, month)
        if unit == "week" and self.part:
            monday = Moment.of_day(ordinal(year, 1, 4))._monday + 7 * (int(self.part[1:3]) - 1)
            return monday + (5 if self.part.endswith("WE") else 0), monday + 6
        if unit == "part" and self.part:
            first, months = _PARTS[self.part]
            last = first + months - 1
            return ordinal(year, first), _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
        years = 10 ** (4 - self.digits)
        first = year if year > 0 or years == 1 else year - years + 1
        return ordinal(first), ordinal(first + years) - 1

    @property
    def _monday(self) -> int:
        return self.bounds[0] - (self.bounds[0] - 1) % 7

    @property
    def weekday(self) -> int:
        """1 for Monday to 7 for Sunday, of its first day."""
        return (self.bounds[0] - 1) % 7 + 1

    @property
    def edtf(self) -> str:
        """As EDTF level 1. What that cannot name (a week, a quarter, a decade before Christ) becomes an interval."""
        about = "~" if self.near else ""
        if self.part in _SEASONS:
            return f"{_year(self.year)}-{_SEASONS[self.part]}{about}"
        if self.digits < 4 and self.year > 0:
            return f"{_year(self.year)[: self.digits]:X<4}{about}"
        if self.part or self.digits < 4:
            unit = {"week": "day", "part": "month"}.get(self.unit, "year")
            return interval(*(Moment.of_day(end).to(unit) for end in self.bounds))
        pieces = [_year(self.year), *(_two(piece) for piece in (self.month, self.day) if piece is not None)]
        hour = re.fullmatch(r"T(\d\d)(?::(\d\d))?", self.clock or "")
        if hour and self.unit == "day":
            return f"{'-'.join(pieces)}T{hour[1]}:{hour[2] or '00'}:00"
        return "-".join(pieces) + about

    @property
    def timex(self) -> str:
        """As a TIMEX3 value; years before Christ as TIMEX2 writes them ("BC0264"), since TIMEX3 has no form."""
        year = _year(self.year) if self.year > 0 else f"BC{1 - self.year:04d}"
        if self.digits < 4:
            return year[: self.digits - 4]
        pieces = [year, *(_two(piece) for piece in (self.month, self.day) if piece is not None)]
        return "-".join([*pieces, self.part] if self.part else pieces) + (self.clock or "")

    def to(self, unit: str) -> Moment:
        """The coarser moment of that unit which holds it; itself where it is already as coarse."""
        if unit == "week":
            return Moment.of_week(self.bounds[0])
        order = ("day", "month", "quarter", "year", "decade", "century")
        if unit not in order or (self.unit in order and order.index(self.unit) >= order.index(unit)):
            return self
        first = Moment.of_day(self.bounds[0])
        if unit == "quarter":
            return Moment(first.year, part=f"Q{((first.month or 1) + 2) // 3}")
        if unit in _IN_YEARS:
            return first._of_years(_IN_YEARS[unit])
        return Moment(first.year, first.month) if unit == "month" else first

    def _of_years(self, years: int) -> Moment:
        length = {1: 4, 10: 3, 100: 2}[years]
        year = self.year - self.year % years if self.year > 0 else 1 - (1 - self.year) // years * years
        return Moment(year, digits=length)

    def plus(self, amount: int, unit: str) -> Moment | None:
        """The moment so many units on, as exact as the unit ("two months on" from a day is a month).

        None where it is too coarse to count from (a day after "1939"), or the calendar ends.
        """
        try:
            moved = self._moved(amount, unit)
        except (ValueError, OverflowError):
            return None
        return moved if moved is not None and moved.exists else None

    def _moved(self, amount: int, unit: str) -> Moment | None:
        if unit in _IN_DAYS:
            if self.unit not in ("day", "week"):
                return None
            day = self.bounds[0] + amount * _IN_DAYS[unit]
            week = Moment.of_week(day)
            return Moment.of_day(day) if unit == "day" else replace(week, part=f"{week.part}{_WEEKEND.get(unit, '')}")
        if unit in _IN_MONTHS:
            if self.unit in ("year", "decade", "century"):
                return None
            start = Moment.of_day(self.bounds[0])
            months = start.year * 12 + (start.month or 1) - 1 + amount * _IN_MONTHS[unit]
            return Moment(months // 12, months % 12 + 1).to(unit)
        if unit in _IN_YEARS:
            return replace(self.to("year"), year=self.to("year").year + amount * _IN_YEARS[unit]).to(unit)
        return None


_WEEKEND = {"weekend": "-WE"}


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _two(piece: int) -> str:
    return f"{piece:02d}" if piece else "XX"


def interval(first: Moment | None, last: Moment | None) -> str:
    """The EDTF interval from one moment to another; None is an open end ("2023-02/..")."""
    start, end = first.edtf if first else "..", last.edtf if last else ".."
    return f"{start.partition('/')[0]}/{end.rpartition('/')[2]}"


def bounds_of(edtf: str) -> tuple[int, int] | None:
    """The ordinals of the first and last day of an EDTF value; None where an end is open or it is not ours."""
    ends = [Moment.parse(end.removesuffix("~")) for end in edtf.split("/")]
    known = [end for end in ends if end]
    return (known[0].bounds[0], known[-1].bounds[1]) if len(known) == len(ends) else None
