"""Where the words of one speaker end and those of another begin within a sentence: at a semicolon or a colon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, with_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["part"]

MARKS = (":", ";")


def part(doc: Doc, labelled: Sequence[Labelled]) -> list[Labelled]:
    """The attributions without others' statements before a semicolon or behind a colon: "denies that[: she said ...]".

    "Ada Bello said the road was shut; the bridge, she said, was open": what she says last begins behind the semicolon.
    """
    others = [one for one in labelled if one.cue is not None and one.source is not None]
    sources = {one.source for one in others}
    marks = with_forms(doc, MARKS)
    parted = []
    for one in labelled:
        if len(one.content) == 1 and one.cue is not None and one.source is not None and one.content[0] in sources:
            one = replace(one, content=())  # "Bello agreed with Holm that": what the other said is not that other
        parted.append(_parted(doc, one, others, marks) if marks and one.cue is not None else one)
    return parted


def _parted(doc: Doc, one: Labelled, others: Sequence[Labelled], marks: Sequence[int]) -> Labelled:
    cue, pieces = one.cue or (0, 0), []
    for start, end in one.content:
        for at in marks[bisect_right(marks, start) : bisect_left(marks, end - 1)]:
            if doc[at].text == ";" and end <= cue[0] and any(_lies(other, start, at) for other in others):
                start = at + 1
            elif cue[1] <= start and any(_begins_at(doc, other, at, end) for other in others):
                end = at
                break
        pieces.append((start, end))
    return one if tuple(pieces) == tuple(one.content) else replace(one, content=tuple(pieces))


def _lies(one: Labelled, start: int, end: int) -> bool:
    """Whether somebody's source and cue lie between two tokens."""
    (begin, _), (cue, behind) = one.source or (0, 0), one.cue or (0, 0)
    return start <= begin < cue and behind <= end


def _begins_at(doc: Doc, one: Labelled, mark: int, end: int) -> bool:
    """Whether somebody else's statement begins behind a mark: "that: its head said", "; results, she said, were"."""
    if not _lies(one, mark, end):
        return False
    source, cue, content = one.source or (0, 0), one.cue or (0, 0), sorted(one.content)
    if doc[mark].text == ":":
        return source[0] == mark + 1
    return len(content) == 2 and content[0][1] <= source[0] and cue[1] <= content[1][0]
