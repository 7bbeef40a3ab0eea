"""The coder reads a sentence with its spans marked, and answers from PLOVER's types."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from dateline.finding.events.learned.coder import code, code_all
from dateline.finding.networks.encoder import CODER, LIMIT, PAIRING, digest, mark, seen

# Sentences written here, with the source, the target, and the type that any reader would give.
PLAIN = [
    ("Police in Faro arrested two bakers on Friday.", "Police in Faro", "two bakers", "COERCE"),
    ("Denmark condemned the blockade of the island by Nauru.", "Denmark", "Nauru", "ACCUSE"),
    ("Gunmen opened fire on a bus full of pilgrims.", "Gunmen", "a bus full of pilgrims", "ASSAULT"),
    ("The rebels freed six nuns after a month.", "The rebels", "six nuns", "RETREAT"),
    ("The premier apologised to the widows for the delay.", "The premier", "the widows", "CONCEDE"),
    ("The junta refused to meet a delegation from Togo.", "The junta", "Togo", "REJECT"),
    ("Thousands of miners went on strike against the copper board.", "miners", "the copper board", "PROTEST"),
]

WORDLIST = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "rome": 5, "praised": 6, "oslo": 7, "then": 8}


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    made = Tokenizer(WordLevel(WORDLIST, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def test_markers_stand_around_the_spans(tokenizer: Tokenizer) -> None:
    marked = mark(tokenizer, "rome praised oslo then", (0, 4), (13, 17))
    assert marked.ids == (101, 1, 5, 2, 6, 3, 7, 4, 8, 102)
    assert (marked.source, marked.target) == (1, 5)


def test_a_span_that_ends_the_text_is_closed(tokenizer: Tokenizer) -> None:
    assert mark(tokenizer, "rome praised oslo", (13, 17), (0, 4)).ids == (101, 3, 5, 4, 6, 1, 7, 2, 102)


def test_nobody_named_leaves_no_marker(tokenizer: Tokenizer) -> None:
    marked = mark(tokenizer, "rome praised oslo", None, None)
    assert marked.ids == (101, 5, 6, 7, 102)
    assert (marked.source, marked.target) == (0, 0)


@pytest.mark.parametrize("lead", [0, 50, 400])
def test_a_sentence_too_long_keeps_what_lies_around_its_spans(tokenizer: Tokenizer, lead: int) -> None:
    text = "then " * lead + "rome praised oslo" + " then" * (400 - lead)
    marked = mark(tokenizer, text, span(text, "rome"), span(text, "oslo"))
    assert len(marked.ids) <= LIMIT
    assert marked.ids[marked.source : marked.source + 7] == (1, 5, 2, 6, 3, 7, 4)


@pytest.mark.parametrize(("text", "source", "target", "expected"), PLAIN, ids=[row[3] for row in PLAIN])
def test_plain_sentences_are_coded_as_anyone_would(text: str, source: str, target: str, expected: str) -> None:
    assert code(text, span(text, source), span(text, target)).type == expected


def test_scores_are_probabilities_of_the_fifteen_joined_types() -> None:
    coding = code("Rome praised Oslo.", (0, 4), (13, 17))
    scores = dict(coding.scores)
    assert len(scores) == 15
    assert sum(scores.values()) == pytest.approx(1)
    assert scores[coding.joined] == coding.score == max(scores.values())


def test_many_are_coded_as_one_by_one_and_in_order() -> None:
    rows = [(text, span(text, source), span(text, target)) for text, source, target, _ in PLAIN]
    together = code_all(rows)
    assert [coding.joined for coding in together] == [code(*row).joined for row in rows]


def test_nothing_gives_nothing() -> None:
    assert code_all([]) == []


def test_training_texts_are_remembered_whatever_their_spacing() -> None:
    assert digest("Rome praised Oslo.") == digest("Rome  praised oslo")
    assert not any(seen("A sentence that no one wrote before this test.", network) for network in (CODER, PAIRING))
