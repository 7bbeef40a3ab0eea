"""Words and idioms of blame, inquiry and threat, and the company in which they tell something else."""

from __future__ import annotations

import pytest

from dateline.records import Reading
from tests.finding.conftest import Read


def told(reading: Reading) -> list[tuple[str, str, str | None, str | None]]:
    """Of each event of blame or threat: its type and word, who does it and to whom."""
    rows = []
    for event in reading.events:
        if event.type in ("ACCUSE", "THREATEN"):
            sides = {item.role: item.span.quote for item in event.participants}
            rows.append((event.type, event.trigger.quote, sides.get("actor"), sides.get("recipient")))
    return rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ann Dow called the offer insulting and excessive.", ("called", "Ann Dow", "the offer")),
        ("Ann Dow called Ade Bello a monster.", ("called", "Ann Dow", "Ade Bello")),
        ("Ann Dow termed the budget as scandalous.", ("termed", "Ann Dow", "the budget")),
        ("Chad regards the rebels as terrorists.", ("regards", "Chad", "the rebels")),
        ("Ann Dow compared Ade Bello to a cancer.", ("compared", "Ann Dow", "Ade Bello")),
        ("Ann Dow tried to present Ade Bello as a traitor.", ("present", "Ann Dow", "Ade Bello")),
        ("Ann Dow was very disappointed in the council.", ("disappointed", "Ann Dow", "the council")),
        ("Chad was troubled by the arrest of Ade Bello.", ("troubled", "Chad", "the arrest of Ade Bello")),
        ("Ann Dow said she was concerned about his remarks.", ("concerned", "Ann Dow", "his remarks")),
        ("Ann Dow critiqued the plan of the council.", ("critiqued", "Ann Dow", "the council")),
        ("Ann Dow confronted Ade Bello over his vote.", ("confronted", "Ann Dow", "Ade Bello")),
        ("The party jumped on the remarks of Ade Bello.", ("jumped", "The party", "the remarks of Ade Bello")),
        ("Ann Dow yelled at Ade Bello.", ("yelled", "Ann Dow", "Ade Bello")),
        ("The union filed a lawsuit against the ministry.", ("filed", "The union", "the ministry")),
        ("The authorities attributed the bombing to the rebels.", ("attributed", "The authorities", "the rebels")),
        ("Ann Dow linked the mayor to the drug cartel.", ("linked", "Ann Dow", "the mayor")),
        ("Police identified the men as suspects.", ("identified", "Police", "the men")),
        ("Police canvassed the neighborhood.", ("canvassed", "Police", "the neighborhood")),
        ("The party aired attack ads against Ade Bello.", ("aired", "The party", "Ade Bello")),
        ("Ann Dow claimed that the mayor was lying.", ("claimed", "Ann Dow", "the mayor")),
        ("Ann Dow suggested that the judges were corrupt.", ("suggested", "Ann Dow", "the judges")),
        ("Ann Dow was disappointed the mayor did not act.", ("disappointed", "Ann Dow", "the mayor")),
        ("Ann Dow was scathing about the budget.", ("scathing", "Ann Dow", "the budget")),
        ("Ann Dow was not satisfied with the budget.", ("satisfied", "Ann Dow", "the budget")),
        ("Chad summoned the Kenyan ambassador to complain about it.", ("summoned", "Chad", "the Kenyan ambassador")),
        ("Ade Bello, whom Ann Dow called a shameless liar, left.", ("called", "Ann Dow", "Ade Bello")),
        ("Ade Bello has called the treaty unacceptable.", ("called", "Ade Bello", "the treaty")),
        ("Ann Dow condemned Chad's treatment of the refugees.", ("condemned", "Ann Dow", "Chad")),
        ("Ann Dow condemned the treatment of the refugees.", ("condemned", "Ann Dow", "the treatment of the refugees")),
        ("Police named Ade Bello a suspect.", ("named", "Police", "Ade Bello")),
        ("The senator attacked the plan.", ("attacked", "The senator", "the plan")),
        ("Ann Dow held the mayor to account.", ("held", "Ann Dow", "the mayor")),
    ],
)
def test_who_blames_or_looks_into_whom(read_all: Read, text: str, row: tuple[str, str, str]) -> None:
    assert told(read_all(text)) == [("ACCUSE", *row)]


def test_who_declares_war_threatens(read_all: Read) -> None:
    reading = read_all("The government declared open war on the smugglers.")
    assert told(reading) == [("THREATEN", "declared", "The government", "the smugglers")]


def test_who_shows_a_weapon_and_demands_threatens(read_all: Read) -> None:
    reading = read_all("A man showed the clerk a pistol and demanded cash.")
    assert ("THREATEN", "showed", "A man", "the clerk") in told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Dow called police after the theft.",
        "Ann Dow called Ade Bello to talk about the terrorists.",
        "Ann Dow described the killer as tall.",
        "Ann Dow was concerned about the storm.",
        "Ann Dow was satisfied with the budget.",
        "Two men linked to the cartel fled the town.",  # which only says of which kind they are
        "Ann Dow compared the prices to those of Chad.",
        "Ann Dow filed the report in Oslo.",
        "Ann Dow claimed that the road was long.",
        "The party aired ads on radio.",
    ],
)
def test_what_blames_nobody(read_all: Read, text: str) -> None:
    assert told(read_all(text)) == []
