"""Quotations that outrun their paragraph, and those that nobody is named for.

The network sees one paragraph at a time; what a quotation's marks say about the paragraphs after it is added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.labelling import Labelled, Range
from dateline.finding.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["carry"]

FEWEST_WORDS = 5  # a quotation that nobody is named for is somebody's words; below this it may be a name or irony


def carry(doc: Doc, labelled: Sequence[Labelled], quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions with the quotations of later paragraphs that are theirs, and the quotations left over."""
    outer = [
        (quotation, (span.start, span.end))
        for quotation in quotations
        if quotation.depth == 0
        and (span := doc.char_span(quotation.start, quotation.end, alignment_mode="expand")) is not None
    ]
    found = list(labelled)
    for at, (quotation, tokens) in enumerate(outer):
        if not _owners(found, tokens):
            _give(found, _owner(doc, found, outer[:at], quotation, tokens), tokens)
    for (quotation, tokens), (following, later) in zip(outer[-2::-1], outer[:0:-1], strict=True):
        # The speaker may be named only where the quotation ends, paragraphs later.
        if not quotation.closed and following.continues and not _owners(found, tokens):
            _give(found, _longest(found, _owners(found, later)), tokens)
    for quotation, tokens in outer:
        if not _owners(found, tokens) and _is_speech(doc, quotation, tokens):
            found.append(Labelled(None, None, (tokens,)))
    return [one for one in found if one.content]


def _owners(found: Sequence[Labelled], tokens: Range) -> list[int]:
    """The attributions whose content touches those tokens."""
    return [at for at, one in enumerate(found) if any(_overlap(tokens, piece) for piece in one.content)]


def _longest(found: Sequence[Labelled], owners: Sequence[int]) -> int | None:
    """Of several, the one with the longest piece: the outermost."""
    return max(owners, key=lambda at: max(end - start for start, end in found[at].content), default=None)


def _give(found: list[Labelled], owner: int | None, tokens: Range) -> None:
    """Add the tokens to the content of that attribution, where there is one."""
    if owner is not None:
        found[owner] = replace(found[owner], content=tuple(sorted((*found[owner].content, tokens))))


def _owner(
    doc: Doc, found: Sequence[Labelled], before: Sequence[tuple[Quotation, Range]], quotation: Quotation, tokens: Range
) -> int | None:
    """Which attribution a quotation that opens its paragraph belongs to, or None."""
    if not _opens_paragraph(doc, tokens):
        return None
    for at, one in enumerate(found):
        if one.cue is not None and not one.content and _leads_to(doc, one.cue, tokens):
            return at
    if not (quotation.continues and before):
        return None
    return _longest(found, _owners(found, before[-1][1]))


def _opens_paragraph(doc: Doc, tokens: Range) -> bool:
    return tokens[0] == 0 or "\n" in doc[tokens[0] - 1].text


def _leads_to(doc: Doc, cue: Range, tokens: Range) -> bool:
    """Whether a cue ends its paragraph with a colon and the quotation opens the next one: "He went on:"."""
    between = doc[cue[0] : tokens[0]]
    words = [token for token in between if not token.is_space]
    breaks = sum("\n" in token.text for token in between)
    return breaks == 1 and bool(words) and words[-1].text == ":"


def _is_speech(doc: Doc, quotation: Quotation, tokens: Range) -> bool:
    """A whole sentence in marks: words enough, and a stop before the closing mark."""
    words = [token for token in doc[slice(*tokens)] if token.is_alpha]
    ending = doc[slice(*tokens)].text.rstrip("”\"'’» ")
    return quotation.closed and len(words) >= FEWEST_WORDS and ending.endswith((".", "?", "!", ",", "…"))


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
