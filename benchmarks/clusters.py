"""How a grouping is counted against a true one: pairwise, and B-cubed (Bagga and Baldwin, 1998).

Both take one label per item, in the same order; what a label is called does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from benchmarks.scoring import Counts

__all__ = ["Grouping", "b_cubed", "pairwise"]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Precision and recall of a grouping."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(found: Sequence[Hashable], true: Sequence[Hashable]) -> Grouping:
    """For each item, how pure its group is (precision) and how whole (recall), over all items.

    Raises ValueError where the lengths differ.
    """
    both = Counter(zip(found, true, strict=True))
    left, right = Counter(found), Counter(true)
    if not both:
        return Grouping(0.0, 0.0)
    precision = sum(n * n / left[one] for (one, _), n in both.items()) / len(found)
    recall = sum(n * n / right[other] for (_, other), n in both.items()) / len(true)
    return Grouping(precision, recall)


def pairwise(found: Sequence[Hashable], true: Sequence[Hashable]) -> Counts:
    """Pairs of items in one group, as true positives, false positives and false negatives."""
    both = _pairs(Counter(zip(found, true, strict=True)))
    return Counts(both, _pairs(Counter(found)) - both, _pairs(Counter(true)) - both)


def _pairs(sizes: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
