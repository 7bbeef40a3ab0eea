"""Puts a newer reading of a report in the place of an older one, and the decisions on the old upon the new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.filing import file_rows, free_span
from dateline.ledger.reviewing.actors import refresh_actors, reported_names
from dateline.ledger.reviewing.anchors import found_again, part_of_it
from dateline.ledger.reviewing.decisions import FIELDS, KNOWN, SHAPES, Decision
from dateline.ledger.reviewing.naming import drop_loose
from dateline.ledger.reviewing.replaying import ClashError, replayed
from dateline.ledger.reviewing.retelling import retell
from dateline.ledger.reviewing.settling import decisions, machine, settle
from dateline.ledger.reviewing.values import as_plain, is_parts, to_part
from dateline.ledger.rows import Sheet
from dateline.records import Reading

__all__ = ["Reread", "reread"]


@dataclass(frozen=True, slots=True)
class Reread:
    """What a re-reading did to one report: whether its records changed, and how many decisions still apply or not."""

    report_id: str
    title: str | None
    changed: bool
    still_apply: int = 0
    look_again: int = 0


def reread(connection: Connection, reading: Reading, run_id: str) -> Reread:
    """Put the reading in the place of the one that the ledger has of the same report; equal ones change nothing."""
    report_id = reading.report.id
    old = machine(connection, report_id)
    connection.execute(update(tables.report).where(tables.report.c.id == report_id).values(run_id=run_id))
    if old == reading:
        return Reread(report_id, reading.report.title, False, *_counted(_standing_decisions(connection, report_id)))
    with retell(connection, report_id):
        _replace(connection, old, reading)
        moved = _moved(old, reading, _standing_decisions(connection, report_id))
        for decision in moved:
            row = {"applies_to": decision.applies_to, "look_again": decision.look_again}
            connection.execute(update(tables.review).where(tables.review.c.id == decision.id).values(row))
        settle(connection, report_id, [decision for decision in moved if decision.holds])
        _drop_what_nobody_names(connection, old, reading)
        refresh_actors(connection, reading.actors)
    return Reread(report_id, reading.report.title, True, *_counted(moved))


def _standing_decisions(connection: Connection, report_id: str) -> list[Decision]:
    c = tables.review.c
    return decisions(connection, c.report_id == report_id, c.undone_by.is_(None))


def _counted(standing: list[Decision]) -> tuple[int, int]:
    again = sum(decision.look_again is not None for decision in standing)
    return len(standing) - again, again


def _replace(connection: Connection, old: Reading, new: Reading) -> None:
    """The rows of the new reading for those of the old; the report's own row stays."""
    report_id = old.report.id
    c = tables.report.c
    connection.execute(delete(tables.standing).where(tables.standing.c.report_id == report_id))
    connection.execute(update(tables.report).where(c.id == report_id).values(dateline_span_id=None))
    for kind in ("status", "event", "attribution", "place_mention", "mention"):
        shape = SHAPES[kind]
        own = select(shape.table.c.id).where(shape.table.c.report_id == report_id)
        for part in shape.parts.values():
            connection.execute(delete(part.table).where(part.table.c[f"{kind}_id"].in_(own)))
        connection.execute(delete(shape.table).where(shape.table.c.report_id == report_id))
    for table in (tables.report_actor, tables.report_place, tables.span):
        connection.execute(delete(table).where(table.c.report_id == report_id))
    sheet = Sheet(new, first_span=free_span(connection))
    sheet.report(number=0, run_id="")
    (row,) = sheet.rows.pop(tables.report.name)
    sheet.records()
    file_rows(connection, sheet)
    dateline = {"dateline_span_id": row["dateline_span_id"]}
    connection.execute(update(tables.report).where(c.id == report_id).values(dateline))


def _moved(old: Reading, new: Reading, standing: list[Decision]) -> list[Decision]:
    """The decisions as they hold of the new reading, each upon the record that is like the one it was made upon.

    An edit that finds nothing to edit any more is set aside, and the rest are tried without it.
    """
    olds = {record.id for field in FIELDS.values() for record in getattr(old, field)}
    moved = [_moved_one(old, new, decision, olds) for decision in standing]
    while True:
        try:
            replayed(new, (decision for decision in moved if decision.holds))
        except ClashError as clash:
            why = f"the newer reading has no {clash.decision.field} like the one that was changed"
            moved = [
                replace(one, applies_to=None, look_again=why) if one.id == clash.decision.id else one for one in moved
            ]
        else:
            return moved


def _moved_one(old: Reading, new: Reading, decision: Decision, olds: set[str]) -> Decision:
    known = {decision.record_id, decision.applies_to}
    found = found_again(new, decision.kind, decision.machine, olds - known)
    kind = decision.kind.replace("_", " ")
    if found is None and decision.decision == "reject":
        return replace(decision, applies_to=None, look_again=None)  # the newer reading agrees
    if found is None:
        return replace(decision, applies_to=None, look_again=f"the newer reading has no {kind} in these words")
    record = next(record for record in getattr(new, FIELDS[decision.kind]) if record.id == found)
    return replace(decision, applies_to=found, look_again=_changed(decision, record))


def _changed(decision: Decision, record: Any) -> str | None:
    """What the machine now reads otherwise than when the person edited it, and not as the person put it."""
    for name, put in (decision.new or {}).items():
        if name == KNOWN:
            continue
        then, now = decision.machine[name], as_plain(record)[name]
        if is_parts(decision.kind, name):
            before = (decision.old or {}).get(name)
            at = part_of_it(getattr(record, name), to_part(decision.kind, name, before)) if before else None
            if at is not None and now[at] not in then and now[at] != put:
                return f"the newer reading has another {str(decision.field).partition('.')[0]} in these words"
        elif now not in (then, put):
            return f"the newer reading has another {name.removesuffix('_id').replace('_', ' ')}"
    return None


def _drop_what_nobody_names(connection: Connection, old: Reading, new: Reading) -> None:
    """Drop the actors, places and names that only the older reading had."""
    named: Mapping[str, set[str]] = {
        "actor": {one.id for one in old.actors} - {one.id for one in new.actors},
        "place": {one.id for one in old.places} - {one.id for one in new.places},
    }
    drop_loose(connection, named["actor"], named["place"])
    for actor_id in sorted(_named_otherwise(old, new) - named["actor"]):
        reported = reported_names(connection, actor_id)
        c = tables.alias.c
        given = select(tables.actor.c.name).where(tables.actor.c.id == actor_id)
        names = select(c.name).where(c.actor_id == actor_id, c.name.not_in(given))
        for name in sorted(set(connection.execute(names).scalars()) - reported):
            connection.execute(delete(tables.alias).where(c.actor_id == actor_id, c.name == name))


def _named_otherwise(old: Reading, new: Reading) -> set[str]:
    """The actors that the two readings have by other names."""
    names = (
        {(one.actor_id, one.span.quote) for one in reading.mentions}
        | {(one.id, name) for one in reading.actors for name in (one.name, *one.aliases)}
        for reading in (old, new)
    )
    before, after = names
    return {actor_id for actor_id, _ in before - after}
