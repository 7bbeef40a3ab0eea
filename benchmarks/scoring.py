"""How found things are counted against true ones: precision, recall and F1, micro-averaged.

Add the ``Counts`` of every document (``sum(found, Counts())``) and ask the total for its scores. Spans are
(start, end) pairs, half open, in whatever unit the data set counts; compare those of one document only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

__all__ = ["Counts", "exact", "macro_f1", "overlap", "span_scores", "with_unseen"]

Pair = tuple[int, int]
Judged = TypeVar("Judged")


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives; they add up over documents."""

    tp: float = 0
    fp: float = 0
    fn: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 0 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 0 where nothing is true."""
        return self.tp / (self.tp + self.fn) if self.tp else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0

    def scores(self) -> dict[str, float]:
        """The three scores by name, rounded to four digits."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


def exact(found: Iterable[Hashable], true: Iterable[Hashable]) -> Counts:
    """Count equal items (spans, or spans with a label), each matched once; a doubled answer is false."""
    left, right = Counter(found), Counter(true)
    hits = (left & right).total()
    return Counts(hits, left.total() - hits, right.total() - hits)


def overlap(found: Sequence[Pair], true: Sequence[Pair]) -> Counts:
    """Count spans that share at least one unit, one to one, the largest shares matched first.

    Ties go to the earlier true span and then to the earlier found one, so the count does not hang on the
    order in which spans were given.
    """
    shares = [
        (min(f[1], t[1]) - max(f[0], t[0]), t, f, ti, fi)
        for fi, f in enumerate(found)
        for ti, t in enumerate(true)
        if min(f[1], t[1]) > max(f[0], t[0])
    ]
    taken_found: set[int] = set()
    taken_true: set[int] = set()
    for _, _, _, ti, fi in sorted(shares, key=lambda share: (-share[0], *share[1:])):
        if fi not in taken_found and ti not in taken_true:
            taken_found.add(fi)
            taken_true.add(ti)
    hits = len(taken_true)
    return Counts(hits, len(found) - hits, len(true) - hits)


def span_scores(documents: Iterable[tuple[Sequence[Pair], Sequence[Pair]]]) -> dict[str, float]:
    """``exact_f1`` and ``overlap_f1`` over documents, each given as its found and its true spans."""
    strict = relaxed = Counts()
    for found, true in documents:
        strict += exact(found, true)
        relaxed += overlap(found, true)
    return {"exact_f1": round(strict.f1, 4), "overlap_f1": round(relaxed.f1, 4)}


def macro_f1(found: Sequence[Hashable], true: Sequence[Hashable]) -> float:
    """The mean F1 over the labels that occur among the true or the found ones, each label counting the same.

    ``found`` and ``true`` are one label per row, in the same order; raises ValueError where lengths differ.
    """
    pairs = Counter(zip(found, true, strict=True))
    labels = {label for pair in pairs for label in pair}
    return sum(_one_label(pairs, label).f1 for label in labels) / len(labels) if labels else 0.0


def _one_label(pairs: Counter[tuple[Hashable, Hashable]], label: Hashable) -> Counts:
    """The counts of one label, as if the others were all one."""
    tp = pairs[label, label]
    fp = sum(n for (found, true), n in pairs.items() if found == label != true)
    fn = sum(n for (found, true), n in pairs.items() if true == label != found)
    return Counts(tp, fp, fn)


def with_unseen(
    judged: Sequence[Judged], known: Sequence[bool], scores_of: Callable[[Sequence[Judged]], Mapping[str, object]]
) -> dict[str, object]:
    """The scores of all rows, ``seen`` as the share that a network was taught with, and those of the others apart.

    ``known`` tells of each row whether it was; ``unseen`` is left out where it would say no more than the whole.
    """
    unseen = list(compress(judged, (not is_known for is_known in known)))
    share = round(sum(known) / max(len(judged), 1), 4)
    scores = {"n": len(judged), **scores_of(judged), "seen": share}
    return scores | {"unseen": {"n": len(unseen), **scores_of(unseen)}} if 0 < len(unseen) < len(judged) else scores
