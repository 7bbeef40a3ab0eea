"""How a report is put to the encoder that was taught to see phrases."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.finding.networks.encoder import Words
from dateline.finding.phrases.finder import stretches
from dateline.finding.phrases.network import LIMIT, WIDTH, adapted_states, windows
from dateline.pipeline import Reader
from dateline.records import Report

TEXTS = [
    "Two men left.",
    "Two men left.\nThen it rained.\n\n" + "The bridge over the river was closed again. " * 80,
    "word " * 700,
    "a" * 3000,
    "www.example.org/" + "x-1/" * 300,
    "()",
]


def read(text: str) -> tuple[object, list[list[int]]]:
    (document,) = Reader.load().reports.read([Report.of(text)])
    return document.doc, list(stretches(document.doc))


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_stands_in_one_window_in_order(text: str) -> None:
    doc, lines = read(text)
    found = list(windows(doc, lines))
    assert [word for window in found for word in window.words] == [word for line in lines for word in line]


@pytest.mark.parametrize("text", TEXTS)
def test_the_pieces_of_a_word_are_those_of_its_window(text: str) -> None:
    doc, lines = read(text)
    for window in windows(doc, lines):
        assert len(window.ids) <= LIMIT or len(window.words) == 1
        assert len(window.words) == len(window.first) == len(window.last)
        assert all(0 <= first <= last < len(window.ids) for first, last in zip(window.first, window.last, strict=True))


def test_a_word_has_the_pieces_that_spell_it() -> None:
    doc, lines = read("Okafor met two men.")
    (window,) = windows(doc, lines)
    pieces = [Words.load().tokenizer.id_to_token(at).removeprefix("##") for at in window.ids]
    spelt = ["".join(pieces[a : b + 1]) for a, b in zip(window.first, window.last, strict=True)]
    assert spelt == ["okafor", "met", "two", "men", "."]


def test_sentences_share_a_window_as_long_as_there_is_room_and_are_not_cut() -> None:
    doc, lines = read("The bridge over the river was closed again. " * 80)
    found = list(windows(doc, lines))
    assert 2 < len(found) < 6
    starts = {line[0] for line in lines}
    assert all(window.words[0] in starts for window in found)


def test_what_a_word_is_seen_as_hangs_on_the_words_about_it() -> None:
    doc, lines = read("The bank lent the town money.\nThe bank of the river was under water.")
    states = adapted_states(doc, lines)
    banks = [token.i for token in doc if token.text == "bank"]
    assert states.shape == (len(doc), WIDTH)
    assert np.abs(states[banks[0]] - states[banks[1]]).max() > 0.1


def test_a_text_without_pieces_has_no_window() -> None:
    doc, lines = read("")
    assert list(windows(doc, lines)) == []
    assert adapted_states(doc, lines).shape == (0, WIDTH)
