"""A ledger, or a part of it, at a glance: how many events of each type, on each day and at each place.

What a person rejected or a newer revision replaces is counted apart and taken off: an index counts a hundred thousand
events in a few milliseconds, and a look at each of them takes a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger.tables import event, place, report, standing, superseded
from dateline.ledger.tables.columns import Condition

__all__ = ["Overview", "Period", "Point", "Tally", "newest_day", "overview", "periods", "points", "types"]


DAYS_SHOWN = 90  # a season: what an analyst keeps in mind, and what a chart of days has room for
_POINTS = 500  # places; a map of more is a blot
# The finest unit whose steps still fit a chart: the letters of an ISO date that name it, and how many days it has.
_UNITS = ((10, 1), (7, 31), (4, 366))
_STEPS = 120


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events a type has."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Period:
    """How many events began in a day, month or year: its first day and the first day after it."""

    first: date
    after: date
    events: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map and how many events lie there."""

    id: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A ledger at a glance; ``days`` are the last ninety up to the newest report."""

    reports: int
    events: int
    types: tuple[Tally, ...]
    days: tuple[Period, ...]
    points: tuple[Point, ...]


def overview(connection: Connection) -> Overview:
    """The whole ledger at a glance."""
    kinds, until = types(connection), newest_day(connection)
    recent = _days(connection, until - timedelta(DAYS_SHOWN - 1), until) if until else []
    reports = connection.execute(select(func.count()).select_from(report)).scalar_one()
    return Overview(reports, sum(kind.events for kind in kinds), tuple(kinds), tuple(recent), tuple(points(connection)))


def types(connection: Connection, conditions: Sequence[Condition] = ()) -> list[Tally]:
    """How many events of each type there are, the most frequent first."""
    counted = _counted(connection, event.c.type, conditions)
    return [Tally(name, n) for name, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def points(connection: Connection, conditions: Sequence[Condition] = (), limit: int = _POINTS) -> list[Point]:
    """Where events lie, the places of the most first; what lies nowhere on the map is left out."""
    counted = _counted(connection, event.c.place_id, [*conditions, event.c.place_id.is_not(None)])
    most = sorted(counted, key=lambda id: (-counted[id], id))[:limit]
    c = place.c
    query = select(c.id, c.name, c.country, c.latitude, c.longitude).where(c.id.in_(most), c.latitude.is_not(None))
    found = [Point(*row, events=counted[row.id]) for row in connection.execute(query)]
    return sorted(found, key=lambda point: (-point.events, point.name, point.id))


def periods(connection: Connection, conditions: Sequence[Condition] = ()) -> list[Period]:
    """How many events began in each day, month or year: the finest that fits a chart, none left out in between."""
    dated = [*conditions, event.c.date_low.is_not(None)]
    ends = connection.execute(_over(select(func.min(event.c.date_low), func.max(event.c.date_low)), dated)).one()
    if ends[0] is None:
        return []
    first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[1])
    letters = next((n for n, days in _UNITS if (last - first).days / days <= _STEPS), _UNITS[-1][0])
    counted = _counted(connection, func.substr(event.c.date_low, 1, letters), dated)
    return _filled(counted, first, last, letters)


def newest_day(connection: Connection) -> date | None:
    """The last day of which the ledger has reports, or events where no report has a date."""
    published = connection.execute(select(func.max(func.substr(report.c.published, 1, 10)))).scalar_one()
    told = published if published and len(published) == len("2024-01-01") else None
    if told is None:
        told = connection.execute(select(func.max(event.c.date_low))).scalar_one()
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None


def _days(connection: Connection, first: date, last: date) -> list[Period]:
    """How many events of which the day is known happened on each day."""
    low = event.c.date_low
    conditions = [low >= first.isoformat(), low <= last.isoformat(), event.c.date_high == low]
    return _filled(_counted(connection, low, conditions), first, last, len("2024-01-01"))


def _filled(counted: dict[Any, int], first: date, last: date, letters: int) -> list[Period]:
    made, at = [], _start(first, letters)
    while at <= last:
        after = _next(at, letters)
        made.append(Period(at, after, counted.get(at.isoformat()[:letters], 0)))
        at = after
    return made


def _start(day: date, letters: int) -> date:
    return date.fromisoformat((day.isoformat()[:letters] + "-01-01")[:10])


def _next(day: date, letters: int) -> date:
    if letters == len("2024-01-01"):
        return day + timedelta(1)
    step = 366 if letters == len("2024") else 31
    return _start(day + timedelta(step), letters)


def _counted(connection: Connection, by: ColumnElement[Any], conditions: Sequence[Condition]) -> dict[Any, int]:
    """How many events there are for each value, less those that a person rejected or a newer revision replaces."""
    rejected = select(standing.c.record_id).where(standing.c.outcome == "rejected")
    gone = or_(event.c.id.in_(rejected), event.c.report_id.in_(select(superseded.c.report_id)))
    query = select(by.label("value"), func.count().label("n")).group_by(by)
    counted = {row.value: row.n for row in connection.execute(_over(query, conditions))}
    for row in connection.execute(_over(query, [*conditions, gone])):
        counted[row.value] -= row.n
    return {value: n for value, n in counted.items() if n}


def _over(query: Select[Any], conditions: Sequence[Condition]) -> Select[Any]:
    return query.select_from(event).where(*conditions)
