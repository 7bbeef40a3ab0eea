"""Words that say nothing make no statement, though the network marks them."""

from __future__ import annotations

import pytest

from dateline.finding.attributions.labelling import Labelled
from dateline.finding.attributions.silence import spoken_of
from dateline.pipeline import Reader
from dateline.records import Report
from tests.finding.conftest import Read

# sentences in which nobody says anything
SILENT = [
    "Officers were called to the market on Canal Street.",
    "Looking for box scores and other late results?",
    "Ada Bello saw the fire.",
    "The letter was addressed to the mayor.",
    "The ministry knows the road.",
    "At least four officers were seen near the market.",
    "Police foiled a plot in Gao on Monday.",
    "The council imposed a curfew.",
    "Kenya and Uganda concluded a two-day dialogue in Kampala.",
    "The ministry designated the Red Lances as a terrorist group in 2010.",
    "Fighters of the Red Lances attacked an army post.",
    "UPDATE: The bridge in Gao is open.",
    "Officers found the man dead in his kitchen.",
    "Deputies saw a grey van leaving the market at speed.",
    "The sheriff's office has issued an arrest warrant for Ade Holm.",
    "Ada Bello addressed the crowd.",
    "She called the police.",
    "Two men were charged with arson.",
    "They observed a minute of silence for the dead.",
    "Ada Bello put her voice to good use.",
    "To oppose the plan is easy.",
    "The governor signs legislation to allow “Clean Rivers” plates.",
    "The council called a meeting on Monday.",
    "The council implemented the plan.",
    "These birds are known as “gatherers”.",
    "The town saw good sales as the harvest came in.",
]

# sentences in which somebody does, whoever it is
SAID = [
    "The panel concluded that the bridge was sound.",
    "Ada Bello saw that the house had burned.",
    "Ada Bello saw the remark as an insult.",
    "Amos Kiprop was criticised for the raid.",
    "The minister is believed to have fled.",
    "Two men were accused of theft.",
    '"Nothing is lost," Ada Bello knew.',
    "The senator attacked the plan.",
    "Ada Bello was worried that the bridge would fall.",
    "Officers found that the gate had been forced.",
    "The study found a link between smoke and the fever.",
    "The ministry issued a warning to drivers.",
    "She called the plan a mistake.",
]

# sentences with a statement, whose words for who says it only tell who hears it or of whom it is said
SPOKEN_OF = [
    "Drivers were warned that roads are flooded.",
    "The ministry was told that troops were ready.",
    "Amos Kiprop is said to have fled.",
]

# openings of a report, and the source in them
OPENED = [
    ("Mysore: home minister Ada Bello said on Thursday that roads were open.", "home minister Ada Bello"),
    ("LIMA, Ohio (WXYZ) – Lima Police said a boy was found.", "Lima Police"),
]


@pytest.mark.parametrize("text", SILENT)
def test_who_says_nothing_makes_no_statement(read: Read, text: str) -> None:
    assert read(text).attributions == ()


@pytest.mark.parametrize("text", SAID)
def test_who_says_or_thinks_something_does(read: Read, text: str) -> None:
    assert len(read(text).attributions) == 1


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_who_hears_or_is_spoken_of_is_no_source(read: Read, text: str) -> None:
    assert [one.source for one in read(text).attributions] == [None]


@pytest.mark.parametrize(("text", "source"), OPENED)
def test_a_dateline_belongs_to_no_source(read: Read, text: str, source: str) -> None:
    assert [one.source.quote for one in read(text).attributions if one.source] == [source]


def test_a_text_may_end_with_a_participle(reader: Reader) -> None:
    (document,) = reader.reports.read([Report.of("Troops raided a church known")])
    known = Labelled((4, 5), (0, 1), ((2, 4),))
    assert spoken_of(document.doc, known) == known
