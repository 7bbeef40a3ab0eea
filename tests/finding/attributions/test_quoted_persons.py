"""Who "he" is in a quotation, before a name is told, and where a town is taken for a person."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

SAID = "Amos Kiprop left the hall. “He attacked the mayor,” Amos Kiprop said."
TOLD = "Amos Kiprop left the hall. He attacked the mayor, police said."


def test_he_in_a_quotation_is_not_the_one_who_speaks(read: Read) -> None:
    told = [item for event in read(SAID).events for item in event.participants if item.span.quote == "He"]
    assert [item.actor_id for item in told] == [None]
    told = [item for event in read(TOLD).events for item in event.participants if item.span.quote == "He"]
    assert told != [] and all(item.actor_id for item in told)


def test_a_pronoun_takes_up_the_name_that_is_told_right_after(read: Read) -> None:
    reading = read("He was shot by police. The man, Tomas Quispe, had fled.")
    (shot,) = (event for event in reading.events if event.trigger.quote == "shot")
    named = {item.role: reading.actor(item.actor_id) for item in shot.participants if item.actor_id}
    assert named["recipient"] is not None and named["recipient"].name == "Tomas Quispe"


def test_a_pronoun_takes_up_no_name_of_another_sex(read: Read) -> None:
    reading = read("She was shot by police. The man, Mr Tomas Quispe, had fled.")
    (shot,) = (event for event in reading.events if event.trigger.quote == "shot")
    assert [(item.span.quote, item.actor_id) for item in shot.participants] == [
        ("police", None),
        ("She", None),
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Two men were killed near Zubarin Moklu. Rebels were seen in Zubarin Moklu.", False),
        ("A blast was heard near Zubarin Moklu. Zubarin Moklu said he was well.", True),
    ],
)
def test_a_name_that_things_only_lie_in_is_no_person(read: Read, text: str, person: bool) -> None:
    assert any(actor.kind == "person" for actor in read(text).actors) == person
