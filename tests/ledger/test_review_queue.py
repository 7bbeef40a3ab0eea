"""What a person is asked to look at, in which order and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import SettingsError
from dateline.ledger import Ledger
from dateline.ledger.reviewing.doubts import doubt
from dateline.records import Actor, Reading, Report

AT = "2026-11-27T09:30:00Z"


def test_doubts_add_up_to_less_than_certainty() -> None:
    assert [doubt([]), doubt([0.5]), doubt([0.5, 0.5]), doubt([0.35, 0.3, 0.2, 0.1])] == [0, 0.5, 0.75, 0.672]


def test_each_event_comes_with_its_reasons(ledger: Ledger, reading: Reading) -> None:
    told, attack = reading.events
    bare = replace(
        attack, place_id=None, participants=attack.participants[1:], because=("model:ASSAULT:0.81",),
    )  # fmt: skip
    ledger.reread(replace(reading, events=(told, bare)))
    (row,) = ledger.review_queue(kind="event")
    assert (row.id, row.report_id, row.words) == (attack.id, reading.report.id, "shelled")
    assert row.reasons == (
        "a network found it and no rule", "nobody in it is resolved to an actor", "its place is not known",
        "it counts people and names nobody whom it struck",
    )  # fmt: skip
    assert row.doubt == doubt([0.35, 0.3, 0.2, 0.1])


def test_what_was_decided_on_leaves_the_queue_and_comes_back_when_undone(ledger: Ledger, reading: Reading) -> None:
    assert [row.id for row in ledger.review_queue(kind="event")] == [reading.events[1].id]
    ledger.accept(reading.events[1].id, by="Ann", at=AT)
    assert ledger.review_queue(kind="event") == []
    ledger.undo("1", by="Ann", at=AT)
    assert [row.id for row in ledger.review_queue(kind="event")] == [reading.events[1].id]


def test_a_rule_whose_records_were_rejected_casts_doubt_on_the_rest(reading: Reading) -> None:
    rule = ("frame:guess",)
    with Ledger.open(":memory:") as ledger:
        for number in range(6):
            events = tuple(
                replace(event, id=f"{number}{event.type}", because=rule, figures=()) for event in reading.events[:1]
            )
            report = Report.of(reading.report.text, title=f"Report {number}")
            bare = replace(reading, report=report, attributions=(), statuses=(), mentions=(), place_mentions=())
            ledger.add(replace(bare, events=events))
        assert ledger.review_queue(kind="event") == []
        for number in range(4):
            ledger.reject(f"{number}CONSULT", by="Ann", at=AT)
        rows = ledger.review_queue(kind="event")
    assert [row.id for row in rows] == ["5CONSULT", "4CONSULT"]
    assert rows[0].reasons == ("of 4 looked at that the rule frame:guess found, 4 were changed or rejected",)
    assert rows[0].doubt == 0.5  # four of four, and four more taken to be right


def test_a_new_actor_is_asked_for_once_it_is_named_often(reading: Reading) -> None:
    stranger = Actor("stranger", "Rupert Hentzau", "person")
    with Ledger.open(":memory:") as ledger:
        for number in range(3):
            report = Report.of(reading.report.text, title=f"Report {number}")
            bare = replace(reading, report=report, events=(), attributions=(), statuses=(), mentions=())
            ledger.add(replace(bare, place_mentions=(), actors=(stranger,)))
        (row,) = ledger.review_queue(kind="actor")
        assert (row.label, row.reasons) == ("Rupert Hentzau (person)", ("named in 3 reports and in no registry",))
        ledger.accept("stranger", by="Ann", at=AT)
        assert ledger.review_queue(kind="actor") == []


def test_a_source_with_an_unknown_name_comes_before_one_without(ledger: Ledger, reading: Reading) -> None:
    said = replace(reading.attributions[0], source_id=None, resolved=False)
    nameless = replace(said, id="nameless", source=said.title)
    ledger.reread(replace(reading, attributions=(nameless, said)))
    rows = ledger.review_queue(kind="attribution")
    assert [(row.words, row.doubt) for row in rows] == [("Baron Tarlenheim", 0.45), ("interior minister", 0.15)]


def test_kinds_are_dealt_out_in_turn(ledger: Ledger) -> None:
    assert [row.kind for row in ledger.review_queue(limit=2)] == ["event"]


def test_an_unknown_kind_is_told_of(ledger: Ledger) -> None:
    with pytest.raises(SettingsError, match="'rumour' is no kind of the queue: say again, event"):
        ledger.review_queue(kind="rumour")
