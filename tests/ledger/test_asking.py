"""What a ledger answers."""

from __future__ import annotations

import sqlite3
from dataclasses import fields, replace
from pathlib import Path

import pytest

from dateline.errors import NotFound, SettingsError
from dateline.ledger import Ledger, describe, views
from dateline.ledger.asking import answers
from dateline.records import Actor, Event, Mention, Participant, Reading, Report, Time

MET = "Envoys of Ruritania and Grauland met in Strelsau on Monday for two days of talks on the river border."


@pytest.mark.parametrize(
    ("mode", "modality", "negated", "pattern", "kind"),
    [
        (None, "asserted", False, False, "CONSULT"),
        ("visit", "denied", False, False, "CONSULT (visit) denied"),
        (None, "asserted", True, False, "CONSULT did not happen"),
        ("visit", "possible", False, True, "CONSULT (visit) possible, a pattern"),
    ],
)
def test_a_row_says_what_keeps_an_event_from_being_a_plain_happening(
    ledger: Ledger, mode: str | None, modality: str, negated: bool, pattern: bool, kind: str
) -> None:
    row = replace(ledger.events()[0], mode=mode, modality=modality, negated=negated, pattern=pattern)
    assert row.kind == kind


def test_events_read_as_sentences(ledger: Ledger, reading: Reading) -> None:
    met, shelled = ledger.events()
    report = {"title": "Ruritania and Grauland talk about the river", "publisher": "Strelsau Gazette",
              "published": "2023-03-07", "report_id": reading.report.id}  # fmt: skip
    assert met == answers.EventRow(
        id=reading.events[0].id, date="2023-03-06/2023-03-07", type="CONSULT", mode=None, who="Ruritania, Grauland",
        to_whom=None, led_by=None, place="Strelsau", country="RUR", figures=None, according_to="Strelsau Gazette",
        modality="asserted", negated=False, pattern=False, sentence=MET, **report,
    )  # fmt: skip
    assert (shelled.who, shelled.to_whom, shelled.place) == ("Red Lances", "the ferry", "Zenda")
    assert shelled.figures == "at least 14 killed"
    assert shelled.according_to == "Fritz von Tarlenheim (Border Report 2021)"


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, ["CONSULT", "ASSAULT"]),
        ({"limit": 1}, ["CONSULT"]),
        ({"type": "ASSAULT"}, ["ASSAULT"]),
        ({"type": "assault"}, ["ASSAULT"]),
        ({"type": "AID"}, []),
        ({"actor": "RUR"}, ["CONSULT"]),
        ({"actor": "kingdom of RURITANIA"}, ["CONSULT"]),
        ({"actor": "rote lanzen"}, ["ASSAULT"]),
        ({"actor": "RL"}, ["ASSAULT"]),
        ({"actor": "Lances"}, ["ASSAULT"]),
        ({"actor": "the Red Lances"}, ["ASSAULT"]),
        ({"place": "zenda"}, ["ASSAULT"]),
        ({"place": "Forest District"}, ["ASSAULT"]),
        ({"place": "geonames:1"}, ["CONSULT"]),
        ({"since": "2023-03"}, ["CONSULT"]),
        ({"until": "2023-02-10"}, ["ASSAULT"]),
        ({"since": "2023-02-20", "until": "2023-03-06"}, ["CONSULT", "ASSAULT"]),
        ({"since": "2023-03-08"}, []),
        ({"until": "2022"}, []),
        ({"actor": "Grauland", "place": "Zenda"}, []),
    ],
)
def test_events_are_asked_for(ledger: Ledger, asked: dict[str, str], types: list[str]) -> None:
    assert [event.type for event in ledger.events(**asked)] == types


def test_a_country_holds_what_lies_in_it(ledger: Ledger) -> None:
    from dateline.records import Place

    report = Report(id="mali", text="Guards met in Gao.")
    gao = Place("geonames:9", "Gao", 16.27, -0.04, "city", "MLI", "Gao Region")
    event = Event("gao-1", "CONSULT", report.span(7, 10), (report.span(0, 18),), place_id=gao.id)
    ledger.add(Reading(report, places=(gao,), events=(event,)))
    for place in ("Mali", "MLI", "republic of mali", "Gao", "gao region"):
        assert [found.id for found in ledger.events(place=place)] == ["gao-1"]
    assert [found.id for found in ledger.events()][-1] == "gao-1", "what has no date comes last"
    assert ledger.events(since="1900") == ledger.events()[:-1], "and lies in no stretch of days"


def test_who_stands_for_a_state_takes_part_for_it(ledger: Ledger) -> None:
    report = Report(id="envoy", text="The envoy met reporters.")
    took = Participant("actor", None, report.span(4, 9), stands_for="GRA")
    grauland = Actor("GRA", "Grauland", "state", registered=True)
    ledger.add(Reading(report, (grauland,), events=(Event("e", "CONSULT", report.span(10, 13), (), (took,)),)))
    assert [event.id for event in ledger.events(actor="Grauland", type="CONSULT")][-1] == "e"


@pytest.mark.parametrize(
    ("edtf", "since", "until", "there"),
    [
        ("2023-02/..", "2024", None, True),
        ("2023-02/..", None, "2023-01", False),
        ("../2023-02", None, "1900", True),
        ("../2023-02", "2023-03", None, False),
        ("202X", "2025", "2026", True),
    ],
)
def test_an_open_or_vague_date_may_lie_in_the_days_asked_for(
    edtf: str, since: str | None, until: str | None, there: bool
) -> None:
    report = Report(id="r", text="It rained.")
    event = Event("e", "AID", report.span(3, 9), (report.span(0, 10),), time=Time(edtf))
    with Ledger.open(":memory:") as ledger:
        ledger.add(Reading(report, events=(event,)))
        assert bool(ledger.events(since=since, until=until)) is there


def test_a_name_that_nobody_has_is_told_from_nothing_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match=r"No actor in this ledger is called 'Red Lanses': did you mean Red Lances\?"):
        ledger.events(actor="Red Lanses")
    with pytest.raises(NotFound, match="No place in this ledger is called 'Atlantis'"):
        ledger.events(place="Atlantis")
    with pytest.raises(SettingsError, match="'last week' is not a date"):
        ledger.events(since="last week")


def test_a_stretch_that_ends_before_it_begins_is_told(ledger: Ledger) -> None:
    with pytest.raises(SettingsError, match="No day lies on or after 2024-05 and on or before 2023: "):
        ledger.events(since="2024-05", until="2023")
    with pytest.raises(SettingsError, match="give the earlier date first"):
        ledger.incidents(since="2024-05-02", until="2024-05-01")
    assert ledger.events(since="1950-05-01", until="1950-05-01") == []
    with pytest.raises(NotFound, match="No actor in this ledger is called ''"):
        ledger.actor("")


def test_a_name_of_the_registry_is_known_though_no_report_uses_it() -> None:
    report = Report(id="r", text="The TTP spoke.")
    taliban = Actor("TTP", "Tehreek-e-Taliban Pakistan", "armed-group", registered=True)
    with Ledger.open(":memory:") as ledger:
        ledger.add(Reading(report, (taliban,), (Mention("m", "TTP", report.span(4, 7), "acronym"),)))
        for name in ("TTP", "Tehrik-i-Taliban Pakistan", "Pakistani Taliban"):
            assert ledger.actor(name).actor.id == "TTP"
        with pytest.raises(NotFound, match="No actor in this ledger is called 'al-Shabaab'"):
            ledger.actor("al-Shabaab")


def test_statements_are_asked_by_whom_and_about_whom(ledger: Ledger) -> None:
    (said,) = ledger.statements()
    assert (said.who, said.words, said.post) == ("Fritz von Tarlenheim", "Baron Tarlenheim", "interior minister")
    assert (said.cue, said.directness, said.through) == ("said", "indirect", "Border Report 2021")
    assert said.content == (
        "Gunmen of the Red Lances shelled the ferry at Zenda with mortars last month, killing at least 14 soldiers"
    )
    for asked in ({"by": "tarlenheim"}, {"by": "Baron"}, {"about": "RL"}, {"about": "mortars"}):
        assert ledger.statements(**asked) == [said]
    assert ledger.statements(about="Grauland") == []
    for asked in ({"by": "eyewitnesses"}, {"about": "polio"}):
        with pytest.raises(NotFound):
            ledger.statements(**asked)


def test_statuses_say_what_holds_and_who_set_it(ledger: Ledger) -> None:
    (status,) = ledger.statuses(holder="Red Lances")
    assert (status.holder, status.kind, status.value, status.actor) == (
        "Red Lances",
        "designated",
        "outlawed",
        "Grauland",
    )
    assert (status.times, status.authority, status.according_to) == ("2018", "Grauland", "Strelsau Gazette")
    assert status.sentence == "Grauland has listed the Red Lances as outlawed since 2018."
    assert ledger.statuses(holder="Ruritania") == []


def test_actors_come_by_how_often_they_are_named(ledger: Ledger) -> None:
    assert [(actor.name, actor.mentions, actor.reports) for actor in ledger.actors()] == [
        ("Red Lances", 2, 1), ("Fritz von Tarlenheim", 1, 1), ("Grauland", 1, 1), ("Ruritania", 1, 1),
    ]  # fmt: skip
    assert ledger.actors(limit=1)[0].aliases == ("RL", "Rote Lanzen")


def test_one_actor_is_told_whole(ledger: Ledger) -> None:
    story = ledger.actor("RL")
    assert story.actor.id == "red-lances"
    assert [event.type for event in story.as_actor] == ["ASSAULT"] and story.as_recipient == ()
    assert story.statuses == tuple(ledger.statuses()) and story.said_of_it == tuple(ledger.statements())
    assert ledger.actor("Tarlenheim").says == story.said_of_it


def test_two_actors_of_one_name_are_never_taken_for_one(ledger: Ledger) -> None:
    report = Report(id="second", text="Anna von Tarlenheim spoke.")
    anna = Actor("anna", "Anna von Tarlenheim", "person")
    ledger.add(Reading(report, (anna,), (Mention("m", "anna", report.span(9, 19), "short"),)))
    with pytest.raises(NotFound, match=r"2 actors .* by its id: Anna von Tarlenheim \(anna\); Fritz von Tarlenheim"):
        ledger.actor("Tarlenheim")
    assert ledger.actor("Anna von Tarlenheim").actor.id == "anna"


def test_a_report_is_found_by_id_or_where_it_came_from(ledger: Ledger, reading: Reading) -> None:
    for name in (reading.report.id, reading.report.id[:6], "gazette/talks.html"):
        assert ledger.report(name) == reading
    event = reading.events[1]
    assert ledger.event(event.id[:8]) == (reading, event)
    for nobody in ("0000", "", "%"):
        with pytest.raises(NotFound, match="There is no report"):
            ledger.report(nobody)
    ledger.add(Reading(Report(id=reading.report.id[:3] + "~", text="Another.")))
    with pytest.raises(NotFound, match="Several reports answer"):
        ledger.report(reading.report.id[:3])


def test_reports_are_listed_as_they_came(ledger: Ledger, reading: Reading) -> None:
    ledger.add(Reading(Report(id="second", text="Another.")))
    first, second = ledger.reports()
    assert (first.id, first.events, first.statements, first.statuses) == (reading.report.id, 2, 1, 1)
    assert (second.id, second.events) == ("second", 0)
    assert ledger.reports(limit=1) == [first]


@pytest.mark.parametrize(
    ("row", "view"),
    [(answers.EventRow, views.events), (answers.StatementRow, views.statements), (answers.StatusRow, views.statuses)],
)
def test_a_row_of_an_answer_is_a_row_of_its_view(row: type, view: views.View) -> None:
    assert [field.name for field in fields(row)] == list(view.columns)


def test_any_program_reads_the_views_and_datasette_finds_the_search(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    database = sqlite3.connect(path)
    points = database.execute("SELECT title, latitude, longitude, date FROM event_map ORDER BY date").fetchall()
    assert points == [
        ("assault: Red Lances, the ferry", 48.75, 13.5, "2023-02"),
        ("consult: Ruritania, Grauland", 48.5, 13.25, "2023-03-06/2023-03-07"),
    ]
    assert database.execute("SELECT contexts FROM event WHERE type = 'CONSULT'").fetchone() == (
        '["diplomatic","territory"]',
    )
    tables = database.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"report\"%'"
    )
    assert tables.fetchall() == [("report_fts",)]


def test_the_page_on_the_schema_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs" / "schema.md"
    assert page.read_text(encoding="utf-8") == describe.page(), "run python -m dateline.ledger.describe"
