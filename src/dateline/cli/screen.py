"""How the commands show things: tables for people, JSON and CSV for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console

__all__ = ["console", "machine_output", "show_rows", "write_json"]

PIPED_WIDTH = 110  # columns where the output is no terminal: what goes to a file does not depend on a window


def console(*, wide: bool = False) -> Console:
    """A console on standard output, which marks and colours only where a person sees it."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 10_000 if wide else PIPED_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def machine_output() -> TextIO:
    """Standard output in UTF-8, whatever the locale says."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
    return sys.stdout


def show_rows(
    rows: Iterable[DataclassInstance],
    kind: type[DataclassInstance],
    form: str | None,
    columns: Sequence[str],
    nothing: str,
) -> None:
    """Print rows of one kind: JSON and CSV hold every field, a table the ``columns`` only.

    ``nothing`` is the sentence for a person where there are no rows.
    """
    from dateline.export import csv

    found = list(rows)
    if form == "json":
        write_json([asdict(row) for row in found])
    elif form == "csv":
        csv.write(kind, found, machine_output())
    elif found:
        _on_screen(found, columns)
    else:
        click.echo(nothing)


def write_json(value: object) -> None:
    """Print a value as JSON, in UTF-8 wherever it goes."""
    import json

    machine_output().write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _on_screen(rows: Sequence[DataclassInstance], columns: Sequence[str]) -> None:
    """A table; where no person watches, without the blanks that fill up its lines."""
    from dateline.cli.tables import print_table

    screen = console(wide=True)
    if screen.is_terminal:
        print_table(rows, columns, screen)
        return
    with screen.capture() as printed:
        print_table(rows, columns, screen)
    for line in printed.get().splitlines():
        click.echo(line.rstrip())
