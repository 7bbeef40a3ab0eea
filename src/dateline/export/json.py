"""A reading as one JSON document: its records as they are, every span with its offsets and its words.

``schema`` is made from the records themselves, so that the two cannot part.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, cast

from dateline.records import Reading

__all__ = ["LINE_ENDS", "document", "dumps", "line", "plain", "schema"]

# Unicode's own line ends, which JSON leaves as they are and many a reader of lines takes for the end of one.
LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def document(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, all fields of every record present, null where nothing is known."""
    return cast(dict[str, Any], plain(reading))


def dumps(reading: Reading, *, indent: int | None = None) -> str:
    """The document as JSON text, without a newline at its end; on one line where there is no ``indent``."""
    return json.dumps(document(reading), ensure_ascii=False, indent=indent).translate(LINE_ENDS)


def line(reading: Reading) -> str:
    """The document as one line of a JSON Lines file, with its newline."""
    return dumps(reading) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document, described by the docstrings of the records."""
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class Whole(GenerateJsonSchema):
        """Every field is there, also one that has a default, and no other."""

        def field_is_required(self, field: Any, total: bool) -> bool:
            return True

        def dataclass_schema(self, schema: Any) -> dict[str, Any]:
            return {**super().dataclass_schema(schema), "additionalProperties": False}

    made = TypeAdapter(Reading).json_schema(schema_generator=Whole, mode="serialization")
    return {"$schema": Whole.schema_dialect, **made, "title": "What Dateline reads in one report"}


def plain(value: object) -> object:
    """A record, or anything that one holds, as plain values: dictionaries, lists, and what JSON knows."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value
