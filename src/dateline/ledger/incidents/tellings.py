"""The tellings of reports as rows: a happening as one report tells it, with its events, its figures and its voices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.ledger.filing import free_span
from dateline.merging.happening import Happening
from dateline.records import Span

__all__ = ["Tellings", "drop", "of_report", "put"]

_PARTS = (tables.incident_event, tables.told_figure, tables.told_voice)
_SPAN = insert(tables.span)
_SPANS = select(tables.span.c.start, tables.span.c.end, tables.span.c.id).where(
    tables.span.c.report_id == bindparam("report")
)
_FEATURES = select(tables.happening.c.id, tables.happening.c.features).where(
    tables.happening.c.id.in_(bindparam("ids", expanding=True))
)
_INSERTS = {table: insert(table) for table in (tables.happening, *_PARTS)}


class Tellings:
    """Tellings that the ledger holds, each read once."""

    def __init__(self, connection: Connection, known: Iterable[Happening] = ()) -> None:
        self._connection = connection
        self._known = {one.id: one for one in known}

    def of(self, ids: Collection[str]) -> dict[str, Happening]:
        """The tellings of these ids, in the order of the ids."""
        wanted = sorted(ids)
        missing = [id for id in wanted if id not in self._known]
        for some in dialect.in_pieces(missing):
            found = self._connection.execute(_FEATURES, {"ids": some})
            self._known |= {id: Happening.of(features) for id, features in found}
        return {id: self._known[id] for id in wanted}


def put(connection: Connection, told: Sequence[Happening]) -> None:
    """Keep the tellings of a report, whose records must be in the tables."""
    report_id = told[0].report_id
    spans = _Spans(connection, report_id)
    rows: dict[Any, list[dict[str, Any]]] = {table: [] for table in _INSERTS}
    for position, one in enumerate(told):
        rows[tables.happening].append({
            "id": one.id, "report_id": report_id, "position": position, "incident_id": None, "relation": one.relation,
            "main": one.main, "span_id": spans.number(one.span), "features": one.row(),
        })  # fmt: skip
        events = [(id, "tells") for id in one.events] + [(id, "follows") for id in one.later]
        rows[tables.incident_event] += [
            {"event_id": id, "happening_id": one.id, "relation": relation} for id, relation in events
        ]
        rows[tables.told_figure] += [
            {"happening_id": one.id, "position": at, "unit": told.unit, "low": told.low, "high": told.high,
             "source": told.source, "standing": told.standing, "attribution_id": told.attribution_id,
             "person": told.person, "span_id": spans.number(told.span)}
            for at, told in enumerate(one.figures)
        ]  # fmt: skip
        rows[tables.told_voice] += [
            {"happening_id": one.id, "position": at, "attribution_id": voice.attribution_id, "source": voice.source,
             "stance": voice.stance}
            for at, voice in enumerate(one.voices)
        ]  # fmt: skip
    spans.keep()
    for table, statement in _INSERTS.items():
        if rows[table]:
            connection.execute(statement, rows[table])


def drop(connection: Connection, ids: Sequence[str]) -> None:
    """Let tellings go; nothing else may refer to them any more. Their events are of no incident then."""
    c = tables.incident_event.c
    told = select(c.event_id).where(c.happening_id.in_(ids))
    event = tables.event
    connection.execute(update(event).where(event.c.id.in_(told), event.c.several).values(several=False))
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.happening_id.in_(ids)))
    connection.execute(delete(tables.happening).where(tables.happening.c.id.in_(ids)))


def of_report(connection: Connection, report_id: str) -> list[str]:
    """The ids of the tellings of a report."""
    c = tables.happening.c
    return list(connection.execute(select(c.id).where(c.report_id == report_id).order_by(c.position)).scalars())


class _Spans:
    """The numbers of the spans of a report; one that its records have none for is made."""

    def __init__(self, connection: Connection, report_id: str) -> None:
        self._connection, self._report_id = connection, report_id
        known = connection.execute(_SPANS, {"report": report_id})
        self._known: dict[tuple[int, int], int] = {(start, end): number for start, end, number in known}
        self._made: list[dict[str, Any]] = []
        self._next: int | None = None

    def number(self, span: Span | None) -> int | None:
        """The number of a span."""
        if span is None:
            return None
        at = (span.start, span.end)
        if at not in self._known:
            if self._next is None:
                self._next = free_span(self._connection)
            self._known[at], self._next = self._next, self._next + 1
            row = {"id": self._known[at], "report_id": self._report_id}
            self._made.append(row | {"start": span.start, "end": span.end, "quote": span.quote})
        return self._known[at]

    def keep(self) -> None:
        """Put those that were made into the table."""
        if self._made:
            self._connection.execute(_SPAN, self._made)
