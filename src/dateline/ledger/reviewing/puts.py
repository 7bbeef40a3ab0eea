"""How a field takes what a person gives for it: what the record's fields become, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.errors import ReviewError
from dateline.ledger.reviewing.desk import Desk, nothing, several
from dateline.ledger.reviewing.values import as_plain

__all__ = [
    "Put", "Values", "actor", "choice", "contexts", "country", "event_place", "event_type", "flag", "mode",
    "named", "number", "or_none", "place", "said", "source", "span", "span_or_none", "target_type", "text",
    "text_or_none", "time", "time_words", "who",
]  # fmt: skip

Values = dict[str, Any]  # fields of a record as plain values
Put = Callable[[Desk, Any, Any], Values]  # the desk, the record, what the person gave


def span(name: str) -> Put:
    """Words of the report, which must be there."""
    return lambda desk, record, to: {name: as_plain(desk.span(to))}


def or_none(name: str, put: Put) -> Put:
    """What it takes otherwise, or none."""
    return lambda desk, record, to: {name: None} if nothing(to) else put(desk, record, to)


def span_or_none(name: str) -> Put:
    """Words of the report, or none."""
    return or_none(name, span(name))


def choice(name: str, allowed: tuple[str, ...], what: str) -> Put:
    """One of a few words; ``what`` names them where it is none of them."""
    return lambda desk, record, to: {name: desk.choice(to, allowed, what)}


def flag(name: str) -> Put:
    """Yes or no."""
    return lambda desk, record, to: {name: desk.flag(to)}


def number(name: str) -> Put:
    """A number."""
    return lambda desk, record, to: {name: desk.number(to)}


def text(name: str) -> Put:
    """Any words."""
    return lambda desk, record, to: {name: desk.text(to)}


def text_or_none(name: str) -> Put:
    """Any words, or none."""
    return or_none(name, text(name))


def actor(name: str) -> Put:
    """An actor, by its id or name, or none."""
    return lambda desk, record, to: {name: desk.actor(to)}


def place(name: str) -> Put:
    """A place, by its id or name."""
    return lambda desk, record, to: {name: desk.place(to)}


def said(name: str) -> Put:
    """The attribution on whose word it is, or none."""
    return lambda desk, record, to: {name: desk.attribution(to)}


def event_type(desk: Desk, event: Any, to: Any) -> Values:
    """A type, or TYPE/mode; a mode that the new type lacks goes."""
    name, _, mode = to.partition("/") if isinstance(to, str) else (to, "", "")
    found = desk.ontology.types[desk.choice(name, desk.ontology.types, "type of event")]
    modes = [one.id for one in found.modes]
    if mode:
        return {"type": found.id, "mode": _one_mode(desk, mode, modes, found.id)}
    return {"type": found.id, "mode": event.mode if event.mode in modes else None}


def mode(desk: Desk, event: Any, to: Any) -> Values:
    """A mode that the type has, or none."""
    found = desk.ontology.types.get(event.type)
    modes = [one.id for one in found.modes] if found else []
    return {"type": event.type, "mode": None if nothing(to) else _one_mode(desk, to, modes, event.type)}


def _one_mode(desk: Desk, mode: Any, modes: list[str], type_id: str) -> str:
    if not modes:
        raise ReviewError(f"{type_id} has no modes: leave the mode empty.")
    return desk.choice(mode, modes, f"mode of {type_id}")


def contexts(desk: Desk, event: Any, to: Any) -> Values:
    """Contexts of the ontology, or none."""
    allowed = desk.ontology.contexts
    return {"contexts": [desk.choice(one, allowed, "context") for one in ([] if nothing(to) else several(to))]}


def target_type(desk: Desk, event: Any, to: Any) -> Values:
    """A type of target, or none."""
    return {"target_type": None if nothing(to) else desk.choice(to, desk.ontology.target_types, "type of target")}


def time(desk: Desk, event: Any, to: Any) -> Values:
    """Another date of the same words."""
    before = as_plain(event.time) if event.time else {"span": None, "duration": None}
    return {"time": None if nothing(to) else before | {"edtf": desk.edtf(to)}}


def time_words(desk: Desk, event: Any, to: Any) -> Values:
    """Other words of the same date."""
    if event.time is None:
        raise ReviewError("The event has no time: set the time before its words.")
    return {"time": as_plain(event.time) | {"span": None if nothing(to) else as_plain(desk.span(to))}}


def event_place(desk: Desk, event: Any, to: Any) -> Values:
    """Another place by the same words; none takes the words along."""
    if nothing(to):
        return {"place_id": None, "place_span": None}
    return {"place_id": desk.place(to)}


def source(desk: Desk, said: Any, to: Any) -> Values:
    """Who says so, which resolves it."""
    actor_id = desk.actor(to)
    return {"source_id": actor_id, "resolved": actor_id is not None}


def named(desk: Desk, mention: Any, to: Any) -> Values:
    """Whom a mention names."""
    actor_id = desk.actor(to)
    if actor_id is None:
        raise ReviewError("A mention names somebody: reject it where it names nobody.")
    return {"actor_id": actor_id}


def who(desk: Desk, part: Any, to: Any) -> Values:
    """Another actor by the same words, with its country and sector; it then stands for nobody else."""
    actor_id = desk.actor(to)
    found = desk.actors[actor_id] if actor_id else None
    about = {"country": found.country if found else None, "sector": found.sector if found else None}
    return {"actor_id": actor_id, "stands_for": None, **about}


def country(desk: Desk, record: Any, to: Any) -> Values:
    """A country, by its code or name, or none."""
    return {"country": desk.country(to)}
