"""Which events one source alone tells is kept beside each event, and stays right whatever becomes of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger
from dateline.ledger.asking.filtering import EventFilter
from dateline.records import (
    Actor,
    Event,
    Mention,
    Participant,
    Place,
    PlaceMention,
    Reading,
    Report,
    Span,
    Time,
)

ZENDA = Place("geonames:2", "Zenda", 48.75, 13.5, "city", "RUR")
MET = (
    "The river minister of Ruritania met the harbour guild at Zenda on Monday to settle the price of the crossing. "
    "Both sides left by the garden door, and nobody would tell the crowd at the gate what had been agreed."
)
CONFERRED = (
    "At Zenda the harbour guild conferred with the river minister of Ruritania on Monday, the mayor said. Flags hang "
    "in the streets for the fair, and schools stay closed until the last of the visitors has gone on Thursday."
)
# Who prints what: a paper of its own words, another, and a third that copies the first.
PRINTED = {"Gazette": MET, "Courier": CONFERRED, "Herald": MET}


def printed(publisher: str, *, text: str | None = None, tells: bool = True, **known: str) -> Reading:
    """What a paper prints of the talks, as it is read: with the event, or without."""
    words = text or PRINTED[publisher]
    report = Report.of(
        words, **({"title": f"{publisher}:  talks", "publisher": publisher, "published": "2023-02-14"} | known)
    )

    def at(quote: str) -> Span:
        return report.span(words.index(quote), words.index(quote) + len(quote))

    sentence, minister, guild = report.span(0, words.index(".") + 1), at("river minister"), at("harbour guild")
    trigger = at("met" if "met" in words else "conferred")
    event = Event(
        f"event-{publisher}{known.get('published', '')}", "CONSULT", trigger, (sentence,),
        (Participant("actor", "minister", minister), Participant("actor", "guild", guild)),
        place_id=ZENDA.id, place_span=at("Zenda"), time=Time("2023-02-13", at("Monday")),
    )  # fmt: skip
    return Reading(
        report,
        actors=(Actor("minister", "River Minister", "person", "RUR"), Actor("guild", "Harbour Guild", "body", "RUR")),
        mentions=(
            Mention(f"minister-{report.id}", "minister", minister),
            Mention(f"guild-{report.id}", "guild", guild),
        ),
        places=(ZENDA,),
        place_mentions=(PlaceMention(f"place-{report.id}", at("Zenda"), ZENDA.id),),
        events=(event,) if tells else (),
    )


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A ledger in which the Gazette and the Courier tell of the talks, each in its own words."""
    with Ledger.open(":memory:") as opened:
        opened.add(printed("Gazette"))
        assert single(opened) == ["event-Gazette"]
        opened.add(printed("Courier"))
        yield opened


def single(ledger: Ledger) -> list[str]:
    """The events that one source alone tells, as they are listed; they are counted likewise, and kept as defined."""
    asked = EventFilter(single_source=True)
    rows = ledger.event_leaf(asked).rows
    assert sum(kind.events for kind in ledger.tallies(asked)) == len(rows)
    with ledger._store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT id FROM event WHERE several ORDER BY id")
        several = connection.exec_driver_sql(
            "SELECT event_id FROM incident_event JOIN happening ON happening.id = happening_id"
            " JOIN incident ON incident.id = incident_id WHERE sources > 1 ORDER BY event_id"
        )
        assert kept.all() == several.all()
    return sorted(row.id for row in rows)


SAID = {"by": "Ann", "at": "2024-05-01T10:00:00Z"}


def test_what_two_papers_tell_in_their_own_words_is_of_two_sources(ledger: Ledger) -> None:
    assert single(ledger) == []


def test_a_copy_is_no_second_source() -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(printed("Gazette"))
        ledger.add(printed("Herald"))
        assert single(ledger) == ["event-Gazette", "event-Herald"]
        ledger.add(printed("Courier"))
        assert single(ledger) == []


def test_two_papers_that_turn_out_to_print_one_agency_are_one_source(ledger: Ledger) -> None:
    for publisher, text in (("Northern Post", MET), ("Southern Post", CONFERRED)):
        ledger.add(printed(publisher, text=text, byline="Reuters"))
    assert single(ledger) == [
        "event-Courier", "event-Gazette", "event-Northern Post", "event-Southern Post",
    ]  # fmt: skip


def test_a_revision_that_tells_it_no_more_leaves_one_source() -> None:
    url = "https://courier.example/talks"
    with Ledger.open(":memory:") as ledger:
        ledger.add(printed("Gazette"))
        ledger.add(printed("Courier", url=url))
        assert single(ledger) == []
        ledger.add(
            printed("Courier", text=f"{CONFERRED} Nothing else is known.", url=url, published="2023-02-15", tells=False)
        )
        assert single(ledger) == ["event-Gazette"]


def test_what_is_rejected_tells_nothing_until_that_is_undone(ledger: Ledger) -> None:
    made = ledger.reject("event-Courier", **SAID)
    assert single(ledger) == ["event-Gazette"]
    ledger.undo(made.id, **SAID)
    assert single(ledger) == []


def test_what_is_corrected_to_another_happening_is_of_one_source(ledger: Ledger) -> None:
    made = ledger.edit("event-Courier", "type", "ASSAULT", **SAID)
    assert single(ledger) == ["event-Courier", "event-Gazette"]
    ledger.undo(made.id, **SAID)
    assert single(ledger) == []


def test_what_is_split_off_is_of_one_source_until_it_is_joined_again(ledger: Ledger) -> None:
    story = ledger.incident("event-Courier")
    tellings = {report.publisher: report.happening_id for report in story.reports}
    ledger.split(story.incident.id, tellings["Courier"], **SAID)
    assert single(ledger) == ["event-Courier", "event-Gazette"]
    ledger.unjudge(*tellings.values(), **SAID)
    assert single(ledger) == []


def test_what_a_newer_reading_finds_or_finds_no_more_counts(ledger: Ledger) -> None:
    ledger.reread(printed("Courier", tells=False))
    assert single(ledger) == ["event-Gazette"]
    ledger.reread(printed("Courier"))
    assert single(ledger) == []


ADDED = [(paper, tells) for paper in PRINTED for tells in (True, False)]


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(ADDED), st.sampled_from(["reject", "undo"])), max_size=8))
def test_it_is_kept_right_after_every_step(steps: list[tuple[str, bool] | str]) -> None:
    with Ledger.open(":memory:") as ledger:
        for step in steps:
            if step == "reject":
                for row in ledger.events()[:1]:
                    ledger.reject(row.id, **SAID)
            elif step == "undo":
                for decision in ledger.reviews()[-1:]:
                    ledger.undo(decision.id, **SAID)
            else:
                paper, tells = step
                new = printed(str(paper), tells=bool(tells))
                if not ledger.add(new):
                    ledger.reread(replace(new))
            single(ledger)
