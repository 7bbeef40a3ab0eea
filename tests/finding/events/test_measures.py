"""Who acts by a bill, an order or a resolution, and whether it holds yet."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# sentence, type, who acts, modality
MADE = [
    ("Governor Ade Bello signed a bill banning the party.", "COERCE", ["Ade Bello"], "asserted"),
    ("The council passed a bill that would ban the party.", "COERCE", ["The council"], "planned"),
    ("A bill banning the party was passed by the council.", "COERCE", ["the council"], "asserted"),
    ("Senator Ade Bello introduced legislation to ban the party.", "COERCE", ["Ade Bello"], "planned"),
    ("Lawmakers are considering a bill that would restrict refugees.", "COERCE", ["Lawmakers"], "planned"),
    ("The council adopted a resolution that condemned Kenya.", "ACCUSE", ["The council"], "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "actors", "modality"), MADE, ids=[case[0] for case in MADE])
def test_who_makes_a_measure_does_what_it_does(
    read_all: Read, text: str, kind: str, actors: list[str], modality: str
) -> None:
    (event,) = [event for event in read_all(text).events if event.type == kind]
    assert [item.span.quote for item in event.participants if item.role == "actor"] == actors
    assert event.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "The governor vetoed a bill that would ban the party.",
        "The union condemned a law that bans strikes.",
    ],
)
def test_who_is_against_a_measure_does_not_do_what_it_does(read_all: Read, text: str) -> None:
    banning = [event for event in read_all(text).events if event.type == "COERCE"]
    assert all(item.role != "actor" for event in banning for item in event.participants)
