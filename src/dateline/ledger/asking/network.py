"""Whom an actor deals with: those who take part in the same events, how often, and in what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select, union
from sqlalchemy.engine import Connection

from dateline.ledger.asking.queries import current, stands
from dateline.ledger.tables import actor, event, participant

__all__ = ["Tie", "ties"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Another actor, in how many events the two take part, and how many of these are of each type, the most first."""

    id: str
    name: str
    kind: str
    events: int
    types: tuple[tuple[str, int], ...]


def ties(connection: Connection, actor_ids: Sequence[str], limit: int) -> list[Tie]:
    """Those with whom one of the actors takes part in most events, whoever stands for either counted as it."""
    theirs = _of(actor_ids).subquery()
    others = _everybody().subquery()
    pairs = (
        select(others.c.actor_id, event.c.type, func.count(event.c.id.distinct()).label("n"))
        .join(theirs, theirs.c.event_id == others.c.event_id)
        .join(event, event.c.id == others.c.event_id)
        .where(others.c.actor_id.not_in(actor_ids), stands(event), current(event))
        .group_by(others.c.actor_id, event.c.type)
    )
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(pairs):
        found.setdefault(row.actor_id, {})[row.type] = row.n
    most = sorted(found, key=lambda id: (-sum(found[id].values()), id))[:limit]
    named = {row.id: row for row in connection.execute(select(actor).where(actor.c.id.in_(most)))}
    return [
        Tie(id, named[id].name, named[id].kind, sum(found[id].values()), _ranked(found[id]))
        for id in most
        if id in named
    ]


def _of(actor_ids: Sequence[str]) -> Select[str]:
    """The events in which one of the actors takes part, or somebody who stands for one."""
    c = participant.c
    either = (select(c.event_id).where(each.in_(actor_ids)) for each in (c.actor_id, c.stands_for_id))
    return select(union(*either).subquery().c.event_id)


def _everybody() -> Select[str, str]:
    """Who takes part in what: the actors, and those for whom they stand."""
    c = participant.c
    return select(c.event_id, func.coalesce(c.stands_for_id, c.actor_id).label("actor_id")).where(
        func.coalesce(c.stands_for_id, c.actor_id).is_not(None)
    )


def _ranked(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
