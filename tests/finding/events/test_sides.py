"""Who did what to whom where the grammar misleads: headlines, titles before names, things and places beside an act."""

from collections.abc import Callable

import pytest

from dateline.records import Event, Reading


def _sides(event: Event) -> tuple[str, str, str]:
    return event.type, _named(event, "actor"), _named(event, "recipient")


def _named(event: Event, role: str) -> str:
    return " + ".join(item.span.quote for item in event.participants if item.role == role)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Woman stabbed while jogging", ("ASSAULT", "", "Woman")),
        ("Teen shot in east Oakland", ("ASSAULT", "", "Teen")),
        ("Drivers warned to watch out for flooded roads", ("THREATEN", "", "Drivers")),
        ("Sniper shot a teacher in east Oakland", ("ASSAULT", "Sniper", "a teacher")),
        ("Gunmen attacked near the river port.", ("ASSAULT", "Gunmen", "")),
        ("A blast in Leeds left a boy dead and three others injured.", ("ASSAULT", "", "a boy + three others")),
        (
            "Residents accused commissioners Ruth Hale and Tom Bird of fraud.",
            ("ACCUSE", "Residents", "Ruth Hale + Tom Bird"),
        ),
        ("The grand jury indicted him on a murder charge.", ("ACCUSE", "The grand jury", "him")),
        ("They came to a large party where several men were fighting.", ("ASSAULT", "several men", "")),
        ("Police ask whether a man shot and killed by a farmer was armed.", ("ASSAULT", "a farmer", "a man")),
        ("A senator wants Ruth Hale banned from the port.", ("COERCE", "", "Ruth Hale")),
        ("The council demanded an inquiry.", ("REQUEST", "The council", "")),
        ("The council told residents to boil their water.", ("REQUEST", "The council", "residents")),
        ("Norvia Air provided 6,000 meals.", ("AID", "Norvia Air", "")),
        ("Officials imposed restrictions on traders.", ("COERCE", "Officials", "traders")),
        ("Rebels detonated a car bomb at a barracks.", ("ASSAULT", "Rebels", "a barracks")),
        ("The bishop condemned the attack on pilgrims.", ("ACCUSE", "The bishop", "the attack on pilgrims")),
        ("At the army base, officials accused the rebels.", ("ACCUSE", "officials", "the rebels")),
        ("The governor declared a state of emergency.", ("COERCE", "The governor", "")),
        ("They were shocked by the resignation of Ruth Hale.", ("CONCEDE", "Ruth Hale", "")),
        ("Gunmen launched anti-Muslim attacks.", ("ASSAULT", "Gunmen", "")),
        ("Two men were hurt in a shooting at a party on Monday.", ("ASSAULT", "", "Two men")),
        ("Police said that Ade Bello had attacked them.", ("ASSAULT", "Ade Bello", "them")),
        ("The woman said that Ade Bello had attacked her.", ("ASSAULT", "Ade Bello", "The woman")),
        ("No party had attacked the mayor.", ("ASSAULT", "", "the mayor")),
    ],
)
def test_sides_are_those_that_the_grammar_means(
    read_all: Callable[[str], Reading], text: str, sides: tuple[str, str, str]
) -> None:
    assert sides in [_sides(event) for event in read_all(text).events]


def test_the_two_sides_are_those_who_met_last_whatever_they_halt_meanwhile(read_all: Callable[[str], Reading]) -> None:
    text = (
        "Kenya and Ethiopia opened talks in Nairobi on Monday, as the two neighbours try to halt cattle raids. "
        "The two sides will discuss the ferry."
    )
    (event,) = (event for event in read_all(text).events if event.trigger.quote == "discuss")
    assert {item.actor_id for item in event.participants if item.role == "actor"} == {"KEN", "ETH"}
