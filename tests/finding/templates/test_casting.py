"""How a report is cut into windows for the encoder, and where a phrase stands in them."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.finding.templates.casting import LIMIT, Place, Placing, cast, windows
from dateline.finding.templates.filling import find_candidates
from dateline.pipeline import Reader
from dateline.records import Report


def tokens(count: int) -> list[tuple[int, int]]:
    """Offsets of words of one letter with a blank between."""
    return [(2 * at, 2 * at + 1) for at in range(count)]


def test_a_short_report_is_one_window() -> None:
    assert windows(tokens(20), [0, 10, 30]) == [(0, 20)]


def test_a_long_report_is_cut_at_sentences_into_windows_of_about_one_length() -> None:
    found = windows(tokens(600), [2 * at for at in range(0, 600, 30)])
    assert found == [(0, 300), (300, 600)]


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    found = windows(tokens(900), [0])
    assert found[0] == (0, LIMIT)
    assert [start for start, _ in found[1:]] == [end for _, end in found[:-1]]
    assert found[-1][1] == 900


def test_no_text_has_no_window() -> None:
    assert windows([], [0]) == []


def test_a_phrase_is_placed_by_its_characters_and_its_head() -> None:
    placing = Placing(tokens(10), [(0, 6), (6, 10)])
    assert placing.of(2, 7, 6, 7) == Place(0, 1, 4, 3, 4)
    assert placing.of(14, 17) == Place(1, 1, 3, 2, 3)


def test_what_runs_over_a_window_ends_with_it() -> None:
    assert Placing(tokens(10), [(0, 6), (6, 10)]).of(8, 15) == Place(0, 4, 6, 5, 6)


@pytest.mark.parametrize("text", ["", "...", "the guerrillas kidnapped the rancher on monday."])
def test_every_candidate_and_every_time_has_an_answer(text: str) -> None:
    (document,) = Reader.load().reports.read([Report.of(text, published="1990-02-04")])
    candidates = find_candidates(document.doc)
    first, again = cast(document, candidates), cast(document, candidates)
    assert first.candidates.shape[0] == len(candidates)
    assert first.times.shape[0] == len(document.times)
    assert np.array_equal(first.candidates, again.candidates) and np.array_equal(first.told, again.told)


def test_a_victim_and_a_culprit_are_told_apart() -> None:
    text = "the guerrillas kidnapped the rancher pedro almeria near his home. the kidnappers demanded a ransom."
    (document,) = Reader.load().reports.read([Report.of(text)])
    candidates = find_candidates(document.doc)
    roles = cast(document, candidates).candidates[:, :5]
    by_head = {document.doc[one.nominals[0].head].text: row for one, row in zip(candidates, roles, strict=True)}
    assert by_head["guerrillas"][0] > by_head["almeria"][0]
    assert by_head["almeria"][3] > by_head["guerrillas"][3]
