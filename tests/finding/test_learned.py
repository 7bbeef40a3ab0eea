"""What the networks add where the rules end, and only where they are asked."""

from __future__ import annotations

from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings

# "Had words of blame for": no frame reaches across the light verb, so the rules find no two sides here.
TEXT = "The minister of Kenya had harsh words of blame for Uganda after the march."


def events(learned: bool) -> tuple[Event, ...]:
    (reading,) = Reader.load(Settings(learned=learned)).read_reports([Report.of(TEXT, published="2023-03-07")])
    return reading.events


def by_model(found: tuple[Event, ...]) -> list[Event]:
    return [event for event in found if "model:tagger" in event.because]


def test_the_rules_alone_say_nothing_of_a_model() -> None:
    assert not by_model(events(learned=False))


def test_an_event_of_the_networks_has_two_sides_and_says_where_it_is_from() -> None:
    (event,) = by_model(events(learned=True))
    assert {item.role for item in event.participants} == {"actor", "recipient"}
    assert any(reason.startswith("model:coder:") for reason in event.because)
