"""Source and target are found in a sentence where neither is given."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.finding.events.learned.dyad import Dyad, best_spans, find_dyad, find_dyads

OUT, S, S_IN, T, T_IN = range(5)

# The best tag of each of five tokens, three characters wide and set apart by a blank; and the spans they give.
RUNS = [
    ([S, S_IN, OUT, T, T_IN], (0, 7), (12, 19)),
    ([OUT, S, OUT, OUT, OUT], (4, 7), None),
    ([OUT, S_IN, S_IN, OUT, T], (4, 11), (16, 19)),
    ([T, T, OUT, S, OUT], (12, 15), (0, 3)),
    ([OUT, OUT, OUT, OUT, OUT], None, None),
]

# Sentences written here, and who acts on whom in them.
PLAIN = [
    ("Denmark condemned Nauru on Friday.", "Denmark", "Nauru"),
    ("Police in Faro arrested two bakers.", "Police in Faro", "two bakers"),
    ("Gambian soldiers ambushed the rebels near the river.", "Gambian soldiers", "the rebels"),
]


def scores(tags: list[int]) -> np.ndarray:
    return np.eye(5, dtype=np.float32)[tags]


@pytest.mark.parametrize(("tags", "source", "target"), RUNS, ids=[str(row[0]) for row in RUNS])
def test_runs_of_tags_are_spans(
    tags: list[int], source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    offsets = [(place * 4, place * 4 + 3) for place in range(5)]
    assert best_spans(scores(tags), offsets) == (source, target)


def test_the_surest_of_several_runs_is_taken() -> None:
    doubtful = scores([S, OUT, S, OUT, OUT])
    doubtful[2] *= 3
    assert best_spans(doubtful, [(place, place + 1) for place in range(5)]) == ((2, 3), None)


@pytest.mark.parametrize(("text", "source", "target"), PLAIN, ids=[row[1] for row in PLAIN])
def test_plain_sentences_have_the_dyad_that_anyone_sees(text: str, source: str, target: str) -> None:
    dyad = find_dyad(text)
    assert [text[slice(*span)] for span in (dyad.source, dyad.target) if span] == [source, target]


def test_a_text_of_no_words_has_none() -> None:
    assert find_dyads([""]) == [Dyad(None, None)]
