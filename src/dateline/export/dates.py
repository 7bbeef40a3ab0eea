"""An EDTF date as people write it: "6–7 March 2023", "about March 2023", "since 2021"."""

from __future__ import annotations

import re

__all__ = ["date", "length"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of",
    35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of",
}  # fmt: skip
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?)?)?([?~%]?)")
_DECADE = re.compile(r"(\d{3})X([?~%]?)")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_LENGTH = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date(edtf: str | None, *, short: bool = False) -> str:
    """The date in words, the months cut to three letters where ``short``; what is no EDTF that we know stays as it is.

    >>> date("2023-03-06/2023-03-07"), date("2023-02~"), date("2021/.."), date("199X")
    ('6–7 March 2023', 'about February 2023', 'since 2021', 'the 1990s')
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first, short)
    if last in ("..", ""):
        return f"since {_point(first, short)}"
    if first in ("..", ""):
        return f"until {_point(last, short)}"
    return _between(_point(first, short), _point(last, short))


def length(duration: str) -> str:
    """A length of ISO 8601 in words; one that has no words here stays as it is.

    >>> length("P2D"), length("PT1H"), length("P1Y6M")
    ('2 days', '1 hour', '1 year 6 months')
    """
    match = _LENGTH.fullmatch(duration)
    if match is None:
        return duration
    counted = ((number, unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number)
    return " ".join(f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in counted) or duration


def _point(edtf: str, short: bool) -> str:
    if decade := _DECADE.fullmatch(edtf):
        return f"{_HEDGES[decade[2]]}the {decade[1]}0s"
    match = _POINT.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, clock, hedge = match.groups()
    known = [year]
    if month and int(month) in _SEASONS:
        known.insert(0, _SEASONS[int(month)])
    elif month and 1 <= int(month) <= len(_MONTHS):
        name = _MONTHS[int(month) - 1]
        known.insert(0, name[:3] if short else name)
        known[:0] = [str(int(day))] if day else []
    elif month:
        return edtf
    return _HEDGES[hedge] + " ".join(known) + (f", {clock}" if clock else "")


def _between(first: str, last: str) -> str:
    """Two dates with what they share said once: "28 February – 2 March 2023", "6–7 March 2023"."""
    ours, theirs = first.split(" "), last.split(" ")
    shared = 0
    while shared < min(len(ours), len(theirs)) - 1 and ours[-1 - shared] == theirs[-1 - shared]:
        shared += 1
    left = " ".join(ours[: len(ours) - shared]) if len(ours) == len(theirs) else first
    return f"{left}–{last}" if left.isdigit() and len(left) < len("2023") else f"{left} – {last}"
