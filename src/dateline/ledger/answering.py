"""The rows that answer a query of ids, read from the views."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, or_, select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound
from dateline.ledger import tables, views
from dateline.ledger.answers import ActorRow, EventRow, ReportRow, StatementRow, StatusRow
from dateline.ledger.asking import stands

__all__ = ["actors", "count", "events", "only", "reports", "statements", "statuses"]

Ids = Select[str]
Answer = TypeVar("Answer", EventRow, StatementRow, StatusRow)

_JUDGED = (tables.event, tables.attribution, tables.status, tables.actor, tables.mention)
_AT_ONCE = 500  # ids in one query; SQLite takes 32,766


def events(connection: Connection, ids: Ids) -> list[EventRow]:
    """The events of these ids, in their order."""
    return _readable(connection, views.events, EventRow, ids)


def statements(connection: Connection, ids: Ids) -> list[StatementRow]:
    """The attributions of these ids, in their order."""
    return _readable(connection, views.statements, StatementRow, ids)


def statuses(connection: Connection, ids: Ids) -> list[StatusRow]:
    """The statuses of these ids, in their order."""
    return _readable(connection, views.statuses, StatusRow, ids)


def reports(connection: Connection, limit: int | None) -> list[ReportRow]:
    """The reports in the order in which they came."""
    c = tables.report.c
    records = (
        select(func.count()).where(table.c.report_id == c.id, stands(table)).scalar_subquery()
        for table in (tables.event, tables.attribution, tables.status)
    )
    query = select(c.id, c.title, c.publisher, c.published, c.source, *records).order_by(c.number).limit(limit)
    return [ReportRow(*row) for row in connection.execute(query)]


def actors(connection: Connection, actor_id: str | None = None, limit: int | None = None) -> list[ActorRow]:
    """One actor or all, the most often named first."""
    c, mention, home = tables.actor.c, tables.mention.c, tables.report_actor.c
    standing = select(mention.actor_id, func.count().label("n")).where(stands(tables.mention))
    mentions = standing.group_by(mention.actor_id).subquery()
    reports = select(home.actor_id, func.count(home.report_id.distinct()).label("n")).group_by(home.actor_id).subquery()
    named = func.coalesce(mentions.c.n, 0)
    query = (
        select(c.id, c.name, c.kind, c.country, c.sector, c.registered, named, func.coalesce(reports.c.n, 0))
        .outerjoin(mentions, mentions.c.actor_id == c.id)
        .outerjoin(reports, reports.c.actor_id == c.id)
        .order_by(named.desc(), c.name, c.id)
    )
    query = query.where(c.id == actor_id if actor_id is not None else stands(tables.actor))
    rows = connection.execute(query.limit(limit)).all()
    aliases = _aliases(connection, [row.id for row in rows])
    return [ActorRow(*row, aliases=tuple(name for name in aliases.get(row.id, ()) if name != row.name)) for row in rows]


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has, less the records that a person rejected."""
    query = select(func.count()).select_from(table)
    return connection.execute(query.where(stands(table)) if table in _JUDGED else query).scalar_one()


def only(connection: Connection, table: Table, name: str, *also: ColumnElement[bool]) -> str:
    """The id of the one row with that id, that beginning of an id, or for which another condition holds.

    Raises NotFound where there is none, or several.
    """
    query = select(table.c.id).where(or_(table.c.id.startswith(name, autoescape=True), *also))
    found = list(connection.execute(query.order_by(table.c.id != name, table.c.id).limit(2)).scalars()) if name else []
    if not found:
        raise NotFound(f"There is no {table.name} {name!r} in this ledger.")
    if len(found) > 1 and found[0] != name:
        raise NotFound(f"Several {table.name}s answer to {name!r}, {found[0]} and {found[1]} among them: name one.")
    return str(found[0])


def _readable(connection: Connection, view: views.View, answer: type[Answer], ids: Ids) -> list[Answer]:
    """The rows of a view by their ids. The ids come first because a view makes its columns before it is cut short."""
    order = list(connection.execute(ids).scalars())
    table, found = view.everything, dict[str, Answer]()
    for first in range(0, len(order), _AT_ONCE):
        query = select(table).where(table.c.id.in_(order[first : first + _AT_ONCE]))
        found |= {row["id"]: answer(**row) for row in connection.execute(query).mappings()}
    return [found[id] for id in order]


def _aliases(connection: Connection, actor_ids: list[str]) -> dict[str, list[str]]:
    """The names of each actor, in order."""
    c, found = tables.alias.c, dict[str, list[str]]()
    for first in range(0, len(actor_ids), _AT_ONCE):
        query = select(c.actor_id, c.name).where(c.actor_id.in_(actor_ids[first : first + _AT_ONCE]))
        for actor_id, name in connection.execute(query.order_by(c.name)):
            found.setdefault(actor_id, []).append(name)
    return found
