"""Who may be one actor, and why; who is one without asking."""

from __future__ import annotations

import pytest

from dateline.merging.namesakes import Known, Post, Words, automatic, propose
from dateline.resolving.names import key

SECRETARY = (Post("foreign secretary", None, 738_000),)


def person(name: str, country: str | None = None, posts: tuple[Post, ...] = (), reports: str = "") -> Known:
    """A person, by a name and what is known with it; the id is the name."""
    id = f"{name} {country or ''}".strip()
    return Known(id, name, key(name), "person", country, posts=posts, reports=frozenset({reports or id}))


def proposed(*actors: Known, judged: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.left_id, each.right_id, each.reasons) for each in propose(actors, (), judged, {})]


PROPOSED = [
    (
        person("Asad Majeed", posts=SECRETARY),
        person("Asad Majeed Khan", posts=SECRETARY),
        ("Asad Majeed is part of Asad Majeed Khan", "both foreign secretary"),
    ),
    (
        person("Mumtaz Zahra Baloch", "PAK"),
        person("Mumtaz Zehra Baloch", "PAK"),
        ("Mumtaz Zahra Baloch and Mumtaz Zehra Baloch are spelt alike", "both of PAK"),
    ),
    (
        person("A. M. Khan", posts=SECRETARY),
        person("Asad Majeed Khan", posts=SECRETARY),
        ("A. M. Khan may be short for Asad Majeed Khan", "both foreign secretary"),
    ),
    (person("Khan", "PAK", SECRETARY), person("Asad Khan", "PAK", SECRETARY), None),
]

NOT_PROPOSED = {
    "brothers": (person("Nawaz Sharif", "PAK"), person("Shehbaz Sharif", "PAK")),
    "one word of a name and nothing else": (person("Khan"), person("Asad Khan")),
    "two countries": (person("Ahmed Ali", "IND"), person("Ahmed Ali Shah", "PAK")),
    "two in one report": (person("Ahmed Ali", reports="r"), person("Ahmed Ali Shah", reports="r")),
    "posts of two years": (
        person("Khan", posts=SECRETARY),
        person("Asad Khan", posts=(Post("foreign secretary", None, 730_000),)),
    ),
    "a post of two bodies": (
        person("Khan", posts=(Post("spokesman", "UNDM", 738_000),)),
        person("Asad Khan", posts=(Post("spokesman", "WFP", 738_000),)),
    ),
}


@pytest.mark.parametrize(("one", "other", "reasons"), PROPOSED)
def test_two_that_may_be_one_are_proposed_with_reasons(
    one: Known, other: Known, reasons: tuple[str, ...] | None
) -> None:
    (found,) = proposed(one, other)
    assert set(found[:2]) == {one.id, other.id}
    assert reasons is None or found[2] == reasons


@pytest.mark.parametrize("why", NOT_PROPOSED)
def test_two_that_are_two_are_not(why: str) -> None:
    assert proposed(*NOT_PROPOSED[why]) == []


def test_what_was_judged_is_not_proposed_again() -> None:
    one, other, _ = PROPOSED[0]
    assert proposed(one, other, judged=((one.id, other.id),)) == []


def test_what_was_judged_of_one_holds_of_those_who_are_the_same() -> None:
    one, other, _ = PROPOSED[0]
    third = person("Asad Majid Khan", posts=SECRETARY)
    heads = {one.id: one.id, other.id: one.id}
    assert [(each.left_id, each.right_id) for each in propose((one, other, third), (), (), heads)] == [
        (other.id, third.id)
    ], "the two that are one are not asked of, and the third is asked of once"
    assert propose((one, other, third), (), ((one.id, third.id),), heads) == []


def test_the_words_for_an_office_may_be_its_one_holder_at_the_time() -> None:
    holder, words = person("Asad Majeed Khan", posts=SECRETARY), Words("said", "foreign secretary", "r2", 738_010)
    (found,) = propose([holder], [words], (), {})
    assert (found.left_id, found.right_id) == ("Asad Majeed Khan", "said")
    assert found.reasons == ("Asad Majeed Khan is foreign secretary 10 days away, and no report knows another",)
    rival = person("Sohail Mahmood", posts=SECRETARY)
    assert propose([holder, rival], [words], (), {}) == []
    assert propose([holder], [Words("said", "foreign secretary", "r2", 739_000)], (), {}) == []


def test_a_name_of_thousands_does_not_take_all_day() -> None:
    khans = [person(f"{first}{number} Khan") for number in range(700) for first in ("Asad", "Bilal", "Umar")]
    assert len(proposed(*khans)) < 30_000


@pytest.mark.parametrize(
    ("bucket", "apart", "groups"),
    [
        ([person("José Paz", "PER"), person("Jose Paz", "PER")], (), [["Jose Paz PER", "José Paz PER"]]),
        ([person("José Paz", "PER"), person("Jose Paz")], (), [["Jose Paz", "José Paz PER"]]),
        ([person("José Paz", "PER"), person("Jose Paz", "COL")], (), []),
        (
            [person("José Paz", "PER"), person("Jose Paz", "PER"), person("JOSE PAZ", "COL"), person("JOSÉ PAZ")],
            (),
            [["Jose Paz PER", "José Paz PER"]],
        ),
        ([person("Paz"), person("PAZ")], (), []),
        ([person("José Paz"), person("Jose Paz")], (("Jose Paz", "José Paz"),), []),
        (
            [person("José Paz"), person("Jose Paz"), person("JOSE PAZ"), person("JOSÉ PAZ")],
            (("Jose Paz", "José Paz"),),
            [["JOSE PAZ", "JOSÉ PAZ"]],
        ),
    ],
)
def test_one_full_name_is_one_actor_unless_it_has_two_countries_or_a_person_says_no(
    bucket: list[Known], apart: tuple[tuple[str, str], ...], groups: list[list[str]]
) -> None:
    assert automatic(bucket, apart) == groups
