"""The days that a date can mean."""

from __future__ import annotations

import pytest

from dateline.errors import SettingsError
from dateline.resolving.edtf import asked, days


@pytest.mark.parametrize(
    ("edtf", "low", "high"),
    [
        ("2023-03-07", "2023-03-07", "2023-03-07"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-03-06/2023-03-07", "2023-03-06", "2023-03-07"),
        ("2022/2023-02", "2022-01-01", "2023-02-28"),
        ("2023-02/..", "2023-02-01", None),
        ("../2023-02", None, "2023-02-28"),
        ("2023-02/", "2023-02-01", None),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-02-XX", "2023-02-01", "2023-02-28"),
        ("2023-03-1X", "2023-03-10", "2023-03-19"),
        ("2023-1X", "2023-10-01", "2023-12-31"),
        ("2023-03-07~", "2023-03-07", "2023-03-07"),
        ("2023?", "2023-01-01", "2023-12-31"),
        ("2023-03~/2023-05%", "2023-03-01", "2023-05-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("2023-03-07T14:30:00", "2023-03-07", "2023-03-07"),
        ("2023-03-07T14:30:00Z", "2023-03-07", "2023-03-07"),
        ("0044", "0044-01-01", "0044-12-31"),
    ],
)
def test_a_date_of_any_precision_is_a_stretch_of_days(edtf: str, low: str | None, high: str | None) -> None:
    assert days(edtf) == (low, high)


@pytest.mark.parametrize(
    "text", [None, "", "yesterday", "2023-13", "2023-02-30", "2023-00", "7 March 2023", "20230307", "2023-21-05",
             "2023/March", "..", "../..", "-0263", "2023-3"],
)  # fmt: skip
def test_what_is_no_date_is_no_stretch_of_days(text: str | None) -> None:
    assert days(text) == (None, None)


def test_a_user_is_told_what_a_date_looks_like() -> None:
    assert asked("2023-02/..") == ("2023-02-01", None)
    with pytest.raises(SettingsError, match=r"^'yesterday' is not a date: write 2023, "):
        asked("yesterday")
