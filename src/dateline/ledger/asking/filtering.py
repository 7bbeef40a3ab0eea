"""Which events are asked for: by what, who, where, when, how sure and who says so, all at once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_args

from sqlalchemy import Select, and_, literal_column, or_, select, union_all
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, SettingsError
from dateline.ledger.asking import queries
from dateline.ledger.asking.names import actors_called
from dateline.ledger.tables import (
    event,
    happening,
    incident,
    incident_event,
    place,
    report,
)
from dateline.ledger.tables.columns import Condition
from dateline.records import Modality

__all__ = ["MODALITIES", "Box", "EventFilter", "conditions"]


_MANY = 100  # places whose events are more than an order by time would pass over

MODALITIES: tuple[str, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the map, in degrees; where ``west`` is the greater it crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str) -> Box:
        """The box of "west,south,east,north"; raises SettingsError where that is none."""
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            west = south = east = north = float("nan")
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise SettingsError(f"{text!r} is no piece of the map: write west,south,east,north in degrees.")
        return cls(west, south, east, north)

    def __str__(self) -> str:
        return ",".join(f"{degrees:g}" for degrees in (self.west, self.south, self.east, self.north))


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What is asked of events; None and False ask nothing.

    ``type``, ``actor``, ``place``, ``since`` and ``until`` are as for ``Reader.events``. ``source`` is who says so, or
    who published it. ``single_source`` asks for what one independent source alone tells, ``disputed`` for what sources
    deny one another, or a report itself denies.
    """

    type: str | None = None
    actor: str | None = None
    place: str | None = None
    box: Box | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    source: str | None = None
    single_source: bool = False
    disputed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return not any(getattr(self, field.name) for field in fields(self))


def conditions(connection: Connection, asked: EventFilter) -> list[Condition]:
    """What an event must be; raises NotFound for what the ledger lacks and SettingsError for what cannot be asked."""
    found = queries.during(asked.since, asked.until)
    if asked.type:
        kinds = sorted({asked.type, asked.type.upper()})  # of one kind alone an index has the newest
        found.append(event.c.type == kinds[0] if len(kinds) == 1 else event.c.type.in_(kinds))
    if asked.actor:
        found.append(queries.taking_part(actors_called(connection, asked.actor)))
    if asked.place:
        found.append(queries.within(connection, asked.place))
    if asked.box:
        found.append(_in_box(connection, asked.box))
    if asked.modality:
        found.append(_modality(asked.modality))
    if asked.source:
        found.append(_from(connection, asked.source))
    if asked.single_source:
        found.append(event.c.several.is_(False))
    if asked.disputed:
        denied = select(event.c.id).where(event.c.modality == "denied")
        found.append(event.c.id.in_(union_all(denied, _of_incidents(incident.c.disputed.is_(True)))))
    return found


def _in_box(connection: Connection, box: Box) -> Condition:
    """Events at the places of a box; of many places, events are looked at from the newest on and not place by place."""
    inside = select(place.c.id).where(_inside(box))
    many = len(connection.execute(inside.limit(_MANY)).all()) == _MANY
    return literal_column("+event.place_id").in_(inside) if many else event.c.place_id.in_(inside)


def _inside(box: Box) -> Condition:
    c = place.c
    crosses = box.west > box.east
    across = (c.longitude >= box.west, c.longitude <= box.east)
    return and_(c.latitude >= box.south, c.latitude <= box.north, or_(*across) if crosses else and_(*across))


def _modality(modality: str) -> Condition:
    if modality not in MODALITIES:
        raise SettingsError(f"{modality!r} is no modality: write one of {', '.join(MODALITIES)}.")
    return event.c.modality == modality


def _from(connection: Connection, source: str) -> Condition:
    """Events on the word of a source, by its name or its words ("eyewitnesses"), or in the reports of a publisher."""
    published = select(report.c.id).where(report.c.publisher.icontains(source, autoescape=True))
    told = event.alias("told").c
    said = queries.spoken_by(connection, source)
    if not any(connection.execute(query.limit(1)).first() for query in (published, *said)):
        raise NotFound(f"There is no source {source!r} in this ledger.")
    by_them = [select(told.id).where(told.attribution_id.in_(each)) for each in said]
    return event.c.id.in_(union_all(select(told.id).where(told.report_id.in_(published)), *by_them))


def _of_incidents(condition: Condition) -> Select[str]:
    """The events of incidents of which a condition holds."""
    c = incident_event.c
    homes = incident_event.join(happening, happening.c.id == c.happening_id)
    return (
        select(c.event_id).select_from(homes.join(incident, incident.c.id == happening.c.incident_id)).where(condition)
    )
