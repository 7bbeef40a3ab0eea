"""What an expression of time means: a point, a length, or both, told from the publication date and the text so far.

A report speaks from its publication date: "Monday" beside a past tense is the Monday before it. A narrative (a
history, a chronology) speaks from the date that it told last. ``Teller`` holds which of the two a text is and where its
story stands; one reader a kind of expression turns the words into a ``Value``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.reading.timegrammar import Match, Token
from dateline.resolving.calendar import Moment, easter, iso_duration, nth_weekday, ordinal, timex_duration

__all__ = ["Teller", "Value"]

_MONTHS = ("month", "soft-month")
_SEASONS = ("season", "soft-season")
_WEEKDAYS = ("weekday", "soft-weekday")
_DOMS = ("day", "nth", "ordinal")
_UNITS = ("unit", "units", "century")
_AMOUNTS = ("day", "number", "year", "cardinal", "vague", "couple", "dozen", "a")
_DEICTIC = ("last", "past", "next", "this")
_TOLD = ("that", "told-next", "told-last")
# TIMEX3's kinds; an age is a length of time that dates nothing.
DATE, TIME, DURATION, SET, AGE = "DATE", "TIME", "DURATION", "SET", "AGE"


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means. ``until`` closes an interval that ``moment`` opens; ``timex`` is for the corpora."""

    kind: str
    timex: str | None = None
    moment: Moment | None = None
    until: Moment | None = None
    duration: str | None = None


class Teller:
    """Reads the expressions of one text in order, and remembers the date told last."""

    def __init__(self, anchor: Moment | None, narrative: bool, tense: Callable[[Match], int]) -> None:
        self.anchor = anchor
        self.narrative = narrative or anchor is None
        self.told: Moment | None = None
        self._tense = tense

    @property
    def now(self) -> Moment | None:
        """Where "last week" counts from: the publication date, or in a narrative the date told last."""
        return (self.told or self.anchor) if self.narrative else self.anchor

    @property
    def then(self) -> Moment | None:
        """Where "the following year" counts from: the date told last, or the publication date."""
        return self.told or self.anchor

    def read(self, match: Match) -> Value:
        """The value of one expression; a point that it tells becomes the date told last."""
        value = _READERS[match.reads](self, match)
        if value.moment and value.kind in (DATE, TIME) and value.moment.unit in ("day", "month", "year", "week", "part"):
            self.told = replace(value.moment, near=False)
        return value

    # -- points ------------------------------------------------------------------------------------------------------

    def point(self, match: Match) -> Value:
        """A date or a time of day by its own words ("Monday", "5 March 2023", "the 1990s", "9 p.m. on Friday")."""
        clock, used = _clock(match)
        moment = self._date(match, used)
        kind = TIME if clock else DATE
        if moment is None:
            return Value(kind, f"XXXX-XX-XX{clock}" if clock else _unplaced(match))
        moment = replace(moment, near=match.has("approx"), clock=clock if moment.unit == "day" else None)
        return Value(kind, moment.timex, moment)

    def _date(self, match: Match, used: Token | None) -> Moment | None:
        if match.has("iso-date", "slash-date"):
            return self._written(match)
        year = _year(match)
        if match.has("century"):
            return _century(match)
        if match.has("decade"):
            return self._decade(match)
        if match.has("holiday"):
            return self._holiday(match["holiday"], year, match)
        month, day = _first(match, _MONTHS), _day_of_month(match, used)
        if month or (day is not None and not match.has(*_UNITS)):
            return self._calendar(year, month, day, match)
        season = _first(match, _SEASONS)
        if season or match.has("half") or (match.has("unit") and match["unit"] == "quarter"):
            part = season or _fraction(match)
            return replace(self._in_year(year, part, match), part=part) if part else None
        if year is not None:
            return Moment(year)
        return self._near_day(match)

    def _written(self, match: Match) -> Moment | None:
        iso = match["iso-date"]
        if iso:
            return Moment.parse(iso)
        return _slashed(match["slash-date"], self.anchor)

    def _near_day(self, match: Match) -> Moment | None:
        """A day told from the speaker ("yesterday", "Monday") or from the story ("the next day")."""
        if match.has("deictic"):
            return self.now.plus(match["deictic"], "day") if self.now else None
        weekday = _first(match, _WEEKDAYS)
        if weekday:
            return self._weekday(weekday, match)
        if match.has(*_UNITS):
            return self._shifted(match)
        return self.then if self.then and self.then.unit == "day" else None

    def _calendar(self, year: int | None, month: int | None, day: int | None, match: Match) -> Moment | None:
        if month is None:
            if self.then is None or not self.then.month:
                return None
            return _existing(Moment(self.then.year, self.then.month, day))
        if year is None:
            found = self._year_of(month, day, match)
            return _existing(Moment(found, month, day)) if found is not None else None
        return _existing(Moment(year, month, day))

    def _year_of(self, month: int, day: int | None, match: Match) -> int | None:
        """The year of a month that comes without one."""
        if self.narrative:
            return self._told_year(month)
        assert self.anchor is not None
        here = (self.anchor.year, self.anchor.month or 1, self.anchor.day or 31)
        there = (self.anchor.year, month, day or here[2])
        tense = self._tense(match) or (1 if abs(there[1] - here[1]) < 6 and there > here else -1)
        if tense < 0:
            return here[0] - (there > here)
        return here[0] + (there < here)

    def _told_year(self, month: int) -> int | None:
        return self.told.year if self.told else self.anchor.year if self.anchor else None

    def _in_year(self, year: int | None, part: str, match: Match) -> Moment:
        if year is not None:
            return Moment(year)
        return Moment(self.now.year if self.now else 1)

    def _decade(self, match: Match) -> Moment:
        digits = int("".join(filter(str.isdigit, match["decade"])))
        if match.has("era"):
            return Moment(1 - digits, digits=3)
        if digits < 100:
            digits += (self.then.year if self.then else 2000) // 100 * 100
            digits -= 100 if self.then and digits > self.then.year else 0
        return Moment(digits, digits=3)

    def _holiday(self, rule: str | None, year: int | None, match: Match) -> Moment | None:
        if rule is None:
            return None
        if year is None:
            month = 4 if rule.startswith("easter") else int(rule.split()[1] if rule.startswith("nth") else rule[:2])
            year = self._year_of(month, None, match)
        return _holiday(rule, year) if year is not None else None

    def _weekday(self, weekday: int, match: Match) -> Moment | None:
        """The weekday that is meant: by "last" and "next", else by the tense around it."""
        here = self.now
        if here is None or here.unit != "day":
            return None
        base = here.bounds[0]
        if match.has("last", "past", "told-last"):
            return Moment.of_day(base - ((here.weekday - weekday - 1) % 7 + 1))
        if match.has("next", "told-next") or self._tense(match) > 0:
            return Moment.of_day(base + ((weekday - here.weekday - 1) % 7 + 1))
        if match.has("this"):
            return Moment.of_day(base + weekday - here.weekday)
        return Moment.of_day(base - (here.weekday - weekday) % 7)

    # -- told from another date --------------------------------------------------------------------------------------

    def _base(self, match: Match) -> tuple[Moment | None, int]:
        """Where a relative expression counts from, and how many units."""
        steps = [token for token in match.tokens if token.kind in (*_DEICTIC, *_TOLD)]
        step = next((token.value for token in steps if token.value), 0)
        told = any(token.kind in _TOLD for token in steps) or not steps
        return (self.then if told else self.now), step

    def _shifted(self, match: Match) -> Moment | None:
        base, step = self._base(match)
        unit = _first(match, _UNITS)
        if base is None or unit is None:
            return None
        unit = "week" if unit == "fortnight" else unit
        if step == 0 and unit not in ("weekend", "week"):
            return base.to(unit) if _covers(base, unit) else None
        return base.plus(step, unit)

    def relative(self, match: Match) -> Value:
        """A unit, month, weekday, season or part of a day told from another ("last month", "that same day")."""
        part, month, season = match["part"], _first(match, _MONTHS), _first(match, _SEASONS)
        base, step = self._base(match)
        if match.has(*_WEEKDAYS) or match.has("holiday"):
            return self.point(match)
        if part:
            return self._part(match, base, step)
        if base is None:
            return Value(DATE)
        if month or season:
            moment = self._named(base, step, month, season, match)
        else:
            moment = self._shifted(match)
        return Value(DATE, moment.timex if moment else None, moment)

    def _named(self, base: Moment, step: int, month: int | None, season: str | None, match: Match) -> Moment:
        """The month or season before, in or after another date."""
        if match.has(*_UNITS):
            year = base.to("year").year + step
        else:
            start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(season or "", month or 1)
            here = Moment.of_day(base.bounds[0]).month or 1
            year = base.to("year").year + (step > 0 and start <= here) - (step < 0 and start >= here)
        return Moment(year, month, part=season)

    def _part(self, match: Match, base: Moment | None, step: int) -> Value:
        """A part of a day told from another day ("last night", "this morning")."""
        day = base.plus(step, "day") if base and base.unit == "day" else None
        clock = _clock(match)[0]
        if day is None:
            return Value(TIME, f"XXXX-XX-XX{clock}")
        moment = replace(day, clock=clock)
        return Value(TIME, moment.timex, moment)

    def overnight(self, match: Match) -> Value:
        """The night that ended on the day of speaking."""
        here = self.now
        if here is None or here.unit != "day":
            return Value(TIME, "XXXX-XX-XXTNI")
        before = here.plus(-1, "day")
        return Value(TIME, replace(before, clock="TNI").timex if before else None, before, here)

    def offset(self, match: Match) -> Value:
        """So many units before or after another date ("two days later", "three years ago")."""
        unit = _first(match, _UNITS)
        amount = _amount(match)
        step = next(token.value for token in reversed(match.tokens) if token.value in (-1, 1)) if unit else 1
        if match.has("present"):
            step = 1
        base = self.now if match.has("ago", "present") else self.then
        vague = "PAST_REF" if match.has("ago", "earlier", "before") else "FUTURE_REF"
        if unit is None or amount is None or base is None:
            return Value(DATE, vague)
        if unit in ("hour", "minute", "second"):
            return Value(TIME, base.timex if base.unit == "day" else vague, base if base.unit == "day" else None)
        times, unit = (2, "week") if unit == "fortnight" else (1, unit)
        moment = base.plus(round(amount * times) * step, unit)
        return Value(DATE, moment.timex if moment else None, moment)

    def window(self, match: Match) -> Value:
        """A length of time that ends or begins at another date ("the past three years", "the next two weeks")."""
        value = self.duration(match)
        base, step = self._base(match)
        unit, amount = _first(match, _UNITS), _amount(match)
        if base is None or not step or unit is None or amount is None:
            return value
        other = base.plus(round(amount) * step, {"fortnight": "week"}.get(unit, unit))
        if other is None:
            return value
        first, last = (other, base) if step < 0 else (base, other)
        return replace(value, moment=first, until=last)

    # -- lengths and habits ------------------------------------------------------------------------------------------

    def duration(self, match: Match) -> Value:
        """A length of time ("two days", "a two-day", "for years")."""
        unit, amount = _first(match, _UNITS) or "day", _amount(match)
        times, unit = (2, "week") if unit == "fortnight" else (1, unit)
        amount = amount * times if amount is not None else None
        return Value(DURATION, timex_duration(amount, unit), duration=iso_duration(amount, unit))

    def age(self, match: Match) -> Value:
        """How old somebody is: a length of time that dates nothing."""
        return Value(AGE, timex_duration(_amount(match), _first(match, _UNITS) or "year"))

    def set(self, match: Match) -> Value:
        """What happens again and again ("every day", "weekly", "on Mondays")."""
        weekday = match["weekday"] or match["weekdays"]
        if weekday:
            return Value(SET, f"XXXX-WXX-{weekday}")
        part = match["part"] or match["parts"]
        if part:
            return Value(SET, f"XXXX-XX-XXT{part}")
        season, month = _first(match, _SEASONS), _first(match, _MONTHS)
        if season or month:
            return Value(SET, f"XXXX-{season or f'{month:02d}'}")
        unit = match["frequency"] or _first(match, _UNITS) or "day"
        amount = _amount(match) or 1
        return Value(SET, timex_duration(amount * (2 if unit == "fortnight" else 1), {"fortnight": "week"}.get(unit, unit)))

    # -- no day at all -----------------------------------------------------------------------------------------------

    def present(self, match: Match) -> Value:
        """The present, without a date."""
        return Value(DATE, "PRESENT_REF")

    def recent(self, match: Match) -> Value:
        """The past, without a date."""
        return Value(DATE, "PAST_REF")

    def ahead(self, match: Match) -> Value:
        """The future, without a date."""
        return Value(DATE, "FUTURE_REF")

    def vague(self, match: Match) -> Value:
        """A time that only the story tells ("at that time")."""
        return Value(DATE)


_READERS: dict[str, Callable[[Teller, Match], Value]] = {
    "point": Teller.point,
    "year": Teller.point,
    "relative": Teller.relative,
    "overnight": Teller.overnight,
    "offset": Teller.offset,
    "window": Teller.window,
    "duration": Teller.duration,
    "age": Teller.age,
    "set": Teller.set,
    "now": Teller.present,
    "then": Teller.recent,
    "ahead": Teller.ahead,
    "vague": Teller.vague,
}


def _first(match: Match, kinds: tuple[str, ...]) -> Any:
    return next((token.value for token in match.tokens if token.kind in kinds), None)


def _existing(moment: Moment) -> Moment | None:
    return moment if moment.exists else None


def _covers(base: Moment, unit: str) -> bool:
    """Whether a date is fine enough to say which day, month or year it is in."""
    fine = {"day": ("day",), "month": ("day", "month"), "week": ("day", "week"), "quarter": ("day", "month")}
    return base.unit in fine.get(unit, (base.unit,))


def _unplaced(match: Match) -> str | None:
    """The TIMEX3 value of a weekday or season that no date places."""
    weekday, season = _first(match, _WEEKDAYS), _first(match, _SEASONS)
    return f"XXXX-WXX-{weekday}" if weekday else f"XXXX-{season}" if season else None


def _amount(match: Match) -> float | None:
    """How many units; None where the words do not say ("several")."""
    words = [token for token in match.tokens if token.kind in (*_AMOUNTS, "half")]
    if not words or any(token.kind == "vague" for token in words):
        return None
    numbers = [float(token.value) for token in words if token.kind != "half"]
    if match.has("couple", "dozen"):
        numbers = [number for number in numbers if number > 1]
    total = numbers[0] if numbers and not (match.has("half") and match.tokens[-1].kind != "half") else 0.0
    if len(numbers) > 1 and numbers[1] in (100, 1000):
        total = numbers[0] * numbers[1]
    return total + 0.5 if match.has("half") else total
