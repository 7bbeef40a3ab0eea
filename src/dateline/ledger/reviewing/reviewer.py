"""The writing side of reviews: accept, reject, edit and undo."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from dateline.errors import ReviewError
from dateline.ledger import tables
from dateline.ledger.reviewing.actors import actor_in_force, machine_actor, settle_actor
from dateline.ledger.reviewing.decisions import FIELDS, INCIDENT, Decided, Decision
from dateline.ledger.reviewing.desk import Desk
from dateline.ledger.reviewing.fields import change
from dateline.ledger.reviewing.finding import Found, find, find_decision
from dateline.ledger.reviewing.naming import drop_unnamed
from dateline.ledger.reviewing.replaying import ClashError
from dateline.ledger.reviewing.retelling import retell
from dateline.ledger.reviewing.settling import decisions, in_force, machine, settle
from dateline.ledger.reviewing.values import as_plain
from dateline.ledger.store import Store
from dateline.records import identify, spans
from dateline.settings import Settings

__all__ = ["Reviewer"]


class Reviewer:
    """Decides on records, for a ledger that may be written. A record is named by its id or the beginning of it.

    ``by`` is who decides and ``at`` when, as ISO 8601 with its offset from UTC. Each call is one transaction. Raises
    NotFound for a record that the ledger lacks and ReviewError, and nothing is changed, for what cannot be done.
    """

    _store: Store
    _settings: Settings

    def accept(self, record: str, *, by: str, at: str, why: str | None = None) -> Decision:
        """Keep that the record is right as it stands."""
        return self._decide(record, "accept", None, None, by, at, why)

    def reject(self, record: str, *, by: str, at: str, why: str | None = None) -> Decision:
        """Keep that the report says no such thing: the record is told no more, unless asked for."""
        return self._decide(record, "reject", None, None, by, at, why)

    def edit(self, record: str, field: str, to: Any, *, by: str, at: str, why: str | None = None) -> Decision:
        """Set a field of the record (see ``fields.py`` for which, and ``desk.py`` for what may be given)."""
        return self._decide(record, "edit", field, to, by, at, why)

    def undo(self, decision: str, *, by: str, at: str) -> Decision:
        """Take a decision back, by its number, its id or the beginning of that, whatever was decided since.

        Raises ReviewError where a later edit changes what this one put there.
        """
        by, at = _who(by), _moment(at)
        with self._store.writing(replacing=True) as connection:
            found = find_decision(connection, decision)
            if found.undone_by is not None:
                raise ReviewError(f"Decision {found.number} was undone by {found.undone_by} already.")
            taken_back = {"undone_by": by, "undone_at": at}
            connection.execute(update(tables.review).where(tables.review.c.id == found.id).values(taken_back))
            try:
                _settle(connection, found)
            except ClashError as clash:
                later = clash.decision.number
                raise ReviewError(
                    f"Decision {later} changes what decision {found.number} put there: undo {later} first."
                ) from clash
            drop_unnamed(connection, found)
            return find_decision(connection, found.id)

    def keep(self, decision: str) -> Decision:
        """Keep a decision as it is that a newer reading has put in question: nobody is asked to look again."""
        with self._store.writing() as connection:
            found = find_decision(connection, decision)
            row = update(tables.review).where(tables.review.c.id == found.id).values(look_again=None)
            connection.execute(row)
            return find_decision(connection, found.id)

    def _decide(
        self, name: str, decided: Decided, field: str | None, to: Any, by: str, at: str, why: str | None
    ) -> Decision:
        by, at, why = _who(by), _moment(at), (why or "").strip() or None
        _refuse_half_characters(to, by, why)
        with self._store.writing(replacing=True) as connection:
            found = find(connection, name)
            if found.kind == INCIDENT and decided != "accept":
                raise ReviewError("An incident is accepted, or parted and joined by judgements on what is one.")
            _refuse_repetition(connection, found, decided, by)
            desk = self._desk(connection, found)
            made = change(desk, found.kind, found.record, field or "", to) if decided == "edit" else None
            number = connection.execute(select(func.coalesce(func.max(tables.review.c.number), 0))).scalar_one() + 1
            old, new = (made.old, made.new) if made else (None, None)
            spelt = json.dumps([old, new], sort_keys=True, ensure_ascii=False)
            decision = Decision(
                id=identify("review", number, found.record.id, decided, made.field if made else None, spelt, by, at),
                number=number,
                report_id=found.report_id,
                kind=found.kind,
                record_id=found.record.id,
                applies_to=found.record.id,
                look_again=None,
                decision=decided,
                field=made.field if made else None,
                old=old,
                new=new,
                machine=as_plain(_machine_record(connection, found)),
                run_id=_run_of(connection, found.report_id),
                by=by,
                at=at,
                why=why,
            )
            connection.execute(insert(tables.review), asdict(decision))
            _settle(connection, decision)
            return decision

    def _desk(self, connection: Connection, found: Found) -> Desk:
        near = min((span.start for span in spans(found.record)), default=0)
        return Desk(connection, found.reading, self._settings, near)


def _settle(connection: Connection, decision: Decision) -> None:
    """Apply the decisions in force on what this one is about."""
    if decision.kind == INCIDENT:
        _settle_incident(connection, decision)
        return
    if decision.report_id is None:
        settle_actor(connection, decision.record_id, actor_in_force(connection, decision.record_id))
        return
    with retell(connection, decision.report_id):
        settle(connection, decision.report_id, in_force(connection, decision.report_id))


def _settle_incident(connection: Connection, decision: Decision) -> None:
    """Nobody need look at an incident again that somebody accepted."""
    c = tables.standing.c
    connection.execute(delete(tables.standing).where(c.record_id == decision.record_id, c.kind == INCIDENT))
    holding = decisions(connection, tables.review.c.record_id == decision.record_id)
    if last := next((one for one in reversed(holding) if one.holds), None):
        row = {"record_id": decision.record_id, "kind": INCIDENT, "report_id": None, "machine": None}
        row |= {"outcome": "accepted", "by": last.by, "at": last.at}
        connection.execute(insert(tables.standing), row)


def _machine_record(connection: Connection, found: Found) -> Any:
    if found.kind == INCIDENT:
        return found.record
    if found.report_id is None:
        return machine_actor(connection, found.record.id)
    records = getattr(machine(connection, found.report_id), FIELDS[found.kind])
    return next(record for record in records if record.id == found.record.id)


def _refuse_repetition(connection: Connection, found: Found, decided: Decided, by: str) -> None:
    """A second press of the same key by the same person changes nothing."""
    c, outcome = tables.standing.c, {"accept": "accepted", "reject": "rejected"}.get(decided)
    query = select(c.record_id).where(c.record_id == found.record.id, c.by == by, c.outcome == outcome)
    if outcome and connection.execute(query).first():
        raise ReviewError(f"{by} {outcome} this {found.kind.replace('_', ' ')} already.")


def _refuse_half_characters(*given: Any) -> None:
    """What came as JSON may hold half of a surrogate pair, or an end of text, which no file can keep."""
    try:
        spelt = json.dumps(given, ensure_ascii=False)
        spelt.encode()
    except (TypeError, ValueError) as error:
        raise ReviewError("The value holds what no text can: write it in plain characters.") from error
    if "\\u0000" in spelt:
        raise ReviewError("The value holds a NUL character: write it without.")


def _run_of(connection: Connection, report_id: str | None) -> str | None:
    query = select(tables.report.c.run_id).where(tables.report.c.id == report_id)
    return connection.execute(query).scalar() if report_id else None


def _who(by: str) -> str:
    if not by.strip():
        raise ReviewError("A decision needs the name of who decides.")
    return by.strip()


def _moment(at: str) -> str:
    """The moment as given; ReviewError where it is none, or says no offset from UTC."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ReviewError(f"{at!r} is no moment: write it as 2026-11-27T09:30:00Z.")
    return at
