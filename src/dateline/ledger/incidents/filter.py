"""Which incidents are asked for: of what type, where, when, whether disputed and on how many sources' word."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_
from sqlalchemy.engine import Connection

from dateline.ledger.asking.names import places_called
from dateline.ledger.tables import incident
from dateline.ledger.tables.columns import Condition
from dateline.resolving.edtf import between

__all__ = ["IncidentFilter", "incident_conditions"]


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What is asked of incidents; None asks nothing.

    ``place``, ``since`` and ``until`` are as for events. ``disputed`` asks for those of which sources deny one another,
    ``single_source`` for those that one independent source alone tells; False asks for the others.
    """

    type: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    disputed: bool | None = None
    single_source: bool | None = None


def incident_conditions(connection: Connection, asked: IncidentFilter) -> list[Condition]:
    """What an incident must be; raises NotFound for an unknown place and SettingsError for a date that is none."""
    c, found = incident.c, _during(asked.since, asked.until)
    if asked.type is not None:
        kinds = sorted({asked.type, asked.type.upper()})
        found.append(c.type == kinds[0] if len(kinds) == 1 else c.type.in_(kinds))
    if asked.place is not None:
        found.append(c.place_id.in_(places_called(connection, asked.place)))
    if asked.disputed is not None:
        found.append(c.disputed.is_(asked.disputed))
    if asked.single_source is not None:
        found.append(c.sources == 1 if asked.single_source else c.sources != 1)
    return found


def _during(since: str | None, until: str | None) -> list[Condition]:
    """Incidents that may lie between two dates."""
    c = incident.c
    low, high = between(since, until)
    conditions: list[Condition] = [c.date_low.is_not(None)] if low or high else []
    if low:
        conditions.append(or_(c.date_high >= low, c.date_high.is_(None)))
    if high:
        conditions.append(c.date_low <= high)
    return conditions
