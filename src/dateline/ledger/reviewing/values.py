"""Records and their fields as plain values, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args, get_type_hints

from dateline.export.json import plain
from dateline.ledger.reviewing.decisions import RECORDS, SHAPES

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["as_plain", "is_parts", "part_type", "to_field", "to_part", "to_record"]


def as_plain(record: object) -> dict[str, Any]:
    """A record as it is kept in JSON."""
    return cast(dict[str, Any], plain(record))


def to_record(kind: str, values: Mapping[str, Any]) -> Any:
    """The record that these are the plain values of."""
    return _adapter(RECORDS[kind]).validate_python(values)


def to_field(kind: str, field: str, value: Any) -> Any:
    """The value of one field of a kind of record."""
    return _adapter(_hints(RECORDS[kind])[field]).validate_python(value)


def to_part(kind: str, field: str, value: Any) -> Any:
    """One part of a field of several parts."""
    return _adapter(part_type(kind, field)).validate_python(value)


def is_parts(kind: str, field: str) -> bool:
    """Whether a field holds several parts, each pinned to words of its own."""
    return kind in SHAPES and field in SHAPES[kind].parts


def part_type(kind: str, field: str) -> Any:
    """What the parts of a field are."""
    return get_args(_hints(RECORDS[kind])[field])[0]


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # a tenth of a second, which only a ledger with decisions need spend

    return TypeAdapter(kind)
