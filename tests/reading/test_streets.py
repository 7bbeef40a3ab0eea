"""Names that are a street's or a quarter's and no town's."""

from __future__ import annotations

import pytest

from dateline.reading.places.streets import is_quarter, is_street, street_words


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("in the 500 block of ", "Halden", ", police said"),
        ("in the 1200 block of N. ", "Halden", ", police said"),
        ("a fire on ", "Halden Road", " in Gao"),
        ("a fire on ", "Halden", " Ave. on Friday"),
    ],
)
def test_a_street_is_told_by_its_kind_or_its_block(before: str, name: str, after: str) -> None:
    assert is_street(before, name, after)


@pytest.mark.parametrize("name", ["Halden", "Streetsville", "Halden Square"])
def test_a_town_is_no_street(name: str) -> None:
    assert not is_street("a fire in ", name, " on Friday")


def test_a_quarter_is_told_by_what_stands_beside_it() -> None:
    assert is_quarter("in the ", "Halden", " neighborhood")
    assert is_quarter("on Gao's ", "Halden", " on Friday")
    assert is_quarter("on the ", "South Side", " on Friday")
    assert not is_quarter("in ", "South Halden", " on Friday")


def test_every_kind_of_street_is_listed_once() -> None:
    words = street_words()
    assert len(words.kinds) == len(words.roads) + len(words.ways) + len(words.sites)
