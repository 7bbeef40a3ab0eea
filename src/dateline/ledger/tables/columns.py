"""What the declarations of tables are made of: the columns that recur, each with the one line that describes it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, ColumnElement, ForeignKey, Integer, MetaData, Text, literal_column

__all__ = [
    "COMPACT", "Condition", "codes", "flag", "in_report", "key", "later", "metadata", "or_nothing", "part_of",
    "text", "to", "when",
]  # fmt: skip

metadata = MetaData()

Condition = ColumnElement[bool]  # what the rows that are asked for fulfil


def key(comment: str) -> Column[str]:
    """The ``id`` of a record, a hash of its content."""
    return Column("id", Text, primary_key=True, comment=comment)


def text(name: str, comment: str, **rules: Any) -> Column[str]:
    """A column of text, empty where nothing is known."""
    return Column(name, Text, comment=comment, **rules)


def flag(name: str, comment: str, **rules: Any) -> Column[bool]:
    """A column that is true or false, and never empty."""
    return Column(name, Boolean, nullable=False, comment=comment, **rules)


def codes(name: str, comment: str) -> Column[Any]:
    """A list of short codes, as a JSON array."""
    return Column(name, JSON, nullable=False, comment=comment)


def to(target: str, name: str, comment: str, *, required: bool = False, **rules: Any) -> Column[Any]:
    """A reference to the ``id`` of another table."""
    return Column(name, ForeignKey(f"{target}.id"), nullable=not required, comment=comment, **rules)


def later(target: str, name: str, comment: str) -> Column[Any]:
    """A reference that is checked at commit, because the row it names is written after this one."""
    reference = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED", use_alter=True, name=f"fk_{name}")
    return Column(name, reference, comment=comment)


def or_nothing(column: str) -> ColumnElement[str]:
    """A date as it is put in order: no date is the empty text, which comes last where the newest comes first.

    SQLite uses an index for an order only where both are the same expression, its constants written out.
    """
    return literal_column(f"coalesce({column}, '')")


def in_report() -> list[Column[Any]]:
    """Which report a record belongs to and its place among the report's records of this kind."""
    return [
        to("report", "report_id", "the report that says so", required=True, index=True),
        Column("position", Integer, nullable=False, comment="its place in the order of the reading, from 0"),
    ]


def part_of(owner: str) -> list[Column[Any]]:
    """The key of a record that is a part of another: of which, and where in its order."""
    reference = ForeignKey(f"{owner}.id")
    return [
        Column(f"{owner}_id", reference, primary_key=True, comment=f"the {owner} that it is a part of"),
        Column("position", Integer, primary_key=True, autoincrement=False, comment="its place in order, from 0"),
    ]


def when(span: str) -> list[Column[Any]]:
    """A time: as EDTF, as the days it can lie between, as a length, and the words for it."""
    return [
        text("edtf", "when, as EDTF level 0 or 1"),
        text("date_low", "the first day that it can mean (ISO 8601), empty where open", index=True),
        text("date_high", "the last day that it can mean (ISO 8601), empty where open"),
        text("duration", "how long, as ISO 8601 (P2D)"),
        to("span", span, "the words that tell the time; empty where the publication date stands in"),
    ]


# Parts are few and found by their owner: in SQLite they lie in the index itself.
COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}
