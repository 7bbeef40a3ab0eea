"""Who holds a post on a day, by what reports tell of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.merging.offices import Held, holder


def told(name: str, first: str, last: str | None = None, *, over: bool = False) -> Held:
    low, high = (date.fromisoformat(day).toordinal() for day in (first, last or first))
    return Held(f"{name} {first}", "foreign minister", "KEN", f"id of {name}", name, low, high, over)


ACHIENG = told("achieng", "2022-05-01")
MWANGI = told("mwangi", "2023-01-10")

CASES = [
    ("on the very day", [ACHIENG], "2022-05-01", "achieng"),
    ("some months later", [ACHIENG], "2022-11-01", "achieng"),
    ("some months before", [ACHIENG], "2022-01-01", "achieng"),
    ("years later", [ACHIENG], "2025-01-01", None),
    ("after the successor is known", [ACHIENG, MWANGI], "2023-02-01", "mwangi"),
    ("before the successor is known", [ACHIENG, MWANGI], "2022-09-01", None),
    ("before both", [ACHIENG, MWANGI], "2022-04-01", "achieng"),
    ("between two days of one holder", [ACHIENG, told("achieng", "2024-05-01")], "2023-05-01", "achieng"),
    ("since then", [told("achieng", "2019-12-31", "2023-03-07")], "2021-06-01", "achieng"),
    ("two at once", [told("achieng", "2022-01-01", "2022-12-31"), told("mwangi", "2022-06-01")], "2022-06-01", None),
    ("after leaving", [ACHIENG, told("achieng", "2022-08-01", over=True)], "2022-09-01", None),
    ("before leaving", [ACHIENG, told("achieng", "2022-08-01", over=True)], "2022-07-01", "achieng"),
    ("back again", [ACHIENG, told("achieng", "2022-08-01", over=True), told("achieng", "2023-01-01")], "2023-02-01",
     "achieng"),
    ("never known to hold it", [told("achieng", "2022-08-01", over=True)], "2022-07-01", None),
    ("nobody known", [], "2022-07-01", None),
]  # fmt: skip


@pytest.mark.parametrize(("known", "day", "name"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_holds_a_post(known: list[Held], day: str, name: str | None) -> None:
    for order in (known, known[::-1]):
        found = holder(date.fromisoformat(day).toordinal(), order)
        assert (found.office.name if found else None) == name
