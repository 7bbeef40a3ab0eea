"""What the cells of a table tell: a deed in one, its day and place in others; headings tell none."""

from __future__ import annotations

import dateline
from dateline.records import Reading
from tests.finding.conftest import Read

ROWS = (
    "Incidents of the week in Mali, as the monitor counts them.\n\n"
    "Date | Place | What happened\n"
    "1 March 2024 | Gao | Gunmen attacked a market, killing 12 people.\n"
    "2 March 2024 | Kidal | Soldiers arrested three rebels."
)
TOLD = [("attacked", "2024-03-01", "Gao"), ("arrested", "2024-03-02", "Kidal")]


def _told(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [
        (event.trigger.quote, event.time and event.time.edtf, event.place_span and event.place_span.quote)
        for event in reading.events
    ]


def test_a_row_has_its_day_and_place() -> None:
    assert _told(dateline.read(ROWS)) == TOLD


def test_columns_parted_by_tabs_are_cells() -> None:
    assert _told(dateline.read(ROWS.replace(" | ", "\t"))) == TOLD


def test_a_row_of_numbers_is_neither_publisher_nor_deed(read_all: Read) -> None:
    rows = "Date | Place | Killed | Wounded\n2024-03-01 | Gao | 12 | 4\n\nThe monitor met officials in Gao on Monday."
    reading = dateline.read(rows)
    assert (reading.report.publisher, [event.type for event in reading.events]) == (None, ["CONSULT"])
