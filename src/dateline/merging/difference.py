"""What a revision changed: the sentences of the text, and the events, statements and statuses that it told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from dateline.export import wording
from dateline.records import Attribution, Event, Reading, Report, Span, Status

__all__ = ["Change", "Difference", "FieldChange", "TextChange", "difference"]

Kind = Literal["event", "statement", "status"]
T = TypeVar("T")

# How alike the words of two records are, from 0 to 100, from which they may be one record told anew. Between the
# sentences of the sample reports, two of one report seldom reach 55.
ALIKE = 60.0

# Pairs that are compared at the most: a page of another text altogether is told as gone and come, not sentence by
# sentence, and takes no minutes.
_PAIRS = 40_000

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9À-Þ])|\n+")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A sentence as it was and as it is; None where it is new, or gone. ``part`` is headline or text."""

    part: Literal["headline", "text"]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record in words, before and after; None where it was or is empty."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A record that a revision added, dropped or changed; ``words`` are those that tell it now, or told it."""

    kind: Kind
    what: Literal["added", "dropped", "changed"]
    label: str
    words: str
    old_id: str | None
    new_id: str | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """From one report to another: what changed in its words, and in what it says. Both are empty where nothing did."""

    old: Report
    new: Report
    text: tuple[TextChange, ...]
    records: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as a person compares it: what it is in a few words, its fields in words, and the words that tell it."""

    id: str
    label: str
    fields: Mapping[str, str]
    words: str


def difference(old: Reading, new: Reading) -> Difference:
    """What changed from one reading to another; ids and offsets do not count, since every edit moves them."""
    changes = [
        change
        for kind, described in _DESCRIBED.items()
        for change in _compared(kind, list(described(old)), list(described(new)))
    ]
    return Difference(old.report, new.report, tuple(_text(old.report, new.report)), tuple(changes))


# The text


def _text(old: Report, new: Report) -> Iterator[TextChange]:
    if old.title != new.title:
        yield TextChange("headline", old.title, new.title)
    from rapidfuzz.distance import Indel

    before, after = _sentences(old.text), _sentences(new.text)
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield from _edits(gone, come)
            gone, come = [], []
        gone += before[step.src_start : step.src_end] if step.tag == "delete" else []
        come += after[step.dest_start : step.dest_end] if step.tag == "insert" else []
    yield from _edits(gone, come)


def _edits(gone: Sequence[str], come: Sequence[str]) -> Iterator[TextChange]:
    """One stretch of changed sentences: those that were rewritten beside what they became, and the others alone."""
    pairs = dict(_paired(gone, come, _alike))
    for i, sentence in enumerate(gone):
        yield TextChange("text", sentence, come[pairs[i]] if i in pairs else None)
    for i, sentence in enumerate(come):
        if i not in pairs.values():
            yield TextChange("text", None, sentence)


def _sentences(text: str) -> list[str]:
    return [" ".join(piece.split()) for piece in _SENTENCE.split(text) if piece and piece.strip()]


# The records


def _compared(kind: Kind, old: list[_Record], new: list[_Record]) -> Iterator[Change]:
    """What became of the records of one kind: those that say the same fall away, those that are alike are compared."""
    same = dict(_paired(old, new, lambda one, other: 100.0 if one.fields == other.fields else 0.0))
    old_left = [one for i, one in enumerate(old) if i not in same]
    new_left = [one for i, one in enumerate(new) if i not in same.values()]
    changed = dict(_paired(old_left, new_left, _likeness))
    for i, one in enumerate(old_left):
        if i in changed:
            other = new_left[changed[i]]
            fields = tuple(_fields(one, other))
            yield Change(kind, "changed", other.label, other.words, one.id, other.id, fields)
        else:
            yield Change(kind, "dropped", one.label, one.words, one.id, None)
    for i, one in enumerate(new_left):
        if i not in changed.values():
            yield Change(kind, "added", one.label, one.words, None, one.id)


def _paired(left: Sequence[T], right: Sequence[T], likeness: Callable[[T, T], float]) -> Iterator[tuple[int, int]]:
    """Pairs of places, the most alike first and each place once; those that are not alike enough stay alone."""
    if len(left) * len(right) > _PAIRS:
        return
    scored = ((likeness(one, other), i, j) for i, one in enumerate(left) for j, other in enumerate(right))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted((-score, i, j) for score, i, j in scored if score >= ALIKE):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def _likeness(one: _Record, other: _Record) -> float:
    """How likely two records are one before and after: by their words, and a little by what they are."""
    if one.fields.get("type") != other.fields.get("type"):
        return 0.0
    fields = {*one.fields, *other.fields}
    same = sum(one.fields.get(field) == other.fields.get(field) for field in fields)
    return 0.8 * _alike(one.words, other.words) + 20.0 * same / max(1, len(fields))


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(one, other))


def _fields(one: _Record, other: _Record) -> Iterator[FieldChange]:
    for field in dict.fromkeys([*one.fields, *other.fields]):
        before, after = one.fields.get(field), other.fields.get(field)
        if before != after:
            yield FieldChange(field, before, after)


# Records in words


def _events(reading: Reading) -> Iterator[_Record]:
    for event in reading.events:
        fields = {
            "type": event.type,
            "mode": event.mode,
            **{words: wording.participants(reading, event, role) for role, words in wording.ROLES.items()},
            "where": wording.place(reading, event.place_id, event.place_span),
            "when": event.time.edtf if event.time else None,
            "figures": _listed(wording.figure(figure) for figure in event.figures),
            "holds": _listed(wording.caveats(event)),
            "according to": wording.says(reading, event.attribution_id) if event.attribution_id else None,
        }
        yield _record(event.id, _event_label(reading, event), fields, event.supports[:1] or (event.trigger,))


def _event_label(reading: Reading, event: Event) -> str:
    sides = (wording.participants(reading, event, role) for role in wording.ROLES)
    return " ".join([event.type, *filter(None, [" — ".join(filter(None, sides))])])


def _statements(reading: Reading) -> Iterator[_Record]:
    for said in reading.attributions:
        who = wording.source(reading, said)
        fields = {"who": who, "stance": said.stance, "says": _quoted(said)}
        yield _record(said.id, who, fields, said.content)


def _quoted(said: Attribution) -> str:
    return " … ".join(wording.visible(piece.quote) for piece in said.content)


def _statuses(reading: Reading) -> Iterator[_Record]:
    for status in reading.statuses:
        fields = {
            "type": status.kind,
            "holder": _holder(reading, status),
            "value": wording.visible(status.value.quote),
            "since": _listed(time.edtf or time.duration or "" for time in status.times),
            "authority": wording.visible(status.authority.quote) if status.authority else None,
            "holds": "no" if status.negated else None,
            "according to": wording.says(reading, status.attribution_id) if status.attribution_id else None,
        }
        label = f"{fields['holder']}: {status.kind} {fields['value']}"
        yield _record(status.id, label, fields, status.supports[:1] or (status.value,))


def _holder(reading: Reading, status: Status) -> str:
    actor = reading.actor(status.holder_id)
    return wording.visible(actor.name if actor else status.holder.quote)


def _record(id: str, label: str, fields: Mapping[str, str | None], told: Sequence[Span]) -> _Record:
    known = {name: value for name, value in fields.items() if value}
    return _Record(id, label, known, " … ".join(wording.visible(span.quote) for span in told))


def _listed(items: Iterable[str]) -> str:
    return "; ".join(filter(None, items))


_DESCRIBED: dict[Kind, Callable[[Reading], Iterator[_Record]]] = {
    "event": _events,
    "statement": _statements,
    "status": _statuses,
}
