"""A reading as the rows that the tables keep of it; ``rebuild.py`` is the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from dateline.ledger import tables
from dateline.ledger.shapes import KINDS, REPORT, Shape
from dateline.records import NAMING, Actor, Event, Place, Reading, Span, Time, identify
from dateline.resolving import names
from dateline.resolving.edtf import days

__all__ = ["Bounds", "Row", "Sheet", "alias_rows", "place_row"]

Row = dict[str, Any]
Bounds = tuple[int, int]  # where a span begins and ends


class Sheet:
    """The rows of one reading, by the name of their table, as they are put on it.

    Spans, which many records share, are numbered from ``first_span``; ``numbered`` are those that have a number.
    """

    def __init__(self, reading: Reading, *, first_span: int, numbered: Mapping[Bounds, int] | None = None) -> None:
        self.rows: dict[str, list[Row]] = {}
        self._reading = reading
        self._report_id = reading.report.id
        self._next_span = first_span
        self._spans = dict(numbered or {})
        self._names = {actor.id: actor.name for actor in reading.actors}

    def report(self, *, number: int, run_id: str) -> None:
        """Put the report, which is the ``number``-th of its ledger."""
        self._put(tables.report, self._row(REPORT, self._reading.report) | {"number": number, "run_id": run_id})

    def records(self) -> None:
        """Put all that the reading holds but the report."""
        self._actors(self._reading)
        for position, place in enumerate(self._reading.places):
            self._place(place, position)
        for kind, shape in KINDS.items():
            for position, record in enumerate(getattr(self._reading, kind)):
                self.record(shape, record, position)

    def record(self, shape: Shape, record: Any, position: int) -> None:
        """Put one record of a kind."""
        row = self._row(shape, record) | {"report_id": self._report_id, "position": position}
        if isinstance(record, Event):
            time = record.time or Time(None)
            row |= {"edtf": time.edtf, "duration": time.duration, "time_span_id": self._span(time.span)}
            row |= _days(time) | {"title": self._title(record)}
        self._put(shape.table, row)
        for field, part in shape.parts.items():
            for order, piece in enumerate(getattr(record, field)):
                owner = {f"{shape.table.name}_id": record.id, "position": order}
                self._put(part.table, self._row(part, piece) | owner)

    def _put(self, table: Table, row: Row) -> None:
        self.rows.setdefault(table.name, []).append(row)

    def _span(self, span: Span | None) -> int | None:
        """The number of a span; its row is put when it is first met."""
        if span is None:
            return None
        number = self._spans.get((span.start, span.end))
        if number is None:
            number = self._spans[span.start, span.end] = self._next_span
            self._next_span += 1
            row = {"id": number, "start": span.start, "end": span.end, "quote": span.quote}
            self._put(tables.span, row | {"report_id": self._report_id})
        return number

    def _row(self, shape: Shape, record: Any) -> Row:
        """The columns that the fields of a record lie in."""
        if isinstance(record, Span):
            return {"span_id": self._span(record)}
        row: Row = {}
        for slot in shape.slots:
            value = getattr(record, slot.field)
            row[slot.column] = self._span(value) if slot.is_span else list(value) if slot.is_list else value
        if isinstance(record, Time):
            row |= _days(record)
        return row

    def _title(self, event: Event) -> str:
        """An event in a few words: "consult: Peru, Chile"."""
        taking_part = (one for role in ("actor", "recipient") for one in event.participants if one.role == role)
        names = (self._names.get(one.actor_id or "", one.span.quote) for one in taking_part)
        return ": ".join(filter(None, [event.type.lower(), ", ".join(dict.fromkeys(names))]))

    def _actors(self, reading: Reading) -> None:
        said: dict[str, list[str]] = {}
        for mention in reading.mentions:
            if mention.form in NAMING:
                said.setdefault(mention.actor_id, []).append(mention.span.quote)
        for position, actor in enumerate(reading.actors):
            known = _known(actor)
            self._shared(tables.report_actor, known, position)
            self._put(tables.actor, {field: value for field, value in known.items() if field != "aliases"})
            for row in alias_rows(actor, said.get(actor.id, ())):
                self._put(tables.alias, row)

    def _place(self, place: Place, position: int) -> None:
        known = _known(place)
        self._shared(tables.report_place, known, position)
        self._put(tables.place, place_row(place))

    def _shared(self, table: Table, known: Row, position: int) -> None:
        """Link a report to what other reports name too, and keep that as this reading knew it."""
        snapshot_id = identify("snapshot", *known.items())
        self._put(tables.snapshot, {"id": snapshot_id, "record": known})
        link = {table.name.replace("report_", "") + "_id": known["id"], "report_id": self._report_id}
        self._put(table, link | {"position": position, "snapshot_id": snapshot_id})


def place_row(place: Place) -> Row:
    """A place as its table has it."""
    keys = {"key": _key(place.name), "admin1_key": _key(place.admin1) if place.admin1 else None}
    return _known(place) | keys


def alias_rows(actor: Actor, also: Iterable[str] = ()) -> list[Row]:
    """The names of an actor, each once, as their table has them."""
    called = dict.fromkeys([actor.name, *actor.aliases, *also])
    return [{"actor_id": actor.id, "name": name, "key": _key(name)} for name in called]


def _known(record: Actor | Place) -> Row:
    """The fields of a record as they are (``asdict`` copies each, which takes longer than to write them)."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    """Reports name the same few actors over and over."""
    return names.key(name)


def _days(time: Time) -> Row:
    low, high = days(time.edtf)
    return {"date_low": low, "date_high": high}
