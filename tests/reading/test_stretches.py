"""Stretches are found by where they lie, however long they are and however many there are."""

from __future__ import annotations

import pytest

from dateline.reading.stretches import Stretches, beginning_in
from dateline.records import Span, Time

PLACES = [(0, 0, 4), (1, 3, 500), (2, 127, 128), (2, 128, 129), (3, 600, 601), (4, 127, 129)]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 3, [0]),
        (3, 4, [0, 1]),
        (4, 127, [1]),
        (127, 128, [1, 2, 4]),
        (128, 129, [1, 2, 4]),
        (499, 700, [1, 3]),
        (500, 600, []),
        (0, 10_000, [0, 1, 2, 3, 4]),
    ],
)
def test_those_that_overlap_are_found_once_and_in_order(start: int, end: int, found: list[int]) -> None:
    assert Stretches(PLACES).touching(start, end) == found


def test_what_is_put_in_later_is_found_with_the_others() -> None:
    stretches = Stretches(PLACES)
    stretches.put(9, 2, 3)
    assert stretches.touching(0, 3) == [0, 9]


def test_records_are_found_by_where_their_words_begin() -> None:
    text = "On Monday and on Friday."
    monday, friday = (Time("2024", Span(at, at + 6, text[at : at + 6])) for at in (3, 17))
    told = (Time("2023"), monday, friday)
    assert [beginning_in(told, *between) for between in ((0, 24), (3, 17), (4, 17), (17, 18))] == [
        (monday, friday),
        (monday,),
        (),
        (friday,),
    ]
