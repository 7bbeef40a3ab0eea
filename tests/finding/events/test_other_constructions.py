"""Who did it to whom, and whether, where the words hang otherwise: on another's object, behind a title, in a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Event, Reading

Read = Callable[..., Reading]

SIDES = [
    # a participle or a "by" that hangs on the object
    ("The United Nations accused both sides of recruiting children.", "recruiting", ["both sides"], []),
    ("A court acquitted a former minister of ordering the killings.", "killings", ["a former minister"], []),
    ("The group was designated a terrorist body by the United States.", "designated", ["United States"], ["The group"]),
    ("The expulsion of 12 Russian envoys by Austria was announced.", "expulsion", ["Austria"], ["12 Russian envoys"]),
    ("The abduction by Boko Haram of 276 girls shocked the world.", "abduction", ["Boko Haram"], ["276 girls"]),
    ("The condemnation of an attack by rebels was welcome.", "attack", ["rebels"], []),
    ("Army shelling of Muntasir killed two people.", "shelling", ["Army"], ["Muntasir"]),
    ("The militia shelled Muntasir for two hours.", "shelled", ["The militia"], ["Muntasir"]),
    # the name behind a state's post
    (
        "The president of Chad, Ade Bello, expelled the German ambassador.",
        "expelled",
        ["Ade Bello"],
        ["the German ambassador"],
    ),
    # somebody else's plan
    ("Troops foiled a plot to bomb the airport in Lahore.", "bomb", [], ["the airport"]),
    ("The gunmen plotted to bomb the airport in Lahore.", "bomb", ["The gunmen"], ["the airport"]),
    # words for people, and all their words
    ("The rebels abducted the missing engineers.", "abducted", ["The rebels"], ["the missing engineers"]),
    ("Rebels attacked the convoy, killing at least six.", "attacked", ["Rebels"], ["the convoy", "at least six"]),
]


def _of(read: Read, text: str, trigger: str) -> Event:
    return next(event for event in read(text).events if event.trigger.quote == trigger)


def _words(event: Event, role: str) -> list[str]:
    return [item.span.quote for item in event.participants if item.role == role]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), SIDES, ids=[case[0] for case in SIDES])
def test_who_to_whom(read_all: Read, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = _of(read_all, text, trigger)
    assert (_words(event, "actor"), _words(event, "recipient")) == (actors, recipients)


WHETHER = [
    ("Peacekeepers failed to stop the massacre in Bentiu.", "massacre", "asserted", False),
    ("The mayor could not prevent the attack in Gao.", "attack", "asserted", False),
    ("Peacekeepers stopped an attack on the camp in Gao.", "attack", "attempted", True),
    ("The army vowed to retaliate for the killing of its soldiers.", "killing", "asserted", False),
    ("Had the convoy been attacked, the truce would have collapsed.", "attacked", "hypothetical", False),
    ("The gang demanded a ransom for the release of three engineers.", "release", "planned", False),
    ("A court acquitted Ade Bello of killing two judges.", "killing", "denied", False),
]


@pytest.mark.parametrize(("text", "trigger", "modality", "negated"), WHETHER, ids=[case[0] for case in WHETHER])
def test_whether_it_happened(read_all: Read, text: str, trigger: str, modality: str, negated: bool) -> None:
    event = _of(read_all, text, trigger)
    assert (event.modality, event.negated) == (modality, negated)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Hundreds fled after clashes between herders and farmers in Plateau.", False),
        ("Herders and farmers have had clashes for years.", True),
    ],
)
def test_what_others_fled_from_happened(read_all: Read, text: str, pattern: bool) -> None:
    assert _of(read_all, text, "clashes").pattern == pattern
