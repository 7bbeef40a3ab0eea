"""What the pages ask of a ledger beside its records: how it looks as a whole or in part, and what came last."""

from __future__ import annotations

from sqlalchemy import select

from dateline.ledger import tables
from dateline.ledger.asking import overview
from dateline.ledger.asking.filtering import EventFilter, conditions
from dateline.ledger.asking.names import one_actor
from dateline.ledger.asking.overview import Overview, Period, Point, Tally
from dateline.ledger.asking.portrait import Portrait, portrait
from dateline.ledger.store import Store

__all__ = ["Showing"]


class Showing:
    """The part of the asking side that shows many records at once; ``Reader`` is made of it."""

    _store: Store

    def overview(self) -> Overview:
        """The whole ledger at a glance: counts by type, by day and by place."""
        with self._store.reading() as connection:
            return overview.overview(connection)

    def tallies(self, asked: EventFilter) -> list[Tally]:
        """How many of the events that a filter lets through are of each type."""
        with self._store.reading() as connection:
            return overview.types(connection, conditions(connection, asked))

    def points(self, asked: EventFilter) -> list[Point]:
        """Where the events that a filter lets through lie."""
        with self._store.reading() as connection:
            return overview.points(connection, conditions(connection, asked))

    def periods(self, asked: EventFilter) -> list[Period]:
        """How many of the events that a filter lets through began in each day, month or year."""
        with self._store.reading() as connection:
            return overview.periods(connection, conditions(connection, asked))

    def incidents_of(self, report_id: str) -> dict[str, str]:
        """The incident of each event of a report that belongs to one, by the event's id."""
        told, c = tables.incident_event.c, tables.happening.c
        query = select(told.event_id, c.incident_id).join(tables.happening, c.id == told.happening_id)
        with self._store.reading() as connection:
            rows = connection.execute(query.where(c.report_id == report_id, c.incident_id.is_not(None)))
            return {row.event_id: row.incident_id for row in rows}

    def incident_telling(self, happening_id: str) -> str | None:
        """The incident that a report's telling belongs to."""
        c = tables.happening.c
        with self._store.reading() as connection:
            found: str | None = connection.execute(select(c.incident_id).where(c.id == happening_id)).scalar()
            return found

    def pages_of(self, report_id: str) -> dict[str, str | None]:
        """Where the pages of a report came from, by the SHA-256 of their bytes."""
        c = tables.page.c
        with self._store.reading() as connection:
            rows = connection.execute(select(c.digest, c.source).where(c.report_id == report_id).order_by(c.digest))
            return {row.digest: row.source for row in rows}

    def portrait(self, name: str, limit: int) -> Portrait:
        """An actor, by its id or a name, with the newest rows of each kind; raises NotFound for none or several."""
        with self._store.reading() as connection:
            return portrait(connection, one_actor(connection, name), limit)
