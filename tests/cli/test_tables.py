"""Tables on a terminal: as wide as the window, with nothing in them broken that a person copies."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from rich.console import Console

from dateline.cli.tables import print_table


@dataclass(frozen=True)
class Row:
    id: str
    date: str
    who: str
    to_whom: str | None
    report_id: str


ROWS = [
    Row("ffe232dd04af29f5", "2024-09-03~", "Upper Nile Defence Movement", None, "1c13301f70103172"),
    Row("74e1cccfd3c43bbb", "2024-09-03", "the government", "soldiers of a barracks near the port", "1c13301f70103172"),
]
COLUMNS = ("id", "date", "who", "to_whom", "report_id")


def printed(rows: list[Row], width: int, columns: tuple[str, ...] = COLUMNS, terminal: bool = True) -> list[str]:
    out = io.StringIO()
    screen = Console(file=out, width=width, force_terminal=terminal, color_system=None, markup=False)
    print_table(rows, columns, screen)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_wide_window_holds_each_row_on_one_line() -> None:
    assert printed(ROWS, 130) == [
        "id                date         who                          to whom                               report id",
        "─" * 114,
        "ffe232dd04af29f5  2024-09-03~  Upper Nile Defence Movement                                        "
        "1c13301f70103172",
        "74e1cccfd3c43bbb  2024-09-03   the government               soldiers of a barracks near the port  "
        "1c13301f70103172",
    ]


def test_in_a_narrower_one_words_wrap_and_ids_and_dates_do_not() -> None:
    assert printed(ROWS, 80) == [
        "id                date         who              to whom         report id",
        "─" * 80,
        "ffe232dd04af29f5  2024-09-03~  Upper Nile                       1c13301f70103172",
        "                               Defence",
        "                               Movement",
        "74e1cccfd3c43bbb  2024-09-03   the government   soldiers of a   1c13301f70103172",
        "                                                barracks near",
        "                                                the port",
    ]


def test_where_that_is_not_enough_ids_are_cut_to_what_a_command_still_takes() -> None:
    lines = printed(ROWS, 64)
    assert lines[0] == "id        date         who             to whom         report id"
    assert lines[2].startswith("ffe232dd  2024-09-03~  Upper Nile ")


def test_where_nothing_fits_each_row_is_a_block() -> None:
    assert printed(ROWS[:1], 36) == [
        "id         ffe232dd04af29f5",
        "date       2024-09-03~",
        "who        Upper Nile Defence",
        "           Movement",
        "report id  1c13301f70103172",
        "",
    ]


@pytest.mark.parametrize("width", [20, 36, 44, 64, 80, 130])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    long = Row("ffe232dd04af29f5", "2024-09-03~", "w" * 300, "漢字" * 90, "1c13301f70103172")
    assert max(map(len, printed([*ROWS, long], width))) <= width


def test_a_column_that_no_row_fills_is_left_out_on_a_terminal() -> None:
    assert printed(ROWS[:1], 130)[0].split() == ["id", "date", "who", "report", "id"]


def test_elsewhere_every_row_is_one_line_with_all_its_columns() -> None:
    lines = printed(ROWS, 10_000, terminal=False)
    assert len(lines) == 3
    assert lines[0].split() == ["id", "date", "who", "to", "whom", "report", "id"]
