"""Numbers of people shot, stabbed, or taken to hospital, as (unit, low, high, words)."""

from __future__ import annotations

import pytest

from dateline.reading.figures.struck import find_struck

TOLD = [
    ("Five people were shot at a club in Ayton.", [("shot", 5, 5, "Five people")]),
    ("Six people, two men and four women, were shot.", [("shot", 6, 6, "Six people")]),
    ("Gunmen shot three farmers near the canal.", [("shot", 3, 3, "three farmers")]),
    ("Officers found four men with gunshot wounds.", [("shot", 4, 4, "four men")]),
    ("The three victims were known to each other.", [("shot", 3, 3, "The three victims")]),
    ("Two men were hit by bullets.", [("shot", 2, 2, "Two men")]),
    ("Three others were shot.", [("injured", 3, 3, "Three others")]),
    ("Two other men were taken to a hospital in Quetta.", [("injured", 2, 2, "Two other men")]),
    ("It was the second triple shooting in a week.", [("shot", 3, 3, "triple shooting")]),
    ("Police are investigating a double homicide.", [("killed", 2, 2, "double homicide")]),
    ("A fourth victim was found later.", [("shot", 4, None, "fourth victim")]),
    ("The patrol found a fifth homicide victim.", [("killed", 5, None, "fifth homicide victim")]),
    ("Three men and two women were shot at a fair.", [("shot", 5, 5, "Three men and two women")]),
    ("A nurse and six others were shot.", [("shot", 7, 7, "A nurse and six others")]),
    ("Eight people, including a child, were shot.", [("shot", 8, 8, "Eight people")]),
    ("Two boys ages 14 and 15 were taken to a hospital.", [("shot", 2, 2, "Two boys")]),
    ("Nobody saw the shooting of three herders.", [("shot", 3, 3, "three herders")]),
    ("The deadly attack shook the town.", [("killed", 1, None, "deadly attack")]),
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD, ids=[sentence for sentence, _ in TOLD])
def test_who_was_struck(sentence: str, rows: list[tuple[str, float, float | None, str]]) -> None:
    found = find_struck(sentence, 7)
    assert [(one.unit, one.low, one.high, one.span.quote) for one in found] == rows
    assert all(sentence[one.span.start - 7 : one.span.end - 7] == one.span.quote for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Five people were shot dead.",
        "He was shot around 11 a.m. near the mosque.",
        "The shooting came two days after the vote.",
        "Officers shot five rounds.",
        "A second suspect was arrested.",
        "It was the third time the boy was shot at.",
        "She is the third child to be shot this year.",
        "Four men were arrested.",
    ],
)
def test_what_counts_nobody(sentence: str) -> None:
    assert find_struck(sentence) == ()
