"""Finds a record again, after a newer reading, by the words that it rests on.

A record is found by its id, which is made from where its words stand; or else by its words: an event by its trigger,
an attribution by its cue (or what is said, where there is none), a status by its holder and what holds, a mention by
itself. What is told elsewhere, or is another kind of thing in words that only overlap, is another record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dateline.ledger.reviewing.decisions import FIELDS
from dateline.ledger.reviewing.values import to_record
from dateline.records import Attribution, Event, Mention, PlaceMention, Reading, Span, Status

__all__ = ["found_again", "part_of_it"]

Anchored = Event | Attribution | Status | Mention | PlaceMention


def found_again(reading: Reading, kind: str, machine: Mapping[str, Any], taken: Collection[str]) -> str | None:
    """The id of the record that a newer reading has in place of an older one; None where none is like it.

    ``taken`` are the ids of other records of the older reading, which are none of this.
    """
    old: Anchored = to_record(kind, machine)
    records: tuple[Anchored, ...] = getattr(reading, FIELDS[kind])
    if any(record.id == old.id for record in records):
        return old.id
    alike = [(_likeness(old, record), record.id) for record in records if record.id not in taken]
    best = max((one for one in alike if one[0] > (0, 0, 0)), key=lambda one: one[0], default=None)
    return best[1] if best else None


def part_of_it(parts: tuple[Any, ...], old: Any) -> int | None:
    """Where among the parts of a record one stands that an older reading had: the same, or the same words."""
    if old in parts:
        return parts.index(old)
    words, label = _words(old), getattr(old, "role", None) or getattr(old, "kind", None)
    alike = [(at, part) for at, part in enumerate(parts) if _words(part) == words]
    if len(alike) > 1:
        alike = [one for one in alike if (getattr(one[1], "role", None) or getattr(one[1], "kind", None)) == label]
    return alike[0][0] if alike else None


def _words(part: Any) -> Span | None:
    """The words that a part of a record rests on."""
    return part if isinstance(part, Span) else part.span


def _likeness(old: Anchored, new: Anchored) -> tuple[int, int, int]:
    """How like two records are: whether the same words, whether the same kind, how many characters they share."""
    ours, theirs = _spans(old), _spans(new)
    if len(ours) != len(theirs) or not all(mine.overlaps(its) for mine, its in zip(ours, theirs, strict=True)):
        return (0, 0, 0)
    same_words, same_kind = ours == theirs, _label(old) == _label(new)
    if not same_words and not same_kind:
        return (0, 0, 0)
    shared = sum(min(a.end, b.end) - max(a.start, b.start) for a, b in zip(ours, theirs, strict=True))
    return (int(same_words), int(same_kind), shared)


def _spans(record: Anchored) -> tuple[Span, ...]:
    match record:
        case Event():
            return (record.trigger,)
        case Attribution():
            return (record.cue or record.content[0],) if record.cue or record.content else ()
        case Status():
            return record.holder, record.value
        case _:
            return (record.span,)


def _label(record: Anchored) -> str | None:
    match record:
        case Event():
            return record.type
        case Status():
            return record.kind
        case _:
            return None
