"""A newer reading in the place of an older one, and what becomes of a person's decisions."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import NotFound
from dateline.ledger import Ledger
from dateline.records import Actor, Event, Mention, Reading, Report
from dateline.settings import Settings

AT = "2026-11-27T09:30:00Z"


def newer(reading: Reading, **changes: object) -> Reading:
    """The same report with another reading of the attack."""
    return replace(reading, events=(reading.events[0], replace(reading.events[1], **changes)))


def states(ledger: Ledger) -> list[tuple[str, str | None]]:
    """What is said of each decision, the first first."""
    return [(row.state, row.because) for row in reversed(ledger.reviews())]


def test_an_equal_reading_changes_nothing(ledger: Ledger, reading: Reading) -> None:
    driver = ledger._store._engine.raw_connection().driver_connection
    assert isinstance(driver, sqlite3.Connection)
    ledger.edit(reading.events[1].id, "type", "COERCE", by="Ann", at=AT)
    before = list(driver.iterdump())
    done = ledger.reread(reading)
    assert (done.changed, done.still_apply, done.look_again) == (False, 1, 0)
    assert list(driver.iterdump()) == before


def test_a_newer_reading_takes_the_place_of_the_older(ledger: Ledger, reading: Reading) -> None:
    later = newer(reading, modality="possible")
    assert ledger.reread(later).changed
    assert ledger.report(reading.report.id) == later
    assert [row.modality for row in ledger.events()] == ["asserted", "possible"]


def test_a_correction_survives_where_its_record_is_found_by_its_words(ledger: Ledger, reading: Reading) -> None:
    attack = reading.events[1]
    ledger.edit(attack.id, "place", "Strelsau", by="Ann", at=AT)
    ledger.edit(attack.id, "participant.2.actor", "Grauland", by="Ann", at=AT)
    ledger.reread(newer(reading, id="another id", modality="possible"))
    row = next(row for row in ledger.events() if row.id == "another id")
    assert (row.place, row.to_whom, row.modality, row.review) == ("Strelsau", "Grauland", "possible", "edited by Ann")
    assert states(ledger) == [("still applies", None)] * 2


CHANGED = {
    "another value": (
        {"place_id": None}, ("edit", "place", "Strelsau"), ("look again", "the newer reading has another place"),
    ),
    "the person's own value": ({"place_id": "geonames:1"}, ("edit", "place", "Strelsau"), ("still applies", None)),
    "another kind of event in the same words": (
        {"id": "x", "type": "PROTEST"}, ("edit", "type", "COERCE"),
        ("look again", "the newer reading has another type"),
    ),
    "the part that was edited is gone": (
        {"participants": ()}, ("edit", "participant.2.role", "actor"),
        ("look again", "the newer reading has no participant.2.role like the one that was changed"),
    ),
    "the part that was dropped is gone": (
        {"participants": ()}, ("edit", "participant.2", None), ("still applies", None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGED)
def test_what_a_newer_reading_changed_is_told(ledger: Ledger, reading: Reading, case: str) -> None:
    changes, (_, field, to), expected = CHANGED[case]
    ledger.edit(reading.events[1].id, field, to, by="Ann", at=AT)
    ledger.reread(newer(reading, **changes))
    assert states(ledger) == [expected]


def test_a_correction_whose_record_is_gone_is_kept_and_comes_back(ledger: Ledger, reading: Reading) -> None:
    met, attack = reading.events
    ledger.accept(met.id, by="Ann", at=AT)
    ledger.edit(attack.id, "type", "COERCE", by="Ann", at=AT)
    ledger.reject(reading.statuses[0].id, by="Ann", at=AT)
    done = ledger.reread(replace(reading, events=(), statuses=()))
    assert (done.still_apply, done.look_again) == (1, 2)  # that a status was rejected needs no second look
    why = "the newer reading has no event in these words"
    assert states(ledger) == [("look again", why), ("look again", why), ("still applies", None)]
    assert [row.decision for row in ledger.review_queue(kind="again")] == [2, 1]
    ledger.reread(reading)
    assert states(ledger) == [("still applies", None)] * 3
    with ledger._store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert [(row.type, row.review) for row in ledger.events()] == [
        ("CONSULT", "accepted by Ann"), ("COERCE", "edited by Ann"),
    ]  # fmt: skip
    assert ledger.statuses() == []


def test_a_decision_does_not_jump_to_another_record(ledger: Ledger, reading: Reading) -> None:
    attack = reading.events[1]
    twin = replace(attack, id="twin", type="COERCE", mode=None)
    ledger.reread(replace(reading, events=(*reading.events, twin)))
    ledger.reject(attack.id, by="Ann", at=AT)
    ledger.reread(replace(reading, events=(reading.events[0], twin)))
    assert [row.id for row in ledger.events()] == [reading.events[0].id, "twin"]


def test_names_that_only_the_older_reading_had_are_dropped(ledger: Ledger, reading: Reading) -> None:
    wrong = Actor("talks", "Two days", "person")
    said = Mention("m", "talks", reading.report.span(61, 69))
    ledger.reread(replace(reading, actors=(*reading.actors, wrong), mentions=(*reading.mentions, said)))
    assert ledger.actor("Two days")
    ledger.reread(reading)
    with pytest.raises(NotFound):
        ledger.actor("Two days")


def test_undoing_after_a_rereading_leaves_the_newer_reading(ledger: Ledger, reading: Reading) -> None:
    ledger.edit(reading.events[1].id, "type", "COERCE", by="Ann", at=AT)
    later = newer(reading, modality="possible")
    ledger.reread(later)
    ledger.undo("1", by="Ann", at=AT)
    assert ledger.report(reading.report.id) == later


def test_a_report_that_the_ledger_lacks_is_not_read_again(ledger: Ledger, reading: Reading) -> None:
    with pytest.raises(NotFound, match="There is no report"):
        ledger.reread(replace(reading, report=replace(reading.report, id="other")))


def test_the_ledger_names_the_run_that_made_its_records(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    with Ledger.open(path, settings=Settings(learned=True)) as ledger:
        assert ledger.reread(reading).changed is False
    with sqlite3.connect(path) as database:
        query = "SELECT settings ->> 'learned' FROM report JOIN run ON run.id = report.run_id"
        assert database.execute(query).fetchall() == [(1,)]


def test_reading_again_with_the_same_reader_changes_nothing_and_keeps_corrections(path: Path) -> None:
    from dateline.pipeline import Reader
    from dateline.rereading import reread

    text = (
        "Rebels of the Northern Front attacked a bus near Gao on Monday, killing five people, officials said.\n\n"
        "Mali condemned the attack on Tuesday and closed the road for two days."
    )
    report = Report.of(text, title="Rebels attack a bus near Gao", published="2024-03-12", publisher="Gao Courier")
    with Ledger.open(path) as ledger:
        ledger.add(next(Reader.load(Settings()).read_reports([report])))
        attack: Event = next(event for event in ledger.report(report.id).events if event.type == "ASSAULT")
        ledger.edit(attack.id, "modality", "denied", by="Ann", at=AT)
        (done,) = reread([report.id], ledger, Settings())
        assert (done.changed, done.still_apply, done.look_again) == (False, 1, 0)
        assert ledger.event(attack.id)[1].modality == "denied"
