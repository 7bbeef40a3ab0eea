"""Rows as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

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
