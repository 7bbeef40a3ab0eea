"""Decisions on actors, which all reports share: applied to the actor's own row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.ledger.rebuild import actor
from dateline.ledger.reviewing.decisions import ACTOR, Decision
from dateline.ledger.reviewing.replaying import decided
from dateline.ledger.reviewing.settling import decisions, standing_row
from dateline.ledger.reviewing.values import to_record
from dateline.ledger.rows import alias_rows
from dateline.records import NAMING, Actor

__all__ = ["actor_in_force", "machine_actor", "refresh_actors", "reported_names", "settle_actor"]

# Asked for every report that is added, and so made once.
_DECIDED = (
    select(tables.standing.c.record_id)
    .where(tables.standing.c.kind == ACTOR, tables.standing.c.record_id.in_(bindparam("ids", expanding=True)))
    .order_by(tables.standing.c.record_id)
)


def machine_actor(connection: Connection, actor_id: str) -> Actor:
    """An actor as reports and the registry have it, whatever was decided since."""
    c = tables.standing.c
    kept = connection.execute(select(c.machine).where(c.record_id == actor_id, c.kind == ACTOR)).scalar()
    made: Actor = to_record(ACTOR, kept) if kept else actor(connection, actor_id)
    return made


def actor_in_force(connection: Connection, actor_id: str) -> list[Decision]:
    """The decisions on an actor that are to be applied."""
    c = tables.review.c
    return [one for one in decisions(connection, c.record_id == actor_id, c.kind == ACTOR) if one.holds]


def settle_actor(connection: Connection, actor_id: str, holding: Iterable[Decision]) -> None:
    """Make the actor's row tell what decisions, and no others, make of it; a name that a person gave finds it too."""
    read = machine_actor(connection, actor_id)
    made, marks = decided({actor_id: read}, holding)
    told = made[actor_id]
    _put(connection, told)
    _call(connection, actor_id, read.name, told)
    c = tables.standing.c
    connection.execute(delete(tables.standing).where(c.record_id == actor_id, c.kind == ACTOR))
    if actor_id in marks:
        connection.execute(insert(tables.standing), standing_row(ACTOR, None, told, marks[actor_id], read))


def refresh_actors(connection: Connection, actors: Iterable[Actor]) -> None:
    """Apply decisions anew where a reading has just written over what they had made of an actor."""
    c = tables.standing.c
    ids = [one.id for one in actors if one.registered]
    if not ids:
        return
    for actor_id in list(connection.execute(_DECIDED, {"ids": ids}).scalars()):
        connection.execute(update(tables.standing).where(c.record_id == actor_id).values(machine=None))
        settle_actor(connection, actor_id, actor_in_force(connection, actor_id))


def _put(connection: Connection, told: Actor) -> None:
    row: dict[str, Any] = {field.name: getattr(told, field.name) for field in fields(told) if field.name != "aliases"}
    connection.execute(update(tables.actor).where(tables.actor.c.id == told.id).values(row))


def _call(connection: Connection, actor_id: str, usual: str, told: Actor) -> None:
    """Let the actor be found by the name that a person gave, and no more by one that was taken back."""
    c = tables.review.c
    given = {
        str(one.new["name"])
        for one in decisions(connection, c.record_id == actor_id, c.kind == ACTOR, c.field == "name")
        if one.new
    }
    for name in sorted(given - {usual, told.name} - reported_names(connection, actor_id)):
        connection.execute(delete(tables.alias).where(tables.alias.c.actor_id == actor_id, tables.alias.c.name == name))
    connection.execute(dialect.insert_new(tables.alias), alias_rows(told))


def reported_names(connection: Connection, actor_id: str) -> set[str]:
    """The names that reports have an actor by: its own and its aliases as each reading knew it, and as it is named."""
    home, snapshot = tables.report_actor, tables.snapshot
    known = select(snapshot.c.record).distinct().join(home, home.c.snapshot_id == snapshot.c.id)
    found = set[str]()
    for record in connection.execute(known.where(home.c.actor_id == actor_id)).scalars():
        found |= {record["name"], *record["aliases"]}
    m = tables.mention.c
    said = select(tables.span.c.quote).distinct().join(tables.mention, m.span_id == tables.span.c.id)
    named = said.where(m.actor_id == actor_id, m.form.in_(NAMING))
    return found | set(connection.execute(named).scalars())
