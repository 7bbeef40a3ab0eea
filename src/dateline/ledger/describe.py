"""Writes ``docs/schema.md`` from the tables and views themselves: ``python -m dateline.ledger.describe``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table

from dateline.ledger import tables
from dateline.ledger.migrations import current
from dateline.ledger.views import VIEWS, View

__all__ = ["page", "write"]

_HEAD = """# What a ledger holds

This page is made from `src/dateline/ledger/tables/` and `views.py` (`python -m dateline.ledger.describe`). A ledger
is one SQLite file (schema version {version}) that any SQLite program or Datasette opens. Every record belongs to one
report and is pinned by spans to its text; the database refuses a span that does not quote it. Actors and places are
shared by all reports that name them. Read the views; the tables are what they are made of.

| view | |
|---|---|
{views}

| table | |
|---|---|
{tables}
"""


def page() -> str:
    """The whole page."""
    listed = tables.metadata.tables.values()
    head = _HEAD.format(
        version=current(),
        views="\n".join(f"| [{view.name}](#{view.name}) | {view.comment} |" for view in VIEWS),
        tables="\n".join(f"| [{table.name}](#{table.name}) | {table.comment} |" for table in listed),
    )
    sections = [*map(_view, VIEWS), *map(_table, listed)]
    return "\n".join([head, *sections])


def write(folder: Path = Path("docs")) -> Path:
    """Write the page into the folder and say where it lies."""
    path = folder / "schema.md"
    path.write_text(page(), encoding="utf-8")
    return path


def _view(view: View) -> str:
    rows = (f"| {name} | {column.comment} |" for name, column in view.columns.items())
    return "\n".join([f"## {view.name}\n\n{view.comment}\n\n| column | |\n|---|---|", *rows, ""])


def _table(table: Table) -> str:
    return "\n".join(
        [f"## {table.name}\n\n{table.comment}\n\n| column | type | | |\n|---|---|---|---|", *_rows(table), ""]
    )


def _rows(table: Table) -> Iterator[str]:
    for column in table.columns:
        rules = ["key"] if column.primary_key else [] if column.nullable else ["required"]
        rules += [f"[{key.column.table.name}](#{key.column.table.name})" for key in column.foreign_keys]
        yield f"| {column.name} | {str(column.type).lower()} | {', '.join(rules)} | {column.comment} |"


if __name__ == "__main__":
    print(write())
