"""Offices: who holds which post, since when, and who holds it no longer."""

from __future__ import annotations

import pytest

from dateline.records import Status
from tests.finding.conftest import Read


def offices(read: Read, text: str) -> list[Status]:
    return [status for status in read(text).statuses if status.kind == "office"]


CASES = [
    ("Ruth Achieng is the foreign minister of Kenya.", "foreign minister of Kenya", "2023-03-07"),
    ("Ruth Achieng was appointed foreign minister of Kenya in 2020.", "foreign minister of Kenya", "2020"),
    ("Ruth Achieng took office as president of Kenya in 2020.", "president of Kenya", "2020"),
    ("Ruth Achieng has ruled Kenya since 2020.", "ruled", "2020/.."),
    ("Ruth Achieng has served as foreign minister since 2020.", "foreign minister", "2020/.."),
    ("Ruth Achieng, who became prime minister in 2018, left on Monday.", "prime minister", "2018"),
    (
        "Ruth Achieng, acting coordinator for relief since May 2021, left.",
        "acting coordinator for relief",
        "2021-05/..",
    ),
    ("Acting coordinator Ruth Achieng, who has held the post since January, left.", "Acting coordinator", "2023-01/.."),
    (
        "Dr Ruth Achieng, the acting coordinator of the National Flood Authority since January 2023, left.",
        "acting coordinator of the National Flood Authority",
        "2023-01/..",
    ),
    (
        "Former interior minister Ruth Achieng, who served from 2017 to 2018, left.",
        "interior minister",
        "2017/2018",
    ),
    ("Ruth Achieng, president of Kenya from 1990 to 2021, left.", "president of Kenya", "1990/2021"),
    ("Foreign Secretary Dr Ruth Achieng left.", "Foreign Secretary", "2023-03-07"),
    ("“We left,” said army spokesman Lieutenant Colonel Ruth Achieng.", "army spokesman", "2023-03-07"),
]


@pytest.mark.parametrize(("text", "post", "when"), CASES, ids=[case[0] for case in CASES])
def test_an_office_has_its_words_and_its_time(read: Read, text: str, post: str, when: str) -> None:
    (office,) = offices(read, text)
    assert (office.holder.quote, office.value.quote) == ("Ruth Achieng", post)
    assert [time.edtf for time in office.times] == [when]
    assert not office.negated


def test_an_office_names_whose_it_is(read: Read) -> None:
    for text in ("Kenya's foreign minister, Ruth Achieng, left.", "Kenya's Foreign Minister Ruth Achieng left."):
        assert [office.actor_id for office in offices(read, text)] == ["KEN"]


def test_who_resigns_holds_the_post_no_longer(read: Read) -> None:
    (office,) = offices(read, "Ruth Achieng resigned as foreign minister on Monday.")
    assert office.negated
    assert [time.edtf for time in office.times] == ["2023-03-06"]


def test_who_leads_a_group_holds_its_lead(read: Read) -> None:
    (office,) = offices(read, "Omar Farah leads al-Shabaab.")
    assert (office.holder.quote, office.value.quote, office.actor_id) == ("Omar Farah", "leads", "AL-SHABAAB")


def test_a_group_that_nobody_names_may_be_led(read: Read) -> None:
    (office,) = offices(read, "The armed group led by Omar Farah left the town.")
    assert (office.holder.quote, office.value.quote, office.actor_id) == ("Omar Farah", "armed group", None)


NONE = [
    "Omar Farah led talks in Kisumu.",
    "Omar Farah headed the Kenyan side.",
    "Ruth Achieng wants to be president.",
    "There was one officer with Ruth Achieng.",
    "Her neighbour Ruth Achieng left.",
    "Ruth Achieng is a candidate.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_post_is_no_office(read: Read, text: str) -> None:
    assert offices(read, text) == []


def test_a_post_that_is_held_and_left_in_the_same_words_is_two_statuses_with_ids_of_their_own(read: Read) -> None:
    found = offices(read, "Peru's mining minister, Rosa Quispe, resigned on Thursday.")
    assert [(one.value.quote, one.negated) for one in found] == [("mining minister", False), ("mining minister", True)]
    assert len({one.id for one in found}) == 2
