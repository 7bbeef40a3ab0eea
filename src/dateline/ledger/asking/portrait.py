"""An actor as a page shows it: what is newest of each kind, how much there is in all, and whom it deals with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.engine import Connection

from dateline.ledger.asking import answering, queries
from dateline.ledger.asking.answers import ActorRow, EventRow, StatementRow, StatusRow
from dateline.ledger.asking.network import Tie, ties
from dateline.ledger.identity.same_actors import together
from dateline.ledger.tables import status

__all__ = ["Portrait", "Some", "portrait"]

Row = TypeVar("Row", EventRow, StatementRow, StatusRow)

_TIES = 24  # as many names as a drawing of a network can bear


@dataclass(frozen=True, slots=True)
class Some(Generic[Row]):
    """The newest rows of a kind, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """One actor. ``statuses`` are what holds of it, ``held`` what holds of others by it: who holds office in it."""

    actor: ActorRow
    statuses: Some[StatusRow]
    held: Some[StatusRow]
    did: Some[EventRow]
    underwent: Some[EventRow]
    says: Some[StatementRow]
    said_of_it: Some[StatementRow]
    ties: tuple[Tie, ...]


def portrait(connection: Connection, actor_id: str, limit: int) -> Portrait:
    """The actor of that id and those that are the same, with at most ``limit`` rows of each kind."""
    who = together(connection, [actor_id])
    did = queries.events(queries.taking_part(who, ["actor", "leader", "member"]))
    underwent = queries.events(queries.taking_part(who, ["recipient"]))
    named = queries.statuses(status.c.actor_id.in_(who))
    return Portrait(
        answering.actors(connection, actor_id)[0],
        _some(connection, answering.statuses, queries.statuses(queries.held_by(who)), limit),
        _some(connection, answering.statuses, named, limit),
        _some(connection, answering.events, did, limit),
        _some(connection, answering.events, underwent, limit),
        _some(connection, answering.statements, queries.statements(queries.said_by(who)), limit),
        _some(connection, answering.statements, queries.statements(queries.naming(who)), limit),
        tuple(ties(connection, who, _TIES)),
    )


def _some(
    connection: Connection, answer: Callable[[Connection, Select[str]], list[Row]], ids: Select[str], limit: int
) -> Some[Row]:
    """The first rows of a query, and how many it gives."""
    rows = answer(connection, ids.limit(limit))
    if len(rows) < limit:
        return Some(tuple(rows), len(rows))
    total = connection.execute(select(func.count()).select_from(ids.order_by(None).subquery())).scalar_one()
    return Some(tuple(rows), total)
