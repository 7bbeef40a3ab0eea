"""Sides in words that no list has: who does it ("some", "a letter"), and what it is done to by nobody who is told."""

import pytest

from dateline.records import Reading
from tests.finding.conftest import Read, sides


def told(reading: Reading, trigger: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and recipients of each event that a word tells."""
    return [
        (event.type, sides(event, "actor"), sides(event, "recipient"))
        for event in reading.events
        if event.trigger.quote == trigger
    ]


DOERS = [
    # a pronoun or count that leads to nobody
    ("They endorsed the bypass.", "endorsed", "SUPPORT", ["They"], ["the bypass"]),
    ("Many criticised the bypass.", "criticised", "ACCUSE", ["Many"], ["the bypass"]),
    ("Both have promised to repair the dam.", "promised", "AGREE", ["Both"], []),
    ("We condemn this raid on the harbour.", "condemn", "ACCUSE", ["We"], ["this raid on the harbour"]),
    ("We urge you to repair the dam.", "urge", "APPEAL", ["We"], ["you"]),
    ("The dam will break and we will stand by them.", "stand", "SUPPORT", ["we"], ["them"]),
    # a name that nobody knows, and who speaks in a participle
    ("Condemning the raid, Zorvath said that nobody was safe.", "Condemning", "ACCUSE", ["Zorvath"], ["the raid"]),
    # who speaks for others, a paper that does, and who is told by "who"
    ("Opposition sources rejected this account.", "rejected", "REJECT", ["Opposition sources"], ["this account"]),
    ("The outlets agreed to remove the film.", "agreed", "AGREE", ["The outlets"], []),
    ("A petition seeking the repeal of the toll was handed in.", "seeking", "REQUEST", ["A petition"], []),
    ("The stars who backed the bypass stayed away.", "backed", "SUPPORT", ["The stars"], ["the bypass"]),
    # a law
    ("The order prohibits the sale of fireworks.", "prohibits", "COERCE", ["The order"], ["the sale of fireworks"]),
    # who is sent
    ("The team will also visit the flooded valley.", "visit", "CONSULT", ["The team"], []),
]


@pytest.mark.parametrize(("text", "trigger", "type", "actors", "recipients"), DOERS)
def test_who_does_it_in_words(
    read_by_rules: Read, text: str, trigger: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert told(read_by_rules(text), trigger) == [(type, actors, recipients)]


UNDERGOING = [
    ("The curfew was relaxed on Friday.", "relaxed", "CONCEDE", ["The curfew"]),
    ("The bid was rejected as incomplete.", "rejected", "REJECT", ["The bid"]),
    ("An extension has been sought.", "sought", "REQUEST", ["An extension"]),
    ("The editor whose appeal was rejected left.", "rejected", "REJECT", ["appeal"]),
    ("They are urged to stay indoors.", "urged", "APPEAL", ["They"]),
    ("The three are accused of killing a guard.", "accused", "ACCUSE", ["The three"]),
    ("A raid on the harbour was threatened.", "threatened", "THREATEN", ["A raid on the harbour"]),
]


@pytest.mark.parametrize(("text", "trigger", "type", "recipients"), UNDERGOING)
def test_what_undergoes_it(read_by_rules: Read, text: str, trigger: str, type: str, recipients: list[str]) -> None:
    assert told(read_by_rules(text), trigger) == [(type, [], recipients)]


STRUCK = [
    ("The army shelled rebel positions near the dam.", "shelled", ["The army"], ["rebel positions"]),
    ("Planes are bombing rebel positions.", "bombing", [], ["rebel positions"]),
    ("Several other positions were attacked.", "attacked", [], ["Several other positions"]),
    ("A ballet star who was gunned down has been buried.", "gunned", [], ["A ballet star"]),
    ("The list of martyrs that were murdered is long.", "murdered", [], ["martyrs"]),
    ("A total of nine sailors were shot.", "shot", [], ["nine sailors"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), STRUCK)
def test_ground_and_people_that_arms_strike(
    read_by_rules: Read, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert told(read_by_rules(text), trigger) == [("ASSAULT", actors, recipients)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A permit is required.", "required"),  # a rule asks it
        ("The drought demands a response.", "demands"),  # no thing asks for it
        ('He said: "Thank God the dam held."', "Thank"),  # nobody is thanked by him
        ("We agree.", "agree"),
        ("We had to defend ourselves.", "defend"),
        ("He attended every meeting.", "attended"),
        ("Those working with horses left.", "working"),
        ("A message seeking comment was left for the firm.", "seeking"),
    ],
)
def test_no_side(read_by_rules: Read, text: str, trigger: str) -> None:
    assert told(read_by_rules(text), trigger) == []


def test_an_opinion_is_no_ground(read_by_rules: Read) -> None:
    found = told(read_by_rules("The senator attacked their position on taxes."), "attacked")
    assert "ASSAULT" not in [kind for kind, *_ in found]
