"""The text of a report cut where records begin and end, so that a page can mark every word that a record rests on.

Records overlap as they like (a name inside a statement inside the sentence of an event), and elements of a page may
not; so a piece of text carries all that lies over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Attribution, Event, Reading, Span, Status

__all__ = ["Mark", "Piece", "actor_key", "marks", "paragraphs", "place_key"]

_UNNAMED = ("nominal", "pronoun")  # "it", "the minister": words for an actor that are not its name
_SENTENCE = "sentence"  # the whole of what tells a record, round the words that fill it
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, what they are there (an event's trigger, a name, ...), and the record that rests on them."""

    span: Span
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie; ``start`` is its place in the report's text.

    ``around`` are those of the records whose sentence it is a part of, and no more.
    """

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    around: tuple[str, ...] = ()


def actor_key(position: int) -> str:
    """What the page calls the reading's actor at that position: an actor's own id may hold any letter."""
    return f"actor-{position}"


def place_key(position: int) -> str:
    """What the page calls the reading's place at that position."""
    return f"place-{position}"


def marks(reading: Reading) -> Iterator[Mark]:
    """Every mark of a reading."""
    actors = {actor.id: actor_key(at) for at, actor in enumerate(reading.actors)}
    places = {place.id: place_key(at) for at, place in enumerate(reading.places)}
    for mention in reading.mentions:
        kind = "part" if mention.form in _UNNAMED else "name"
        yield Mark(mention.span, kind, actors.get(mention.actor_id, mention.id))
    for named in reading.place_mentions:
        yield Mark(named.span, "place", places.get(named.place_id or "", named.id))
    for event in reading.events:
        yield from _event(event)
    for said in reading.attributions:
        yield from _statement(said)
    for status in reading.statuses:
        yield from _status(status)


def paragraphs(reading: Reading) -> list[list[Piece]]:
    """The paragraphs of the text, each as pieces in order."""
    text, found = reading.report.text, list(marks(reading))
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in found:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    cuts = sorted({*starts, *ends})
    over: dict[Mark, int] = {}  # the marks that lie over the text at the cut, in the order in which they opened
    made, at = [], 0
    for match in _PARAGRAPH.finditer(text):
        pieces, here = [], match.start()
        while at < len(cuts) and cuts[at] < match.end():
            if cuts[at] > here:
                pieces.append(_piece(text, here, cuts[at], over))
                here = cuts[at]
            _turn(over, starts.get(cuts[at], ()), ends.get(cuts[at], ()))
            at += 1
        pieces.append(_piece(text, here, match.end(), over))
        made.append(pieces)
    return made


def _turn(over: dict[Mark, int], opening: list[Mark] | tuple[()], closing: list[Mark] | tuple[()]) -> None:
    """Close and open marks; one that two records of a kind share is open until both are closed."""
    for mark in closing:
        if over.get(mark, 0) > 1:
            over[mark] -= 1
        else:
            over.pop(mark, None)
    for mark in opening:
        over[mark] = over.get(mark, 0) + 1


def _piece(text: str, start: int, end: int, over: dict[Mark, int]) -> Piece:
    kinds = tuple(dict.fromkeys(mark.kind for mark in over))
    records = tuple(dict.fromkeys(mark.record for mark in over))
    told = {mark.record for mark in over if mark.kind != _SENTENCE}
    return Piece(start, text[start:end], kinds, records, tuple(id for id in records if id not in told))


def _event(event: Event) -> Iterator[Mark]:
    yield Mark(event.trigger, "event", event.id)
    yield from (Mark(each.span, "part", event.id) for each in event.participants)
    yield from (Mark(span, "part", event.id) for span in (*event.instruments, event.topic) if span)
    yield from (Mark(figure.span, "figure", event.id) for figure in event.figures)
    if event.place_span:
        yield Mark(event.place_span, "place", event.id)
    if event.time and event.time.span:
        yield Mark(event.time.span, "time", event.id)
    yield from (Mark(span, _SENTENCE, event.id) for span in event.supports)


def _statement(said: Attribution) -> Iterator[Mark]:
    yield from (Mark(span, "statement", said.id) for span in said.content)
    yield from (Mark(span, kind, said.id) for span, kind in ((said.source, "source"), (said.cue, "cue")) if span)


def _status(status: Status) -> Iterator[Mark]:
    yield Mark(status.value, "status", status.id)
    yield Mark(status.holder, "part", status.id)
    yield from (Mark(time.span, "time", status.id) for time in status.times if time.span)
    yield from (Mark(span, _SENTENCE, status.id) for span in (*status.supports, status.authority) if span)
