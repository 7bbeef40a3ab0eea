"""Who answers together: actors that a person judged to be one, and those of the very same full name.

Nothing is kept of this but the judgements: it is worked out when somebody asks, so that taking a judgement back undoes
all that it did. ``ID@REPORT`` stands for an actor as one report names it, once a person has said that this report means
somebody else by the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger.identity.judgements import verdicts
from dateline.ledger.tables import actor, alias, judgement
from dateline.merging.namesakes import Known, automatic
from dateline.merging.pairs import Pair

__all__ = ["alike", "all_together", "is_one_of", "is_own", "together"]


def together(connection: Connection, ids: Iterable[str]) -> list[str]:
    """These ids and all that answer with them, in order."""
    judged = verdicts(connection, "actor")
    same: dict[str, set[str]] = defaultdict(set)
    for (left, right), verdict in judged.items():
        if verdict == "same":
            same[left].add(right)
            same[right].add(left)
    found: set[str] = set()
    waiting = set(ids)
    while waiting:
        found |= waiting
        near = {other for id in waiting for other in same[id]}
        waiting = (near | _namesakes(connection, waiting, judged)) - found
    return sorted(found)


def all_together(connection: Connection) -> list[list[str]]:
    """Every group of several that answer together, each in order."""
    judged = verdicts(connection, "actor")
    usual = alias.join(actor, (actor.c.id == alias.c.actor_id) & (actor.c.name == alias.c.name))
    shared = select(alias.c.key).select_from(usual).where(actor.c.kind == "person")
    keys = shared.group_by(alias.c.key).having(func.count() > 1)
    waiting = {id for group in alike(_called(connection, keys), judged) for id in group}
    waiting |= {id for each, verdict in judged.items() if verdict == "same" for id in each}
    groups = []
    while waiting:
        groups.append(together(connection, [min(waiting)]))
        waiting -= set(groups[-1])
    return groups


def is_one_of(column: ColumnElement[Any], home: ColumnElement[Any], ids: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column names one of the actors, in a report (``home``) that means that actor by it."""
    whole = [id for id in ids if "@" not in id]
    parts = [id for id in ids if "@" in id]
    here = column + "@" + home
    condition: ColumnElement[bool] = column.in_(whole) & here.not_in(_parted())
    return (
        or_(condition, and_(column.in_([id.partition("@")[0] for id in parts]), here.in_(parts)))
        if parts
        else condition
    )


def is_own(column: ColumnElement[Any], home: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a report means by a column's actor, if any, the actor that others mean by it."""
    return or_(column.is_(None), (column + "@" + home).not_in(_parted()))


def _parted() -> Select[Any]:
    """The ids of actors in one report that a judgement, now in force, tells from the actor of that name."""
    later = judgement.alias("later")
    newer = select(later.c.id).where(
        later.c.left_id == judgement.c.left_id, later.c.right_id == judgement.c.right_id,
        later.c.kind == judgement.c.kind, later.c.number > judgement.c.number,
    ).exists()  # fmt: skip
    parted = [
        select(column).where(judgement.c.kind == "actor", column.contains("@"), judgement.c.verdict != "open", ~newer)
        for column in (judgement.c.left_id, judgement.c.right_id)
    ]
    return parted[0].union_all(parted[1])  # type: ignore[return-value]


# The very same name


def _namesakes(connection: Connection, ids: Iterable[str], judged: dict[Pair, str]) -> set[str]:
    """Who goes with one of these by the very same full name."""
    wanted = set(ids)
    return {id for group in alike(_of_the_names_of(connection, wanted), judged) if wanted & set(group) for id in group}


def _of_the_names_of(connection: Connection, ids: Iterable[str]) -> list[Known]:
    """All persons whose usual name is that of one of these."""
    usual = alias.join(actor, (actor.c.id == alias.c.actor_id) & (actor.c.name == alias.c.name))
    return _called(connection, select(alias.c.key).select_from(usual).where(actor.c.id.in_(list(ids))))


def _called(connection: Connection, keys: Select[str]) -> list[Known]:
    """The persons of these usual names, as names are compared."""
    c = actor.c
    usual = alias.join(actor, (c.id == alias.c.actor_id) & (c.name == alias.c.name))
    query = select(c.id, c.name, alias.c.key, c.kind, c.country, c.registered).select_from(usual)
    return [Known(*row) for row in connection.execute(query.where(alias.c.key.in_(keys), c.kind == "person"))]


def alike(known: Iterable[Known], judged: dict[Pair, str]) -> list[list[str]]:
    """Of some actors, those that are one by the very same full name."""
    by_name: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        by_name[one.key].append(one)
    apart = {each for each, verdict in judged.items() if verdict == "different"}
    buckets = (bucket for bucket in by_name.values() if len(bucket) > 1)
    return [group for bucket in buckets for group in automatic(bucket, apart)]
