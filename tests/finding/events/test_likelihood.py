"""What is told of what was found: events that readers mostly found wrong in news are left out, doubtful ones say so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.finding.events.finder import told_events
from dateline.finding.events.learned.event_signs import SECTION, Forms, signs, telling
from dateline.finding.events.learned.likelihood import Likelihood, likely
from dateline.ontology import Ontology
from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings

TOLD = "Gunmen killed four soldiers in Gao on Monday."
# A word of the ontology in a sense that is none of its type.
OTHER_SENSES = [
    "Pupils are allowed to leave early on Fridays.",
    "Parents are allowed to visit the school.",
]


def found(text: str, learned: bool = True) -> tuple[Event, ...]:
    (reading,) = Reader.load(Settings(learned=learned)).read_reports([Report.of(text, published="2023-03-07")])
    return reading.events


def test_an_event_that_is_plainly_told_is_told_without_a_word_about_its_chance() -> None:
    (event,) = found(TOLD)
    assert not [reason for reason in event.because if reason.startswith("likely:")]


# The section of a newspaper that a report belongs to, where it shows one.
SECTIONS = [
    ("The striker fired in a goal and the team won the league. The coach praised his players.", {"section=sport"}),
    ("The actress signed a contract for two films. The series has three million viewers.", {"section=shows"}),
    (TOLD, set()),
    # A word or two do not make one.
    ("Gunmen killed the coach of a team in Gao on Monday, and two guards who tried to help him were wounded.", set()),
]


@pytest.mark.parametrize(("text", "sections"), SECTIONS, ids=[case[0] for case in SECTIONS])
def test_a_report_shows_its_section(text: str, sections: set[str]) -> None:
    document = next(Reader.load(Settings()).reports.read([Report.of(text)]))
    found = told_events(document, Reader.load(Settings()).finders.ontology)
    forms = Forms.of(document.doc)
    told = [(event, telling(document, event)) for event in found]
    assert told
    shown = {sign for event, word in told if word is not None for sign in signs(document, forms, event, word)}
    assert {sign for sign in shown if sign.startswith(SECTION)} == sections


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_a_word_in_another_sense_tells_nothing(text: str) -> None:
    assert found(text, learned=False)
    assert not found(text)


# Words of violence in a report of a game, and what happens beside one.
GAMES = [
    (
        "Wanderers fired three goals past the visitors on Saturday and beat them 3-0. Striker Ada Bello attacked from "
        "the first minute of the match and struck twice before halftime. The coach praised his team, which leads the "
        "league. A defender was ejected for a late tackle.",
        set(),
    ),
    (
        "Police arrested the striker of Wanderers on Saturday after he had struck a guard outside the stadium. The "
        "team leads the league, and the coach said that he would miss the next match of the season.",
        {"arrested", "struck"},
    ),
]


@pytest.mark.parametrize(("text", "told"), GAMES)
def test_a_game_is_no_fight(text: str, told: set[str]) -> None:
    assert {event.trigger.quote for event in found(text)} == told


def test_what_is_doubtful_says_how_likely_it_is() -> None:
    chances = [
        float(reason.removeprefix("likely:"))
        for event in found("Norway met Mali. The envoy sought aid from the bank. Chad allowed monitors into the camp.")
        for reason in event.because
        if reason.startswith("likely:")
    ]
    assert chances
    assert all(Likelihood.load().bar <= chance < 0.7 for chance in chances)


def test_signs_that_nobody_judged_say_nothing() -> None:
    model = Likelihood({"type=ASSAULT": 1.0}, offset=0.0, bar=0.3)
    assert model.chance(["word=never seen"]) == 0.5
    assert model.chance(["type=ASSAULT", "type=ASSAULT"]) == model.chance(["type=ASSAULT", "word=never seen"])
    assert model.chance(["type=ASSAULT"]) > 0.7


def test_signs_are_the_words_and_what_the_reading_knows_of_them() -> None:
    reader = Reader.load(Settings())
    (document,) = reader.reports.read([Report.of(TOLD, published="2023-03-07")])
    reader.finders.begin(document)
    (event,) = told_events(document, reader.finders.ontology)
    word = telling(document, event)
    assert word is not None
    assert {
        "type=ASSAULT", "word=ASSAULT:kill", "tag=VBD", "subject=gunmen", "object=soldiers", "prep=in:gao",
        "prep-kind=in:place", "recipient-sector=military", "actors=1", "placed=True", "before=gunmen", "ends=.",
    } <= set(signs(document, Forms.of(document.doc), event, word))  # fmt: skip


def test_the_words_of_a_profile_are_never_held_unlikely(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("triggers:\n  CONCEDE:\n    any:\n      transitive: [allow]\n")
    (reading,) = Reader.load(Settings(profile=own)).read_reports([Report.of(OTHER_SENSES[0])])
    assert [event.type for event in reading.events] == ["CONCEDE"]


def test_a_reader_may_ask_for_all_that_is_found() -> None:
    (reading,) = Reader.load(Settings(likely=0.0)).read_reports([Report.of(OTHER_SENSES[0])])
    (event,) = reading.events
    assert [reason for reason in event.because if reason.startswith("likely:0.")]


@pytest.mark.parametrize("given", ["most", "1.5", "-0.1", "nan"])
def test_a_chance_that_is_none_is_refused_in_one_sentence(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIKELY", given)
    with pytest.raises(SettingsError, match=f"DATELINE_LIKELY is '{given}'"):
        Settings.from_environment()


def test_an_event_without_a_word_in_the_text_stays() -> None:
    reader = Reader.load(Settings())
    (document,) = reader.reports.read([Report.of(TOLD)])
    reader.finders.begin(document)
    (event,) = told_events(document, reader.finders.ontology)
    beyond = replace(event, trigger=replace(event.trigger, start=len(TOLD), end=len(TOLD)))
    assert likely(document, Ontology.load(), [beyond]) == [beyond]
