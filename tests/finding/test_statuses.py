"""Statuses: designations with their renewals, bans, bases, ties, aims and offices."""

from __future__ import annotations

import pytest

from dateline.records import Reading, Status
from tests.finding.conftest import Read


def of_kind(reading: Reading, kind: str) -> list[Status]:
    return [status for status in reading.statuses if status.kind == kind]


CASES = [
    ("The outlawed TTP said nothing.", "ban", "TTP", "outlawed"),
    ("The group based in Yemen said nothing.", "base", None, "Yemen"),
    ("Hamas has ties to Iran.", "tie", "HAMAS", "Iran"),
    ("TTP aims to overthrow the government.", "aim", "TTP", "to overthrow the government"),
    ("Norway designated Hamas a terrorist organisation.", "designation", "HAMAS", "terrorist organisation"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "value"), CASES, ids=[case[0] for case in CASES])
def test_a_status_has_a_holder_and_a_value(read: Read, text: str, kind: str, holder: str | None, value: str) -> None:
    (status,) = of_kind(read(text), kind)
    assert (status.holder_id, status.value.quote) == (holder, value)


def test_renewals_are_one_status_with_its_times(read: Read) -> None:
    text = (
        "Chad was designated a “Country of Particular Concern” (CPC) under the Faith Act of 1998 in 2018 "
        "and it was re-designated a CPC in 2019, 2020 and 2021."
    )
    (status,) = of_kind(read(text), "designation")
    assert status.holder_id == "TCD"
    assert status.value.quote == "Country of Particular Concern"
    assert status.authority is not None and status.authority.quote == "Faith Act of 1998"
    assert [time.edtf for time in status.times] == ["2018", "2019", "2020", "2021"]


def test_what_is_said_of_a_plural_holds_of_those_it_includes(read: Read) -> None:
    text = "Chad faces a threat from militant groups based in Libya, including Boko Haram and al-Shabaab."
    assert {status.holder_id for status in of_kind(read(text), "base")} >= {"BOKO-HARAM", "AL-SHABAAB"}


def test_a_post_beside_a_name_is_an_office(read: Read) -> None:
    (office,) = of_kind(read("Foreign Office spokesperson Ruth Achieng said so."), "office")
    assert (office.holder.quote, office.value.quote) == ("Ruth Achieng", "Foreign Office spokesperson")


def test_a_rank_is_no_office(read: Read) -> None:
    assert not of_kind(read("Colonel Ruth Achieng said so."), "office")
