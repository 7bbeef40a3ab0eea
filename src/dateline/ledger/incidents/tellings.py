"""The tellings of reports as rows: a happening as one report tells it, with its events, its figures and its voices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.merging.happening import Happening
from dateline.records import Span

__all__ = ["Tellings", "drop", "of_report", "put"]

_Spans = dict[tuple[int, int], int]

_PARTS = (tables.incident_event, tables.told_figure, tables.told_voice)
_INSERTS = {table: insert(table) for table in (tables.happening, *_PARTS)}


class Tellings:
    """Tellings that the ledger holds, each read once."""

    def __init__(self, connection: Connection, known: Iterable[Happening] = ()) -> None:
        self._connection = connection
        self._known = {one.id: one for one in known}

    def of(self, ids: Collection[str]) -> dict[str, Happening]:
        """The tellings of these ids, in the order of the ids."""
        wanted = sorted(ids)
        c, missing = tables.happening.c, [id for id in wanted if id not in self._known]
        for some in dialect.in_pieces(missing):
            query = select(c.id, c.features).where(c.id.in_(some))
            self._known |= {id: Happening.of(features) for id, features in self._connection.execute(query)}
        return {id: self._known[id] for id in wanted}


def put(connection: Connection, told: Sequence[Happening]) -> None:
    """Keep the tellings of a report, whose records must be in the tables."""
    report_id = told[0].report_id
    spans = _spans(connection, report_id)
    rows: dict[Any, list[dict[str, Any]]] = {table: [] for table in _INSERTS}
    for position, one in enumerate(told):
        rows[tables.happening].append({
            "id": one.id, "report_id": report_id, "position": position, "incident_id": None, "relation": one.relation,
            "main": one.main, "span_id": _span(connection, report_id, one.span, spans), "features": one.row(),
        })  # fmt: skip
        events = [(id, "tells") for id in one.events] + [(id, "follows") for id in one.later]
        rows[tables.incident_event] += [
            {"event_id": id, "happening_id": one.id, "relation": relation} for id, relation in events
        ]
        rows[tables.told_figure] += [
            {"happening_id": one.id, "position": at, "unit": told.unit, "low": told.low, "high": told.high,
             "source": told.source, "standing": told.standing, "attribution_id": told.attribution_id,
             "person": told.person, "span_id": _span(connection, report_id, told.span, spans)}
            for at, told in enumerate(one.figures)
        ]  # fmt: skip
        rows[tables.told_voice] += [
            {"happening_id": one.id, "position": at, "attribution_id": voice.attribution_id, "source": voice.source,
             "stance": voice.stance}
            for at, voice in enumerate(one.voices)
        ]  # fmt: skip
    for table, statement in _INSERTS.items():
        if rows[table]:
            connection.execute(statement, rows[table])


def drop(connection: Connection, ids: Sequence[str]) -> None:
    """Let tellings go; nothing else may refer to them any more."""
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.happening_id.in_(ids)))
    connection.execute(delete(tables.happening).where(tables.happening.c.id.in_(ids)))


def of_report(connection: Connection, report_id: str) -> list[str]:
    """The ids of the tellings of a report."""
    c = tables.happening.c
    return list(connection.execute(select(c.id).where(c.report_id == report_id).order_by(c.position)).scalars())


def _spans(connection: Connection, report_id: str) -> _Spans:
    """The numbers of the spans of a report, asked for at once."""
    c = tables.span.c
    query = select(c.start, c.end, c.id).where(c.report_id == report_id)
    return {(start, end): number for start, end, number in connection.execute(query)}


def _span(connection: Connection, report_id: str, span: Span | None, spans: _Spans) -> int | None:
    """The number of a span of a report, made where the report's records have none there."""
    if span is None:
        return None
    found = spans.get((span.start, span.end))
    if found is None:
        found = connection.execute(select(func.coalesce(func.max(tables.span.c.id), 0) + 1)).scalar_one()
        row = {"id": found, "report_id": report_id, "start": span.start, "end": span.end, "quote": span.quote}
        connection.execute(insert(tables.span), row)
        spans[span.start, span.end] = found
    return int(found)
