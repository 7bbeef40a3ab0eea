"""Tellings that hang together, split into groups that agree; a person's word before all comparisons."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.grouping import _Groups, grouped

SURE, NO = 0.99, 0.01


def test_those_that_agree_are_one_group() -> None:
    assert grouped("abc", {("a", "b"): SURE, ("a", "c"): SURE, ("b", "c"): SURE}) == [("a", "b", "c")]


def test_a_chain_whose_ends_disagree_is_cut() -> None:
    assert grouped("abc", {("a", "b"): SURE, ("b", "c"): 0.8, ("a", "c"): NO}) == [("a", "b"), ("c",)]


def test_what_was_never_compared_stays_apart() -> None:
    assert grouped("ab", {}) == [("a",), ("b",)]


def test_a_person_joins_and_parts_whatever_the_scores_say() -> None:
    assert grouped("ab", {("a", "b"): NO}, same=[("a", "b")]) == [("a", "b")]
    assert grouped("ab", {("a", "b"): SURE}, different=[("a", "b")]) == [("a",), ("b",)]


def test_the_order_of_what_is_given_changes_nothing() -> None:
    scores = {("a", "b"): 0.7, ("b", "c"): 0.7, ("c", "d"): 0.7}
    assert grouped("dcba", dict(reversed(scores.items()))) == grouped("abcd", scores)


@given(st.integers(1, 6), st.data())
def test_those_who_all_agree_are_the_one_group_that_joining_two_at_a_time_ends_in(
    size: int, data: st.DataObject
) -> None:
    ids = "abcdef"[:size]
    scores = {pair: data.draw(st.floats(0.438, 1)) for pair in combinations(ids, 2)}
    joined = _Groups(ids, scores, ())
    joined.join_best()
    assert grouped(ids, scores) == sorted(joined.members.values()) == [tuple(ids)]
