"""Revisions as the ledger keeps them: the same address read again with other words, of which the newest counts."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.engine import Connection

from dateline.ledger.shapes import REPORT
from dateline.ledger.tables import report, report_address, superseded
from dateline.merging import revisions as merging
from dateline.records import Report

__all__ = ["chain", "place", "reread"]

# Reports at one address that a new one is compared with, the last ones read: a live page has tens of revisions, and an
# address that a site gives to all its pages by mistake has thousands.
_COMPARED = 40

# Asked for every report that is added, and so made once.
_AT = (
    select(report_address.c.report_id)
    .join(report, report.c.id == report_address.c.report_id)
    .where(report_address.c.address == bindparam("address"))
    .order_by(report.c.number.desc())
    .limit(_COMPARED)
)
_PLAIN = tuple(slot for slot in REPORT.slots if not slot.is_span)


def reread(connection: Connection, new: Report) -> str | None:
    """The report that a page holds which was read before with other furniture, or with the same words; None: none."""
    known = _at(connection, merging.address(new.url))
    return next((old.id for old in reversed(known) if merging.is_reread(old, new)), None)


def place(connection: Connection, new: Report) -> list[str]:
    """Put a report among the revisions of its page; the ids of those that count no more, itself perhaps among them."""
    address = merging.address(new.url)
    if address is None:
        return []
    akin = {old.id for old in _at(connection, address) if merging.is_revision(old, new)}
    connection.execute(insert(report_address), {"report_id": new.id, "address": address})
    if not akin:
        return []
    by = superseded.c.by_id
    heads = set(connection.execute(select(by).where(superseded.c.report_id.in_(akin))).scalars()) | akin
    family = heads | set(connection.execute(select(superseded.c.report_id).where(by.in_(heads))).scalars())
    members = [*_reports(connection, sorted(family)), new]
    standing = merging.newest(members)
    over = [old.id for old in members if old.id != standing.id]
    connection.execute(delete(superseded).where(superseded.c.report_id.in_([*over, standing.id])))
    connection.execute(insert(superseded), [{"report_id": old_id, "by_id": standing.id} for old_id in over])
    return over


def chain(connection: Connection, report_id: str) -> list[Report]:
    """The revisions of the page of a report, the newest last; the report alone where there is one."""
    c = superseded.c
    standing = connection.execute(select(c.by_id).where(c.report_id == report_id)).scalar() or report_id
    older = list(connection.execute(select(c.report_id).where(c.by_id == standing)).scalars())
    return [*_reports(connection, older), *_reports(connection, [standing])]


def _at(connection: Connection, address: str | None) -> list[Report]:
    """The last reports read at an address, in the order in which they were."""
    if address is None:
        return []
    return _reports(connection, list(connection.execute(_AT, {"address": address}).scalars()))


def _reports(connection: Connection, ids: list[str]) -> list[Report]:
    """Reports in the order in which they were read, without their datelines."""
    if not ids:
        return []
    query = select(*(report.c[slot.column] for slot in _PLAIN)).where(report.c.id.in_(ids)).order_by(report.c.number)
    return [Report(**dict(zip((slot.field for slot in _PLAIN), row, strict=True))) for row in connection.execute(query)]
