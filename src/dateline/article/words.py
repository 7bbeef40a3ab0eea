"""The words and patterns that this room keeps as data (``words.yaml``), read once, at first use."""

from __future__ import annotations

import re
from functools import cache

from dateline.tables import table

__all__ = ["any_of", "plain_key", "words"]

NOT_WORD = re.compile(r"[\W_]+")


@cache
def words(kind: str) -> tuple[str, ...]:
    """One list of ``words.yaml``, in its order."""
    return tuple(str(word) for word in table("article", "words")[kind])


def any_of(kind: str) -> str:
    """A list as one alternation, longest first, so that no word hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words(kind), key=lambda word: (-len(word), word)))


def plain_key(text: str) -> str:
    """Letters and digits alone, without case: two lines with equal keys say the same thing."""
    return NOT_WORD.sub("", text.casefold())
