"""Rows as a table for a person: as wide as the window and no wider, with no id, date or number broken in two.

Where the columns do not fit side by side, ids are cut to a beginning that a command takes as well, and where that is
not enough every row stands as a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console
    from rich.table import Table

__all__ = ["print_table"]

CELL = 160  # characters of a cell, so that one long quotation does not hide the rows
GAP = 2  # columns of the window between two cells
WORD = 11  # columns of the window below which a cell of words is not read with ease; longer words may be folded
WHOLE = 24  # the longest value without a space that is kept whole: an id, a date, a number
ID = re.compile(r"[0-9a-f]{16}")
SHORT_ID = 8  # digits: of 100,000 records one in 40,000 begins as another does, and a command then says so

Rows = list[list[str]]


def print_table(rows: Sequence[DataclassInstance], columns: Sequence[str], screen: Console) -> None:
    """Print the columns of the rows: on a terminal to its width, elsewhere every row on one line."""
    from dateline.export.terminal import visible

    cells = [[_cut(visible(_cell(getattr(row, column)))) for column in columns] for row in rows]
    names = [column.replace("_", " ") for column in columns]
    if not screen.is_terminal:
        screen.print(_side_by_side(names, cells, [_most(column) for column in _turned(names, cells)], ruled=False))
        return
    filled = [at for at in range(len(names)) if any(row[at] for row in cells)]
    names, cells = [names[at] for at in filled], [[row[at] for at in filled] for row in cells]
    for shown in (cells, [[_short(cell) for cell in row] for row in cells]):
        widths = _widths(_turned(names, shown), screen.width)
        if widths:
            screen.print(_side_by_side(names, shown, widths, ruled=True))
            return
    for row in cells:
        screen.print(_block(names, row))


def _cell(value: object) -> str:
    """A value as text: nothing for what is not known, the items of a list after each other."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(_cell, value))
    return str(value)


def _cut(cell: str) -> str:
    return cell if len(cell) <= CELL else f"{cell[: CELL - 1]}…"


def _short(cell: str) -> str:
    """An id by its beginning, and anything else as it is."""
    return cell[:SHORT_ID] if ID.fullmatch(cell) else cell


def _turned(names: Sequence[str], cells: Rows) -> list[list[str]]:
    """The columns, each with its name first."""
    return [list(column) for column in zip(names, *cells, strict=True)]


def _widths(columns: Sequence[Sequence[str]], window: int) -> list[int] | None:
    """How wide each column is to be; None where not all can be read side by side.

    Every column has its least, and what is left goes to the narrowest that want more, one by one.
    """
    widths = [_least(column) for column in columns]
    most = [_most(column) for column in columns]
    room = window - GAP * (len(columns) - 1) - sum(widths)
    if room < 0:
        return None
    while room and (wanting := [at for at, width in enumerate(widths) if width < most[at]]):
        widths[min(wanting, key=lambda at: widths[at])] += 1
        room -= 1
    return widths


def _most(column: Sequence[str]) -> int:
    """The width at which no cell wraps."""
    from rich.cells import cell_len

    return max(map(cell_len, column))


def _least(column: Sequence[str]) -> int:
    """The width below which a column is not read: values of one word whole, of a cell of words a word at least."""
    from rich.cells import cell_len

    name, *cells = column
    longest = max(map(cell_len, name.split()))
    for cell in cells:
        for word in cell.split():
            longest = max(longest, min(cell_len(word), WHOLE if word == cell else WORD))
    return longest


def _side_by_side(names: Sequence[str], cells: Rows, widths: Sequence[int], *, ruled: bool) -> Table:
    """The rows under the names of their columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # A separator of the box is one space, and the padding is the other.
    padding = (0, GAP - 1 if ruled else GAP, 0, 0)
    table = Table(box=box.SIMPLE_HEAD if ruled else None, show_edge=False, pad_edge=False, padding=padding)
    for name, width in zip(names, widths, strict=True):
        table.add_column(name, width=width, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _block(names: Sequence[str], row: Sequence[str]) -> Table:
    """One row, a line for each value that it has, and an empty one after it."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for at, (name, cell) in enumerate(zip(names, row, strict=True)):
        if cell:
            table.add_row(name, Text(cell, style="" if at else "bold"))
    table.add_row("", "")
    return table
