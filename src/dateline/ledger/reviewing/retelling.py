"""Takes a report out of the incidents and offices while its records change, and in again as they then are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.ledger import offices
from dateline.ledger.incidents import share
from dateline.ledger.rebuild import rebuild
from dateline.ledger.tables import superseded

__all__ = ["retell"]


@contextmanager
def retell(connection: Connection, report_id: str) -> Iterator[None]:
    """Let what a report's records say be told anew. A report that a newer revision replaces tells nothing."""
    over = select(superseded.c.report_id).where(superseded.c.report_id == report_id)
    counts = connection.execute(over).first() is None
    if counts:
        offices.forget(connection, report_id)
        share.forget(connection, report_id)
    yield
    if counts:
        reading = rebuild(connection, report_id)
        share.take_in(connection, reading)
        offices.take_in(connection, reading)
