"""What decisions make of records: pure functions from the machine's records to those that are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dateline.errors import ReviewError
from dateline.ledger.reviewing.anchors import part_of_it
from dateline.ledger.reviewing.decisions import ACTOR, FIELDS, KNOWN, Decision, Outcome
from dateline.ledger.reviewing.values import is_parts, to_field, to_part
from dateline.records import Reading

__all__ = ["ClashError", "Mark", "Standing", "decided", "replayed"]


class ClashError(ReviewError):
    """An edit that finds nothing to edit, because what it was made upon is not there."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"decision {decision.number} finds no {decision.field} like the one that it changed")
        self.decision = decision


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person's decisions made of a record, and whose the latest was."""

    outcome: Outcome
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading as a person's decisions leave it, the rejected records among it, and the mark of each record."""

    reading: Reading
    marks: Mapping[str, Mark]


def replayed(machine: Reading, decisions: Iterable[Decision]) -> Standing:
    """Apply decisions, in their order, to what the machine read; raises ClashError for an edit that finds nothing.

    The latest decision on a record says whether it stands. What rested on a rejected attribution rests on the one
    that this stood within, or on the publisher.
    """
    records = {record.id: record for field in FIELDS.values() for record in getattr(machine, field)}
    records, marks = decided(records, decisions)
    kept: dict[str, Any] = {
        field: tuple(records[one.id] for one in getattr(machine, field)) for field in FIELDS.values()
    }
    return _without_rejected_voices(replace(machine, **kept), marks)


def decided(records: Mapping[str, Any], decisions: Iterable[Decision]) -> tuple[dict[str, Any], dict[str, Mark]]:
    """Records, by their ids, with decisions applied in their order, and the marks of those that were decided on."""
    made, marks, changed = dict(records), dict[str, Mark](), set[str]()
    for decision in decisions:
        record_id = decision.applies_to
        if record_id is None or record_id not in made:
            raise ClashError(decision)
        if decision.decision == "edit":
            made[record_id] = _edited(made[record_id], decision)
            changed.add(record_id)
        outcome: Outcome = "edited" if record_id in changed else "accepted"
        marks[record_id] = Mark("rejected" if decision.decision == "reject" else outcome, decision.by, decision.at)
    return made, marks


def _edited(record: Any, decision: Decision) -> Any:
    """A record with one edit applied."""
    changes: dict[str, Any] = {}
    for name, value in (decision.new or {}).items():
        if name == KNOWN:
            continue
        if is_parts(decision.kind, name):
            changes[name] = _parts(getattr(record, name), decision, name)
        else:
            changes[name] = value if decision.kind == ACTOR else to_field(decision.kind, name, value)
    return replace(record, **changes)


def _parts(parts: tuple[Any, ...], decision: Decision, field: str) -> tuple[Any, ...]:
    """The parts of a field with one replaced, left out or added."""
    old, new = (
        to_part(decision.kind, field, values[field]) if values and values.get(field) is not None else None
        for values in (decision.old, decision.new)
    )
    at = part_of_it(parts, old if old is not None else new)
    if old is None:
        return (*parts, new) if at is None else (*parts[:at], new, *parts[at + 1 :])
    if at is None and new is not None:
        raise ClashError(decision)
    if at is None:
        return parts  # what was to be left out is not there
    return (*parts[:at], *(() if new is None else (new,)), *parts[at + 1 :])


def _without_rejected_voices(reading: Reading, marks: dict[str, Mark]) -> Standing:
    """Let what rests on a rejected attribution rest on what that stood within."""
    within = {said.id: said.within for said in reading.attributions}
    rejected = {said.id for said in reading.attributions if said.id in marks and marks[said.id].outcome == "rejected"}
    if not rejected:
        return Standing(reading, marks)

    def relinked(record: Any, field: str) -> Any:
        said, passed = getattr(record, field), list[str]()
        while said in rejected and said not in passed:
            passed.append(said)
            said = within[said]
        if not passed:
            return record
        by = marks[passed[0]]
        marks.setdefault(record.id, Mark("edited", by.by, by.at))
        return replace(record, **{field: None if said in passed else said})

    changed = replace(
        reading,
        attributions=tuple(relinked(said, "within") for said in reading.attributions),
        events=tuple(relinked(event, "attribution_id") for event in reading.events),
        statuses=tuple(relinked(status, "attribution_id") for status in reading.statuses),
    )
    return Standing(changed, marks)
