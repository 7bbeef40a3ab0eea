"""Quotations that outrun their paragraph, and those that nobody is named for.

The network sees one paragraph at a time; what a quotation's marks say about the paragraphs after it is added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.contents import Contents
from dateline.finding.attributions.labelling import Labelled, Range, overlap
from dateline.finding.attributions.quotations import Quotation
from dateline.finding.grammar.cues import cue_words

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
    found = Contents(labelled)
    for at, (quotation, tokens) in enumerate(outer):
        if not _owners(found, tokens, quotation.continues):
            _give(found, _owner(doc, found, outer[:at], quotation, tokens), tokens)
    for (quotation, tokens), (following, later) in zip(outer[-2::-1], outer[:0:-1], strict=True):
        # The speaker may be named only where the quotation ends, paragraphs later.
        if not quotation.closed and following.continues and not _owners(found, tokens):
            _give(found, _longest(found, _owners(found, later)), tokens)
    for quotation, tokens in outer:
        if quotation.closed and not _owners(found, tokens):
            for one in _signed_off(doc, tokens):
                found.append(one)
    for at, (_, tokens) in enumerate(outer):
        if not _owners(found, tokens):
            _give(found, _speaking_on(doc, found, outer[:at], tokens), tokens)
    for quotation, tokens in outer:
        if not _owners(found, tokens) and _is_speech(doc, quotation, tokens):
            found.append(Labelled(None, None, (tokens,)))
    return [one for one in found if one.content]


def _owners(found: Contents, tokens: Range, from_outside: bool = False) -> list[int]:
    """The attributions whose content touches those tokens; ``from_outside``, those whose cue is not among them."""
    touching = found.touching(tokens)
    if not from_outside:
        return touching
    cues = ((at, found[at].cue) for at in touching)
    return [at for at, cue in cues if cue is None or not overlap(tokens, cue)]


def _longest(found: Contents, owners: Sequence[int]) -> int | None:
    """Of several, the one with the longest piece: the outermost."""
    return max(owners, key=lambda at: max(end - start for start, end in found[at].content), default=None)


def _give(found: Contents, owner: int | None, tokens: Range) -> None:
    """Add the tokens to the content of that attribution, where there is one."""
    if owner is not None:
        found[owner] = replace(found[owner], content=tuple(sorted((*found[owner].content, tokens))))


def _owner(
    doc: Doc, found: Contents, before: Sequence[tuple[Quotation, Range]], quotation: Quotation, tokens: Range
) -> int | None:
    """Which attribution a quotation that opens its paragraph belongs to, or None."""
    if not _opens_paragraph(doc, tokens):
        if quotation.continues and before and before[-1][1][1] == tokens[0]:
            return _longest(found, _owners(found, before[-1][1]))
        return _taken_up(doc, found, before, tokens)
    for at in found.empty():
        cue = found[at].cue
        if cue is not None and _leads_to(doc, cue, tokens):
            return at
    if not (quotation.continues and before):
        return None
    return _longest(found, _owners(found, before[-1][1]))


def _taken_up(doc: Doc, found: Contents, before: Sequence[tuple[Quotation, Range]], tokens: Range) -> int | None:
    """Who spoke before the cue goes on after it: "“They knew,” said Ada Bello, “and ..."."""
    if not before:
        return None
    owner, between = _longest(found, _owners(found, before[-1][1])), (before[-1][1][1], tokens[0])
    cue = found[owner].cue if owner is not None else None
    if cue is None or not overlap(cue, between) or any("\n" in token.text for token in doc[slice(*between)]):
        return None
    return owner


def _signed_off(doc: Doc, tokens: Range) -> list[Labelled]:
    """Who spoke words whose closing mark was forgotten, by the grammar alone: "“We left, said Ada Bello."."""
    if doc[tokens[1] - 1].text[-1:] in "”\"'’»›":
        return []
    for verb in doc[tokens[1] : min(tokens[1] + 12, len(doc))]:
        if "\n" in verb.text:
            break
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i >= tokens[1]), None)
        if subject is not None and cue_words().says(verb.lower_):
            words = [token for token in subject.subtree if not token.is_space]
            while len(words) > 1 and words[-1].dep_ == "punct":
                words.pop()
            return [Labelled((verb.i, verb.i + 1), (words[0].i, words[-1].i + 1), (tokens,))]
    return []


def _speaking_on(doc: Doc, found: Contents, before: Sequence[tuple[Quotation, Range]], tokens: Range) -> int | None:
    """Who speaks a paragraph that is all quotation: whoever spoke the one before, where nobody else speaks there."""
    if not before or not _opens_paragraph(doc, tokens) or not _ends_paragraph(doc, tokens):
        return None
    start = _paragraph_before(doc, tokens[0])
    owner = _longest(found, _owners(found, before[-1][1]))
    if owner is None or found[owner].source is None or before[-1][1][1] <= start:
        return None
    quoted = [quotation for _, quotation in before if quotation[0] >= start]
    speaking = {
        one.source
        for one in found
        if one.cue is not None
        and start <= one.cue[0] < tokens[0]
        and not any(overlap(one.cue, quotation) for quotation in quoted)
    }
    return owner if speaking <= {found[owner].source} else None


def _paragraph_before(doc: Doc, start: int) -> int:
    """Where the paragraph before the one that starts at a token begins."""
    at = start - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    while at > 0 and "\n" not in doc[at - 1].text:
        at -= 1
    return at


def _ends_paragraph(doc: Doc, tokens: Range) -> bool:
    return tokens[1] >= len(doc) or "\n" in doc[tokens[1]].text


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
