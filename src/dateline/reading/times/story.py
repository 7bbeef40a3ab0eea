"""Where a text stands in time while it is read: its publication date, and the dates that it has told so far.

A report speaks from its publication date: "Monday" beside a past tense is the Monday before. A narrative (a history, a
chronology) speaks from the date that it told last: its "April" is that of the year it has come to.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.resolving.calendar import Moment

__all__ = ["Story", "covers"]

# What a date must be known to, to say which day, week, month or quarter it is in; for a year any will do.
_FINE_ENOUGH = {"day": ("day",), "week": ("day", "week"), "month": ("day", "month"), "quarter": ("day", "month")}
_TOLD = ("day", "week", "month", "part", "year")
# A narrative whose month runs back by more than this has come to the next year (December, then January). Of
# 1,470 expressions in ten WikiWars documents 5 to 8 do alike, 3 and 11 worse.
_TURN_OF_YEAR = 6


def covers(moment: Moment, unit: str) -> bool:
    """Whether a date is fine enough to say which of that unit it is in, and so to count them from it."""
    return unit not in _FINE_ENOUGH or moment.unit in _FINE_ENOUGH[unit]


# Days that a date may be farther off to agree with the tense around it: "they said it will open on March 15", read on
# March 10, has a past cue and means the same week, "in December", read in March after "will", the coming one.
_AGAINST_TENSE = 240


class Story:
    """The publication date of a text (None: unknown), whether it is a narrative, and the dates told so far."""

    def __init__(self, anchor: Moment | None, narrative: bool) -> None:
        self.anchor = anchor
        self.narrative = narrative or anchor is None
        self._told: dict[str, Moment] = {}
        self._last: Moment | None = None

    def tell(self, moment: Moment) -> None:
        """Take a date that the text has told; later expressions count from it."""
        if moment.unit in _TOLD:
            self._last = replace(moment, near=False, clock=None)
            self._told.pop(moment.unit, None)  # so that the dates stand in the order of telling
            self._told[moment.unit] = self._last

    @property
    def last(self) -> Moment | None:
        """The date told last, or the publication date where none was."""
        return self._last or self.anchor

    @property
    def now(self) -> Moment | None:
        """Where "last week" counts from: the publication date, or in a narrative the date told last."""
        return self.last if self.narrative else self.anchor

    def told(self, unit: str) -> Moment | None:
        """Where "the next day" counts from: the date told last that is fine enough for the unit."""
        if self._last is None or covers(self._last, unit):
            return self.last
        known = [moment for moment in self._told.values() if covers(moment, unit)]
        return known[-1] if known else None if self.narrative else self.anchor

    def year_of(self, month: int, day: int | None, tense: int) -> int | None:
        """The year of a month or a day that comes without one. ``tense``: -1 past, 1 future, 0 not told."""
        if self.narrative:
            return self._narrated_year(month)
        anchor = self.anchor
        if anchor is None:
            return None
        here = anchor.bounds[0]
        known = [Moment(anchor.year + step, month, day) for step in (-1, 0, 1)]
        dates = [moment for moment in known if moment.exists]
        return min(dates, key=lambda moment: _strain(moment, here, tense)).year if dates else None

    def _narrated_year(self, month: int) -> int | None:
        last = self.last
        if last is None:
            return None
        if self._last is None or not last.month:
            return last.year
        return last.year + (last.month - month >= _TURN_OF_YEAR)

    def weekday(self, weekday: int, step: int, tense: int) -> Moment | None:
        """The weekday before (``step`` -1) or after (1) the day of speaking; with 0 the tense says which.

        A past or untold tense gives the latest such day up to today.
        """
        here = self.now if self.now and self.now.unit == "day" else self.anchor
        if here is None or here.unit != "day":
            return None
        base = here.bounds[0]
        if step < 0:
            return Moment.of_day(base - ((here.weekday - weekday - 1) % 7 + 1))
        if step == 0 and tense > 0 and here.weekday == weekday:
            return Moment.of_day(base)  # "will meet on Saturday", in Saturday's paper
        if step > 0 or tense > 0:
            return Moment.of_day(base + ((weekday - here.weekday - 1) % 7 + 1))
        return Moment.of_day(base - (here.weekday - weekday) % 7)


def _strain(moment: Moment, here: int, tense: int) -> int:
    """How ill a date suits a tense, in days: its distance, and more where it lies on the other side of today."""
    first, last = moment.bounds
    away = max(first - here, here - last, 0)
    against = (tense < 0 and first > here) or (tense > 0 and last < here)
    return away + (_AGAINST_TENSE if against else 0)
