"""Persons told of one by one as killed or hurt, and numbers of those who were shot."""

from __future__ import annotations

import pytest

from dateline.reading.figures.casualties import find_casualties
from dateline.reading.figures.struck import find_struck

TOLD = [
    ("A 17-year-old boy was shot in the head and later died.", [("killed", "A 17-year-old boy", "17")]),
    (
        "Police say a man shot his wife before killing himself.",
        [("injured", "his wife", None), ("killed", "himself", None)],
    ),
    ("Anna Marlow, 20, of Ayton, was pronounced dead at the scene.", [("killed", "Anna Marlow", "20")]),
    ("An officer shot and killed a suspect.", [("killed", "a suspect", None)]),
    ("Boy, 5, shot in head", [("injured", "Boy", "5")]),
    ("The toddler is in critical condition.", [("injured", "The toddler", None)]),
    ("Another man suffered a gunshot wound to the leg.", [("injured", "Another man", None)]),
    ("He is accused of the attempted murder of a 20-year-old man.", [("injured", "a 20-year-old man", "20")]),
    ("A mother who was shot by her 4-year-old son has died.", [("killed", "A mother", None)]),
    ("Four men who came to honour a slain friend were shot.", []),
    ("They found one man dead and another wounded.", [("killed", "one man", None), ("injured", "another", None)]),
    ("The fourth was wounded in the leg.", [("injured", "fourth", None)]),
    ("The other is fighting for his life.", [("injured", "other", None)]),
    ("A farmer hurt on Sept. 3 died on Friday.", [("killed", "A farmer", None)]),
    (
        "He killed his mother and brother, then himself.",
        [("killed", "his mother", None), ("killed", "brother", None), ("killed", "himself", None)],
    ),
    ("The two year old child died.", [("killed", "The two year old child", "2")]),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=[sentence for sentence, _ in TOLD])
def test_who_was_killed_or_hurt(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = find_casualties(sentence, 10)
    assert [(one.fate, one.span.quote, one.age) for one in found] == expected
    assert all(sentence[one.span.start - 10 : one.span.end - 10] == one.span.quote for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was hurt.",
        "The father was arrested and charged with murder.",
        "She was taken to Ayton Children's Hospital.",
        "The boy was nearly killed.",
        "A woman watched the parade in Ayton.",
    ],
)
def test_who_was_not(sentence: str) -> None:
    assert find_casualties(sentence) == ()


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ayton woman shot in foot", [("injured", "woman")]),
        ("Ayton shooting victim, 18, dies", [("killed", "victim")]),
        ("Husband and wife dead after fire", [("killed", "Husband"), ("killed", "wife")]),
        ("Officer-involved shooting in Ayton", []),
    ],
)
def test_a_headline_leaves_articles_out(headline: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.fate, one.span.quote) for one in find_casualties(headline, headline=True)] == expected


def test_who_killed_others_and_himself_is_another_than_they() -> None:
    people = find_casualties("Police: man kills woman, her son, himself", headline=True)
    assert [(one.span.quote, one.anew, one.pronoun) for one in people] == [
        ("woman", False, False),
        ("her son", True, False),
        ("himself", True, False),
    ]
    (man, himself) = find_casualties("The man shot himself.")
    assert man.pronoun and himself.pronoun


def test_a_son_killed_beside_his_mother_is_another_person() -> None:
    mother, son = find_casualties("He is charged with the murder of his mother and 8-year-old brother.")
    assert (mother.fate, mother.anew, son.fate, son.anew) == ("killed", False, "killed", True)


def test_how_many_were_shot_counts_the_dead_too() -> None:
    assert [(each.unit, each.low, each.span.quote) for each in find_struck("Five people were shot at a club.")] == [
        ("shot", 5, "Five people")
    ]
    assert find_struck("Five people were shot dead.") == ()
    assert find_struck("Five people were arrested.") == ()
