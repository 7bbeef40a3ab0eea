"""Which fields of which records a person may edit, each with how a value is understood.

``type``              a field of its own
``place.words``       the words of a field
``participant``       a part to be added
``participant.2``     the second part, to be left out
``participant.2.actor``  a field of the second part
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dateline.errors import ReviewError
from dateline.export.json import plain
from dateline.ledger.reviewing import puts
from dateline.ledger.reviewing.decisions import KNOWN
from dateline.ledger.reviewing.desk import Desk, fields_of, nothing
from dateline.ledger.reviewing.puts import Put, Values
from dateline.ledger.reviewing.values import as_plain, part_type
from dateline.records import ActorKind, Directness, MentionForm, Modality, Role, Span

__all__ = ["STANCES", "STATUS_KINDS", "Change", "change", "names"]

STATUS_KINDS = ("designation", "ban", "base", "area", "tie", "aim", "member", "office", "ceasefire")
STANCES = ("claims", "accuses", "denies", "confirms", "corrects")


@dataclass(frozen=True, slots=True)
class Change:
    """An edit understood: the field, and the values before and after."""

    field: str
    old: Values
    new: Values


def change(desk: Desk, kind: str, record: Any, field: str, to: Any) -> Change:
    """Understand an edit of a record; raises ReviewError for what cannot be set so, or is so already."""
    head, _, rest = field.partition(".")
    if head in _PARTS.get(kind, {}) and not (kind == "event" and head == "time"):
        made = _part(desk, kind, record, field, rest, to)
    elif put := _FIELDS[kind].get(field):
        new = put(desk, record, to)
        made = Change(field, {name: plain(getattr(record, name)) for name in new}, new)
    else:
        raise ReviewError(f"{_a(kind)} has no field {field!r} to edit: name one of {', '.join(names(kind))}.")
    if made.old == made.new:
        raise ReviewError(f"That is what the {field} of the {kind.replace('_', ' ')} is already: accept it instead.")
    known = desk.known()
    return Change(made.field, made.old, made.new | {KNOWN: known} if known else made.new)


def names(kind: str) -> list[str]:
    """The fields of a kind of record that may be edited."""
    return [*_FIELDS[kind], *(f"{part}.N" for part in _PARTS.get(kind, {}))]


def _part(desk: Desk, kind: str, record: Any, field: str, rest: str, to: Any) -> Change:
    """An edit of one part of a field of several: of one of its fields, of all of it, or of none that is there yet."""
    head = field.partition(".")[0]
    several_of, takes = _PARTS[kind][head]
    parts = getattr(record, several_of)
    number, _, name = rest.partition(".")
    if not rest:
        return Change(field, {several_of: None}, {several_of: _new_part(desk, kind, several_of, takes, to)})
    if not number.isdecimal() or not 1 <= int(number) <= len(parts):
        have = f"has {len(parts)}, numbered from 1" if parts else "has none"
        raise ReviewError(f"There is no {head} {number}: the {kind} {have}.")
    part = parts[int(number) - 1]
    if not name and nothing(to):
        return Change(field, {several_of: plain(part)}, {several_of: None})
    if isinstance(part, Span):
        if name not in ("", "words"):
            raise ReviewError(f"{_a(head)} has words and no field {name!r}.")
        return Change(field, {several_of: plain(part)}, {several_of: plain(desk.span(to))})
    given = {name: to} if name else fields_of(to, takes)
    return Change(field, {several_of: plain(part)}, {several_of: as_plain(part) | _set(desk, part, takes, given, head)})


def _new_part(desk: Desk, kind: str, field: str, takes: Mapping[str, Put], to: Any) -> Any:
    if part_type(kind, field) is Span:
        return plain(desk.span(to))
    given = fields_of(to, takes)
    if missing := [name for name in _NEEDED[field] if name not in given]:
        raise ReviewError(f"A new part needs its {' and '.join(missing)}.")
    return _EMPTY[field] | _set(desk, None, takes, given, field)


def _set(desk: Desk, part: Any, takes: Mapping[str, Put], given: Values, what: str) -> Values:
    made: Values = {}
    for name, value in given.items():
        if name not in takes:
            raise ReviewError(f"{_a(what)} has no field {name!r}: name one of {', '.join(takes)}.")
        made |= takes[name](desk, part, value)
    return made


def _a(kind: str) -> str:
    return f"An {kind}" if kind[0] in "aeiou" else f"A {kind.replace('_', ' ')}"


_PARTICIPANT: Mapping[str, Put] = {
    "role": puts.choice("role", get_args(Role), "role"),
    "actor": puts.who,
    "words": puts.span("span"),
    "title": puts.span_or_none("title"),
    "stands_for": puts.actor("stands_for"),
}
_FIGURE: Mapping[str, Put] = {
    "kind": puts.text("kind"),
    "low": puts.number("low"),
    "high": puts.number("high"),
    "unit": puts.text("unit"),
    "words": puts.span("span"),
    "within": puts.flag("within"),
}
_MOMENT: Mapping[str, Put] = {
    "date": lambda desk, record, to: {"edtf": desk.edtf(to)},
    "words": puts.span_or_none("span"),
}

# By kind: what a part is called, the field that holds such parts, and the fields of one.
_PARTS: Mapping[str, Mapping[str, tuple[str, Mapping[str, Put]]]] = {
    "event": {
        "participant": ("participants", _PARTICIPANT),
        "figure": ("figures", _FIGURE),
        "instrument": ("instruments", {}),
    },
    "attribution": {"content": ("content", {})},
    "status": {"time": ("times", _MOMENT)},
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "participants": ("role", "words"),
    "figures": ("unit", "words"),
    "times": ("date",),
}
_EMPTY: Mapping[str, Values] = {
    "participants": {"actor_id": None, "title": None, "stands_for": None, "country": None, "sector": None},
    "figures": {"kind": "count", "low": None, "high": None, "within": False},
    "times": {"span": None, "duration": None},
}

_FIELDS: Mapping[str, Mapping[str, Put]] = {
    "event": {
        "type": puts.event_type,
        "mode": puts.mode,
        "contexts": puts.contexts,
        "target_type": puts.target_type,
        "modality": puts.choice("modality", get_args(Modality), "modality"),
        "negated": puts.flag("negated"),
        "pattern": puts.flag("pattern"),
        "trigger": puts.span("trigger"),
        "topic": puts.span_or_none("topic"),
        "time": puts.time,
        "time.words": puts.time_words,
        "place": puts.event_place,
        "place.words": puts.span_or_none("place_span"),
        "attribution": puts.said("attribution_id"),
    },
    "attribution": {
        "source": puts.source,
        "source.words": puts.span_or_none("source"),
        "cue": puts.span_or_none("cue"),
        "title": puts.span_or_none("title"),
        "through": puts.text_or_none("through"),
        "directness": puts.choice("directness", get_args(Directness), "directness"),
        "stance": puts.or_none("stance", puts.choice("stance", STANCES, "stance")),
        "within": puts.said("within"),
    },
    "status": {
        "kind": puts.choice("kind", STATUS_KINDS, "kind of status"),
        "holder": puts.actor("holder_id"),
        "holder.words": puts.span("holder"),
        "value": puts.span("value"),
        "actor": puts.actor("actor_id"),
        "place": puts.place("place_id"),
        "authority": puts.span_or_none("authority"),
        "modality": puts.choice("modality", get_args(Modality), "modality"),
        "negated": puts.flag("negated"),
        "attribution": puts.said("attribution_id"),
    },
    "mention": {
        "actor": puts.named,
        "words": puts.span("span"),
        "form": puts.choice("form", get_args(MentionForm), "form of mention"),
        "title": puts.span_or_none("title"),
    },
    "place_mention": {"place": puts.place("place_id"), "words": puts.span("span")},
    "actor": {
        "name": puts.text("name"),
        "kind": puts.choice("kind", get_args(ActorKind), "kind of actor"),
        "country": puts.country,
        "sector": puts.text_or_none("sector"),
    },
}  # fmt: skip
