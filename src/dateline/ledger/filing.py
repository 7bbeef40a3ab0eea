"""Puts the rows of a sheet into the tables, in an order in which they may refer to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, func, insert, select
from sqlalchemy.engine import Connection, Dialect

from dateline.ledger import dialect, tables
from dateline.ledger.rows import Row, Sheet

__all__ = ["Filing", "file_rows", "free_span"]

_LAST_SPAN = select(func.coalesce(func.max(tables.span.c.id), 0))


@dataclass(frozen=True, slots=True)
class Filing:
    """A statement that puts rows, as the database takes it, and how the value of each column is written there.

    SQLAlchemy prepares every value of every row anew, which takes as long as to put them.
    """

    sql: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]

    @classmethod
    def of(cls, statement: Insert, table: Table, names: tuple[str, ...], spoken: Dialect) -> Filing:
        """The statement in a dialect, over rows that have these columns."""
        compiled = statement.compile(dialect=spoken, column_keys=list(names))
        writes = {name: table.c[name].type.dialect_impl(spoken).bind_processor(spoken) for name in names}
        return cls(str(compiled), tuple((name, writes[name]) for name in compiled.positiontup or names))

    def put(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Put rows."""
        values = [tuple([write(row[name]) if write else row[name] for name, write in self.columns]) for row in rows]
        connection.exec_driver_sql(self.sql, values)


def file_rows(connection: Connection, sheet: Sheet) -> None:
    """Put all rows of the sheet where they belong."""
    for table in _order():
        if rows := sheet.rows.get(table.name):
            for filing in _filings(table, tuple(rows[0]), connection.dialect):
                filing.put(connection, rows)


def free_span(connection: Connection) -> int:
    """The number of the next span."""
    last: int = connection.execute(_LAST_SPAN).scalar_one()
    return last + 1


@cache
def _order() -> tuple[Table, ...]:
    """The tables, each after those that it refers to."""
    return tuple(tables.metadata.sorted_tables)


@cache
def _filings(table: Table, names: tuple[str, ...], spoken: Dialect) -> tuple[Filing, ...]:
    """How rows are put into a table, made once."""
    return tuple(Filing.of(statement, table, names, spoken) for statement in _inserts(table))


def _inserts(table: Table) -> tuple[Insert, ...]:
    """What reports share is passed over where it is there already, or refreshed by what the latest reading knows.

    An actor that only a report knows never overwrites one that the registry knows.
    """
    if table is tables.actor:
        return dialect.insert_new(table), dialect.upsert(table, when="registered")
    if table is tables.place:
        return (dialect.upsert(table),)
    if table in (tables.alias, tables.snapshot):
        return (dialect.insert_new(table),)
    return (insert(table),)
