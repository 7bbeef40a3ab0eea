"""What a new report does to what many reports say together: first revisions, then stories, incidents, offices."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from dateline.ledger import offices
from dateline.ledger.incidents import share, sources
from dateline.ledger.rebuild import rebuild
from dateline.ledger.stories import keeping, revisions
from dateline.ledger.tables import report
from dateline.records import Reading, Report

__all__ = ["known", "take_in", "take_in_all", "take_out"]

_SAME = select(report.c.id).where(report.c.id == bindparam("new"))


def known(connection: Connection, new: Report) -> str | None:
    """The report that the ledger has already where a page is read again; None for one that is new to it."""
    same = connection.execute(_SAME, {"new": new.id}).scalar()
    return same or revisions.reread(connection, new)


def take_in(connection: Connection, reading: Reading) -> None:
    """Let a reading, whose rows are in the tables, take its place among the others."""
    over = revisions.place(connection, reading.report)
    for report_id in over:
        take_out(connection, report_id)
    if reading.report.id not in over:
        if keeping.join(connection, reading.report):
            sources.count_sources(connection, sources.of_story(connection, reading.report.id))
        share.take_in(connection, reading)
        offices.take_in(connection, reading)


def take_in_all(connection: Connection) -> None:
    """Let every report take its place, in a ledger that was made before reports were put together."""
    ids = list(connection.execute(select(report.c.id).order_by(report.c.number)).scalars())
    for report_id in ids:
        take_in(connection, rebuild(connection, report_id))


def take_out(connection: Connection, report_id: str) -> None:
    """Undo the share that a report has in what many say together; its own records stay."""
    offices.forget(connection, report_id)
    share.forget(connection, report_id)
    touched = sources.of_story(connection, report_id)
    keeping.forget(connection, report_id)
    sources.count_sources(connection, touched)
