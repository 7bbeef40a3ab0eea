"""Screening: what a sentence is about, in a tenth of a millisecond and without a parse."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import yaml

from dateline.finding.screening import in_context, known_labels, screen, screen_report, seen
from dateline.finding.signals import BUCKETS, buckets, signals

# Sentences written here, a label that holds and one that does not.
TOLD = [
    ("three persons were killed in police firing at the mill on friday.", "police_killing", "police_arrest"),
    ("Police fired tear gas shells to disperse the mob near the bridge.", "police_force", "police_killing"),
    ("police arrested 14 persons in connection with the riot.", "police_arrest", "police_force"),
    (
        "the police failed to act and remained mute spectators while shops were looted",
        "police_failure",
        "police_killing",
    ),
    ("A bomb planted under a culvert exploded, injuring two soldiers.", "bombing", "abduction"),
    ("Armed rebels abducted two engineers from their camp on Monday.", "abduction", "bombing"),
    ("Rebels set ablaze five trucks and a road roller at the works.", "other_attack", "bombing"),
]
# Sentences of our own that teach the screening: a list for each set of labels.
TEACHING = {
    "police.yaml": {"KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION"},
    "attacks.yaml": {"assault", "bombing", "abduction", "other"},
}
NOTHING = [
    "the shares of the bank rose on tuesday.",
    "She sang two songs at the wedding.",
    "",
    "\ufffd\ufffd ''''",
    "日本",
]


@pytest.mark.parametrize(("text", "holds", "fails"), TOLD)
def test_a_sentence_has_the_labels_that_its_words_tell(text: str, holds: str, fails: str) -> None:
    screening = screen(text)
    assert holds in screening
    assert fails not in screening


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_about_something_else_has_no_label(text: str) -> None:
    assert not screen(text).labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Police shot dead two weavers near the canal.", {"police_killing", "police_force"}),
        ("A mob killed two weavers near the canal.", set()),
        ("Police said that two weavers had been stabbed to death near the canal.", set()),
        ("The party demanded that the arsonists be arrested.", set()),
        ("The police arrested the arsonists.", {"police_arrest"}),
        ("The fire brigade failed to reach the warehouse in time.", set()),
        ("The police failed to reach the warehouse in time.", {"police_failure"}),
    ],
)
def test_who_did_it_and_whether_it_was_done_tell_labels_apart(text: str, labels: set[str]) -> None:
    told = {label for label in screen(text).labels if label.startswith("police")}
    assert told - {"police_action"} == labels


@pytest.mark.parametrize("text", [told[0] for told in TOLD])
def test_letter_case_and_damaged_quotation_marks_do_not_matter(text: str) -> None:
    assert screen(text) == screen(text.upper()) == screen(f"''''â€œ{text}â€�")


def test_every_label_has_a_score_between_nought_and_one() -> None:
    scores = dict(screen(TOLD[0][0]).scores)
    assert tuple(scores) == known_labels()
    assert all(0 <= score <= 1 for score in scores.values())


def test_a_report_has_the_highest_score_of_its_sentences() -> None:
    whole, sentences = screen_report([text for text, _, _ in TOLD])
    assert len(sentences) == len(TOLD)
    for place, (label, score) in enumerate(whole.scores):
        assert score == max(dict(sentence.scores)[label] for sentence in sentences), (place, label)


def test_a_sentence_is_judged_by_what_is_told_around_it() -> None:
    vague = "They let the crowd go on with it, he said."
    _, among_police = screen_report(["The police did nothing to stop the mob.", vague, "No policeman came to help us."])
    _, among_shares = screen_report(["The shares of the bank rose on Tuesday.", vague, "The bank opened at nine."])
    assert dict(among_police[1].scores)["police_failure"] > dict(among_shares[1].scores)["police_failure"]
    assert dict(among_police[1].scores)["bombing"] == dict(among_shares[1].scores)["bombing"]  # notes have no context


def test_a_sentence_alone_is_a_report_of_one_sentence() -> None:
    text = TOLD[0][0]
    assert screen_report([text])[1] == [screen(text)]


def test_context_is_a_share_of_the_highest_and_of_each_neighbour_within_bounds() -> None:
    odds = np.array([[-9.0], [1.0], [4.0]])
    judged = in_context(odds, np.array([[0.3], [0.1]]))
    assert judged[:, 0].tolist() == pytest.approx([-9 + 0.9 - 0.4, 1 + 0.9 - 0.2, 4 + 0.9 - 0.4])


def test_a_report_without_sentences_has_no_label() -> None:
    whole, sentences = screen_report([])
    assert not whole.labels
    assert not sentences
    assert {score for _, score in whole.scores} == {0.0}


def test_words_written_here_taught_nothing() -> None:
    assert not any(seen(text) for text, _, _ in TOLD)


@pytest.mark.parametrize(("name", "labels"), TEACHING.items())
def test_the_sentences_of_our_own_are_labelled_and_stand_once(name: str, labels: set[str]) -> None:
    held = yaml.safe_load((Path(__file__).parents[2] / "training" / name).read_text(encoding="utf-8"))
    assert set().union(*(told.split() for told in held)) == labels | {"none"}
    texts = [text.lower() for told in held.values() for text in told]
    assert len(texts) == len(set(texts))
    assert not {text.lower() for text, _, _ in TOLD} & set(texts)


def test_signals_tell_what_stands_beside_police_and_what_is_denied() -> None:
    found = signals("the crowd watched, but the police did not fire a shot")
    assert {"watched~police", "police~fire", "police~shot", "not~fire", "not~=shooting"} <= found
    assert not {"the~police", "police~a", "not~police", "police~watched"} & found


def test_signals_tell_groups_and_which_stands_first() -> None:
    found = signals("Police arrested 12 clerks.")
    assert {"police", "police arrested", "# clerks", "=police", "arrest&police", "police<arrest"} <= found
    assert "arrest<police" not in found


def test_buckets_are_in_order_and_in_range() -> None:
    numbers = buckets(TOLD[3][0])
    assert numbers == sorted(set(numbers))
    assert 0 <= numbers[0] <= numbers[-1] < BUCKETS


def test_a_long_text_costs_time_in_proportion() -> None:
    text = " ".join(told[0] for told in TOLD)
    screen(text)
    start = time.perf_counter()
    screen(" ".join([text] * 50))
    assert time.perf_counter() - start < 2
