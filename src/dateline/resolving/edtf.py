"""The days that an EDTF date can mean, so that dates of every precision sort and filter as days."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from dateline.errors import SettingsError

__all__ = ["Days", "asked", "between", "days"]

Days = tuple[str | None, str | None]  # the first and the last day, ISO 8601; None where open or unknown

# EDTF level 0 and 1: digits that nobody knows are X, and a date may be qualified as uncertain (?), approximate (~)
# or both (%). A time of day adds nothing to the day.
_DATE = re.compile(r"(\d[\dX]{3})(?:-(\d[\dX]|XX)(?:-(\d[\dX]|XX))?)?(?:T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?[?~%]?")

# EDTF seasons as (first month, last month): level 1 has 21 to 24, of the northern hemisphere here, winter running
# into the next year; quarters (33 to 36) and halves (40, 41) are of level 2 and cost nothing.
_SEASONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


def days(edtf: str | None) -> Days:
    """The first and last day that a date or interval can mean; (None, None) where it is no EDTF that we know.

    >>> days("2023-02"), days("2023-03-06/.."), days("199X")
    (('2023-02-01', '2023-02-28'), ('2023-03-06', None), ('1990-01-01', '1999-12-31'))
    """
    if edtf is None:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(first)
    if (first and first != ".." and not _date(first)[0]) or (last and last != ".." and not _date(last)[1]):
        return None, None
    return _date(first)[0], _date(last)[1]


def asked(edtf: str) -> Days:
    """The days of a date that a user asks for; SettingsError where it is none."""
    bounds = days(edtf)
    if bounds == (None, None):
        raise SettingsError(f"{edtf!r} is not a date: write 2023, 2023-03, 2023-03-07 or 2023-03-01/2023-03-07.")
    return bounds


def between(since: str | None, until: str | None) -> Days:
    """The first and the last day of a stretch that a user asks for, each None where it is open (also where empty).

    Raises SettingsError for a date that is none, and where the stretch ends before it begins.
    """
    low, high = asked(since)[0] if since else None, asked(until)[1] if until else None
    if low and high and low > high:
        raise SettingsError(f"No day lies on or after {since} and on or before {until}: give the earlier date first.")
    return low, high


@lru_cache(maxsize=4096)  # news speaks of the same few days over and over
def _date(text: str) -> Days:
    match = _DATE.fullmatch(text)
    if match is None:
        return None, None
    year, month, day = match.groups()
    low, high = _range(year, 0, 9999)
    if month is None:
        return f"{low:04}-01-01", f"{high:04}-12-31"
    if month.isdigit() and int(month) in _SEASONS:
        return _season(low, high, int(month)) if day is None else (None, None)
    months = _range(month, 1, 12)
    if not 1 <= months[0] <= months[1] <= 12:
        return None, None
    lasts = _length(high, months[1])
    first_day, last_day = _range(day, 1, lasts) if day else (1, lasts)
    if not 1 <= first_day <= last_day <= lasts:
        return None, None
    return f"{low:04}-{months[0]:02}-{first_day:02}", f"{high:04}-{months[1]:02}-{last_day:02}"


def _range(digits: str, least: int, most: int) -> tuple[int, int]:
    """The least and the most that digits can mean where some are X, inside what the unit allows."""
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (max(low, least), min(high, most)) if "X" in digits else (low, high)


def _season(low: int, high: int, season: int) -> Days:
    first, last = _SEASONS[season]
    over, month = divmod(last - 1, 12)
    return f"{low:04}-{first:02}-01", f"{high + over:04}-{month + 1:02}-{_length(high + over, month + 1):02}"


def _length(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]
