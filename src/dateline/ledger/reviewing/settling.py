"""Writes what decisions make of a report's records into the tables, and keeps the machine's records beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.filing import free_span
from dateline.ledger.rebuild import as_kept, rebuild, with_named
from dateline.ledger.reviewing.decisions import FIELDS, SHAPES, Decision
from dateline.ledger.reviewing.naming import make_known
from dateline.ledger.reviewing.replaying import Mark, Standing, replayed
from dateline.ledger.reviewing.values import as_plain, to_record
from dateline.ledger.rows import Bounds, Row, Sheet
from dateline.ledger.shapes import Shape
from dateline.records import Reading, spans

__all__ = ["decisions", "in_force", "machine", "settle", "standing_row"]


def decisions(connection: Connection, *conditions: Any) -> list[Decision]:
    """The decisions of which all conditions hold, in their order."""
    query = select(tables.review).where(*conditions).order_by(tables.review.c.number)
    return [Decision(**row) for row in connection.execute(query).mappings()]


def in_force(connection: Connection, report_id: str) -> list[Decision]:
    """The decisions on the records of a report that are to be applied."""
    return [one for one in decisions(connection, tables.review.c.report_id == report_id) if one.holds]


def machine(connection: Connection, report_id: str) -> Reading:
    """The reading of a report as the machine made it, whatever was decided since."""
    c = tables.standing.c
    query = select(c.record_id, c.kind, c.machine).where(c.report_id == report_id, c.machine.is_not(None))
    kept = {record_id: to_record(kind, record) for record_id, kind, record in connection.execute(query)}
    reading = as_kept(connection, report_id, rejected=True)
    own: dict[str, Any] = {
        field: tuple(kept.get(one.id, one) for one in getattr(reading, field)) for field in FIELDS.values()
    }
    return replace(reading, **own) if kept else reading


def settle(connection: Connection, report_id: str, holding: Iterable[Decision]) -> Standing:
    """Make the tables tell what decisions, and no others, make of a report's records.

    Raises ClashError, before anything is written, for an edit that finds nothing to edit.
    """
    holding = list(holding)
    read = machine(connection, report_id)
    standing = replayed(read, holding)
    make_known(connection, holding)
    _write(connection, rebuild(connection, report_id, rejected=True), with_named(connection, standing.reading))
    connection.execute(delete(tables.standing).where(tables.standing.c.report_id == report_id))
    if rows := list(_standing_rows(read, standing)):
        connection.execute(insert(tables.standing), rows)
    _drop_spans(connection, report_id, {*spans(read), *spans(standing.reading)})
    return standing


def standing_row(kind: str, report_id: str | None, record: Any, mark: Mark, read: Any) -> Row:
    """What the ledger keeps of a record that was decided on: the machine's where it is another now."""
    row = {"record_id": record.id, "kind": kind, "report_id": report_id}
    row |= {"outcome": mark.outcome, "by": mark.by, "at": mark.at}
    return row | {"machine": None if read == record else as_plain(read)}


def _standing_rows(read: Reading, standing: Standing) -> Iterator[Row]:
    for kind, field in FIELDS.items():
        for ours, its in zip(getattr(standing.reading, field), getattr(read, field), strict=True):
            if ours.id in standing.marks:
                yield standing_row(kind, read.report.id, ours, standing.marks[ours.id], its)


def _write(connection: Connection, stored: Reading, wanted: Reading) -> None:
    """Write the records that are to be other than they are."""
    numbered = _numbered(connection, stored.report.id)
    sheet = Sheet(wanted, first_span=free_span(connection), numbered=numbered)
    changed: list[tuple[Shape, str]] = []
    for kind, field in FIELDS.items():
        for position, (was, now) in enumerate(zip(getattr(stored, field), getattr(wanted, field), strict=True)):
            if was != now:
                sheet.record(SHAPES[kind], now, position)
                changed.append((SHAPES[kind], now.id))
    if rows := sheet.rows.get(tables.span.name):
        connection.execute(insert(tables.span), rows)
    for shape, record_id in changed:
        _rewrite(connection, shape, record_id, sheet)


def _rewrite(connection: Connection, shape: Shape, record_id: str, sheet: Sheet) -> None:
    """Give one record the row of the sheet, and its parts anew."""
    row = next(row for row in sheet.rows[shape.table.name] if row["id"] == record_id)
    connection.execute(update(shape.table).where(shape.table.c.id == record_id).values(row))
    owner = f"{shape.table.name}_id"
    for part in shape.parts.values():
        connection.execute(delete(part.table).where(part.table.c[owner] == record_id))
        if rows := [row for row in sheet.rows.get(part.table.name, ()) if row[owner] == record_id]:
            connection.execute(insert(part.table), rows)


def _numbered(connection: Connection, report_id: str) -> dict[Bounds, int]:
    c = tables.span.c
    rows = connection.execute(select(c.start, c.end, c.id).where(c.report_id == report_id))
    return {(start, end): number for start, end, number in rows}


def _drop_spans(connection: Connection, report_id: str, needed: Iterable[Any]) -> None:
    """Drop the spans that only an edit needed which is no longer there."""
    bounds = {(span.start, span.end) for span in needed}
    loose = [number for where, number in _numbered(connection, report_id).items() if where not in bounds]
    for number in loose:
        connection.execute(delete(tables.span).where(tables.span.c.id == number))
