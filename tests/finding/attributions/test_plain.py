"""Two verbs of one speaker are two statements, and a verb of saying with its own clause is always one."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# sentences, and the cue and content of each statement in them
SAID = [
    (
        "A spokeswoman confirmed that the food was held at the depot but denied any plans to burn it.",
        {("confirmed", "that the food was held at the depot"), ("denied", "any plans to burn it")},
    ),
    (
        "The ministry said a device went off in Gao and suggested that rebels had laid it.",
        {("said", "a device went off in Gao"), ("suggested", "that rebels had laid it")},
    ),
    (
        "The party condemned the raid and demanded the resignation of the minister.",
        {("condemned", "the raid"), ("demanded", "the resignation of the minister")},
    ),
    (
        "Those against the mine argued it would poison the river.",
        {("argued", "it would poison the river")},
    ),
    ("Ada Bello said the man fell and broke his arm.", {("said", "the man fell and broke his arm")}),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[case[0] for case in SAID])
def test_each_verb_of_a_speaker_has_its_own_content(read: Read, text: str, expected: set[tuple[str, str]]) -> None:
    found = read(text).attributions
    assert {(one.cue.quote, " ".join(piece.quote for piece in one.content)) for one in found if one.cue} == expected


def test_who_takes_back_a_claim_claims_it_no_more(read: Read) -> None:
    found = read("The governor withdrew his claim that rebels had burned the school.").attributions
    assert [(one.source.quote, one.stance) for one in found if one.source] == [("The governor", "corrects")]


def test_who_neither_confirms_nor_denies_takes_no_side(read: Read) -> None:
    found = read("The army neither confirmed nor denied that troops had left.").attributions
    assert [(one.source.quote, one.stance) for one in found if one.source] == [("The army", None)]
