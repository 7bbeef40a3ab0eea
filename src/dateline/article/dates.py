"""Calendar dates as pages write them, given as EDTF (``YYYY-MM-DD``).

A date counts as written, whatever its time zone; one whose day and month cannot be told apart (03/04/2023)
is no date. Years outside 1900 to 2100 are numbers of something else.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.article.words import words

__all__ = ["CLOCK", "find", "of_machine", "of_url", "pattern"]

CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?|(?:0?[1-9]|1[0-2]) ?[ap]\.?m\.?)"
    r"(?: ?\(?(?:[A-Z]{1,5}T|GMT|UTC|Z|[+-]\d\d:?\d\d|PKT|WIB)(?: ?[+-]\d\d?(?::?\d\d)?)?\)?)?"
)


@cache
def _month() -> str:
    """A month's name or any prefix of it from three letters on."""
    whole = [f"{m[:3]}" + "".join(f"(?:{c}" for c in m[3:]) + ")?" * len(m[3:]) for m in words("months")]
    return f"(?:{'|'.join(whole)})\\.?"


@cache
def pattern() -> str:
    """A regular expression, without groups, of a full date in words or figures; use it ignoring case."""
    weekday = "(?:(?:" + "|".join(f"{d[:3]}(?:{d[3:]})?" for d in words("weekdays")) + r")\.?,? )?"
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
    forms = (
        rf"{_month()} ?{day},? ,?{year}",
        rf"{_month()} ?{day}, ?{year}",
        rf"{day}(?: of)?[ -]?{_month()},?[ -]{year}",
        rf"{year}[-/.]\d{{1,2}}[-/.]\d{{1,2}}",
        rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{year}",
    )
    return rf"{weekday}(?<!\d)(?:{'|'.join(forms)})(?!\d)"


@cache
def _finder() -> re.Pattern[str]:
    return re.compile(pattern(), re.IGNORECASE)


def find(text: str) -> str | None:
    """The first full date written in a text, as EDTF; None where there is none."""
    for found in _finder().finditer(text):
        if edtf := _read(found.group()):
            return edtf
    return None


def of_machine(text: str) -> str | None:
    """The date of a time stamp (ISO 8601, RFC 2822, ``20230307``), as EDTF; None where it is none."""
    text = text.strip()
    if stamp := re.match(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)", text):
        return _edtf(*map(int, stamp.groups()))
    return find(text[:100])


def of_url(url: str) -> str | None:
    """The date in an address such as ``/2023/03/07/talks``, as EDTF; None where there is none."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", url)
    if not found:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdecimal() else _month_number(month)
    return _edtf(int(year), number, int(day))


def _month_number(name: str) -> int:
    """1 to 12; 0 for what is no month."""
    start = name.lower()[:3]
    return next((i for i, month in enumerate(words("months"), 1) if month.startswith(start)), 0)


def _read(written: str) -> str | None:
    """The EDTF of what ``pattern`` matched."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    month = re.search(rf"(?<![a-z]){_month()}", written, re.IGNORECASE)
    if len(numbers) == 2 and month:
        day, year = numbers
        return _edtf(year, _month_number(month.group()), day)
    if len(numbers) != 3:
        return None
    first, middle, last = numbers
    if first > 1900:
        return _edtf(first, middle, last)
    if first > 12 or first == middle or "." in written:  # with points the day comes first
        return _edtf(last, middle, first)
    return _edtf(last, first, middle) if middle > 12 else None


def _edtf(year: int, month: int, day: int) -> str | None:
    """The three as EDTF where they make a day of these two centuries."""
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None
