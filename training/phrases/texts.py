"""A report with its marked phrases, prepared for learning, and how well what is found in it agrees with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Any

import numpy as np
from benchmarks.scoring import Counts, exact
from numpy.typing import NDArray

from dateline.finding.phrases.chain import FORBIDDEN, KINDS, TAGS, likely, with_articles
from dateline.finding.phrases.finder import left_over, note_free
from dateline.finding.phrases.network import Window
from dateline.records import Span
from phrases.chain import Lines

__all__ = ["ALLOWED", "FIRST", "FOLDS", "Answer", "Piece", "Text", "limited", "read", "scores"]

FOLDS = 5
# Which tag (column) may follow which (row), and which may begin a sentence.
ALLOWED = np.array([[after[0] != "I" or before[1:] == after[1:] for after in TAGS] for before in TAGS])
FIRST = np.array([tag[0] != "I" for tag in TAGS])
Piece = tuple[int, int, str]
Floats = NDArray[np.float64]
Answer = tuple[Floats, Floats]  # the score of each tag for each word, and of one tag after another


@dataclass(frozen=True, slots=True)
class Text:
    """A report of the set: its words, where each begins and ends, and the phrases that are marked.

    The tags of ``lines`` are those of phrases that are all but sure, ``sure`` those of the ones that are asked for. The
    words of the ``windows`` and the ``articles``, each with its noun, are places in the words here.
    """

    lines: Lines
    sure: NDArray[np.int64]
    words: tuple[tuple[int, int], ...]
    true: frozenset[Piece]
    nationalities: tuple[tuple[Span, str], ...]
    text: str
    windows: tuple[Window, ...]
    articles: Mapping[int, int]


def scores(texts: Sequence[Text], answered: Callable[[int], Answer]) -> dict[str, Any]:
    """Exact-span F1 by kind, given what a chain answers for each text by its place."""
    counts = dict.fromkeys(KINDS, Counts())
    for at, text in enumerate(texts):
        found = read(text, answered(at))
        for kind in KINDS:
            ours, theirs = ({piece for piece in pieces if piece[2] == kind} for pieces in (found, text.true))
            counts[kind] += exact(ours, theirs)
    mean = fmean(count.f1 for count in counts.values())
    return {"mean_f1": round(mean, 4), **{kind: count.scores() for kind, count in counts.items()}}


def read(text: Text, answer: Answer) -> set[Piece]:
    """The phrases of a prepared text that an answer makes likeliest."""
    of_words, after = answer
    found = set()
    for start, end in pairwise(text.lines.starts.tolist()):
        articles = {
            place - start: text.articles[place] - start for place in range(start, end) if place in text.articles
        }
        for first, last, kind in with_articles(likely(of_words[start:end], after), articles):
            begin, behind = text.words[start + first][0], text.words[start + last][1]
            found.add((begin, begin + note_free(text.text[begin:behind]), kind))
    more = left_over(text.nationalities, [(start, end) for start, end, _ in found])
    return found | {(span.start, span.end, "nationality") for span, _ in more}


def limited(after: Floats) -> Floats:
    """The weights of one tag after another, those that may not follow ruled out."""
    return np.where(ALLOWED, after, FORBIDDEN)
