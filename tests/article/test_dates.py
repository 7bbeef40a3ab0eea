"""Dates as pages write them, as EDTF."""

from __future__ import annotations

import pytest

from dateline.article import dates


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("March 7, 2023", "2023-03-07"),
        ("March 7th, 2023", "2023-03-07"),
        ("Published on Tuesday, March 7, 2023 at 10:00", "2023-03-07"),
        ("Tue, 07 Mar 2023 10:00:00 GMT", "2023-03-07"),
        ("7-Mar-2023", "2023-03-07"),
        ("Sept. 9, 2001", "2001-09-09"),
        ("9th of May 2020", "2020-05-09"),
        ("2023/3/7", "2023-03-07"),
        ("07.03.2023", "2023-03-07"),
        ("13/03/2023", "2023-03-13"),
        ("03/13/2023", "2023-03-13"),
        ("Updated 31 February 2021, written 1 March 2021", "2021-03-01"),
        ("03/04/2023", None),  # 3 April or 4 March: nobody can tell
        ("30 February 2021", None),
        ("March 2023", None),
        ("Marching 7, 2023", None),
        ("7 March 1823", None),
        ("the 2023 vote", None),
    ],
)
def test_find(written: str, edtf: str | None) -> None:
    assert dates.find(written) == edtf


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2023-03-07T23:30:00+05:00", "2023-03-07"),  # as written, whatever the zone
        ("20230307", "2023-03-07"),
        ("2023-03-07 10:00", "2023-03-07"),
        ("2023-13-07", None),
        ("1678147200", None),
        ("yesterday", None),
    ],
)
def test_of_machine(stamp: str, edtf: str | None) -> None:
    assert dates.of_machine(stamp) == edtf


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://example.org/2023/03/07/talks", "2023-03-07"),
        ("https://example.org/world/2023-3-7/", "2023-03-07"),
        ("https://example.org/world/2023/mar/07/talks", "2023-03-07"),
        ("https://example.org/2023/03/talks", None),
        ("https://example.org/2023/99/99/", None),
        ("https://example.org/a-4656421", None),
    ],
)
def test_of_url(url: str, edtf: str | None) -> None:
    assert dates.of_url(url) == edtf
