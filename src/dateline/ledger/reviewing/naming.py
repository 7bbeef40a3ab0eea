"""Actors and places that a person named: put into the ledger while a decision needs them, and no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from sqlalchemy import Table, delete, exists, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.ledger.reviewing.decisions import ACTOR, KNOWN, Decision
from dateline.ledger.reviewing.values import to_record
from dateline.ledger.rows import alias_rows, place_row
from dateline.records import Actor, Place

__all__ = ["drop_loose", "drop_unnamed", "drop_where_loose", "make_known"]


def make_known(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Put the actors and places that decisions name into the ledger where it lacks them."""
    for decision in decisions:
        for actor in _actors(decision):
            row = {field.name: getattr(actor, field.name) for field in fields(actor) if field.name != "aliases"}
            connection.execute(dialect.insert_new(tables.actor), row)
            connection.execute(dialect.insert_new(tables.alias), alias_rows(actor))
        for place in _places(decision):
            connection.execute(dialect.insert_new(tables.place), place_row(place))


def drop_unnamed(connection: Connection, decision: Decision) -> None:
    """Drop those that only this decision named, once it is taken back."""
    drop_loose(connection, {one.id for one in _actors(decision)}, {one.id for one in _places(decision)})


def drop_loose(connection: Connection, actor_ids: Iterable[str], place_ids: Iterable[str]) -> None:
    """Drop those of these actors and places that nothing in the ledger refers to, and nobody decided on."""
    decided = select(tables.review.c.record_id).where(tables.review.c.kind == ACTOR)
    kept = set(connection.execute(decided).scalars())
    for actor_id in sorted(set(actor_ids) - kept):
        if not _is_needed(connection, tables.actor, actor_id, besides=tables.alias):
            connection.execute(delete(tables.alias).where(tables.alias.c.actor_id == actor_id))
            connection.execute(delete(tables.actor).where(tables.actor.c.id == actor_id))
    for place_id in sorted(set(place_ids)):
        drop_where_loose(connection, tables.place, place_id)


def drop_where_loose(connection: Connection, table: Table, row_id: str) -> None:
    """Drop a row of a table that nothing in the ledger refers to."""
    if not _is_needed(connection, table, row_id):
        connection.execute(delete(table).where(table.c.id == row_id))


def _actors(decision: Decision) -> Iterator[Actor]:
    for known in _known(decision).get("actors", ()):
        yield to_record(ACTOR, known)


def _places(decision: Decision) -> Iterator[Place]:
    for known in _known(decision).get("places", ()):
        yield Place(**known)


def _known(decision: Decision) -> dict[str, list[dict[str, Any]]]:
    known: dict[str, list[dict[str, Any]]] = (decision.new or {}).get(KNOWN, {})
    return known


def _is_needed(connection: Connection, table: Table, row_id: str, besides: Table | None = None) -> bool:
    """Whether any row of any table refers to one."""
    for other in tables.metadata.sorted_tables:
        if other is besides:
            continue
        for column in other.columns:
            if any(key.column is table.c.id for key in column.foreign_keys):
                query = select(exists().where(column == row_id))
                if connection.execute(query).scalar_one():
                    return True
    return False
