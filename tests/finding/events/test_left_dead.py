"""Violence told by whom it left dead or hurt, and by who killed others and himself; and the numbers of other deeds."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings

# the sentence; its only event's type, recipients, and numbers as kind and least
TOLD = [
    ("The raid left five farmers dead near Gao.", "ASSAULT", ["five farmers"], [("killed", 5.0)]),
    ("The blast left 12 people dead.", "ASSAULT", ["12 people"], [("killed", 12.0)]),
    ("A suicide bomber killed himself and nine worshippers in Gao.", "ASSAULT", ["nine worshippers"], None),
    ("A court in Gao sentenced 75 people to death.", "SANCTION", ["75 people"], [("sentenced", 75.0)]),
    ("The army rescued 23 women from a camp.", "AID", ["23 women"], [("released", 23.0)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(Settings(likely=0.0))


def _events(reader: Reader, sentence: str) -> tuple[Event, ...]:
    return next(reader.read_reports([Report.of(sentence)])).events


@pytest.mark.parametrize(("sentence", "kind", "recipients", "numbers"), TOLD, ids=[case[0] for case in TOLD])
def test_what_it_left_is_done_and_counted(
    reader: Reader, sentence: str, kind: str, recipients: list[str], numbers: list[tuple[str, float]] | None
) -> None:
    (event,) = _events(reader, sentence)
    assert event.type == kind
    assert [one.span.quote for one in event.participants if one.role == "recipient"] == recipients
    assert numbers is None or [(one.kind, one.low) for one in event.figures] == numbers


@pytest.mark.parametrize(
    "sentence", ["A crash left three people dead.", "The storm left 12 dead.", "He killed himself."]
)
def test_what_nobody_did_to_another_is_no_violence(reader: Reader, sentence: str) -> None:
    assert _events(reader, sentence) == ()
