"""The words and patterns that this room keeps as data (``words.yaml``), read once, at first use."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["any_of", "load", "plain_key", "words"]

NOT_WORD = re.compile(r"[\W_]+")


@cache
def load(name: str) -> object:
    """What a YAML file beside this module holds."""
    import yaml

    return yaml.safe_load(files("dateline.article").joinpath(name).read_text(encoding="utf-8"))


@cache
def words(kind: str) -> tuple[str, ...]:
    """One list of ``words.yaml``, in its order."""
    lists = load("words.yaml")
    assert isinstance(lists, dict)
    return tuple(str(word) for word in lists[kind])


def any_of(kind: str) -> str:
    """A list as one alternation, longest first, so that no word hides a longer one."""
    return "|".join(re.escape(word) for word in sorted(words(kind), key=lambda word: (-len(word), word)))


def plain_key(text: str) -> str:
    """Letters and digits alone, without case: two lines with equal keys say the same thing."""
    return NOT_WORD.sub("", text.casefold())
