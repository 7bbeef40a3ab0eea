"""Contents that end in mid-phrase, carried on to where their phrase ends.

The network labels token by token and now and then stops short of a name it does not know; the tree knows better
which words hang on what it has marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.labelling import Labelled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["complete"]

# What ends a content: a comma or a full stop, and a word that opens a clause of its own; a hyphen does not.
STOPS = frozenset({"punct", "mark"})


def complete(doc: Doc, labelled: Sequence[Labelled]) -> list[Labelled]:
    """The attributions with every content piece carried on to the end of the phrase in which it stops."""
    found = []
    for one in labelled:
        taken = {at for part in (one.cue, one.source) if part is not None for at in range(*part)}
        taken |= {at for piece in one.content for at in range(*piece)}
        found.append(replace(one, content=tuple((start, _end(doc, start, end, taken)) for start, end in one.content)))
    return found


def _end(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """The end of the piece, moved on while the next word hangs on a word of the piece."""
    at = end
    while at < len(doc) and at not in taken and _goes_on(doc[at], start, end):
        at += 1
    while at > end and doc[at - 1].dep_ in ("cc", "punct"):
        at -= 1
    return at


def _goes_on(token: Token, start: int, end: int) -> bool:
    if token.is_space or (token.dep_ in STOPS and token.tag_ != "HYPH" and token.text != "-"):
        return False
    return any(start <= above.i < end for above in token.ancestors)
