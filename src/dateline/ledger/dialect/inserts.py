"""Inserts that know what to do with a row that is there already."""

from __future__ import annotations

from sqlalchemy import Insert, Table, and_, or_
from sqlalchemy.dialects import sqlite

__all__ = ["insert_new", "upsert"]


def insert_new(table: Table) -> Insert:
    """An insert that passes over rows already there."""
    return sqlite.insert(table).on_conflict_do_nothing()


def upsert(table: Table, *, when: str | None = None) -> Insert:
    """An insert that writes over the row of the same id where it differs; ``when`` names a flag of the new row.

    Reports name the same places over and over, and to write an equal row again is to write its page again.
    """
    statement = sqlite.insert(table)
    changes = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    differs = or_(*(table.c[name].is_distinct_from(value) for name, value in changes.items()))
    where = and_(statement.excluded[when], differs) if when else differs
    return statement.on_conflict_do_update(index_elements=["id"], set_=changes, where=where)
