"""The phrases of a sentence, given how well each tag fits each of its words and what may follow what.

Not the likeliest sequence of tags is told, but every phrase that is likely enough by itself, over all sequences: where
the tags waver between two extents, or between a phrase and none, the likeliest sequence leaves out more than is worth
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["BARS", "FORBIDDEN", "KINDS", "OTHER", "TAGS", "Kind", "likely", "with_articles"]

Floats = NDArray[np.floating[Any]]
Kind = Literal["person", "organisation", "location", "nationality", "time", "quantity"]
Run = tuple[int, int, Kind]  # the first and the last word of a phrase with its kind

KINDS: Final[tuple[Kind, ...]] = ("person", "organisation", "location", "nationality", "time", "quantity")
OTHER = "other"  # weapons, vehicles, money: learned so as not to be taken for one of the kinds, and never given
TAGS: Final = ("O", *(f"{place}-{kind}" for kind in (*KINDS, OTHER) for place in "BI"))
FORBIDDEN = -1e4
# How likely a phrase must be to be told. Of 0.15 to 0.35 for all alike, and 0.06 to 0.3 for the rarest, these are best
# on the first two folds of training/README.md.
BARS: Final[dict[Kind, float]] = {**dict.fromkeys(KINDS, 0.3), "nationality": 0.1}
ARTICLED: Final[frozenset[Kind]] = frozenset({"person", "organisation", "location"})
FIRST: Final = np.array([FORBIDDEN if tag.startswith("I") else 0.0 for tag in TAGS])


def likely(scores: Floats, after: Floats) -> list[Run]:
    """The phrases that reach their bar, in order; of those that overlap the one that is highest above it stays."""
    taken = np.zeros(len(scores), dtype=bool)
    found: list[Run] = []
    for _, first, last, kind in sorted(_chances(scores, after), key=lambda one: (-one[0] / BARS[one[3]], one[1])):
        if not taken[first : last + 1].any():
            taken[first : last + 1] = True
            found.append((first, last, kind))
    return sorted(found)


def with_articles(runs: Sequence[Run], articles: Mapping[int, int]) -> list[Run]:
    """The phrases, each with the article of its own noun ("an armed unit") and no other ("the Bako offensive").

    ``articles`` has the noun of every article. Times and quantities have theirs or not by rules of their own.
    """
    found, end = [], 0
    for first, last, kind in runs:
        begin = first
        if kind in ARTICLED:
            if first < last and not first <= articles.get(first, first) <= last:
                begin = first + 1
            while begin > end and first <= articles.get(begin - 1, -1) <= last:
                begin -= 1
        found.append((begin, last, kind))
        end = last + 1
    return found


def _chances(scores: Floats, after: Floats) -> Iterator[tuple[float, int, int, Kind]]:
    """Every phrase that reaches its bar with its chance: that it goes as far as its last word and no farther."""
    ahead, behind = _ahead(scores, after), _behind(scores, after)
    total = float(np.logaddexp.reduce(ahead[-1]))
    for kind, bar in BARS.items():
        opening, inner = TAGS.index(f"B-{kind}"), TAGS.index(f"I-{kind}")
        for first in np.flatnonzero(np.exp(ahead[:, opening] + behind[:, opening] - total) >= bar).tolist():
            last, so_far = first, float(ahead[first, opening])
            reaches = float(np.exp(so_far + behind[first, opening] - total))
            while reaches >= bar:
                further = 0.0
                if last + 1 < len(scores):
                    so_far += float(after[opening if last == first else inner, inner] + scores[last + 1, inner])
                    further = float(np.exp(so_far + behind[last + 1, inner] - total))
                if reaches - further >= bar:
                    yield reaches - further, first, last, kind
                last, reaches = last + 1, further


def _ahead(scores: Floats, after: Floats) -> Floats:
    """The log of the sum over all ways to each tag of each word, the word included."""
    found = np.empty_like(scores)
    found[0] = scores[0] + FIRST
    for at in range(1, len(scores)):
        found[at] = np.logaddexp.reduce(found[at - 1][:, None] + after, axis=0) + scores[at]
    return found


def _behind(scores: Floats, after: Floats) -> Floats:
    """The log of the sum over all ways on from each tag of each word, the word left out."""
    found = np.zeros_like(scores)
    for at in range(len(scores) - 2, -1, -1):
        found[at] = np.logaddexp.reduce(after + scores[at + 1] + found[at + 1], axis=1)
    return found
