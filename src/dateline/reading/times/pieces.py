"""The pieces of an expression of time: its year, day, clock time and amount, each from the words alone."""

from __future__ import annotations

from typing import Any

from dateline.reading.times.grammar import Match, Token
from dateline.resolving.calendar import Moment, easter, nth_weekday

__all__ = [
    "AMOUNTS",
    "MONTHS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "amount",
    "century",
    "clock",
    "day",
    "decade",
    "dom_exists",
    "existing",
    "first",
    "fraction",
    "holiday",
    "holiday_month",
    "number",
    "order",
    "slashed",
    "unit",
    "unplaced",
    "year",
]

MONTHS = ("month", "soft-month")
SEASONS = ("season", "soft-season")
WEEKDAYS = ("weekday", "soft-weekday")
UNITS = ("unit", "units", "century", "quarter", "weekend")
_DOMS = ("day", "nth", "ordinal")
# After an ordinal these are what it counts: "the first half of March" is no first of March.
_COUNTED = ("half", "edge", "era", *UNITS)
AMOUNTS = ("day", "number", "two-digits", "year", "cardinal", "vague", "couple", "dozen", "a")


def first(match: Match, kinds: tuple[str, ...]) -> Any:
    """The value of the first token of one of those kinds; None where there is none."""
    return next((token.value for token in match.tokens if token.kind in kinds), None)


def existing(moment: Moment) -> Moment | None:
    """The moment, or None for one that the calendar lacks."""
    return moment if moment.exists else None


def unit(match: Match) -> str | None:
    """The unit of an amount ("day" ... "century"); None where it has none."""
    found: str | None = first(match, UNITS)
    return "week" if found == "fortnight" else found


def year(match: Match, last: Moment | None) -> int | None:
    """The year, 1 BC being 0; None where the words have none. A short one ("'99") is the nearest to ``last``."""
    numbers = match.all("number", "two-digits", "day", "year")
    if match.has("era"):
        at = [token.kind for token in match.tokens].index("era")
        before = [token for token in match.tokens[:at] if token in numbers]
        return 1 - int((before or numbers)[-1].value) if numbers else None
    if match.has("year"):
        return int(match["year"])
    if match.has("short-year", "two-digits"):
        near = last.year if last else 2000
        short = int(match["short-year"][1:]) if match.has("short-year") else int(match["two-digits"])
        return min((century + short for century in range(1700, 2200, 100)), key=lambda known: abs(known - near))
    return None


def decade(match: Match, last: Moment | None) -> Moment:
    """The decade ("the 1990s", "the '90s", "the 480s BC")."""
    digits = int("".join(filter(str.isdigit, match["decade"])))
    if match.has("era"):
        return Moment(1 - digits, digits=3)
    if digits < 100:
        near = last.year if last else 2000
        digits += near // 100 * 100
        digits -= 100 if digits > near else 0
    return Moment(digits, digits=3)


def day(match: Match, hour: Token | None) -> int | None:
    """The day of a month; ``hour`` is a number that is none."""
    for at, token in enumerate(match.tokens):
        following = match.tokens[at + 1].kind if at + 1 < len(match.tokens) else ""
        if token.kind in _DOMS and token is not hour and following not in _COUNTED:
            return number(token)
    return None


def number(token: Token) -> int:
    """The value of a day or an ordinal ("5", "5th", "fifth")."""
    return int(token.value) if token.kind != "nth" else int(token.text[:-2])


def clock(match: Match) -> tuple[str | None, Token | None]:
    """The time of day as TIMEX3 writes it ("T17:30", "TMO"), and the token that holds its hour."""
    half = match["ampm"]
    for at, token in enumerate(match.tokens):
        following = match.tokens[at + 1].kind if at + 1 < len(match.tokens) else ""
        if token.kind == "clock" or following in ("ampm", "oclock"):
            hour, _, minute = _colon(str(token.value)).partition(":")
            shown = int(hour) % 12 + half if half is not None and int(hour) <= 12 else int(hour)
            return f"T{shown:02d}:{minute[:2] or '00'}", token
    part = match["part"] or match["parts"]
    return (f"T{part}" if part else None), None


def _colon(time: str) -> str:
    """A clock time with its colon: "9.30" and "0930" have none."""
    return f"{time[:2]}:{time[2:]}" if len(time) == 4 and time.isdigit() else time.replace(".", ":")


def century(match: Match) -> Moment | None:
    """The century that an ordinal counts ("the 19th century")."""
    nth = next((number(token) for token in match.tokens if token.kind in ("nth", "ordinal")), None)
    if nth is None:
        return None
    return Moment(1 - (nth - 1) * 100, digits=2) if match.has("era") else Moment((nth - 1) * 100, digits=2)


def order(match: Match) -> int:
    """Which one an ordinal or "last" counts: 1 for the first, -1 for the last."""
    nth = next((number(token) for token in match.all("nth", "ordinal")), None)
    return nth if nth is not None else match["final"] or match["last"] or (1 if match["early"] == "START" else -1)


def fraction(match: Match) -> str | None:
    """Which half or quarter of a year ("the second half of 2008")."""
    size, letter = (2, "H") if match.has("half") else (4, "Q")
    nth = order(match)
    return f"{letter}{size if nth < 0 else nth}" if nth <= size else None


def amount(match: Match) -> float | None:
    """How many units; None where the words do not say ("several")."""
    words = match.all(*AMOUNTS)
    if any(token.kind == "vague" for token in words) or not (words or match.has("half")):
        return None
    counted = [token for token in words if token.kind != "a"] or words  # "a mere two years" are two
    values = [float(token.value) for token in counted]
    if match.has("couple", "dozen"):
        values = [value for value in values if value > 1]
    if match.has("half"):
        whole = match.has("and") and match.tokens[0].kind != "half"
        total = (values[0] if whole else 0) + 0.5
    elif len(values) > 1 and values[1] in (100, 1000):
        total = values[0] * values[1]
    else:
        total = values[0]
    return total * 2 if first(match, UNITS) == "fortnight" else total


def holiday(rule: str, of_year: int) -> Moment:
    """The day of a holiday by its rule in the data file."""
    if rule.startswith("easter"):
        return Moment.of_day(easter(of_year) + int(rule[6:]))
    if rule.startswith("nth"):
        month, weekday, nth = map(int, rule.split()[1:])
        return Moment.of_day(nth_weekday(of_year, month, weekday, nth))
    return Moment(of_year, int(rule[:2]), int(rule[3:]))


def holiday_month(rule: str) -> int:
    """The month of a holiday, about: Easter counts as April."""
    if rule.startswith("easter"):
        return 4
    return int(rule.split()[1] if rule.startswith("nth") else rule[:2])


def slashed(written: str, anchor: Moment | None) -> Moment | None:
    """A date in figures. Where day and month could be either, the reading nearer the publication date holds.

    With none, the day stands first, as in most of the world.
    """
    one, two, last = map(int, written.replace(".", "/").split("/"))
    of_year = last if last > 99 else last + (2000 if last < 70 else 1900)
    readings = [Moment(of_year, month, dom) for dom, month in ((one, two), (two, one)) if 1 <= month <= 12]
    known = [moment for moment in readings if dom_exists(moment)]
    if not known:
        return None
    here = anchor.bounds[0] if anchor else None
    return min(known, key=lambda moment: abs(moment.bounds[0] - here)) if here is not None else known[0]


def dom_exists(moment: Moment) -> bool:
    """Whether the month has that day."""
    return bool(moment.day) and moment.exists


def unplaced(match: Match) -> str | None:
    """The TIMEX3 value of a weekday or season that no date places."""
    weekday, season = first(match, WEEKDAYS), first(match, SEASONS)
    return f"XXXX-WXX-{weekday}" if weekday else f"XXXX-{season}" if season else None
