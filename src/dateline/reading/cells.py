"""Cells of a table, which stand in a line with bars between them: "1 March | Gao | Gunmen attacked a market"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_cell", "is_label"]

BAR = "|"
LABEL = 2  # words: a cell of no more is a heading or a value, and tells no deed


def is_cell(doc: Doc, start: int, end: int) -> bool:
    """Whether words are all that a cell holds."""
    barred = (start > 0 and doc[start - 1].text == BAR) or (end < len(doc) and doc[end].text == BAR)
    return barred and _opens(doc, start) and _opens(doc, end)


def is_label(token: Token) -> bool:
    """Whether a word stands in a cell of one or two words: "Killed | Wounded"."""
    doc, at = token.doc, token.i
    if all(near.text != BAR for near in doc[max(at - LABEL, 0) : at + LABEL + 1]):
        return False
    return any(
        is_cell(doc, start, end) for start, end in ((at, at + 1), (at - 1, at + 1), (at, at + LABEL)) if start >= 0
    )


def _opens(doc: Doc, at: int) -> bool:
    """Whether a cell or a line may begin before or end behind a word."""
    if at in (0, len(doc)) or doc[at].is_sent_start is True:
        return True
    return at < len(doc) and (BAR in (doc[at - 1].text, doc[at].text) or doc[at].is_space)
