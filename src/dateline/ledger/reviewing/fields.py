"""Which fields of which records a person may edit, each with how a value is understood.

``type``              a field of its own
``place.words``       the words of a field
``participant``       a part to be added
``participant.2``     the second part, to be left out
``participant.2.actor``  a field of the second part
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dateline.errors import ReviewError
from dateline.export.json import plain
from dateline.ledger.reviewing.decisions import KNOWN
from dateline.ledger.reviewing.desk import Desk, fields_of, nothing, several
from dateline.ledger.reviewing.values import as_plain, part_type
from dateline.records import ActorKind, Directness, MentionForm, Modality, Role, Span

__all__ = ["STANCES", "STATUS_KINDS", "Change", "change", "names"]

STATUS_KINDS = ("designation", "ban", "base", "area", "tie", "aim", "member", "office", "ceasefire")
STANCES = ("claims", "accuses", "denies", "confirms", "corrects")

Values = dict[str, Any]  # fields of a record as plain values
Put = Callable[[Desk, Any, Any], Values]  # the desk, the record, what the person gave


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
    several_of, puts = _PARTS[kind][head]
    parts = getattr(record, several_of)
    number, _, name = rest.partition(".")
    if not rest:
        return Change(field, {several_of: None}, {several_of: _new_part(desk, kind, several_of, puts, to)})
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
    given = {name: to} if name else fields_of(to, puts)
    return Change(field, {several_of: plain(part)}, {several_of: as_plain(part) | _set(desk, part, puts, given, head)})


def _new_part(desk: Desk, kind: str, field: str, puts: Mapping[str, Put], to: Any) -> Any:
    if part_type(kind, field) is Span:
        return plain(desk.span(to))
    given = fields_of(to, puts)
    if missing := [name for name in _NEEDED[field] if name not in given]:
        raise ReviewError(f"A new part needs its {' and '.join(missing)}.")
    return _EMPTY[field] | _set(desk, None, puts, given, field)


def _set(desk: Desk, part: Any, puts: Mapping[str, Put], given: Values, what: str) -> Values:
    made: Values = {}
    for name, value in given.items():
        if name not in puts:
            raise ReviewError(f"{_a(what)} has no field {name!r}: name one of {', '.join(puts)}.")
        made |= puts[name](desk, part, value)
    return made


def _a(kind: str) -> str:
    return f"An {kind}" if kind[0] in "aeiou" else f"A {kind.replace('_', ' ')}"


def _span(name: str) -> Put:
    return lambda desk, record, to: {name: as_plain(desk.span(to))}


def _span_or_none(name: str) -> Put:
    return lambda desk, record, to: {name: None if nothing(to) else as_plain(desk.span(to))}


def _choice(name: str, allowed: tuple[str, ...], what: str) -> Put:
    return lambda desk, record, to: {name: desk.choice(to, allowed, what)}


def _flag(name: str) -> Put:
    return lambda desk, record, to: {name: desk.flag(to)}


def _number(name: str) -> Put:
    return lambda desk, record, to: {name: desk.number(to)}


def _text(name: str) -> Put:
    return lambda desk, record, to: {name: desk.text(to)}


def _text_or_none(name: str) -> Put:
    return lambda desk, record, to: {name: None if nothing(to) else desk.text(to)}


def _actor(name: str) -> Put:
    return lambda desk, record, to: {name: desk.actor(to)}


def _place(name: str) -> Put:
    return lambda desk, record, to: {name: desk.place(to)}


def _said(name: str) -> Put:
    return lambda desk, record, to: {name: desk.attribution(to)}


def _type(desk: Desk, event: Any, to: Any) -> Values:
    """A type, or TYPE/mode; a mode that the new type lacks goes."""
    name, _, mode = to.partition("/") if isinstance(to, str) else (to, "", "")
    found = desk.ontology.types[desk.choice(name, desk.ontology.types, "type of event")]
    modes = [one.id for one in found.modes]
    if mode:
        return {"type": found.id, "mode": _one_mode(desk, mode, modes, found.id)}
    return {"type": found.id, "mode": event.mode if event.mode in modes else None}


def _mode(desk: Desk, event: Any, to: Any) -> Values:
    found = desk.ontology.types.get(event.type)
    modes = [one.id for one in found.modes] if found else []
    return {"type": event.type, "mode": None if nothing(to) else _one_mode(desk, to, modes, event.type)}


def _one_mode(desk: Desk, mode: Any, modes: list[str], type_id: str) -> str:
    if not modes:
        raise ReviewError(f"{type_id} has no modes: leave the mode empty.")
    return desk.choice(mode, modes, f"mode of {type_id}")


def _contexts(desk: Desk, event: Any, to: Any) -> Values:
    allowed = desk.ontology.contexts
    return {"contexts": [desk.choice(one, allowed, "context") for one in ([] if nothing(to) else several(to))]}


def _target_type(desk: Desk, event: Any, to: Any) -> Values:
    return {"target_type": None if nothing(to) else desk.choice(to, desk.ontology.target_types, "type of target")}


def _time(desk: Desk, event: Any, to: Any) -> Values:
    """Another date of the same words."""
    before = as_plain(event.time) if event.time else {"span": None, "duration": None}
    return {"time": None if nothing(to) else before | {"edtf": desk.edtf(to)}}


def _time_words(desk: Desk, event: Any, to: Any) -> Values:
    if event.time is None:
        raise ReviewError("The event has no time: set the time before its words.")
    return {"time": as_plain(event.time) | {"span": None if nothing(to) else as_plain(desk.span(to))}}


def _event_place(desk: Desk, event: Any, to: Any) -> Values:
    """Another place by the same words; none takes the words along."""
    if nothing(to):
        return {"place_id": None, "place_span": None}
    return {"place_id": desk.place(to)}


def _source(desk: Desk, said: Any, to: Any) -> Values:
    actor_id = desk.actor(to)
    return {"source_id": actor_id, "resolved": actor_id is not None}


def _named(desk: Desk, mention: Any, to: Any) -> Values:
    actor_id = desk.actor(to)
    if actor_id is None:
        raise ReviewError("A mention names somebody: reject it where it names nobody.")
    return {"actor_id": actor_id}


def _who(desk: Desk, part: Any, to: Any) -> Values:
    """Another actor by the same words, with its country and sector; it then stands for nobody else."""
    actor_id = desk.actor(to)
    found = desk.actors[actor_id] if actor_id else None
    about = {"country": found.country if found else None, "sector": found.sector if found else None}
    return {"actor_id": actor_id, "stands_for": None, **about}


def _name_of_actor(desk: Desk, actor: Any, to: Any) -> Values:
    return {"name": desk.text(to)}


def _country(desk: Desk, record: Any, to: Any) -> Values:
    return {"country": desk.country(to)}


_PARTICIPANT: Mapping[str, Put] = {
    "role": _choice("role", get_args(Role), "role"),
    "actor": _who,
    "words": _span("span"),
    "title": _span_or_none("title"),
    "stands_for": _actor("stands_for"),
}
_FIGURE: Mapping[str, Put] = {
    "kind": _text("kind"),
    "low": _number("low"),
    "high": _number("high"),
    "unit": _text("unit"),
    "words": _span("span"),
    "within": _flag("within"),
}
_MOMENT: Mapping[str, Put] = {
    "date": lambda desk, record, to: {"edtf": desk.edtf(to)},
    "words": _span_or_none("span"),
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
        "type": _type,
        "mode": _mode,
        "contexts": _contexts,
        "target_type": _target_type,
        "modality": _choice("modality", get_args(Modality), "modality"),
        "negated": _flag("negated"),
        "pattern": _flag("pattern"),
        "trigger": _span("trigger"),
        "topic": _span_or_none("topic"),
        "time": _time,
        "time.words": _time_words,
        "place": _event_place,
        "place.words": _span_or_none("place_span"),
        "attribution": _said("attribution_id"),
    },
    "attribution": {
        "source": _source,
        "source.words": _span_or_none("source"),
        "cue": _span_or_none("cue"),
        "title": _span_or_none("title"),
        "through": _text_or_none("through"),
        "directness": _choice("directness", get_args(Directness), "directness"),
        "stance": lambda desk, record, to: {
            "stance": None if nothing(to) else desk.choice(to, STANCES, "stance")
        },
        "within": _said("within"),
    },
    "status": {
        "kind": _choice("kind", STATUS_KINDS, "kind of status"),
        "holder": _actor("holder_id"),
        "holder.words": _span("holder"),
        "value": _span("value"),
        "actor": _actor("actor_id"),
        "place": _place("place_id"),
        "authority": _span_or_none("authority"),
        "modality": _choice("modality", get_args(Modality), "modality"),
        "negated": _flag("negated"),
        "attribution": _said("attribution_id"),
    },
    "mention": {
        "actor": _named,
        "words": _span("span"),
        "form": _choice("form", get_args(MentionForm), "form of mention"),
        "title": _span_or_none("title"),
    },
    "place_mention": {"place": _place("place_id"), "words": _span("span")},
    "actor": {
        "name": _name_of_actor,
        "kind": _choice("kind", get_args(ActorKind), "kind of actor"),
        "country": _country,
        "sector": _text_or_none("sector"),
    },
}  # fmt: skip
