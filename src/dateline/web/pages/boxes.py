"""The boxes in which a person edits a record: one for each field, with what stands there and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dateline.ledger.reviewing.fields import STANCES, STATUS_KINDS
from dateline.ontology import Ontology
from dateline.records import (
    ActorKind,
    Attribution,
    Directness,
    Event,
    Figure,
    Mention,
    MentionForm,
    Modality,
    Participant,
    PlaceMention,
    Reading,
    Role,
    Span,
    Status,
)
from dateline.web.pages.labels import kind as in_words

__all__ = ["Box", "Group", "groups", "word_fields"]


@dataclass(frozen=True, slots=True)
class Box:
    """A field to edit: ``options`` are pairs of what is sent and what is shown; ``among`` names a list of proposals."""

    field: str
    label: str
    value: str
    shape: Literal["text", "choice", "number"] = "text"
    options: tuple[tuple[str, str], ...] = ()
    among: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that belong together: a part of a record, with its words, and the field by which it is dropped."""

    title: str
    boxes: tuple[Box, ...]
    words: str | None = None
    drop: str | None = None


def groups(reading: Reading, record: Any, ontology: Ontology) -> list[Group]:
    """What may be edited of a record, part by part."""
    match record:
        case Event():
            return list(_event(reading, record, ontology))
        case Attribution():
            return [Group("Statement", tuple(_statement(reading, record)))]
        case Status():
            return list(_status(reading, record))
        case Mention():
            boxes = (
                _actor("actor", "who", reading, record.actor_id),
                _choice("form", record.form, get_args(MentionForm)),
            )
            return [Group("Name", boxes, record.span.quote)]
        case PlaceMention():
            return [Group("Place", (_place(reading, record.place_id),), record.span.quote)]
        case _:
            return [Group("Actor", tuple(_about(record)))] if hasattr(record, "kind") else []


def word_fields(record: Any) -> list[tuple[str, str]]:
    """What selected words of the text may be put to, each with its name for people."""
    match record:
        case Event():
            parts = [
                *((f"participant.{n}.words", f"{one.role} {n}") for n, one in enumerate(record.participants, 1)),
                *((f"figure.{n}.words", f"figure {n}") for n in range(1, len(record.figures) + 1)),
            ]
            new = [(f"new.{role}", f"a new {role}") for role in get_args(Role)]
            time = [("time.words", "time")] if record.time else []
            named = [("trigger", "what happened"), ("place.words", "place"), *time, ("topic", "what about")]
            return [*named, *parts, *new, ("instrument", "a new weapon or means")]
        case Attribution():
            content = [(f"content.{n}", f"what is said, {n}") for n in range(1, len(record.content) + 1)]
            return [("source.words", "who says it"), ("cue", "the words for saying"), ("title", "title"), *content]
        case Status():
            return [("holder.words", "of whom"), ("value", "what holds"), ("authority", "who set it")]
        case Mention() | PlaceMention():
            return [("words", "the name")]
        case _:
            return []


def _event(reading: Reading, event: Event, ontology: Ontology) -> Iterator[Group]:
    known = ontology.types.get(event.type)
    modes = [("", "none"), *((mode.id, mode.label) for mode in known.modes)] if known else [("", "none")]
    types = tuple((one.id, one.label) for one in ontology.types.values())
    yield Group("What", (
        Box("type", "type", event.type, "choice", _with(types, event.type)),
        Box("mode", "mode", event.mode or "", "choice", _with(tuple(modes), event.mode or "")),
        _choice("modality", event.modality, get_args(Modality)),
        _choice("negated", "yes" if event.negated else "no", ("no", "yes"), "did not happen"),
    ), event.trigger.quote)  # fmt: skip
    time = event.time.edtf if event.time else None
    yield Group("When", (Box("time", "date (EDTF)", time or ""),), _quote(event.time.span if event.time else None))
    yield Group("Where", (_place(reading, event.place_id),), _quote(event.place_span))
    for number, one in enumerate(event.participants, 1):
        yield _participant(reading, one, f"participant.{number}")
    for number, figure in enumerate(event.figures, 1):
        yield _figure(figure, f"figure.{number}")
    for number, words in enumerate(event.instruments, 1):
        yield Group("With", (), words.quote, f"instrument.{number}")
    yield Group("Who says so", (_said(reading, event.attribution_id),))


def _participant(reading: Reading, one: Participant, field: str) -> Group:
    boxes = (
        _choice(f"{field}.role", one.role, get_args(Role), "role"),
        _actor(f"{field}.actor", "who", reading, one.actor_id),
    )
    return Group(one.role.capitalize(), boxes, one.span.quote, field)


def _figure(figure: Figure, field: str) -> Group:
    boxes = (
        Box(f"{field}.low", "at least", _number(figure.low), "number"),
        Box(f"{field}.high", "at most", _number(figure.high), "number"),
        Box(f"{field}.unit", "of what", figure.unit),
    )
    return Group("Figure", boxes, figure.span.quote, field)


def _statement(reading: Reading, said: Attribution) -> Iterator[Box]:
    yield _actor("source", "who says it", reading, said.source_id)
    yield _choice("directness", said.directness, get_args(Directness))
    yield _choice("stance", said.stance or "", ("", *STANCES))
    yield Box("through", "through which document", said.through or "")


def _status(reading: Reading, status: Status) -> Iterator[Group]:
    yield Group("What holds", (
        _choice("kind", status.kind, STATUS_KINDS),
        _actor("holder", "of whom", reading, status.holder_id),
        _actor("actor", "whom it names", reading, status.actor_id),
        _place(reading, status.place_id),
        _choice("modality", status.modality, get_args(Modality)),
        _choice("negated", "yes" if status.negated else "no", ("no", "yes"), "does not hold"),
    ), status.value.quote)  # fmt: skip
    for number, time in enumerate(status.times, 1):
        box = Box(f"time.{number}.date", "date (EDTF)", time.edtf or "")
        yield Group("When", (box,), _quote(time.span), f"time.{number}")
    yield Group("Who says so", (_said(reading, status.attribution_id),))


def _about(actor: Any) -> Iterator[Box]:
    yield Box("name", "name", actor.name)
    yield _choice("kind", actor.kind, get_args(ActorKind))
    yield Box("country", "country (three letters)", actor.country or "")
    yield Box("sector", "sector", actor.sector or "")


def _actor(field: str, label: str, reading: Reading, actor_id: str | None) -> Box:
    actor = reading.actor(actor_id)
    return Box(field, label, actor.name if actor else "", among="actors")


def _place(reading: Reading, place_id: str | None) -> Box:
    place = reading.place(place_id)
    return Box("place", "place", place.name if place else "", among="places")


def _said(reading: Reading, attribution_id: str | None) -> Box:
    voices = ((said.id, _voice(reading, said)) for said in reading.attributions)
    return Box("attribution", "who", attribution_id or "", "choice", (("", "the publisher"), *voices))


def _voice(reading: Reading, said: Attribution) -> str:
    content = " ".join(" … ".join(piece.quote for piece in said.content).split())
    return f"{reading.source(said) or 'nobody named'}: {content[:60]}"


def _choice(field: str, value: str, options: Iterable[str], label: str | None = None) -> Box:
    shown = tuple((option, in_words(option) or "none") for option in options)
    return Box(field, label or in_words(field), value, "choice", _with(shown, value))


def _with(options: tuple[tuple[str, str], ...], value: str) -> tuple[tuple[str, str], ...]:
    """The options and, where it is none of them, what stands there."""
    return options if any(value == sent for sent, _ in options) else ((value, value), *options)


def _number(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else str(value)


def _quote(span: Span | None) -> str | None:
    return span.quote if span else None
