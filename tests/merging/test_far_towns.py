"""What speaks against two tellings whose towns are far apart: less where one's words have the other's town."""

from __future__ import annotations

from dateline.merging.evidence import evidence
from dateline.merging.happening import Happening
from dateline.records import Place, Span

AYTON = Place("test:1", "Ayton", 10.0, 10.0, "city", "RUR", "Northern")
CATWICK = Place("test:2", "Catwick", 30.0, 30.0, "city", "GRA", "Lakes")


def telling(name: str, place: Place, *words: str) -> Happening:
    weighted = tuple((word, 5.0) for word in words)
    return Happening(name, f"report {name}", "violence", "ASSAULT", Span(0, 4, "bomb"), places=(place,), words=weighted)


def against(one: Happening, other: Happening) -> set[str]:
    return {each.name for each in evidence(one, other)} & {"happened_apart", "towns_apart", "countries_differ"}


def test_two_that_happened_in_towns_far_apart_are_held_apart() -> None:
    assert against(telling("a", AYTON, "market"), telling("b", CATWICK, "market")) == {
        "happened_apart", "countries_differ"
    }  # fmt: skip


def test_a_town_that_the_other_has_in_its_words_may_only_be_read_for_another() -> None:
    one, other = telling("a", AYTON, "market"), telling("b", CATWICK, "market", "ayton")
    assert against(one, other) == against(other, one) == {"towns_apart"}
