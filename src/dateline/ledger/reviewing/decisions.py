"""A decision of a person on one record, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dateline.ledger.shapes import KINDS, Shape
from dateline.records import Actor

__all__ = ["ACTOR", "FIELDS", "INCIDENT", "KNOWN", "RECORDS", "SHAPES", "Decided", "Decision", "Outcome"]

Decided = Literal["accept", "reject", "edit"]
Outcome = Literal["accepted", "edited", "rejected"]

ACTOR = "actor"
INCIDENT = "incident"  # may be accepted only: what parts or joins one is a judgement
KNOWN = "known"  # beside what an edit sets: the actors and places that it names, as they were known then

# The kinds of record that belong to a report, by the name of their table, and the field of a reading that holds them.
FIELDS: Mapping[str, str] = {shape.table.name: field for field, shape in KINDS.items()}
SHAPES: Mapping[str, Shape] = {shape.table.name: shape for shape in KINDS.values()}
RECORDS: Mapping[str, Any] = {kind: shape.record for kind, shape in SHAPES.items()} | {ACTOR: Actor}


@dataclass(frozen=True, slots=True)
class Decision:
    """Who accepted, rejected or edited which record, when and why.

    ``new`` and ``old`` are the fields that an edit sets, by their names, as plain values. Of a field of several parts
    (participants, figures) they are one part: the old is replaced by the new, left out where there is no new, and
    the new added where there is no old. ``machine`` is the record as it was read when the person saw it;
    ``applies_to`` the record that the decision holds of now, None where none is like it; ``look_again`` says
    what a newer reading has changed.
    """

    id: str
    number: int
    report_id: str | None
    kind: str
    record_id: str
    applies_to: str | None
    look_again: str | None
    decision: Decided
    field: str | None
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    machine: dict[str, Any]
    run_id: str | None
    by: str
    at: str
    why: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it is to be applied."""
        return self.undone_by is None and self.applies_to is not None
