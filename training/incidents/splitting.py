"""Which reports are kept from training, so that floors and weights can be chosen on them, and who teaches which."""

from __future__ import annotations

__all__ = ["fold_of", "held_out"]

FOLDS = 5


def held_out(at: int) -> bool:
    """Whether the report of that number is: two tens of every 13, 200 of MUC-4's 1,300."""
    return at // 10 % 13 in (0, 6)


def fold_of(at: int) -> int:
    """The teacher that does not see the report, by its number among those that are not held out."""
    return at // 5 % FOLDS
