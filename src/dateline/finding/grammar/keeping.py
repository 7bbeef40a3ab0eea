"""What is asked several times of a word, looked for once: kept beside the parsed text that the word stands in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["kept"]


def kept(find: Callable[[Token], list[Token]]) -> Callable[[Token], list[Token]]:
    """A function of a word of a finished parse, which looks for its tokens at the first call and remembers them.

    By their numbers: tokens would hold the text that holds them, and keep it in memory.
    """
    name = f"dateline.{find.__name__}"

    @functools.wraps(find)
    def found(word: Token) -> list[Token]:
        doc = word.doc
        known: dict[int, list[int]] = doc.user_data.setdefault(name, {})
        if word.i not in known:
            known[word.i] = [token.i for token in find(word)]
        return [doc[at] for at in known[word.i]]

    return found
