"""Sides that no noun tells: a pronoun or "someone" stands as it is, and is found again where grammar says who it is."""

import pytest

from dateline.records import Event
from tests.finding.conftest import Read


def _sides(event: Event) -> tuple[str, str]:
    actors, recipients = (
        " + ".join(item.span.quote for item in event.participants if item.role == role)
        for role in ("actor", "recipient")
    )
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "told", "sides"),
    [
        ("The magistrate remanded them to police custody.", "remanded", ("The magistrate", "them")),
        ("The victim told officers he was shot by someone in a car.", "shot", ("someone", "he")),
        ("Someone fired at the mayor's house.", "fired", ("Someone", "the mayor's house")),
        ("Everyone was beaten by the soldiers.", "beaten", ("the soldiers", "Everyone")),
        ("They beat him and robbed her.", "robbed", ("They", "her")),
        ("He used a gun to kill two guards.", "kill", ("He", "two guards")),
        ("Both were sentenced to ten years.", "sentenced", ("", "Both")),
        ("He was sentenced to ten years.", "sentenced", ("", "He")),
        ("He was released on bail.", "released", ("", "He")),
        ("Officers arrested the boys and charged them with theft.", "charged", ("Officers", "them")),
        ("Harbour police say they have arrested a man.", "arrested", ("Harbour police", "a man")),
        ("A trio of gunmen attacked the shop.", "attacked", ("gunmen", "the shop")),
        ("Snipers shot into crowds of people.", "shot", ("Snipers", "people")),
        (
            "On March 3, detectives located and arrested both of the robbers.",
            "arrested",
            ("detectives", "the robbers"),
        ),
        ("The minister renewed his demand that the rebels leave the town.", "demand", ("The minister", "the rebels")),
        (
            "The governor had praised the union, saying it was honest and accusing the board of lying.",
            "accusing",
            ("The governor", "the board"),
        ),
        ("The minister lashed out at the rebels for attacking the base.", "attacking", ("the rebels", "the base")),
        ("Bello came down hard on the rebels for attacking the base.", "attacking", ("the rebels", "the base")),
        (
            "While he refused to free the prisoners, Mr. Dale pardoned two others.",
            "refused",
            ("Dale", "the prisoners"),
        ),
    ],
)
def test_sides(read_all: Read, text: str, told: str, sides: tuple[str, str]) -> None:
    assert [_sides(event) for event in read_all(text).events if event.trigger.quote == told] == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "They have never been in a place where your uncle gets killed or beheaded.",
        "He added that despite a ban cows were slaughtered.",
    ],
)
def test_who_stands_in_another_clause_takes_no_part(read_all: Read, text: str) -> None:
    assert not any({"They", "He"} & set(_sides(event)) for event in read_all(text).events)


def test_what_is_told_again_of_them_is_no_second_event(read_all: Read) -> None:
    text = "Two men were shot near Gao on Monday. They were shot near Gao on Monday, officials said."
    shot = [event for event in read_all(text).events if event.type == "ASSAULT"]
    assert [_sides(event) for event in shot] == [("", "Two men")]


def test_what_is_done_to_others_who_are_not_named_is_another_event(read_all: Read) -> None:
    text = 'Gunmen attacked a convoy of traders near Gao. "They beat him and robbed her," a neighbour said of a couple.'
    assert [_sides(event) for event in read_all(text).events] == [
        ("Gunmen", "traders"),
        ("They", "him"),
        ("They", "her"),
    ]
