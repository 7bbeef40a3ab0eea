"""Counting: exact and overlapping spans, micro and macro."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from benchmarks.scoring import Counts, exact, macro_f1, overlap, span_scores, with_unseen


def test_exact_counts_each_true_span_once() -> None:
    assert exact([(0, 3), (0, 3), (5, 9)], [(0, 3), (5, 8)]) == Counts(tp=1, fp=2, fn=1)


@pytest.mark.parametrize(
    ("found", "true", "counts"),
    [
        ([], [], Counts(0, 0, 0)),
        ([(0, 4)], [(3, 9)], Counts(1, 0, 0)),
        ([(0, 4)], [(4, 9)], Counts(0, 1, 1)),  # half open: they only touch
        ([(0, 2), (2, 4)], [(0, 4)], Counts(1, 1, 0)),  # one true span is not found twice
        ([(0, 10)], [(0, 2), (3, 10)], Counts(1, 0, 1)),
        ([(3, 10), (0, 4)], [(0, 2), (3, 10)], Counts(2, 0, 0)),  # the largest share is matched first
    ],
)
def test_overlap_is_one_to_one(found: list[tuple[int, int]], true: list[tuple[int, int]], counts: Counts) -> None:
    assert overlap(found, true) == counts
    assert overlap(found[::-1], true[::-1]) == counts


def test_counts_add_up_over_documents() -> None:
    total = sum([Counts(1, 1, 0), Counts(2, 0, 1)], Counts())
    assert total == Counts(3, 1, 1)
    assert total.scores() == {"precision": 0.75, "recall": 0.75, "f1": 0.75}


def test_nothing_found_scores_nothing() -> None:
    assert Counts(0, 0, 4).scores() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_span_scores_are_micro_averaged() -> None:
    documents = [([(0, 3)], [(0, 3)]), ([(1, 2)], [(1, 5), (7, 9)])]
    assert span_scores(documents) == {"exact_f1": 0.4, "overlap_f1": 0.8}


def test_macro_f1_weighs_labels_alike() -> None:
    # "a": two of three right and nothing else called so, F1 0.8; "b": one of one, once wrongly, F1 2/3
    assert macro_f1(["a", "a", "b", "b"], ["a", "a", "a", "b"]) == pytest.approx((0.8 + 2 / 3) / 2)


def test_macro_f1_refuses_rows_that_do_not_pair() -> None:
    with pytest.raises(ValueError, match="longer"):
        macro_f1(["a"], ["a", "b"])


def _right(rows: Sequence[int]) -> dict[str, object]:
    return {"right": sum(rows) / len(rows)}


@pytest.mark.parametrize(
    ("known", "seen", "unseen"),
    [
        ([True, False, False, True], 0.5, {"n": 2, "right": 0.5}),
        ([False] * 4, 0.0, None),  # the whole says it
        ([True] * 4, 1.0, None),  # there is nothing to say
    ],
)
def test_rows_that_a_network_saw_are_told_apart(known: list[bool], seen: float, unseen: object) -> None:
    scores = with_unseen([1, 0, 1, 1], known, _right)
    assert scores == {"n": 4, "right": 0.75, "seen": seen} | ({"unseen": unseen} if unseen else {})
