"""What the network adds where the rules end, and what the gate keeps out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.finding.events.learned.gate import Gate, Signs
from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings

# No frame reaches across "was of help to", so the rules find no two sides here.
TOLD = "Norway was of help to Mali with ten lorries of food."
# Nothing passes between the two that are named, though words of the ontology stand in each.
UNTOLD = [
    "Kenya and Uganda are to the east of the lake, and the talk of both is of rain.",
    "The road from Uganda reaches Kenya at a town that is known for its fights of bulls.",
]
PLAIN = Signs(sure=1.0, governs=True)


def events(text: str, learned: bool = True) -> tuple[Event, ...]:
    (reading,) = Reader.load(Settings(learned=learned)).read_reports([Report.of(text, published="2023-03-07")])
    return reading.events


def by_model(found: tuple[Event, ...]) -> list[Event]:
    return [event for event in found if any(reason.startswith("model:") for reason in event.because)]


def test_the_network_is_asked_unless_a_reader_wants_the_rules_alone() -> None:
    assert Settings().learned
    assert not by_model(events(TOLD, learned=False))


def test_an_event_of_the_network_has_two_sides_and_tells_its_chance() -> None:
    (event,) = by_model(events(TOLD))
    assert (event.type, sorted((item.role, item.span.quote) for item in event.participants)) == (
        "AID",
        [("actor", "Norway"), ("recipient", "Mali")],
    )
    (reason,) = (reason for reason in event.because if reason.startswith("model:"))
    assert reason.startswith("model:AID:0.")


@pytest.mark.parametrize("text", UNTOLD)
def test_two_names_in_a_sentence_are_no_event(text: str) -> None:
    assert not by_model(events(text))


@pytest.mark.parametrize(
    "text",
    [
        "More than 40,000 people marched in Nairobi and other Kenyan cities on Monday.",
        "Thousands of Kenyan teachers marched in cities across Uganda on Thursday.",
    ],
)
def test_where_a_protest_was_held_is_no_side_of_it(text: str) -> None:
    (event,) = events(text)
    assert (event.type, {item.role for item in event.participants}) == ("PROTEST", {"actor"})


def test_a_sentence_that_the_rules_read_is_not_told_twice() -> None:
    found = events("Kenya accused Uganda of cattle raids on Monday.")
    assert [event.type for event in found if event.type == "ACCUSE"] == ["ACCUSE"]
    assert not by_model(found)


@pytest.mark.parametrize("weaker", [{"sure": -1.0}, {"governs": False}], ids=lambda change: "-".join(change))
def test_each_sign_that_is_missing_makes_an_event_less_likely(weaker: dict[str, float]) -> None:
    gate = Gate.load()
    assert gate.chance(replace(PLAIN, **weaker)) < gate.chance(PLAIN)


def test_a_plain_case_passes_the_gate_and_a_doubtful_one_does_not() -> None:
    gate = Gate.load()
    assert gate.chance(PLAIN) >= gate.bar > gate.chance(replace(PLAIN, sure=-1.0, governs=False))
