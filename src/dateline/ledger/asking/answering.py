"""The rows that answer a query of ids, read from the views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, or_, select
from sqlalchemy.engine import Connection

from dateline.errors import Ambiguous
from dateline.ledger import dialect, tables, views
from dateline.ledger.asking.answers import ActorRow, EventRow, PlaceRow, ReportRow, StatementRow, StatusRow
from dateline.ledger.asking.missing import begins, called, missing
from dateline.ledger.asking.queries import current, stands
from dateline.ledger.identity.same_actors import all_together, is_one_of, together
from dateline.ledger.incidents.answers import IncidentRow

__all__ = [
    "actors",
    "actors_of",
    "count",
    "events",
    "incidents",
    "one_report",
    "only",
    "only_if_any",
    "places",
    "reports",
    "reports_of",
    "statements",
    "statuses",
    "titles",
]

Ids = Select[str] | list[str]  # a query of them, or they themselves
Answer = TypeVar("Answer", EventRow, IncidentRow, StatementRow, StatusRow)

_JUDGED = (tables.event, tables.attribution, tables.status, tables.actor, tables.mention)
_OF_REPORTS = (tables.report, tables.event, tables.attribution, tables.status, tables.mention, tables.span)


def events(connection: Connection, ids: Ids) -> list[EventRow]:
    """The events of these ids, in their order."""
    return _readable(connection, views.events, EventRow, ids)


def statements(connection: Connection, ids: Ids) -> list[StatementRow]:
    """The attributions of these ids, in their order."""
    return _readable(connection, views.statements, StatementRow, ids)


def statuses(connection: Connection, ids: Ids) -> list[StatusRow]:
    """The statuses of these ids, in their order."""
    return _readable(connection, views.statuses, StatusRow, ids)


def incidents(connection: Connection, ids: Ids) -> list[IncidentRow]:
    """The incidents of these ids, in their order."""
    return _readable(connection, views.incidents, IncidentRow, ids)


def reports(connection: Connection, limit: int | None, *, superseded: bool = False) -> list[ReportRow]:
    """The reports in the order in which they came; those that a newer revision replaces only where asked for."""
    ids = select(tables.report.c.id).order_by(tables.report.c.number).limit(limit)
    return _reports(connection, ids if superseded else ids.where(current(tables.report)))


def actors(connection: Connection, actor_id: str | None = None, limit: int | None = None) -> list[ActorRow]:
    """One actor or all, the most often named first; those that are the same actor are one row."""
    if actor_id is not None:
        return [_as_one(connection, actors_of(connection, [actor_id])[0], together(connection, [actor_id]))]
    groups = all_together(connection)
    rows = _actors(connection, limit and limit + sum(map(len, groups)))
    known = {id: group for group in groups for id in group}
    heads: dict[str, ActorRow] = {}
    for row in sorted(rows, key=lambda row: not row.registered):
        heads.setdefault(known.get(row.id, [row.id])[0], row)
    merged = (_as_one(connection, row, known[row.id]) if row.id in known else row for row in heads.values())
    return sorted(merged, key=lambda row: (-row.mentions, row.name, row.id))[:limit]


def _as_one(connection: Connection, head: ActorRow, ids: list[str]) -> ActorRow:
    """The row of an actor together with those that are the same, as one."""
    mention, home = tables.mention, tables.report_actor
    named = select(func.count()).where(is_one_of(mention.c.actor_id, mention.c.report_id, ids))
    told = select(func.count(home.c.report_id.distinct())).where(is_one_of(home.c.actor_id, home.c.report_id, ids))
    names = _aliases(connection, [id for id in ids if "@" not in id])
    aliases = dict.fromkeys(name for id in sorted(names) for name in names[id] if name != head.name)
    return replace(
        head,
        mentions=connection.execute(named.where(stands(mention), current(mention))).scalar_one(),
        reports=connection.execute(told.where(current(home))).scalar_one(),
        aliases=tuple(sorted(aliases)),
        also=tuple(id for id in ids if id != head.id),
    )


def _actors(connection: Connection, limit: int | None) -> list[ActorRow]:
    """All actors, each by itself, the most often named first; only of those that are given the reports are counted."""
    c, mention, home = tables.actor.c, tables.mention.c, tables.report_actor.c
    standing = select(mention.actor_id, func.count().label("n")).where(stands(tables.mention), current(tables.mention))
    mentions = standing.group_by(mention.actor_id).subquery()
    named = func.coalesce(mentions.c.n, 0).label("named")
    first = (
        select(c.id, c.name, c.kind, c.country, c.sector, c.registered, named)
        .outerjoin(mentions, mentions.c.actor_id == c.id)
        .where(stands(tables.actor))
        .order_by(named.desc(), c.name, c.id)
        .limit(limit)
        .subquery()
    )
    f = first.c
    told = select(func.count(home.report_id.distinct())).where(home.actor_id == f.id, current(tables.report_actor))
    query = select(f.id, f.name, f.kind, f.country, f.sector, f.registered, f.named, told.scalar_subquery())
    rows = connection.execute(query.order_by(f.named.desc(), f.name, f.id)).all()
    aliases = _aliases(connection, [row.id for row in rows])
    return [ActorRow(*row, aliases=tuple(name for name in aliases.get(row.id, ()) if name != row.name)) for row in rows]


def reports_of(connection: Connection, ids: list[str]) -> list[ReportRow]:
    """The reports of these ids, in their order."""
    return _reports(connection, ids)


def actors_of(connection: Connection, ids: list[str]) -> list[ActorRow]:
    """The actors of these ids, in their order."""
    c, mention, home = tables.actor.c, tables.mention, tables.report_actor
    mentions = select(func.count()).where(mention.c.actor_id == c.id, stands(mention), current(mention))
    reports = select(func.count(home.c.report_id.distinct())).where(home.c.actor_id == c.id, current(home))
    query = select(
        c.id, c.name, c.kind, c.country, c.sector, c.registered, mentions.scalar_subquery(), reports.scalar_subquery()
    )
    rows = {row.id: row for row in connection.execute(query.where(c.id.in_(ids)))}
    aliases = _aliases(connection, ids)
    return [
        ActorRow(*rows[id], aliases=tuple(name for name in aliases.get(id, ()) if name != rows[id].name)) for id in ids
    ]


def places(connection: Connection, ids: list[str]) -> list[PlaceRow]:
    """The places of these ids, in their order."""
    c, event = tables.place.c, tables.event
    events = select(func.count()).where(event.c.place_id == c.id, stands(event), current(event)).scalar_subquery()
    query = select(c.id, c.name, c.latitude, c.longitude, c.precision, c.country, c.admin1, events)
    found = {row.id: PlaceRow(*row) for row in connection.execute(query.where(c.id.in_(ids)))}
    return [found[id] for id in ids]


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has, less the records that a person rejected and those of superseded reports."""
    query = select(func.count()).select_from(table)
    query = query.where(stands(table)) if table in _JUDGED else query
    query = query.where(current(table)) if table in _OF_REPORTS else query
    return connection.execute(query).scalar_one()


def titles(connection: Connection, ids: list[str]) -> list[tuple[str, str | None]]:
    """The headlines of reports, by their ids."""
    c, found = tables.report.c, list[tuple[str, str | None]]()
    for some in dialect.in_pieces(ids):
        rows = connection.execute(select(c.id, c.title).where(c.id.in_(some)))
        found += [(id, title) for id, title in rows]
    return found


def one_report(connection: Connection, name: str, *, beside: Sequence[Table] = ()) -> str:
    """The id of a report by its id, the beginning of it, or the source or URL of its newest revision.

    Raises NotFound where there is none or several.
    """
    c = tables.report.c
    at = or_(c.source == name, c.url == name) & current(tables.report)
    return only(connection, tables.report, name, at, beside=beside)


def only(
    connection: Connection, table: Table, name: str, *also: ColumnElement[bool], beside: Sequence[Table] = ()
) -> str:
    """The id of the one row with that id, that beginning of an id, or for which another condition holds.

    Raises NotFound where there is none (there was none in the tables ``beside`` it either), and Ambiguous for several.
    """
    found = only_if_any(connection, table, name, *also)
    if found is None:
        raise missing(connection, name, table, *beside)
    return found


def only_if_any(connection: Connection, table: Table, name: str, *also: ColumnElement[bool]) -> str | None:
    """The same, and None where there is none; raises Ambiguous for several."""
    c = table.c.id
    found: list[str] = []
    for condition in (c == name, begins(c, name), *also) if name else ():
        query = select(c).where(condition).order_by(c).limit(2)
        found += [id for id in connection.execute(query).scalars() if id not in found]
        if found[:1] == [name]:
            return name
    if len(found) > 1:
        kind = called(table)
        kinds = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}es" if kind.endswith("s") else f"{kind}s"
        raise Ambiguous(f"Several {kinds} answer to {name!r}, {found[0]} and {found[1]} among them: name one.")
    return found[0] if found else None


def _reports(connection: Connection, ids: Ids) -> list[ReportRow]:
    """The reports of these ids, in their order, with how many records each gave."""
    c = tables.report.c
    records = (
        select(func.count()).where(table.c.report_id == c.id, stands(table)).scalar_subquery()
        for table in (tables.event, tables.attribution, tables.status)
    )
    order, found = _listed(connection, ids), dict[str, ReportRow]()
    for some in dialect.in_pieces(order):
        by = select(tables.superseded.c.by_id).where(tables.superseded.c.report_id == c.id).scalar_subquery()
        query = select(c.id, c.title, c.publisher, c.published, c.source, *records, by)
        rows = connection.execute(query.where(c.id.in_(some)))
        found |= {row.id: ReportRow(*row[:8], superseded_by=row[8]) for row in rows}
    return [found[id] for id in order]


def _listed(connection: Connection, ids: Ids) -> list[str]:
    return ids if isinstance(ids, list) else list(connection.execute(ids).scalars())


def _readable(connection: Connection, view: views.View, answer: type[Answer], ids: Ids) -> list[Answer]:
    """The rows of a view by their ids. The ids come first because a view makes its columns before it is cut short."""
    order = _listed(connection, ids)
    table, found = view.everything, dict[str, Answer]()
    for some in dialect.in_pieces(order):
        query = select(table).where(table.c.id.in_(some))
        found |= {row["id"]: answer(**row) for row in connection.execute(query).mappings()}
    return [found[id] for id in order]


def _aliases(connection: Connection, actor_ids: list[str]) -> dict[str, list[str]]:
    """The names of each actor, in order."""
    c, found = tables.alias.c, dict[str, list[str]]()
    for some in dialect.in_pieces(actor_ids):
        query = select(c.actor_id, c.name).where(c.actor_id.in_(some))
        for actor_id, name in connection.execute(query.order_by(c.name)):
            found.setdefault(actor_id, []).append(name)
    return found
