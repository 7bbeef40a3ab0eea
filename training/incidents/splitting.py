"""Which reports are kept from training, so that floors and weights can be chosen on them."""

from __future__ import annotations

__all__ = ["held_out"]


def held_out(at: int) -> bool:
    """Whether the report of that number is: two tens of every 13, 200 of MUC-4's 1,300."""
    return at // 10 % 13 in (0, 6)
