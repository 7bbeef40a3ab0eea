"""Where sentences begin, in texts that do not say so."""

from __future__ import annotations

from dateline.pipeline import Reader
from dateline.reading.parse.syntax import LONGEST
from dateline.records import Report


def longest_of(text: str) -> int:
    document = next(Reader.load().reports.read([Report.of(text)]))
    return max(len(sentence) for sentence in document.sentences)


def test_a_list_without_end_is_no_one_sentence() -> None:
    """What is looked at in pairs of words would take hours over it."""
    assert longest_of("The army " + "shelled the rebels, " * 1500 + "and left.") <= LONGEST


def test_a_sentence_of_hundreds_of_words_is_whole() -> None:
    assert longest_of("The army " + "shelled the rebels, " * 100 + "and left.") > 400
