"""A person's decisions: what they change, what stays beside them, what is refused, and that all can be taken back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from dateline.errors import LedgerError, NotFound, ReviewError
from dateline.ledger import Ledger, tables
from dateline.ledger.reviewing.decisions import FIELDS
from dateline.ledger.reviewing.fields import STATUS_KINDS, names
from dateline.records import Event, Reading

AT = "2026-11-27T09:30:00Z"


@pytest.fixture(scope="module")
def reading(reading: Reading) -> Reading:
    """The reading with its numbers as a file keeps them, so that bytes can be compared."""
    figures = tuple(replace(one, low=14.0) for one in reading.events[1].figures)
    return replace(reading, events=(reading.events[0], replace(reading.events[1], figures=figures)))


def attack(reading: Reading) -> Event:
    return reading.events[1]


def dump(ledger: Ledger) -> list[str]:
    """All that the file holds, but for the decisions themselves."""
    driver = ledger._store._engine.raw_connection().driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return [line for line in driver.iterdump() if not line.startswith('INSERT INTO "review"')]


def edit(ledger: Ledger, record: str, field: str, to: Any) -> str:
    return str(ledger.edit(record, field, to, by="Ann", at=AT).number)


EDITS = {
    # field, value as a person gives it: what the event then is
    ("type", "coerce"): lambda event: (event.type, event.mode) == ("COERCE", None),
    ("type", "ASSAULT/air"): lambda event: (event.type, event.mode) == ("ASSAULT", "air"),
    ("mode", "firearms"): lambda event: (event.type, event.mode) == ("ASSAULT", "firearms"),
    ("modality", "planned"): lambda event: event.modality == "planned",
    ("negated", "yes"): lambda event: event.negated,
    ("contexts", "military, territory"): lambda event: event.contexts == ("military", "territory"),
    ("trigger", "killing"): lambda event: event.trigger.quote == "killing",
    ("trigger", "103-109"): lambda event: event.trigger.quote == "Gunmen",
    ("topic", "the ferry"): lambda event: event.topic.quote == "the ferry",
    ("time", "2023-02-14"): lambda event: (event.time.edtf, event.time.span.quote) == ("2023-02-14", "last month"),
    ("time", None): lambda event: event.time is None,
    ("place", "Strelsau"): lambda event: (event.place_id, event.place_span.quote) == ("geonames:1", "Zenda"),
    ("place.words", "the ferry"): lambda event: event.place_span.quote == "the ferry",
    ("attribution", "publisher"): lambda event: event.attribution_id is None,
    ("participant.2.actor", "Grauland"): lambda event: event.participants[1].actor_id == "GRA",
    ("participant.1.role", "recipient"): lambda event: event.participants[0].role == "recipient",
    ("participant.2.words", "14 soldiers"): lambda event: event.participants[1].span.quote == "14 soldiers",
    ("participant.1", None): lambda event: [one.span.quote for one in event.participants] == ["the ferry"],
    ("participant", '{"role": "recipient", "words": "14 soldiers"}'): lambda event: len(event.participants) == 3,
    ("figure.1.high", "20"): lambda event: (event.figures[0].low, event.figures[0].high) == (14, 20),
    ("figure.1", None): lambda event: event.figures == (),
    ("instrument", "Gunmen"): lambda event: [one.quote for one in event.instruments] == ["mortars", "Gunmen"],
}


@pytest.mark.parametrize(("field", "to"), EDITS)
def test_an_edited_event_shows_the_persons_value_and_whose_it_is(
    ledger: Ledger, reading: Reading, field: str, to: str | None
) -> None:
    before = dump(ledger)
    number = edit(ledger, attack(reading).id, field, to)
    _, event = ledger.event(attack(reading).id)
    assert EDITS[field, to](event)
    assert next(row.review for row in ledger.events() if row.id == event.id) == "edited by Ann"
    ledger.undo(number, by="Ann", at=AT)
    assert ledger.report(reading.report.id) == reading
    assert dump(ledger) == before


REFUSED = {
    ("type", "NONSENSE"): "'NONSENSE' is no type of event",
    ("mode", "suicide"): "'suicide' is no mode of ASSAULT",
    ("modality", "maybe"): "'maybe' is no modality: say asserted, planned",
    ("contexts", "cooking"): "'cooking' is no context",
    ("time", "soon"): "'soon' is no date: write 2023",
    ("time", "2023-02-30"): "'2023-02-30' is no date",
    ("trigger", "9000-9010"): "9000 to 9010 is no piece of the report, which has 315 characters",
    ("trigger", "bombarded"): "The report does not say 'bombarded'",
    ("trigger", ""): "There are no words",
    ("place", "Nowhere-upon-Nothing"): "No place is called 'Nowhere-upon-Nothing'",
    ("participant.1.actor", "Blue Lances of Nowhere"): "for a new one write new:KIND:NAME",
    ("participant.1.actor", "new:wizard:Merlin"): "'wizard' is no kind of actor",
    ("participant.7.role", "actor"): "There is no participant 7: the event has 2, numbered from 1",
    ("participant.1.colour", "red"): "A participant has no field 'colour'",
    ("participant", "the ferry"): "A new part is given as JSON with fields among role, actor, words",
    ("participant", '{"role": "recipient"}'): "A new part needs its words",
    ("figure.1.low", "many"): "'many' is no number",
    ("figure.1.low", "-3"): "'-3' is no number",
    ("colour", "red"): "An event has no field 'colour' to edit: name one of type, mode",
    ("modality", "asserted"): "That is what the modality of the event is already: accept it instead",
}  # fmt: skip


@pytest.mark.parametrize(("field", "to"), REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence_and_changes_nothing(
    ledger: Ledger, reading: Reading, field: str, to: str
) -> None:
    before = dump(ledger)
    with pytest.raises(ReviewError) as caught:
        edit(ledger, attack(reading).id, field, to)
    assert REFUSED[field, to] in str(caught.value) and "\n" not in str(caught.value)
    assert dump(ledger) == before and ledger.reviews() == []


def test_a_span_must_say_what_it_is_said_to_say(ledger: Ledger, reading: Reading) -> None:
    said = {"start": 103, "end": 109, "quote": "Bombers"}
    with pytest.raises(ReviewError, match="103 to 109 says 'Gunmen', not 'Bombers': select the words anew"):
        edit(ledger, attack(reading).id, "trigger", said)
    false = {"id": 999, "report_id": reading.report.id, "start": 103, "end": 109, "quote": "Bomber"}
    with pytest.raises(LedgerError, match="a span must quote the text"), ledger._store.writing() as connection:
        try:
            connection.execute(insert(tables.span), false)
        except IntegrityError as error:
            raise LedgerError(str(error)) from error


def test_a_record_that_is_not_there_is_told_of(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="There is no record 'ffff' in this ledger"):
        ledger.accept("ffff", by="Ann", at=AT)
    with pytest.raises(NotFound, match="There is no decision '12' in this ledger"):
        ledger.undo("12", by="Ann", at=AT)


@pytest.mark.parametrize(("by", "at"), [(" ", AT), ("Ann", "noon"), ("Ann", "2026-11-27T09:30:00")])
def test_a_decision_has_a_name_and_a_moment(ledger: Ledger, reading: Reading, by: str, at: str) -> None:
    with pytest.raises(ReviewError):
        ledger.accept(attack(reading).id, by=by, at=at)


def test_a_rejected_event_is_listed_only_where_asked_for(ledger: Ledger, reading: Reading) -> None:
    ledger.reject(attack(reading).id, by="Bob", at=AT, why="It was a rehearsal.")
    assert [row.type for row in ledger.events()] == ["CONSULT"]
    assert [row.review for row in ledger.events(reviewed="rejected")] == ["rejected by Bob"]
    assert ledger.report(reading.report.id).events == reading.events[:1]
    assert ledger.report(reading.report.id, include_rejected=True) == reading
    assert ledger.counts()["events"] == 1
    with ledger._store.reading() as connection:
        for view in ("events_readable", "event_map"):
            assert len(connection.exec_driver_sql(f"SELECT id FROM {view}").all()) == 1
    with pytest.raises(ReviewError, match="Bob rejected this event already"):
        ledger.reject(attack(reading).id, by="Bob", at=AT)


def test_what_rests_on_a_rejected_attribution_is_the_publishers(ledger: Ledger, reading: Reading) -> None:
    said = reading.attributions[0].id
    ledger.reject(said, by="Bob", at=AT)
    assert ledger.statements() == []
    assert ledger.event(attack(reading).id)[1].attribution_id is None
    assert ledger.events()[1].according_to == "Strelsau Gazette"
    ledger.undo("1", by="Bob", at=AT)
    assert ledger.report(reading.report.id) == reading


def test_an_accepted_record_is_as_it_was(ledger: Ledger, reading: Reading) -> None:
    ledger.accept(attack(reading).id, by="Ann", at=AT)
    assert ledger.report(reading.report.id) == reading
    assert [row.id for row in ledger.events(reviewed="accepted")] == [attack(reading).id]
    assert [row.id for row in ledger.events(reviewed="no")] == [reading.events[0].id]


def test_other_kinds_of_record_can_be_corrected(ledger: Ledger, reading: Reading) -> None:
    said, listed, mention, place = (
        getattr(reading, field)[0].id for field in ("attributions", "statuses", "mentions", "place_mentions")
    )
    for record, field, to in (
        (said, "source", "Ruritania"), (said, "stance", "claims"), (said, "source.words", "the interior minister"),
        (listed, "kind", "ban"), (listed, "time.1.date", "2018-05"), (listed, "holder", "Grauland"),
        (mention, "form", "short"), (place, "place", "Zenda"), ("red-lances", "kind", "party"),
        ("tarlenheim", "name", "Baron Fritz"),
    ):  # fmt: skip
        edit(ledger, record, field, to)
    (statement,), (status,) = ledger.statements(), ledger.statuses()
    assert (statement.who, statement.stance, statement.words) == ("Ruritania", "claims", "the interior minister")
    assert (status.holder, status.kind, status.times) == ("Grauland", "ban", "2018-05")
    assert {row.id: (row.name, row.kind) for row in ledger.actors()}["red-lances"] == ("Red Lances", "party")
    assert ledger.actor("Baron Fritz").actor.id == "tarlenheim"
    for number in range(1, 11):
        ledger.undo(str(number), by="Ann", at=AT)
    assert ledger.report(reading.report.id) == reading
    with pytest.raises(NotFound):
        ledger.actor("Baron Fritz")


def test_every_kind_of_record_has_fields_to_edit() -> None:
    assert all(names(kind) for kind in (*FIELDS, "actor"))
    assert "ceasefire" in STATUS_KINDS


def test_a_person_may_name_whom_and_where_the_ledger_lacks(ledger: Ledger, reading: Reading) -> None:
    counts = ledger.counts()
    edit(ledger, attack(reading).id, "participant.2.actor", "new:military:River Guard")
    edit(ledger, attack(reading).id, "place", "Lahore")
    row = next(row for row in ledger.events() if row.id == attack(reading).id)
    assert (row.to_whom, row.place, row.country) == ("River Guard", "Lahore", "PAK")
    assert [actor.name for actor in ledger.report(reading.report.id).actors][-1] == "River Guard"
    ledger.undo("1", by="Ann", at=AT)
    ledger.undo("2", by="Ann", at=AT)
    assert ledger.counts() == counts


def test_decisions_are_undone_in_any_order_unless_one_rests_on_another(ledger: Ledger, reading: Reading) -> None:
    first = edit(ledger, attack(reading).id, "participant", '{"role": "recipient", "words": "14 soldiers"}')
    second = edit(ledger, attack(reading).id, "modality", "planned")
    third = edit(ledger, attack(reading).id, "participant.3.role", "member")
    with pytest.raises(ReviewError, match=f"Decision {third} changes what decision {first} put there: undo {third}"):
        ledger.undo(first, by="Ann", at=AT)
    ledger.undo(second, by="Ann", at=AT)
    assert ledger.event(attack(reading).id)[1].modality == "asserted"
    ledger.undo(third, by="Ann", at=AT)
    ledger.undo(first, by="Bob", at=AT)
    with pytest.raises(ReviewError, match="was undone by Bob already"):
        ledger.undo(first, by="Ann", at=AT)
    assert [row.state for row in ledger.reviews(undone=True)] == ["undone"] * 3
    assert ledger.report(reading.report.id) == reading


def test_decisions_are_listed_in_words(ledger: Ledger, reading: Reading) -> None:
    ledger.edit(attack(reading).id, "participant.2.actor", "Grauland", by="Ann", at=AT, why="Its ferry.")
    (row,) = ledger.reviews(record=attack(reading).id)
    assert (row.decision, row.kind, row.state) == ("edit", "event", "still applies")
    assert (row.old, row.new) == ("recipient, “the ferry”", "recipient, Grauland, “the ferry”")
    assert (row.by, row.at, row.why) == ("Ann", AT, "Its ferry.")


def test_decisions_come_out_as_training_data(ledger: Ledger, reading: Reading) -> None:
    edit(ledger, attack(reading).id, "trigger", "killing")
    ledger.reject(reading.events[0].id, by="Ann", at=AT)
    edited, rejected = ledger.corrections()
    assert edited.text == reading.report.text and edited.version
    assert edited.machine["trigger"]["quote"] == "shelled"
    where = edited.correct and edited.correct["trigger"]
    assert where and reading.report.text[where["start"] : where["end"]] == "killing" == where["quote"]
    assert (rejected.decision, rejected.correct) == ("reject", None)


ACTIONS = [
    ("accept", None, None), ("reject", None, None), ("edit", "type", "COERCE"), ("edit", "modality", "denied"),
    ("edit", "trigger", "killing"), ("edit", "participant.1.role", "member"), ("edit", "participant.1", None),
    ("edit", "participant", '{"role": "leader", "words": "Baron Tarlenheim"}'), ("edit", "place", "Lahore"),
    ("edit", "participant.2.actor", "new:person:Jane Roe"), ("edit", "time", "2020"), ("edit", "attribution", None),
]  # fmt: skip


@settings(max_examples=25, derandomize=True)
@given(data=st.data())
def test_undoing_everything_leaves_what_the_machine_read(reading: Reading, data: st.DataObject) -> None:
    """Any decisions on any events and the attribution, undone in any order that is let, leave the same bytes."""
    records = [*(event.id for event in reading.events), reading.attributions[0].id]
    with Ledger.open(":memory:") as ledger:
        ledger.add(reading)
        before = dump(ledger)
        for _ in range(data.draw(st.integers(1, 8))):
            what, field, to = data.draw(st.sampled_from(ACTIONS))
            record = data.draw(st.sampled_from(records))
            try:
                if field is None:
                    getattr(ledger, what)(record, by="Ann", at=AT)
                else:
                    edit(ledger, record, field, to)
            except ReviewError:
                continue  # the field is not of this record, or is so already
        standing = [row.number for row in ledger.reviews()]
        assert ledger.reread(reading).changed is False
        while standing:
            number = data.draw(st.sampled_from(standing))
            try:
                ledger.undo(str(number), by="Bob", at=AT)
            except ReviewError:
                number = max(standing)  # the latest rests under no other
                ledger.undo(str(number), by="Bob", at=AT)
            standing.remove(number)
        assert ledger.report(reading.report.id) == reading
        assert dump(ledger) == before
        with ledger._store.reading() as connection:
            assert connection.execute(select(tables.standing)).first() is None
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
