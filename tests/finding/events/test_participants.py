"""Whom a noun phrase names, for whom it stands, and what is known of those without a name."""

from __future__ import annotations

import pytest

from dateline.records import Event, Participant
from tests.finding.conftest import Read


def taking_part(event: Event, role: str) -> list[Participant]:
    return [item for item in event.participants if item.role == role]


ANY = "any"  # an actor with an id of its own, which hangs on the report

# text, role, words, actor, whom it stands for, sector
STANDING = [
    ("Troops from Chad attacked a rebel camp.", "actor", "Troops", "TCD", "TCD", "military"),
    ("US officials met Kenyan envoys in Nairobi.", "actor", "officials", "USA/authorities", None, "government"),
    ("The envoy of Kenya met rebels.", "actor", "The envoy", "KEN", "KEN", "government"),
    ("Norway's parliament rejected the treaty.", "actor", "parliament", "NOR/legislature", None, "legislature"),
    ("A court in Accra sentenced Tomas Vrba to six years.", "actor", "court", "GHA/court", None, "court"),
    ("UN Secretary-General Omar Salim met rebels.", "actor", "Omar Salim", ANY, "UN", "international"),
    ("Governor-General Ada Bello met rebels.", "actor", "Ada Bello", ANY, None, "government"),
    ("US drones killed a rebel near Bako.", "actor", "US drones", "USA", "USA", "military"),
    ("The Pope appealed for calm.", "actor", "The Pope", None, None, "civilian"),
    ("Nine villagers were killed by armed men.", "actor", "armed men", None, None, "rebel"),
    ("Nine villagers were killed by armed men.", "recipient", "Nine villagers", None, None, "civilian"),
    ("Two men were wounded by Taliban fighters.", "actor", "Taliban fighters", "TALIBAN", "TALIBAN", "rebel"),
    ("Police arrested Ruth Achieng, a journalist.", "actor", "Police", None, None, "police"),
    ("A bomber blew himself up at a market, killing 12 people.", "recipient", "12 people", None, None, "civilian"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role", "words", "actor", "stands_for", "sector"), STANDING, ids=[case[0] + case[1] for case in STANDING]
)
def test_who_takes_part(
    read: Read, text: str, role: str, words: str, actor: str | None, stands_for: str | None, sector: str
) -> None:
    first = read(text).events[0]
    (found,) = taking_part(first, role)
    assert (found.span.quote, found.stands_for, found.sector) == (words, stands_for, sector)
    assert found.actor_id == actor or (actor == ANY and found.actor_id is not None)


def test_an_apposition_names_whom_it_stands_beside(read: Read) -> None:
    (event,) = read("The minister's brother, Amos Kiprop, was arrested.").events
    assert [item.span.quote for item in event.participants] == ["Amos Kiprop"]


def test_a_trade_told_beside_a_name_is_its_sector(read: Read) -> None:
    (event,) = read("Police arrested Ruth Achieng, a journalist.").events
    (arrested,) = taking_part(event, "recipient")
    assert (arrested.span.quote, arrested.sector) == ("Ruth Achieng", "media")


def test_a_counterpart_stands_for_the_country_beside_it(read: Read) -> None:
    (event,) = read("Minister Ruth Achieng met her Norwegian counterpart, Ingrid Dahl, in Oslo.").events
    (met,) = taking_part(event, "recipient")
    assert (met.span.quote, met.stands_for) == ("Ingrid Dahl", "NOR")


def test_all_of_a_coordination_take_part(read: Read) -> None:
    signed = read("Ghana, Togo and Benin signed a pact.").events[0]
    assert [item.actor_id for item in taking_part(signed, "actor")] == ["GHA", "TGO", "BEN"]


def test_the_other_side_of_an_accord_stands_after_with(read: Read) -> None:
    (pact,) = [event for event in read("Ghana signed a pact with Togo.").events if event.type == "AGREE"]
    assert [(item.role, item.actor_id) for item in pact.participants] == [("actor", "GHA"), ("recipient", "TGO")]


def test_a_relative_clause_is_about_what_it_hangs_on(read: Read) -> None:
    expelled = read("Kenya, which expelled the envoy, apologised.").events[0]
    assert [item.actor_id for item in taking_part(expelled, "actor")] == ["KEN"]


def test_a_delegation_may_be_led_by_one_and_include_another(read: Read) -> None:
    text = "The delegation, headed by Amos Kiprop and including Ruth Achieng, met Taliban leaders in Kabul."
    (met,) = [event for event in read(text).events if event.type == "CONSULT"]
    assert {item.role: item.span.quote for item in met.participants} == {
        "actor": "The delegation",
        "leader": "Amos Kiprop",
        "member": "Ruth Achieng",
        "recipient": "Taliban leaders",
    }


def test_a_nominal_with_by_and_of_has_both_sides(read: Read) -> None:
    killing = read("The killing of nine villagers by soldiers was condemned by Kenya.").events[0]
    assert [(item.role, item.span.quote) for item in killing.participants] == [
        ("actor", "soldiers"),
        ("recipient", "nine villagers"),
    ]


def test_towns_in_coordination_are_places_and_no_targets(read: Read) -> None:
    reading = read("Bombs exploded in Aden and Taiz on Monday.")
    (event,) = reading.events
    assert not event.participants
    assert [place.name for place in reading.places if place.id in (event.place_id, *event.further_places)] == [
        "Aden",
        "Taiz",
    ]


STATES = [
    ("The foreign ministers of Kenya, Uganda and Chad met in Juba.", {"KEN", "UGA", "TCD"}),
    ("Kenyan and Ugandan officials held talks.", {"KEN", "UGA"}),
    ("Soldiers from Kenya and Uganda attacked the base.", {"KEN", "UGA"}),
]


@pytest.mark.parametrize(("text", "states"), STATES, ids=[case[0] for case in STATES])
def test_a_plural_may_act_for_several_states(read: Read, text: str, states: set[str]) -> None:
    (event,) = read(text).events
    assert {item.country for item in event.participants if item.role == "actor"} == states


def test_places_may_each_have_their_own_preposition(read: Read) -> None:
    (event,) = read("Police arrested students in Accra and in Kumasi.").events
    assert len(event.further_places) == 1


def test_a_lone_name_without_a_title_takes_part(read: Read) -> None:
    (event,) = read("Vrba was arrested on Monday.").events
    assert [item.span.quote for item in event.participants] == ["Vrba"]
