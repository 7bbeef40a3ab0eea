"""Finds the record or the decision that a person means by an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, null, select, union_all
from sqlalchemy.engine import Connection

from dateline.errors import Ambiguous, NotFound
from dateline.ledger import tables
from dateline.ledger.asking.missing import begins, missing
from dateline.ledger.asking.names import one_actor_if_any
from dateline.ledger.rebuild import actor, rebuild
from dateline.ledger.reviewing.decisions import ACTOR, FIELDS, INCIDENT, SHAPES, Decision
from dateline.ledger.reviewing.settling import decisions
from dateline.records import Reading, Report

__all__ = ["Found", "Happened", "find", "find_decision"]


_SHORTEST_ID = 8  # digits fewer than these are the number of a decision and not the beginning of an id


@dataclass(frozen=True, slots=True)
class Found:
    """A record, of which kind it is, and the reading that it stands in (without words where no report holds it)."""

    kind: str
    report_id: str | None
    reading: Reading
    record: Any


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident by its id and its title."""

    id: str
    title: str


def find(connection: Connection, name: str) -> Found:
    """The record of an id or the beginning of one, also a rejected one, or the actor of an id or a name.

    Raises NotFound where there is none, or several.
    """
    spelt = name.strip()
    queries = [
        select(literal(kind), shape.table.c.id, shape.table.c.report_id).where(begins(shape.table.c.id, spelt))
        for kind, shape in SHAPES.items()
    ]
    c = tables.incident.c
    queries.append(select(literal(INCIDENT), c.id, null()).where(begins(c.id, spelt)))
    rows = connection.execute(union_all(*queries)).all() if spelt else []
    exact = [row for row in rows if row[1] == spelt]
    found = exact or rows
    if len(found) > 1:
        raise Ambiguous(f"Several records answer to {name!r}, {found[0][1]} and {found[1][1]} among them: name one.")
    if found and found[0][0] == INCIDENT:
        return _incident(connection, found[0][1])
    if found:
        return _in_report(connection, *found[0])
    known = one_actor_if_any(connection, spelt)
    if known is None:
        looked = (*(shape.table for shape in SHAPES.values()), tables.incident, tables.actor)
        raise missing(connection, name, *looked, word="record")
    named = actor(connection, known)
    return Found(ACTOR, None, Reading(Report.of(""), actors=(named,)), named)


def find_decision(connection: Connection, name: str) -> Decision:
    """The decision of a number, an id or the beginning of one; raises NotFound for none and Ambiguous for several."""
    c, spelt = tables.review.c, name.strip()
    if spelt.isdecimal() and len(spelt) < _SHORTEST_ID:
        found = decisions(connection, c.number == int(spelt))
    else:
        found = decisions(connection, c.id.startswith(spelt, autoescape=True)) if spelt else []
    if len(found) > 1:
        raise Ambiguous(f"{len(found)} decisions answer to {name!r}: name one by its number.")
    if not found:
        raise NotFound(f"There is no decision {name!r} in this ledger.")
    return found[0]


def _in_report(connection: Connection, kind: str, record_id: str, report_id: str) -> Found:
    reading = rebuild(connection, report_id, rejected=True)
    records = getattr(reading, FIELDS[kind])
    return Found(kind, report_id, reading, next(record for record in records if record.id == record_id))


def _incident(connection: Connection, incident_id: str) -> Found:
    c = tables.incident.c
    title = connection.execute(select(c.title).where(c.id == incident_id)).scalar_one()
    return Found(INCIDENT, None, Reading(Report.of("")), Happened(incident_id, title))
