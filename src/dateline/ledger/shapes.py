"""How each kind of record lies in the tables, declared once for writing (``rows.py``) and reading (``rebuild.py``).

A field lies in the column of its own name; a span, or the id of another record, in ``<field>_span_id`` or
``<field>_id``. A field of several parts lies in a table of its own, one part a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import JSON, Table

from dateline.ledger import tables
from dateline.records import (
    Attribution,
    Event,
    Figure,
    Mention,
    Participant,
    PlaceMention,
    Report,
    Span,
    Status,
    Time,
)

__all__ = ["KINDS", "REPORT", "Shape", "Slot"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a record, the column it lies in, and whether that numbers a span or holds a list of codes."""

    field: str
    column: str
    is_span: bool
    is_list: bool


@dataclass(frozen=True)
class Shape:
    """A record type, its table, and the shapes of the fields that have several parts."""

    record: type[Any]
    table: Table
    parts: Mapping[str, Shape] = field(default_factory=dict)
    slots: tuple[Slot, ...] = field(init=False)

    def __post_init__(self) -> None:
        single = (known.name for known in fields(self.record) if known.name not in self.parts)
        slots = (_slot(self.table, name) for name in single if (self.record, name) != (Event, "time"))
        object.__setattr__(self, "slots", () if self.record is Span else tuple(slots))


def _slot(table: Table, name: str) -> Slot:
    column = next(table.c[made] for made in (name, f"{name}_span_id", f"{name}_id") if made in table.c)
    targets = {key.column.table.name for key in column.foreign_keys}
    return Slot(name, column.name, "span" in targets, isinstance(column.type, JSON))


REPORT = Shape(Report, tables.report)

# By the field of ``Reading`` that holds them, in the order in which they may refer to each other. An event's ``time``
# lies in its own row (``Time``'s columns beside its own) because events are asked for by date.
KINDS: Mapping[str, Shape] = {
    "mentions": Shape(Mention, tables.mention),
    "place_mentions": Shape(PlaceMention, tables.place_mention),
    "attributions": Shape(Attribution, tables.attribution, {"content": Shape(Span, tables.attribution_content)}),
    "events": Shape(
        Event,
        tables.event,
        {
            "supports": Shape(Span, tables.event_support),
            "participants": Shape(Participant, tables.participant),
            "figures": Shape(Figure, tables.figure),
            "instruments": Shape(Span, tables.instrument),
        },
    ),
    "statuses": Shape(
        Status,
        tables.status,
        {"supports": Shape(Span, tables.status_support), "times": Shape(Time, tables.status_time)},
    ),
}
