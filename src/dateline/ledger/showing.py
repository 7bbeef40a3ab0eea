"""What the pages ask of a ledger beside its records: how it looks as a whole, and what came last."""

from __future__ import annotations

from dateline.ledger import answering, asking
from dateline.ledger.answers import EventRow, ReportRow
from dateline.ledger.overview import Overview, overview
from dateline.ledger.store import Store

__all__ = ["Showing"]


class Showing:
    """The part of the asking side that shows many records at once; ``Reader`` is made of it."""

    _store: Store

    def overview(self) -> Overview:
        """The whole ledger at a glance: counts by type, by day and by place."""
        with self._store.reading() as connection:
            return overview(connection)

    def latest_events(self, limit: int) -> list[EventRow]:
        """The events of the latest days."""
        with self._store.reading() as connection:
            return answering.events(connection, asking.events().limit(limit))

    def latest_reports(self, limit: int) -> list[ReportRow]:
        """The reports published last, the newest first."""
        with self._store.reading() as connection:
            return answering.latest_reports(connection, limit)
