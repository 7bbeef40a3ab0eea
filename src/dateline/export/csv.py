"""Rows as CSV (RFC 4180 but for its line ends): any records of plain values, one a line under their names."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import fields
from typing import IO, Any

__all__ = ["cell", "columns", "write"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns(kind: type[Any]) -> list[str]:
    """The columns of a kind of row: the names of its fields, in order."""
    return [field.name for field in fields(kind)]


def write(kind: type[Any], rows: Iterable[Any], out: IO[str]) -> None:
    """Write the names of the columns and then the rows, which are all of that kind.

    Nothing known is an empty cell, yes and no are ``true`` and ``false``, and several values stand in one cell with
    semicolons between them. Words that a spreadsheet would run as a formula have an apostrophe before them, as OWASP
    advises (https://owasp.org/www-community/attacks/CSV_Injection): they come from pages, and any page may be hostile.
    """
    writer = csv.writer(out, lineterminator="\n")
    names = columns(kind)
    writer.writerow(names)
    writer.writerows([cell(getattr(row, name)) for name in names] for row in rows)


def cell(value: object) -> str:
    """A value as a cell: nothing for what is not known, and no words that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join("-".join(map(str, item)) if isinstance(item, tuple) else cell(item) for item in value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return str(value)
