"""Whether a thing happened, from the words that govern it."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

CASES = [
    ("Kenya attacked the base.", "attack", "asserted", False),
    ("Kenya will attack the base.", "attack", "planned", False),
    ("Kenya plans to attack the base.", "attack", "planned", False),
    ("Kenya vowed to attack the base.", "attack", "planned", False),
    ("Kenya tried to attack the base.", "attack", "attempted", False),
    ("Kenya failed to attack the base.", "attack", "attempted", True),
    ("Kenya threatened to attack the base.", "attack", "threatened", False),
    ("Kenya may attack the base.", "attack", "possible", False),
    ("Kenya denied that soldiers attacked the base.", "attack", "denied", False),
    ("Kenya denied involvement in an attack on the base.", "attack", "denied", False),
    ("Kenya denied responsibility for the attack on the base.", "attack", "denied", False),
    ("Kenya faced accusations of attacking the base.", "attack", "possible", False),
    ("Kenya was accused of robbing banks, attacking the base and burning cars.", "attack", "possible", False),
    ("Ade Bello was charged with murder and an attack on the base.", "attack", "possible", False),
    ("Ade Bello was charged with murder, and soldiers attacked the base.", "attack", "asserted", False),
    ("Who attacked the base?", "attack", "hypothetical", False),
    ("Will Kenya attack the base?", "attack", "hypothetical", False),
    ("Uganda reported that Kenya had attacked the base.", "attack", "asserted", False),
    ("Uganda warned that Kenya had attacked the base.", "attack", "asserted", False),
    ("Uganda warned that rebels had increased attacks on the base.", "attack", "asserted", False),
    ("Uganda warned that there could be attacks on the base.", "attack", "threatened", False),
    ("Kenya rejected a call by Uganda to attack the base.", "attack", "planned", False),
    ("Kenya no longer attacks the base.", "attack", "asserted", True),
    ("The rebels have yet to attack the base.", "attack", "asserted", True),
    ("The army did not seem to attack the rebels.", "attack", "asserted", True),
    ("Troops have been directed to attack the base.", "attack", "planned", False),
    ("Troops are free to attack the base.", "attack", "possible", False),
    ("Walls protect the base from attacks by rebels.", "attack", "possible", False),
    ("Uganda was asking why Kenya had attacked the base.", "attack", "asserted", False),
    ("Uganda knows of no plan and is not aware of any rebels attacking the base.", "attack", "hypothetical", False),
    ("They can be planted here and attack the base.", "attack", "possible", False),
    ("Kenya did not attack the base.", "attack", "asserted", True),
    ("Neither Kenya nor Uganda attacked the base.", "attack", "asserted", True),
    ("No soldier attacked the base.", "attack", "asserted", True),
    ("If Kenya attacks the base, troops will leave.", "attack", "hypothetical", False),
    ("Police foiled an attack on the base.", "attack", "attempted", True),
    ("The minister said that Kenya would attack the base.", "attack", "planned", False),
    ("The base will be attacked.", "attack", "planned", False),
    ("The base may have been attacked.", "attack", "possible", False),
    ("Troops will be attacking the base.", "attack", "planned", False),
    ("Kenya will launch an attack on the base.", "attack", "planned", False),
    ("Rebels could carry out an attack on the base.", "attack", "possible", False),
    ("Kenya was to attack the base on Friday.", "attack", "planned", False),
    ("A team of rebels was to attack the base.", "attack", "planned", False),
    ("One aim was to attack the base.", "attack", "asserted", False),
    ("Rebels received threats for attacking the base.", "attack", "asserted", False),
    ("A man was sought in Friday's attack on the base.", "attack", "asserted", False),
    ("Troops will cross the river to attack the base.", "attack", "planned", False),
    ("Troops crossed the river to attack the base.", "attack", "asserted", False),
]


@pytest.mark.parametrize(("text", "stem", "modality", "negated"), CASES, ids=[case[0] for case in CASES])
def test_modality_comes_from_the_words(read_all: Read, text: str, stem: str, modality: str, negated: bool) -> None:
    found = [
        event for event in read_all(text).events if event.trigger.quote.startswith(stem) and event.type == "ASSAULT"
    ]
    assert [(event.modality, event.negated) for event in found] == [(modality, negated)]


def test_gunmen_who_burned_houses_did_it_once_and_gunmen_who_burn_houses_do_it_often(read: Read) -> None:
    once, often = (read(f"Militants {verb} houses in Borno state.").events[0] for verb in ("burned", "burn"))
    assert (once.pattern, often.pattern) == (False, True)


def test_each_of_the_things_charged_is_only_possible(read_all: Read) -> None:
    text = "Ade Bello is charged with two counts of assault, shooting into a house and possession of a firearm."
    assert [event.modality for event in read_all(text).events if event.trigger.quote == "shooting"] == ["possible"]
