"""Single records as a program asks for them: the readable row and the record itself, with what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.asking import answering
from dateline.ledger.asking.answers import ActorRow, EventRow, PlaceRow, StatementRow, StatusRow
from dateline.ledger.asking.names import one_actor
from dateline.ledger.rebuild import rebuild
from dateline.ledger.references import references
from dateline.ledger.store import Store
from dateline.records import (
    Actor,
    Attribution,
    Event,
    Mention,
    Place,
    PlaceMention,
    Reading,
    Span,
    Status,
    spans,
)

__all__ = ["EventTold", "Items", "StatementTold", "StatusTold", "Touched"]


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event: its readable row, the record with its spans, who says so, and whom and what places it names."""

    row: EventRow
    record: Event
    attribution: Attribution | None
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    incident_id: str | None


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement: its readable row, the record with its spans, and who is its source."""

    row: StatementRow
    record: Attribution
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class StatusTold:
    """A status: its readable row, the record with its spans, who says so, and whom and what places it names."""

    row: StatusRow
    record: Status
    attribution: Attribution | None
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that rests on some characters of a report: its kind, its id and those of its spans that touch them."""

    kind: str
    id: str
    spans: tuple[Span, ...]


class Items:
    """The part of the asking side that gives single records; ``Reader`` is made of it.

    A record is named by its id or the beginning of it, also one that a person rejected. All raise NotFound.
    """

    _store: Store

    def event_told(self, name: str) -> EventTold:
        """An event with all that it refers to."""
        with self._store.reading() as connection:
            id, reading = _home(connection, tables.event, name)
            record = next(event for event in reading.events if event.id == id)
            row = answering.events(connection, [id])[0]
            known = _named(reading, record)
            return EventTold(row, record, reading.attribution(record.attribution_id), *known, _incident(connection, id))

    def statement_told(self, name: str) -> StatementTold:
        """A statement with its source."""
        with self._store.reading() as connection:
            id, reading = _home(connection, tables.attribution, name)
            record = next(said for said in reading.attributions if said.id == id)
            return StatementTold(answering.statements(connection, [id])[0], record, _named(reading, record)[0])

    def status_told(self, name: str) -> StatusTold:
        """A status with all that it refers to."""
        with self._store.reading() as connection:
            id, reading = _home(connection, tables.status, name)
            record = next(status for status in reading.statuses if status.id == id)
            row, said = answering.statuses(connection, [id])[0], reading.attribution(record.attribution_id)
            return StatusTold(row, record, said, *_named(reading, record))

    def actor_row(self, name: str) -> ActorRow:
        """An actor by its id or a name."""
        with self._store.reading() as connection:
            return answering.actors_of(connection, [one_actor(connection, name)])[0]

    def place(self, name: str) -> PlaceRow:
        """A place by its id."""
        with self._store.reading() as connection:
            return answering.places(connection, [answering.only(connection, tables.place, name)])[0]

    def touched(self, name: str, start: int, end: int) -> tuple[str, list[Touched]]:
        """The report's id, and its records that rest on a character from ``start`` up to ``end``, in order."""
        with self._store.reading() as connection:
            reading = rebuild(connection, answering.one_report(connection, name))
        return reading.report.id, list(_touched(reading, start, end))


def _home(connection: Connection, table: Table, name: str) -> tuple[str, Reading]:
    """The whole id of a record, and the reading that it stands in."""
    id = answering.only(connection, table, name)
    report_id = connection.execute(select(table.c.report_id).where(table.c.id == id)).scalar_one()
    return id, rebuild(connection, report_id, rejected=True)


def _named(reading: Reading, record: Event | Attribution | Status) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
    """The actors and places that a record and who says it refer to, in the order of the reading."""
    said = None if isinstance(record, Attribution) else reading.attribution(record.attribution_id)
    held = [record, said] if said else [record]
    alone = Reading(
        reading.report,
        events=tuple(each for each in held if isinstance(each, Event)),
        attributions=tuple(each for each in held if isinstance(each, Attribution)),
        statuses=tuple(each for each in held if isinstance(each, Status)),
    )
    needed = references(alone)
    places = needed.places | set(record.further_places if isinstance(record, Event) else ())
    return (
        tuple(actor for actor in reading.actors if actor.id in needed.actors),
        tuple(place for place in reading.places if place.id in places),
    )


def _incident(connection: Connection, event_id: str) -> str | None:
    home, event = tables.happening.c, tables.incident_event.c
    query = select(home.incident_id).join(tables.incident_event, event.happening_id == home.id)
    found: str | None = connection.execute(query.where(event.event_id == event_id)).scalar()
    return found


def _touched(reading: Reading, start: int, end: int) -> Iterator[Touched]:
    kinds: dict[str, tuple[Event | Attribution | Status | Mention | PlaceMention, ...]] = {
        "event": reading.events, "statement": reading.attributions, "status": reading.statuses,
        "mention": reading.mentions, "place": reading.place_mentions,
    }  # fmt: skip
    for kind, records in kinds.items():
        for record in records:
            found = sorted({span for span in spans(record) if max(start, span.start) < min(end, span.end)})
            if found:
                yield Touched(kind, record.id, tuple(found))
