"""A person's decisions as training data: the text, what the machine read and what is right, pinned by code points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.reviewing.decisions import KNOWN, Decision
from dateline.ledger.reviewing.replaying import ClashError, decided
from dateline.ledger.reviewing.settling import decisions
from dateline.ledger.reviewing.values import as_plain, to_record

__all__ = ["Correction", "correction"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision that stands, with all that a learner needs: nothing in it refers to the ledger.

    ``machine`` is the record as it was read, ``correct`` as the person left it (None where it was rejected), both
    with every span as start, end (code points of ``text``, half open) and quotation. ``named`` are the actors and
    places that the person put in, as they were known. ``version`` and ``settings`` are of the run that read it.
    """

    id: str
    decision: str
    kind: str
    field: str | None
    text: str | None
    title: str | None
    published: str | None
    report_id: str | None
    machine: dict[str, Any]
    correct: dict[str, Any] | None
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    named: dict[str, Any]
    by: str
    at: str
    why: str | None
    version: str | None
    settings: dict[str, Any] | None


def correction(connection: Connection, decision: Decision) -> Correction:
    """The decision as a correction."""
    c, run = tables.report.c, tables.run.c
    report = connection.execute(select(c.text, c.title, c.published).where(c.id == decision.report_id)).first()
    made_by = connection.execute(select(run.version, run.settings).where(run.id == decision.run_id)).first()
    text, title, published = report or (None, None, None)
    version, settings = made_by or (None, None)
    return Correction(
        id=decision.id, decision=decision.decision, kind=decision.kind, field=decision.field, text=text, title=title,
        published=published, report_id=decision.report_id, machine=decision.machine,
        correct=_correct(connection, decision),
        old=_bare(decision.old), new=_bare(decision.new), named=(decision.new or {}).get(KNOWN, {}), by=decision.by,
        at=decision.at, why=decision.why, version=version, settings=settings,
    )  # fmt: skip


def _correct(connection: Connection, decision: Decision) -> dict[str, Any] | None:
    """The machine's record with all that was decided on it up to this decision; None where that rejects it."""
    c = tables.review.c
    earlier = decisions(
        connection, c.record_id == decision.record_id, c.undone_by.is_(None), c.number <= decision.number
    )
    upon = [replace(one, applies_to=decision.record_id) for one in earlier]
    record = {decision.record_id: to_record(decision.kind, decision.machine)}
    try:
        made, marks = decided(record, upon)
    except ClashError:  # the earlier edits were of an older reading
        made, marks = decided(record, upon[-1:])
    return None if marks[decision.record_id].outcome == "rejected" else as_plain(made[decision.record_id])


def _bare(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {name: value for name, value in values.items() if name != KNOWN}
