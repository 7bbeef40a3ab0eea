"""What is one happening told twice, and what is two."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, the type that is counted, how many happenings
COUNTED = [
    # A retelling adds a support to the first telling.
    ("Police arrested Amos Kiprop in Accra on Monday. Kiprop was arrested at his home in Accra.", "COERCE", 1),
    ("Gunmen attacked a bus in Mali, killing nine. The attack happened near Gao.", "ASSAULT", 1),
    ("Norway imposed sanctions on Belarus on Monday. The sanctions on Belarus were welcomed.", "SANCTION", 1),
    ("Gunmen shot two men near Gao. Three others were hurt in the shooting.", "ASSAULT", 1),
    (
        "06:00 A shell hit a bus in Gao, killing five men.\n\n07:30 A shell hit a bus in Gao, killing five men.",
        "ASSAULT",
        1,
    ),
    # Another day, place or side is another happening.
    ("Kenya and Ethiopia will meet in Nairobi. Kenya and Ethiopia met in 2018.", "CONSULT", 2),
    ("Gunmen attacked a bus near Gao on Monday. On Tuesday the army attacked a camp near Gao.", "ASSAULT", 2),
    ("Gunmen attacked a bus in Gao. Gunmen attacked a bus in Lagos.", "ASSAULT", 2),
    ("Kenya and Uganda met on Monday. Kenya and Uganda met in January.", "CONSULT", 2),
    ("Kenya and Uganda held talks on Monday. Norway and Sweden held talks on Monday.", "CONSULT", 2),
    ("Kenya and Uganda held talks in Juba on Monday. Kenya and Norway held talks in Juba on Monday.", "CONSULT", 2),
    ("Kenya accused Uganda of theft. Kenya also accused several reporters of lying.", "ACCUSE", 2),
    ("Ade Bello praised Kenya. The senator praised Kenya.", "SUPPORT", 1),
    # So is what did not happen, was denied, or only threatened.
    ("Soldiers did not attack the camp. Soldiers attacked the camp.", "ASSAULT", 2),
    ("Kenya denied that its soldiers attacked the camp. Soldiers attacked the camp.", "ASSAULT", 2),
    ("Kenya threatened to attack Uganda. Kenya attacked Uganda.", "ASSAULT", 2),
    # A habit is no single happening; an arrival is not the talks.
    ("Soldiers raid villages in Darfur. On Monday soldiers raided a village in Darfur.", "COERCE", 2),
    ("An envoy arrived in Juba on Monday. Talks with South Sudan opened in Juba on Monday.", "CONSULT", 2),
]


@pytest.mark.parametrize(("text", "kind", "number"), COUNTED, ids=[case[0] for case in COUNTED])
def test_how_many_happenings_are_told(read_all: Read, text: str, kind: str, number: int) -> None:
    assert len([event for event in read_all(text).events if event.type == kind]) == number


def test_the_first_telling_takes_what_the_later_adds(read: Read) -> None:
    reading = read("Gunmen attacked a bus in Mali, killing nine. The attack happened near Gao.")
    (attack,) = [event for event in reading.events if event.type == "ASSAULT"]
    place = reading.place(attack.place_id)
    assert attack.trigger.quote == "attacked" and len(attack.supports) == 2
    assert place is not None and place.name == "Gao", "the nearer of the two places"
    assert [(figure.kind, figure.low) for figure in attack.figures] == [("killed", 9.0)]


def test_a_blast_is_the_bomb_of_the_sentence_before(read: Read) -> None:
    text = "A bomb killed nine people in Quetta on Monday. The blast in Quetta also wounded 20."
    assert len([event for event in read(text).events if event.type == "ASSAULT"]) == 1


def test_a_raid_by_whom_it_befell_is_another_event(read: Read) -> None:
    reading = read("Two Kenyan soldiers were killed near Gao. Kenya raided a camp, the rebels said.")
    assert [event.trigger.quote for event in reading.events if event.type == "ASSAULT"] == ["killed", "raided"]


def test_who_was_killed_in_an_attack_is_one_event_with_it_and_with_what_took_up_its_target(read: Read) -> None:
    reading = read(
        "Ten people were killed in an attack on a bus near Gao on Monday. "
        "The Desert Brigades Front said its fighters had attacked the bus."
    )
    (event,) = (event for event in reading.events if event.type == "ASSAULT")
    assert len(event.supports) == 2
    assert {item.span.quote for item in event.participants if item.role == "recipient"} >= {"Ten people", "a bus"}
