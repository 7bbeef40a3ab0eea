"""Puts the rows of a sheet into the tables, in an order in which they may refer to each other."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Insert, Table, func, insert, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.ledger.rows import Sheet

__all__ = ["file_rows", "free_span"]


def file_rows(connection: Connection, sheet: Sheet) -> None:
    """Put all rows of the sheet where they belong."""
    for table in _order():
        if rows := sheet.rows.get(table.name):
            for statement in _inserts(table):
                connection.execute(statement, rows)


def free_span(connection: Connection) -> int:
    """The number of the next span."""
    last: int = connection.execute(select(func.coalesce(func.max(tables.span.c.id), 0))).scalar_one()
    return last + 1


@cache
def _order() -> tuple[Table, ...]:
    """The tables, each after those that it refers to."""
    return tuple(tables.metadata.sorted_tables)


@cache
def _inserts(table: Table) -> tuple[Insert, ...]:
    """How rows are put into a table, made once.

    What reports share is passed over where it is there already, or refreshed by what the latest reading knows; an
    actor that only a report knows never overwrites one that the registry knows.
    """
    if table is tables.actor:
        return dialect.insert_new(table), dialect.upsert(table, when="registered")
    if table is tables.place:
        return (dialect.upsert(table),)
    if table in (tables.alias, tables.snapshot):
        return (dialect.insert_new(table),)
    return (insert(table),)
