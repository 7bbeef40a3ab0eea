"""Whom violence, police and courts do it to, told by an age, a number or a word for some people alone."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

RECIPIENTS = [
    ("The 17-year-old was killed on Friday.", "killed", ["The 17-year-old"]),
    ("Police say a 19-year-old is in hospital after being shot.", "shot", ["a 19-year-old"]),
    ("A 16-year-old is in hospital after he was shot in the head.", "shot", ["A 16-year-old"]),
    ("A man was held over the fatal shooting of a 17-year-old.", "shooting", ["a 17-year-old"]),
    ("Two men were killed in Gao and another was detained.", "detained", ["another"]),
    ("A woman died on Monday, and both were shot in the head.", "shot", ["both"]),
    ("The gunman killed two on Friday.", "killed", ["two"]),
    ("Rebels killed dozens in Gao.", "killed", ["dozens"]),
    ("Police arrested hundreds.", "arrested", ["hundreds"]),
    ("No one was injured.", "injured", []),
    ("A mob of about 50 persons was attacked in Gao.", "attacked", ["about 50 persons"]),
    ("A juvenile was stabbed in Gao.", "stabbed", ["A juvenile"]),
    # in a sentence before, where nobody else was spoken of
    ("A man was found on Canal Street on Monday. He was shot in the leg.", "shot", ["A man"]),
    ("Two boys were walking home on Monday. They were shot by a gunman.", "shot", ["Two boys"]),
    ("A police officer arrested a man on Monday. He was shot in the leg.", "shot", ["He"]),
    ("A nurse was driving home when a boy aimed a rifle at her and shot her in the arm.", "shot", ["A nurse"]),
    ("One woman said she was shot in Gao six years ago.", "shot", ["One woman"]),
    ("Police said that he had been arrested.", "arrested", ["he"]),
    ("She told the deputy that her father had shot her.", "shot", ["her"]),
    ("A woman who did not witness the Monday shooting told police it was in Gao.", "shooting", []),
    ("Lars Holm, 61, died after a Sunday shooting on Canal Street.", "died", ["Lars Holm"]),
    ("A boy shot and killed near his home has the city in mourning.", "shot", ["A boy"]),
    # a headline, and a day that stands right behind
    ("After Gao Family Gunned Down, Mayor Speaks", "Gunned", ["Gao Family"]),
    ("Masked gunmen shot to death a trader Tuesday in Gao.", "shot", ["a trader"]),
    ("The man was convicted of murdering Ade Bello and sentenced to life in prison.", "sentenced", ["The man"]),
    # whose a shooting is
    ("A woman was charged in a girl's shooting.", "shooting", ["a girl"]),
    ("The trial over a 6-year-old boy's fatal shooting began.", "shooting", ["a 6-year-old boy"]),
    ("Ade Bello's shooting shocked the town.", "shooting", ["Ade Bello"]),
    ("The police's shooting of the boy led to protests.", "shooting", ["the boy"]),
    # who is only held to have done it
    ("Police in Gao opened a case of murder in Gao against the crowd.", "murder", []),
]


@pytest.mark.parametrize(("text", "trigger", "recipients"), RECIPIENTS, ids=[case[0] for case in RECIPIENTS])
def test_whom_it_befell(read_all: Read, text: str, trigger: str, recipients: list[str]) -> None:
    found = [event for event in read_all(text).events if event.trigger.quote == trigger]
    assert [sides(event, "recipient") for event in found] == ([recipients] if found else [])
    assert found or not recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The union threatened to approach the supreme court.", []),
        ("The rebels threatened to launch attacks on the ministry.", ["the ministry"]),
        ("The rebels threatened to kill the hostages.", ["the hostages"]),
    ],
)
def test_who_is_threatened(read_all: Read, text: str, recipients: list[str]) -> None:
    (event,) = (event for event in read_all(text).events if event.type == "THREATEN")
    assert sides(event, "recipient") == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed in a drive by shooting on Monday.",
        "A baker is in hospital, shot in what was called a drive by shooting.",
        "Police are investigating a drive by shooting in Gao.",
    ],
)
def test_nobody_named_did_a_drive_by_shooting(read_all: Read, text: str) -> None:
    (event,) = (event for event in read_all(text).events if event.trigger.quote == "shooting")
    assert sides(event, "actor") == []


def test_whose_shooting_is_not_by_whom(read_all: Read) -> None:
    told = read_all("A woman was charged in a girl's shooting.")
    (event,) = (event for event in told.events if event.type == "ASSAULT")
    assert sides(event, "actor") == []


def test_what_is_looked_into_has_happened(read_all: Read) -> None:
    text = "Officers looking into a fatal shooting in Gao are making progress."
    (event,) = (event for event in read_all(text).events if event.type == "ASSAULT")
    assert event.modality == "asserted"


def test_a_boy_of_a_headline_denies_nothing(read_all: Read) -> None:
    (event,) = (
        event for event in read_all("STORY: Boy, 17, injured in Gao shooting").events if event.type == "ASSAULT"
    )
    assert not event.negated


def test_forces_are_deployed_to_help_others_and_against_none(read_all: Read) -> None:
    text = "Four companies will be deployed to assist the local police."
    (event,) = (event for event in read_all(text).events if event.type == "MOBILIZE")
    assert event.participants == ()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The deployment of the army in Gao began on Monday.", ["the army"], []),
        ("There was heavy deployment of security forces in Gao.", ["security forces"], []),
        ("The army was told of India's five nuclear tests.", ["India"], []),
    ],
)
def test_who_is_deployed(read_all: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = (event for event in read_all(text).events if event.type == "MOBILIZE")
    assert (sides(event, "actor"), sides(event, "recipient")) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Lee captured his biggest career title.",
        "The minister apprehended trouble in the city.",
        "The officials fought to reverse the ruling.",
    ],
)
def test_no_act_of_force(read_all: Read, text: str) -> None:
    assert not [event for event in read_all(text).events if event.type in ("ASSAULT", "COERCE")]


def test_the_town_of_a_dateline_behind_a_heading_captures_nobody(read_all: Read) -> None:
    text = "Mexico's police chief was killed. MEXICO CITY -- Mexico's army captures the leader of a gang."
    (event,) = (event for event in read_all(text).events if event.type == "COERCE")
    assert sides(event, "actor") == ["army"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nine people were killed in Gao, and suicide bombers struck a port.",
            [("killed", [], ["Nine people"]), ("struck", ["suicide bombers"], ["a port"])],
        ),
        (
            "The army shot and killed two rebels and unidentified gunmen killed a clerk on Monday.",
            [("shot", ["The army"], ["two rebels"]), ("killed", ["unidentified gunmen"], ["a clerk"])],
        ),
        (
            "Police have identified the men who opened fire on a crowd in Gao, killing six people.",
            [("opened", ["the men"], ["a crowd", "six people"])],
        ),
        ("Nine people were killed and 20 were wounded in Gao.", [("killed", [], ["Nine people", "20"])]),
    ],
)
def test_what_others_do_is_an_act_of_its_own(
    read_all: Read, text: str, told: list[tuple[str, list[str], list[str]]]
) -> None:
    found = [event for event in read_all(text).events if event.type == "ASSAULT"]
    rows = [(event.trigger.quote, sides(event, "actor"), sides(event, "recipient")) for event in found]
    assert rows == told


def test_who_takes_a_town_captures_nobody(read_all: Read) -> None:
    taken = read_all("The rebels captured the plateau on Monday.").events
    assert [(event.type, event.mode) for event in taken] == [("ASSAULT", "conquer")]
    caught = read_all("Soldiers captured two of the rebels on Monday.").events
    assert [(event.type, event.mode) for event in caught] == [("COERCE", "arrest")]
