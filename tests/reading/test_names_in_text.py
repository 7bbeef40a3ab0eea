"""Names: persons with their titles, bodies, acronyms defined in passing, and those whom pronouns take up."""

from __future__ import annotations

import pytest

from dateline.article import dateline
from dateline.pipeline import Reader
from dateline.reading.acronyms import find_acronyms
from dateline.reading.document import Document
from dateline.records import Report


def document(text: str) -> Document:
    report = Report.of(text, published="2023-03-07")
    found = dateline.find(text)
    if found is not None:
        report = Report.of(text, published="2023-03-07", dateline=report.span(found.start, found.end))
    return next(Reader.load().reports.read([report]))


def named(text: str) -> list[tuple[str, str | None]]:
    """Every person named, with the title it bears there."""
    read = document(text)
    return [
        (mention.span.quote, mention.title.quote if mention.title else None)
        for mention in read.mentions
        if read.actors[mention.actor_id].kind == "person" and mention.form != "pronoun"
    ]


PERSONS = [
    ("Foreign Secretary Dr Amina Yusuf Bello spoke.", ("Amina Yusuf Bello", "Foreign Secretary Dr")),
    (
        "Acting Coordinator for Fisheries Peter Lindqvist spoke.",
        ("Peter Lindqvist", "Acting Coordinator for Fisheries"),
    ),
    ("Lt General Nadir Anwar spoke.", ("Nadir Anwar", "Lt General")),
    ("Foreign Office spokesperson Ruth Achieng spoke.", ("Ruth Achieng", "Foreign Office spokesperson")),
    ("Peter Lindqvist, a deputy minister, spoke.", ("Peter Lindqvist", "deputy minister")),
    ("The governor of Gao, Ibrahim Keita, spoke.", ("Ibrahim Keita", "governor of Gao")),
]


@pytest.mark.parametrize(("text", "wanted"), PERSONS, ids=[text for text, _ in PERSONS])
def test_a_person_is_one_mention_with_the_title_beside_it(text: str, wanted: tuple[str, str]) -> None:
    assert named(text) == [wanted]


def ids(text: str) -> list[tuple[str, str]]:
    return [(mention.span.quote, mention.actor_id) for mention in document(text).mentions]


def test_a_pair_of_short_forms_is_two_countries() -> None:
    assert ids("Pak-US talks began.") == [("Pak", "PAK"), ("US", "USA")]


def test_names_of_one_body_are_one_actor() -> None:
    found = {actor for _, actor in ids("ISIS-K denied it. IS-KP denied it. Islamic State Khorasan denied it.")}
    assert found == {"IS-KP"}


def test_an_acronym_defined_in_passing_is_the_body_from_there_on() -> None:
    read = document("The Desert Brigades Front (DBF) attacked Gao. Later the DBF fled.")
    (front,) = [actor for actor in read.actors.values() if "Desert" in actor.name]
    assert [mention.span.quote for mention in read.mentions if mention.actor_id == front.id] == [
        "Desert Brigades Front",
        "DBF",
        "DBF",
    ]


def test_an_acronym_must_follow_from_the_name() -> None:
    text = "the Desert Brigades Front (DBF) and the Water Board (XYZ)"
    assert find_acronyms(text, [(4, 25), (40, 51)]) == {"DBF": (4, 25)}


def taken_up(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [
        (mention.span.quote, read.actors[mention.actor_id].name)
        for mention in read.mentions
        if mention.form in ("pronoun", "nominal")
    ]


COREFERENCE = [
    ("Minister Ruth Achieng spoke in Nairobi. She added that talks would go on.", [("She", "Ruth Achieng")]),
    ("In its report, Amnesty International said that Chad must act.", [("its", "Amnesty International")]),
    ("Hamas claimed the attack. The group has an office.", [("The group", "Hamas")]),
]


@pytest.mark.parametrize(("text", "wanted"), COREFERENCE, ids=[text for text, _ in COREFERENCE])
def test_pronouns_and_nouns_take_up_whom_they_plainly_mean(text: str, wanted: list[tuple[str, str]]) -> None:
    assert taken_up(text) == wanted


def test_where_two_could_be_meant_nobody_is() -> None:
    text = "The talks of Ruth Achieng and Mary Wanjiku ended. She left."
    assert ("She", "Ruth Achieng") not in taken_up(text)
    assert ("She", "Mary Wanjiku") not in taken_up(text)


def test_two_people_of_one_surname_are_not_told_apart_by_it() -> None:
    read = document("Amina Bello met Yusuf Bello. Bello left early.")
    last = [mention for mention in read.mentions if mention.span.start > 28]
    assert last == []


def test_the_army_is_that_of_the_country_the_report_is_filed_in() -> None:
    assert ("army", "MLI/army") in ids("BAMAKO: The army denied this.")
    assert not [actor for _, actor in ids("The army denied this.") if "/" in actor]


def test_a_report_is_parsed_with_its_own_offsets() -> None:
    text = "BAMAKO: Gunmen fled.\n\n“We saw them,” she said."
    assert document(text).doc.text == text
