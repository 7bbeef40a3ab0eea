"""The numbers of an incident: every source's own kept, and low, best and high by one stated rule.

Of one report the number of a kind is the most that it tells of at once, since a total is told beside its parts.
*Best* is that of the latest report on an official's or a hospital's word; where there is none, of the latest report
on a paper's own or a witness's word; and only then of an armed group's. *Low* and *high* are the least and the
most that any source says; "at least 11" is open above, and reaches as far as another source's number does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.merging.happening import Happening, Told

__all__ = ["Toll", "tolls"]

_RANKS = (("official", "medical"), ("media", "witness", "other"), ("group",))
_RULES = (
    "the latest on an official's word",
    "the latest on a paper's or witness's word",
    "the latest of a group's own",
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One kind of number of an incident: low, best and high, and the rule and source that gave the best."""

    unit: str
    low: float | None
    best: float | None
    high: float | None
    because: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What one source says in one report of one kind."""

    published: str
    report_id: str
    told: Told


def tolls(members: Iterable[Happening]) -> tuple[Toll, ...]:
    """The numbers of an incident by their kind, from all that its tellings tell."""
    said: dict[str, list[_Said]] = {}
    for member in members:
        for unit in dict.fromkeys(told.unit for told in member.figures):
            for told in _by_source([told for told in member.figures if told.unit == unit]):
                said.setdefault(unit, []).append(_Said(member.published or "", member.report_id, told))
    return tuple(_toll(unit, said[unit]) for unit in sorted(said))


def _by_source(figures: Sequence[Told]) -> list[Told]:
    """Of one report and kind: each source's largest number; parts of another number count only alone."""
    whole = [told for told in figures if not told.within] or list(figures)
    largest: dict[str | None, Told] = {}
    for told in whole:
        known = largest.get(told.source)
        if known is None or _size(told) > _size(known):
            largest[told.source] = told
    return list(largest.values())


def _size(told: Told) -> float:
    return told.low if told.low is not None else told.high if told.high is not None else 0.0


def _toll(unit: str, said: Sequence[_Said]) -> Toll:
    lows = [one.told.low for one in said if one.told.low is not None]
    highs = [high for one in said if (high := one.told.high if one.told.high is not None else one.told.low) is not None]
    for rank, rule in zip(_RANKS, _RULES, strict=True):
        fitting = [one for one in said if one.told.standing in rank]
        if fitting:
            best = max(fitting, key=lambda one: (one.published, _size(one.told), one.report_id))
            why = f"{rule}: {best.told.source or 'the publisher'}" + (f", {best.published}" if best.published else "")
            return Toll(unit, min(lows, default=None), _size(best.told), max(highs, default=None), why)
    raise AssertionError("every standing has a rank")
