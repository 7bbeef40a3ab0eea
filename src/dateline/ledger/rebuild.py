"""A reading given back from the rows that ``rows.py`` made of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, RowMapping

from dateline.ledger import tables
from dateline.ledger.references import references
from dateline.ledger.shapes import KINDS, REPORT, Shape
from dateline.records import Actor, Event, Place, Reading, Span, Time

__all__ = ["actor", "as_kept", "rebuild", "with_named"]

_Spans = dict[int, Span]


def rebuild(connection: Connection, report_id: str, *, rejected: bool = False) -> Reading:
    """The reading of a report that the ledger holds, equal to the one that was added but for a person's decisions.

    What a person rejected is left out unless asked for.
    """
    return with_named(connection, as_kept(connection, report_id, rejected=rejected))


def as_kept(connection: Connection, report_id: str, *, rejected: bool) -> Reading:
    """The same with the actors and places that the machine read and no others."""
    spans = _spans(connection, report_id)
    report = connection.execute(select(tables.report).where(tables.report.c.id == report_id)).mappings().one()
    actors = _shared(connection, tables.report_actor, report_id)
    out = frozenset[str]() if rejected else _rejected(connection, report_id)
    kinds = {kind: _records(connection, shape, report_id, spans, out) for kind, shape in KINDS.items()}
    return Reading(
        report=_record(REPORT, report, spans),
        actors=tuple(Actor(**known | {"aliases": tuple(known["aliases"])}) for known in actors),
        places=tuple(Place(**known) for known in _shared(connection, tables.report_place, report_id)),
        **kinds,
    )


def with_named(connection: Connection, reading: Reading) -> Reading:
    """The reading with the actors and places that a person's decisions put into its records."""
    needed = references(reading)
    more_actors = sorted(needed.actors - {actor.id for actor in reading.actors})
    more_places = sorted(needed.places - {place.id for place in reading.places})
    if not more_actors and not more_places:
        return reading
    actors = tuple(actor(connection, actor_id) for actor_id in more_actors)
    places = tuple(_place(connection, place_id) for place_id in more_places)
    return replace(reading, actors=reading.actors + actors, places=reading.places + places)


def actor(connection: Connection, actor_id: str) -> Actor:
    """An actor as the ledger has it, without its aliases."""
    c = tables.actor.c
    query = select(c.id, c.name, c.kind, c.country, c.sector, c.registered).where(c.id == actor_id)
    return Actor(**connection.execute(query).mappings().one())


def _place(connection: Connection, place_id: str) -> Place:
    c = tables.place.c
    query = select(*(c[field.name] for field in fields(Place))).where(c.id == place_id)
    return Place(**connection.execute(query).mappings().one())


def _rejected(connection: Connection, report_id: str) -> frozenset[str]:
    c = tables.standing.c
    query = select(c.record_id).where(c.report_id == report_id, c.outcome == "rejected")
    return frozenset(connection.execute(query).scalars())


def _spans(connection: Connection, report_id: str) -> _Spans:
    c = tables.span.c
    rows = connection.execute(select(c.id, c.start, c.end, c.quote).where(c.report_id == report_id))
    return {number: Span(start, end, quote) for number, start, end, quote in rows}


def _shared(connection: Connection, table: Table, report_id: str) -> list[dict[str, Any]]:
    """The actors or places of a report, as its reading knew them."""
    query = select(tables.snapshot.c.record).join(table).where(table.c.report_id == report_id)
    return list(connection.execute(query.order_by(table.c.position)).scalars())


def _records(
    connection: Connection, shape: Shape, report_id: str, spans: _Spans, out: frozenset[str]
) -> tuple[Any, ...]:
    table = shape.table
    rows = connection.execute(select(table).where(table.c.report_id == report_id).order_by(table.c.position))
    parts = {field: _parts(connection, shape, part, report_id, spans) for field, part in shape.parts.items()}
    return tuple(
        _record(shape, row, spans, {field: tuple(owned[row["id"]]) for field, owned in parts.items()})
        for row in rows.mappings()
        if row["id"] not in out
    )


def _parts(
    connection: Connection, owner: Shape, part: Shape, report_id: str, spans: _Spans
) -> defaultdict[str, list[Any]]:
    """The parts of all records of a kind in a report, by the id of the record, in order."""
    owner_id = part.table.c[f"{owner.table.name}_id"]
    owners = select(owner.table.c.id).where(owner.table.c.report_id == report_id)
    query = select(part.table).where(owner_id.in_(owners)).order_by(owner_id, part.table.c.position)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row[owner_id.name]].append(_record(part, row, spans))
    return found


def _record(shape: Shape, row: RowMapping, spans: _Spans, parts: dict[str, Any] | None = None) -> Any:
    if shape.record is Span:
        return spans[row["span_id"]]
    known = dict(parts or {})
    for slot in shape.slots:
        value = row[slot.column]
        known[slot.field] = spans.get(value) if slot.is_span else tuple(value) if slot.is_list else value
    if shape.record is Event:
        time = Time(row["edtf"], spans.get(row["time_span_id"]), row["duration"])
        known["time"] = None if time == Time(None) else time
    return shape.record(**known)
