"""Of which country those are whom a report names by a post, a noun or a place."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, the words of a participant, its country
PERSONS = [
    ("Kenya's foreign minister, Joe Otieno, criticised Uganda.", "Joe Otieno", "KEN"),
    ("Kenya's new Deputy Prime Minister Otieno criticised Uganda.", "Otieno", "KEN"),
    ("Joe Otieno, president of Kenya, criticised Uganda.", "Joe Otieno", "KEN"),
    ("President Joe Otieno of Kenya criticised Uganda.", "Joe Otieno", "KEN"),
    ("Joe Otieno, a Kenyan activist, criticised Uganda.", "Joe Otieno", "KEN"),
    ("Minister Joe Otieno criticised Uganda.", "Joe Otieno", None),
]
PEOPLE = [
    ("Rebels in Chad attacked a convoy.", "Rebels", "TCD"),
    ("Students in Cairo protested against the government.", "Students", "EGY"),
    ("Gunmen killed four farmers from Niger.", "four farmers", "NER"),
    ("Kenya warned the population of Uganda.", "the population", "UGA"),
    ("Gunmen killed Danish tourists and pilgrims.", "pilgrims", "DNK"),
    ("Gunmen killed two tourists in Mali.", "two tourists", None),
]
THINGS = [
    ("Kenya banned imports from Uganda.", "imports", "UGA"),
    ("Yemenis marched against Saudi air strikes.", "Saudi", "SAU"),
    ("Kenya criticised the recent closure of schools in Uganda.", "the recent closure of schools in Uganda", "UGA"),
]


@pytest.mark.parametrize(("text", "words", "country"), [*PERSONS, *PEOPLE, *THINGS])
def test_the_country_of_who_takes_part(read_all: Read, text: str, words: str, country: str | None) -> None:
    told = [item for event in read_all(text).events for item in event.participants if item.span.quote == words]
    assert told and {item.country for item in told} == {country}


def test_a_minister_stands_for_the_state_in_the_possessive(read: Read) -> None:
    (event, *_) = read("Kenya's foreign minister, Joe Otieno, criticised Uganda.").events
    assert [item.stands_for for item in event.participants if item.role == "actor"] == ["KEN"]
