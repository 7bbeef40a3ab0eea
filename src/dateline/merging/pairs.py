"""Two ids as a pair is kept, of tellings or of actors: the lesser first, whichever was told first."""

from __future__ import annotations

__all__ = ["Pair", "pair"]

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one < other else (other, one)
