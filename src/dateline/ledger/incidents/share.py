"""The share of a report in incidents: its tellings are taken in or forgotten, and what they touch is gathered anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection

from dateline.ledger.incidents import tellings
from dateline.ledger.incidents.components import LEVELS, Links
from dateline.ledger.incidents.gathering import gather, settle
from dateline.ledger.incidents.neighbours import arrive, leave
from dateline.ledger.incidents.tellings import Tellings
from dateline.merging.telling import happenings
from dateline.records import Reading

__all__ = ["forget", "judged", "take_in"]


def take_in(connection: Connection, reading: Reading) -> None:
    """Take in what a report tells; its records must be in the ledger already."""
    told = happenings(reading)
    if told:
        tellings.put(connection, told)
        known = Tellings(connection, told)
        settle(connection, arrive(connection, told, known), known, new=[one.id for one in told])


def forget(connection: Connection, report_id: str) -> None:
    """Undo a report's share: its tellings go, and what it joined is gathered without it."""
    gone = tellings.of_report(connection, report_id)
    if gone:
        known = Tellings(connection)
        settle(connection, leave(connection, gone, known), known, gone=gone)


@contextmanager
def judged(connection: Connection, ids: Collection[str]) -> Iterator[None]:
    """Gather anew all that hangs together with these tellings, before or after what persons hold of them changes."""
    starts = {level: set(ids) for level in LEVELS}
    touched = Links(connection).small(starts)
    yield
    links = Links(connection)  # and not as before: what is judged has changed
    gather(connection, links, Tellings(connection), touched | set(ids) | links.small(starts))
