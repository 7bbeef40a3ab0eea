"""Rows as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import pytest

from dateline.export.csv import columns, write


@dataclass(frozen=True)
class Row:
    id: str
    name: str | None
    known: bool
    aliases: tuple[str, ...]
    marks: tuple[tuple[int, int], ...] = ()
    score: float = 1.5


def test_rows_stand_under_the_names_of_their_columns() -> None:
    out = io.StringIO()
    write(Row, [Row("a", 'Says "no", twice\nover', True, ("TTP", "Pakistani Taliban"), ((3, 7), (9, 12)))], out)
    write(Row, [Row("b", None, False, ())], out)
    assert out.getvalue() == (
        "id,name,known,aliases,marks,score\n"
        'a,"Says ""no"", twice\nover",true,TTP; Pakistani Taliban,3-7; 9-12,1.5\n'
        "id,name,known,aliases,marks,score\n"
        "b,,false,,,1.5\n"
    )


def test_no_rows_leave_the_names_of_the_columns() -> None:
    out = io.StringIO()
    write(Row, [], out)
    assert list(csv.reader(io.StringIO(out.getvalue()))) == [columns(Row)]


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x.test")', "+1", "-1+2", "@SUM(A1)", "\t=1"])
def test_no_words_of_a_page_run_as_a_formula_in_a_spreadsheet(words: str) -> None:
    out = io.StringIO()
    write(Row, [Row("a", words, True, (), score=-1.5)], out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["name"], row["score"]) == (f"'{words}", "-1.5")
