"""What is asked of a ledger about incidents: which there are, and all that is held of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound
from dateline.ledger import tables, views
from dateline.ledger.asking import answering
from dateline.ledger.asking.answers import EventRow
from dateline.ledger.incidents.answers import (
    DisputeRow,
    FigureRow,
    IncidentReport,
    IncidentRow,
    IncidentStory,
    MergeRow,
    ToldRow,
)
from dateline.ledger.incidents.filter import IncidentFilter, incident_conditions
from dateline.ledger.store import Store

__all__ = ["IncidentReader"]

_TOLD_FIRST = ("killed", "injured", "missing", "abducted", "arrested")


class IncidentReader:
    """The part of the asking side that tells of incidents; ``Reader`` is made of it."""

    _store: Store

    def incidents(
        self,
        *,
        type: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        disputed: bool | None = None,
        single_source: bool | None = None,
        limit: int | None = None,
    ) -> list[IncidentRow]:
        """Incidents by type, place and date, the newest first.

        ``disputed`` gives those of which sources deny one another, ``single_source`` those that one source alone
        tells (False: the others; None: all). ``place``, ``since`` and ``until`` are as for events.
        """
        c = tables.incident.c
        with self._store.reading() as connection:
            asked = IncidentFilter(type, place, since, until, disputed, single_source)
            conditions = incident_conditions(connection, asked)
            order = c.date_low.desc().nulls_last(), c.id
            return answering.incidents(connection, select(c.id).where(*conditions).order_by(*order).limit(limit))

    def incident(self, name: str) -> IncidentStory:
        """All that the ledger holds of one incident, by its id, the id of one of its events, or the beginning of one.

        Raises NotFound where there is none or several.
        """
        with self._store.reading() as connection:
            incident_id = _meant(connection, name)
            c = tables.incident.c
            row = answering.incidents(connection, select(c.id).where(c.id == incident_id))[0]
            because = connection.execute(select(c.because).where(c.id == incident_id)).scalar_one()
            return IncidentStory(
                row,
                tuple(because),
                _reports(connection, incident_id),
                _figures(connection, incident_id),
                _voices(connection, incident_id),
                _merges(connection, incident_id),
            )


def _meant(connection: Connection, name: str) -> str:
    """The id of the incident that a name means."""
    if known := _of_event(connection, name):
        return known
    if known := answering.only_if_any(connection, tables.incident, name):
        return known
    event_id = answering.only(connection, tables.event, name, beside=(tables.incident,))
    if found := _of_event(connection, event_id):
        return found
    raise NotFound(f"Event {event_id} is in no incident of this ledger.")


def _of_event(connection: Connection, name: str) -> str | None:
    """The incident of an event, by the whole id of the event."""
    happening, event = tables.happening.c, tables.incident_event.c
    query = select(happening.incident_id).join(tables.incident_event, event.happening_id == happening.id)
    return connection.execute(query.where(event.event_id == name)).scalar()


def _by_time(columns: Sequence[Any]) -> Select[Any]:
    """A query over the tellings of incidents in the order of their reports' time."""
    c, home = tables.happening.c, tables.report.c
    query = select(*columns).select_from(tables.happening).join(tables.report, home.id == c.report_id)
    return query.order_by(home.published.is_(None), home.published, home.number, c.position)


def _reports(connection: Connection, incident_id: str) -> tuple[IncidentReport, ...]:
    c, home, span = tables.happening.c, tables.report.c, tables.span.c
    worded, wording = tables.report_wording.c, tables.wording.c
    columns = (
        c.id, home.id, home.title, home.publisher, home.published, home.url, c.relation, c.main, wording.story_id,
        span.quote, span.start, span.end,
    )  # fmt: skip
    query = (
        _by_time(columns)
        .outerjoin(tables.report_wording, worded.report_id == home.id)
        .outerjoin(tables.wording, wording.id == worded.wording_id)
        .outerjoin(tables.span, span.id == c.span_id)
        .where(c.incident_id == incident_id)
    )
    found = []
    for row in connection.execute(query).all():
        events, later = (_events(connection, row[0], relation) for relation in ("tells", "follows"))
        found.append(IncidentReport(*row, events=events, later=later))  # type: ignore[misc]  # row has what comes before
    return tuple(found)


def _events(connection: Connection, happening_id: str, relation: str) -> tuple[EventRow, ...]:
    c, event = tables.incident_event.c, tables.event.c
    ids = select(c.event_id).join(tables.event, event.id == c.event_id).order_by(event.position)
    return tuple(answering.events(connection, ids.where(c.happening_id == happening_id, c.relation == relation)))


def _figures(connection: Connection, incident_id: str) -> tuple[FigureRow, ...]:
    c, home, span, told = tables.happening.c, tables.report.c, tables.span.c, tables.told_figure.c
    columns = (
        told.unit, told.low, told.high, told.source, told.standing, told.person, span.quote, span.start, span.end,
        home.id, home.publisher, home.published,
    )  # fmt: skip
    query = (
        _by_time(columns)
        .join(tables.told_figure, told.happening_id == c.id)
        .outerjoin(tables.span, span.id == told.span_id)
        .where(c.incident_id == incident_id)
    )
    rows = [ToldRow(*row) for row in connection.execute(query.order_by(told.position))]
    figure = tables.incident_figure.c
    known = connection.execute(
        select(figure.unit, figure.low, figure.best, figure.high, figure.because)
        .where(figure.incident_id == incident_id)
        .order_by(figure.unit)
    ).all()
    ranked = sorted(known, key=lambda row: (*(row.unit != unit for unit in _TOLD_FIRST), row.unit))
    return tuple(FigureRow(*row, tuple(each for each in rows if each.unit == row.unit)) for row in ranked)


def _voices(connection: Connection, incident_id: str) -> tuple[DisputeRow, ...]:
    c, home, voice = tables.happening.c, tables.report.c, tables.told_voice.c
    statements = views.statements.everything
    said = statements.c
    columns = (voice.source, voice.stance, said.content, home.id, home.publisher, home.published)
    query = (
        _by_time(columns)
        .join(tables.told_voice, voice.happening_id == c.id)
        .join(statements, said.id == voice.attribution_id)
        .where(c.incident_id == incident_id)
    )
    return tuple(DisputeRow(*row) for row in connection.execute(query.order_by(voice.position)))


def _merges(connection: Connection, incident_id: str) -> tuple[MergeRow, ...]:
    """The comparisons inside an incident, the surest first."""
    c, left, right = tables.incident_link.c, tables.happening.alias("l"), tables.happening.alias("r")
    query = (
        select(c.left_id, c.right_id, left.c.report_id, right.c.report_id, c.score, c.because)
        .join(left, left.c.id == c.left_id)
        .join(right, right.c.id == c.right_id)
        .where(left.c.incident_id == incident_id, right.c.incident_id == incident_id)
        .order_by(c.score.desc(), c.left_id, c.right_id)
    )
    return tuple(MergeRow(*row[:-1], tuple(row[-1])) for row in connection.execute(query))
