"""Sentences whose grammar hides who did what to whom, with the actors and the root code that CAMEO gives them."""

from __future__ import annotations

import pytest

from dateline.ontology.cameo import Cameo
from tests.finding.conftest import Read

BOTH_WAYS = [
    ("Kenya and Uganda accused each other of spying.", "11"),
    ("Kenya and Uganda accused one another of spying.", "11"),
    ("Kenya and Uganda exchanged fire.", "19"),
    ("Kenya and Uganda traded accusations.", "11"),
    ("Kenya and Uganda severed ties.", "16"),
    ("Kenya and Uganda moved closer to a deal.", "03"),
]
ONE_WAY = [
    ("Kenya recalled its ambassador from Uganda.", "16"),
    ("Kenya lodged a formal protest with Uganda.", "11"),
    ("Kenya called for Uganda to disarm the militia.", "02"),
    ("Kenya clashed over the policies of Uganda.", "11"),
    ("Kenya welcomed proposals made by Uganda.", "05"),
    ("Kenya expressed concern about the arrests in Uganda.", "11"),
    ("Kenya's troops crossed into Uganda.", "19"),
    ("Kenya shelled villages in Uganda.", "19"),
    ("Kenya fired two shells near a naval vessel from Uganda.", "19"),
    ("The ambassador of Kenya presented his credentials to the Ugandan president.", "05"),
    ("The Kenyan media criticised Uganda.", "11"),
    ("Kenya's apology to Uganda was published on Monday.", "05"),
    ("Kenya invited Uganda's king to Nairobi.", "02"),
]


def roots(text: str, read: Read) -> set[tuple[str, str, str]]:
    return {(source[:3], target[:3], code[:2]) for source, target, code in Cameo.load().triples(read(text))}


@pytest.mark.parametrize(("text", "root"), BOTH_WAYS)
def test_what_two_do_to_each_other_is_told_both_ways(read_all: Read, text: str, root: str) -> None:
    assert roots(text, read_all) == {("KEN", "UGA", root), ("UGA", "KEN", root)}


@pytest.mark.parametrize(("text", "root"), ONE_WAY)
def test_what_one_does_to_another_is_told_one_way(read_all: Read, text: str, root: str) -> None:
    assert roots(text, read_all) == {("KEN", "UGA", root)}


def test_several_ambassadors_each_stand_for_their_state(read_all: Read) -> None:
    told = roots("The ambassadors of Kenya, Uganda and Rwanda presented credentials to Zambia's president.", read_all)
    assert told == {(state, "ZMB", "05") for state in ("KEN", "UGA", "RWA")}


def test_talks_called_off_are_not_held(read_all: Read) -> None:
    assert roots("Kenya called off talks with Uganda.", read_all) == {("KEN", "UGA", "12")}


def test_a_plain_word_that_opens_a_sentence_is_no_part_of_a_states_name(read_all: Read) -> None:
    told = roots("Wealthy Qatar and impoverished Chad criticised Iran.", read_all)
    assert told == {("QAT", "IRN", "11"), ("TCD", "IRN", "11")}


def test_a_court_above_states_is_international(read_all: Read) -> None:
    told = roots("The International Criminal Court convicted a Ugandan commander.", read_all)
    assert told == {("IGO", "UGA", "11")}


def test_what_is_denied_has_no_code(read_all: Read) -> None:
    assert roots("Spain denied that it had spied on Portugal.", read_all) == set()


def test_what_is_no_country_matter_is_no_side(read_all: Read) -> None:
    (event,) = read_all("The Kenyan president expressed concern over crime.").events
    assert [(item.role, item.country) for item in event.participants] == [("actor", "KEN")]


def test_who_only_favours_a_plan_did_not_make_it(read_all: Read) -> None:
    (event, *_) = read_all("Kenya rejected a plan favoured by Uganda.").events
    assert [item.country for item in event.participants if item.role == "recipient"] == [None]
