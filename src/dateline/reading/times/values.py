"""What an expression of time means: a point, an interval, a length, or a habit."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.resolving.calendar import Moment

__all__ = ["AGE", "DATE", "DURATION", "SET", "TIME", "Value", "dated"]

# TIMEX3's types, and one of ours: an age is a length of time that dates nothing.
DATE, TIME, DURATION, SET, AGE = "DATE", "TIME", "DURATION", "SET", "AGE"


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means. ``until`` closes an interval that ``moment`` opens; ``timex`` is for the corpora."""

    kind: str
    timex: str | None = None
    moment: Moment | None = None
    until: Moment | None = None
    duration: str | None = None


def dated(kind: str, moment: Moment | None, otherwise: str | None = None) -> Value:
    """The value of a point; what stands in ``otherwise`` as its TIMEX3 value where no date places it."""
    return Value(kind, moment.timex if moment else otherwise, moment)
