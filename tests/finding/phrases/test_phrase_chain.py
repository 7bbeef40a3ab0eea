"""Phrases out of the scores of tags: each that is likely enough over all sequences, none that has not begun."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from dateline.finding.phrases.chain import BARS, TAGS, Kind, likely, with_articles

AFTER = np.where([[b[0] != "I" or a[1:] == b[1:] for b in TAGS] for a in TAGS], 0.0, -1e4)


def scores(*words: dict[str, float]) -> np.ndarray:
    """The scores of words: those named, and -20 for all other tags."""
    found = np.full((len(words), len(TAGS)), -20.0)
    for row, named in zip(found, words, strict=True):
        for tag, score in named.items():
            row[TAGS.index(tag)] = score
    return found


def test_a_phrase_never_goes_on_that_has_not_begun() -> None:
    unsaid = {"O": 0.0}
    begun = {"I-person": 8.0, "B-person": 3.0}
    assert likely(scores(begun, {"I-person": 8.0}, unsaid), AFTER) == [(0, 1, "person")]


@pytest.mark.parametrize(("odds", "found"), [(-2.0, []), (-0.5, [(0, 0, "person")]), (2.0, [(0, 0, "person")])])
def test_a_phrase_is_told_that_is_less_likely_than_none_but_likely_enough(
    odds: float, found: list[tuple[int, int, str]]
) -> None:
    assert likely(scores({"O": 0.0, "B-person": odds}), AFTER) == found


def test_of_extents_that_overlap_the_likeliest_is_told() -> None:
    short = scores({"B-location": 0.0}, {"O": 0.3, "I-location": 0.0})
    assert likely(short, AFTER) == [(0, 0, "location")]
    assert likely(scores({"B-location": 0.0}, {"O": 0.0, "I-location": 0.3}), AFTER) == [(0, 1, "location")]


def test_what_is_told_is_what_counting_all_sequences_tells() -> None:
    rng = np.random.default_rng(3)
    tags = [TAGS.index(tag) for tag in ("O", "B-person", "I-person", "B-time")]
    words = rng.normal(size=(4, len(TAGS)))
    words[:, [at for at in range(len(TAGS)) if at not in tags]] = -1e4
    chances: dict[tuple[int, int, str], float] = {}
    total = 0.0
    for path in product(tags, repeat=4):
        if TAGS[path[0]][0] == "I":
            continue
        weight = np.exp(
            sum(words[at, tag] for at, tag in enumerate(path)) + sum(AFTER[a, b] for a, b in pairwise(path))
        )
        total += weight
        for first, tag in enumerate(path):
            if TAGS[tag][0] == "B":
                last = first
                while last + 1 < 4 and TAGS[path[last + 1]] == f"I-{TAGS[tag][2:]}":
                    last += 1
                key = (first, last, TAGS[tag][2:])
                chances[key] = chances.get(key, 0.0) + weight
    bars = {str(kind): bar for kind, bar in BARS.items()}
    enough = {key: weight / total for key, weight in chances.items() if weight / total >= bars[key[2]]}
    told = likely(words, AFTER)
    assert told
    assert set(told) <= set(enough)
    for first, last, _ in set(enough) - set(told):  # what is left out lies across something likelier
        assert any(first <= end and start <= last for start, end, _ in told)


def test_a_nationality_is_told_at_lower_odds_than_other_kinds() -> None:
    odds = {"O": 0.0, "B-nationality": -1.5, "B-time": -1.5}
    assert likely(scores(odds), AFTER) == [(0, 0, "nationality")]


def test_weapons_and_the_like_are_never_told() -> None:
    assert likely(scores({"B-other": 5.0, "O": 0.0}, {"O": 0.0}), AFTER) == []


@pytest.mark.parametrize(
    ("run", "articles", "taken"),
    [
        ((1, 3, "organisation"), {0: 3}, (0, 3, "organisation")),  # "an" + "armed tribal unit"
        ((0, 1, "location"), {0: 2}, (1, 1, "location")),  # "the Bako" + "offensive"
        ((0, 2, "person"), {0: 2}, (0, 2, "person")),
        ((2, 3, "location"), {0: 3, 1: 3}, (0, 3, "location")),  # "all the" + "old farmland"
        ((1, 2, "time"), {0: 2}, (1, 2, "time")),
        ((0, 0, "person"), {0: 4}, (0, 0, "person")),  # "this", alone
    ],
)
def test_a_phrase_has_the_article_of_its_own_noun_and_no_other(
    run: tuple[int, int, Kind], articles: dict[int, int], taken: tuple[int, int, str]
) -> None:
    assert with_articles([run], articles) == [taken]


def test_an_article_that_another_phrase_has_is_left_to_it() -> None:
    runs: list[tuple[int, int, Kind]] = [(0, 1, "person"), (2, 3, "organisation")]
    assert with_articles(runs, {1: 3}) == runs
