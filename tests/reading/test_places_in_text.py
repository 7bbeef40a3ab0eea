"""Places: which names are places where they stand, and which of their namesakes each is."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

# text, what each name of a place resolves to: name, country, first-level province
PLACED = [
    ("Gunmen attacked a bus in Gao.", [("Gao", "MLI", "Gao")]),
    ("Protests were held in Paris, Texas.", [("Paris", "USA", "Texas"), ("Texas", "USA", None)]),
    ("Police in Lagos and Kano arrested ten people.", [("Lagos", "NGA", "Lagos"), ("Kano", "NGA", "Kano")]),
    ("A bomb killed nine people in Quetta.", [("Quetta", "PAK", "Balochistan")]),
    ("The border between Chad and Niger is closed.", [("Chad", "TCD", None), ("Niger", "NER", None)]),
    ("Ships sank in the Gulf of Aden.", [("Gulf of Aden", None, None)]),
    ("A bomb killed nine people in Aleppo on Monday.", [("Aleppo", "SYR", "Aleppo")]),
    ("A bomb killed nine people in Kursk on Monday.", [("Kursk", "RUS", "Kursk Oblast")]),
    ("A bomb killed nine people in Khan Younis on Monday.", [("Khān Yūnis", "PSE", "Gaza Strip")]),
    ("A bomb killed nine people in Mazar-i-Sharif.", [("Mazār-e Sharīf", "AFG", "Balkh")]),
    ("A bomb exploded at Bannu police station.", [("Bannu", "PAK", "Khyber Pakhtunkhwa")]),
    ("Troops retook Goma airport from the rebels.", [("Goma", "COD", "North Kivu")]),
    ("Rain fell in Hyderabad in Sindh province.", [("Hyderabad", "PAK", "Sindh"), ("Sindh", "PAK", None)]),
    ("Rain fell in Hyderabad in Telangana state.", [("Hyderabad", "IND", "Telangana"), ("Telangana", "IND", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), PLACED, ids=[case[0] for case in PLACED])
def test_a_name_is_the_place_that_the_report_means(
    read: Read, text: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    reading = read(text)
    found = [reading.place(mention.place_id) for mention in reading.place_mentions]
    assert [(place.name, place.country, place.admin1) for place in found if place] == wanted


def test_the_dateline_is_a_place(read: Read) -> None:
    reading = read("JUBA: Soldiers shelled a village on Monday.")
    assert reading.report.dateline is not None
    (mention,) = reading.place_mentions
    place = reading.place(mention.place_id)
    assert mention.span == reading.report.dateline
    assert place is not None and (place.name, place.country) == ("Juba", "SSD")


def test_the_army_of_a_report_is_that_of_its_dateline(read: Read) -> None:
    (mention,) = read("JUBA: Soldiers shelled a village on Monday.").mentions
    assert mention.actor_id == "SSD/armed-forces"


def test_a_person_is_no_place(read: Read) -> None:
    (mention,) = read("Jordan Smith visited Jordan.").place_mentions
    assert mention.span.start > 0 and mention.span.quote == "Jordan"


def test_coordinates_come_with_the_gazetteer_id(read: Read) -> None:
    (place,) = read("Gunmen attacked a bus in Gao.").places
    assert place.id == "geonames:2457163"
    assert place.latitude == pytest.approx(16.27, abs=0.1) and place.longitude == pytest.approx(-0.04, abs=0.1)


NO_PLACE = [
    ("He came for a hearing at the Tverskoi court in Moscow.", "court"),
    ("The envoy met Strong at noon.", "Strong"),
]


@pytest.mark.parametrize(("text", "words"), NO_PLACE, ids=[case[0] for case in NO_PLACE])
def test_a_plain_word_is_no_town_of_that_name(read: Read, text: str, words: str) -> None:
    assert words not in {mention.span.quote for mention in read(text).place_mentions}


def test_a_plain_word_with_its_state_beside_it_is_a_town(read: Read) -> None:
    assert "Strong" in {mention.span.quote for mention in read("He left Strong, Maine, at noon.").place_mentions}


def test_a_town_may_be_what_is_struck(read: Read) -> None:
    reading = read("A blast hit Hyderabad in Sindh province of Pakistan.")
    assert "Hyderabad" in {mention.span.quote for mention in reading.place_mentions}


def test_initials_of_a_body_are_no_place(read: Read) -> None:
    reading = read("Al-Qaeda in the Arabian Peninsula (AQAP), which is based in Abyan, attacked a ship.")
    assert [place.span.quote for place in reading.place_mentions] == ["Abyan"]
