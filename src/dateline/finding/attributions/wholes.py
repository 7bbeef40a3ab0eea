"""Contents set right by the marks around them: whole quotations, and no words that are somebody else's.

The network labels token by token and stops, now and then, in the middle of a quotation, or runs on behind its
closing mark. What the marks say is surer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.contents import Contents
from dateline.finding.attributions.labelling import Labelled, Range, overlap
from dateline.finding.attributions.quotations import CLOSERS, PAIRS, Quotation
from dateline.finding.grammar.cues import TELL, cue_words
from dateline.reading.marks import STOPS
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["make_whole"]

MARKS = "”\"'’»›"
BEHIND = 8  # words behind a quotation among which the cue of its speaker stands: ", the minister has said"
HEARERS = frozenset({"dobj", "dative"})


def make_whole(doc: Doc, labelled: Sequence[Labelled], quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions, each content without whom it was told to, the day of telling, and what stands behind its
    quotation; and each closed quotation that a content holds a part of taken whole.
    """
    found = Contents(_without_opening(doc, one) for one in labelled)
    for quotation in quotations:
        if quotation.depth or not quotation.closed:
            continue
        span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if span is not None:
            tokens = (span.start, span.end)
            _take_whole(doc, found, tokens, found.touching(tokens))
            if _ends_sentence(doc, *tokens):
                for at in found.touching(tokens):
                    found[at] = _stopped(found[at], tokens)
    return [_only_quoted(doc, one) for one in found]


def _only_quoted(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of a quotation without what is told behind its cue: "“We left,” wrote Bello on X. He"."""
    before = [piece for piece in one.content if piece[1] <= _cue(one)[0]]
    if not before or len(before) == len(one.content):
        return one
    closed = doc[before[-1][1] - 1].text in CLOSERS and doc[before[0][0]].text in PAIRS
    kept = tuple(
        piece for piece in one.content if piece in before or any(doc[at].text in PAIRS for at in range(*piece))
    )
    return replace(one, content=kept) if closed else one


def _take_whole(doc: Doc, found: Contents, tokens: Range, touching: Sequence[int]) -> None:
    """Give a quotation of which contents hold parts to the one whose cue stands next to it."""
    start, end = tokens
    outside = [at for at in touching if _is_outside(found[at], tokens)]
    parts = [at for at in outside if _holds_part(doc, found[at], tokens)]
    holding = [at for at in outside if _holds(found[at], tokens)]
    if holding:
        _hand_back(doc, found, tokens, holding)
        return
    if not parts:
        return
    owner = next((at for at in parts if 0 <= _cue(found[at])[0] - end < BEHIND), parts[0])
    if doc[start].is_sent_start and not any(_cue(found[at])[0] < start for at in parts):
        owner = _spoke_before(doc, found, tokens, owner)
    for at in {owner, *parts}:
        rest = tuple(piece for piece in found[at].content if not overlap(piece, tokens))
        cut = tuple((first, start) for first, last in found[at].content if first < start < last <= end)
        if at == owner:
            pieces = [piece for piece in found[at].content if overlap(piece, tokens)]
            whole = (min([start, *(first for first, _ in pieces)]), max([end, *(last for _, last in pieces)]))
            found[at] = replace(found[at], content=tuple(sorted((*rest, whole))))
        elif rest or cut:
            found[at] = replace(found[at], content=tuple(sorted((*rest, *cut))))


def _hand_back(doc: Doc, found: Contents, tokens: Range, holding: Sequence[int]) -> None:
    """Take a quotation from a statement behind it that has words of its own, where somebody spoke right before it."""
    start, end = tokens
    at, one = holding[0], found[holding[0]]
    if len(holding) > 1 or not doc[start].is_sent_start or _cue(one)[0] < start:
        return
    pieces = [(end if first == start else first, last) for first, last in one.content]
    rest = tuple(sorted((first, last) for first, last in pieces if first < last))
    owner = _spoke_before(doc, found, tokens, at) if rest and rest != one.content else at
    if owner != at:
        found[at] = replace(one, content=rest)
        found[owner] = replace(found[owner], content=tuple(sorted((*found[owner].content, tokens))))


def _spoke_before(doc: Doc, found: Contents, tokens: Range, owner: int) -> int:
    """Who spoke right before a quotation that is a sentence of its own, where the cue behind has its own sentence.

    "“We left,” Ada Bello said. “It burned.” Nobody was hurt, officials said."
    """
    start, end = tokens
    ended = doc[start:end].text.rstrip(MARKS)[-1:] in STOPS
    if not ended or end >= len(doc) or doc[_cue(found[owner])[0]].sent == doc[end - 1].sent:
        return owner
    for at, one in enumerate(found):
        last = max(stop for _, stop in (part for part in (one.source, one.cue) if part is not None))
        quoted = any(doc[first].text[:1] in "“\"‘«'" for first, _ in one.content)
        if one.source is not None and quoted and start - 2 <= last <= start:
            return at
    return owner


def _ends_sentence(doc: Doc, start: int, end: int) -> bool:
    """Whether a quotation ends its sentence, and another follows."""
    return end < len(doc) and doc[end].is_sent_start is True and doc[start:end].text.rstrip(MARKS)[-1:] in STOPS


def _stopped(one: Labelled, tokens: Range) -> Labelled:
    """The attribution whose content ends with a quotation that ends its sentence: "says, "... hours." It is ..."."""
    end = tokens[1]
    pieces = tuple(
        (first, end) if first <= tokens[0] and end < last and _cue(one)[1] <= first else (first, last)
        for first, last in one.content
    )
    return one if pieces == one.content else replace(one, content=pieces)


def _without_opening(doc: Doc, one: Labelled) -> Labelled:
    """The attribution whose content does not open with who hears it or with a day: "told us the road was shut"."""
    if one.cue is None or not one.content:
        return one
    if len(one.content) > 1 and _only_hears(doc, one.cue, *one.content[0]):
        return replace(one, content=one.content[1:])
    start, end = one.content[0]
    begin = _past_hearer(doc, one.cue, start, end)
    begin = _past_day(doc, one.cue, begin, end)
    while begin < end and doc[begin].ent_type_ == "DATE" and _is_day(doc, begin, one.cue):
        begin += 1
    return replace(one, content=((begin, end), *one.content[1:])) if start < begin < end else one


def _only_hears(doc: Doc, cue: Range, start: int, end: int) -> bool:
    """Whether the first piece is only who is told: "tell us that case has not been heard"."""
    return start == cue[1] and end - start == 1 and doc[cue[1] - 1].lower_ in TELL and doc[start].tag_ == "PRP"


def _past_hearer(doc: Doc, cue: Range, start: int, end: int) -> int:
    """Past the noun phrase of who is told, where a clause of what is told follows."""
    verb = doc[cue[1] - 1]
    if start != cue[1] or verb.lower_ not in TELL:
        return start
    hearer = next((child for child in verb.rights if child.dep_ in HEARERS and child.left_edge.i == start), None)
    told = any(child.dep_ == "ccomp" and hearer is not None and child.i > hearer.i for child in verb.rights)
    return hearer.right_edge.i + 1 if hearer is not None and told and hearer.right_edge.i + 1 < end else start


def _past_day(doc: Doc, cue: Range, start: int, end: int) -> int:
    """Past the day of telling with its preposition, where a clause follows: "said on Sunday it had found a boat"."""
    if start != cue[1] or doc[start].lower_ != "on" or doc[cue[1] - 1].lower_ not in cue_words().telling:
        return start
    at = start + 1
    while at < end and doc[at].ent_type_ == "DATE":
        at += 1
    told = at < end and any(token.dep_ in SUBJECTS and token.left_edge.i == at for token in doc[at:end])
    return at if at > start + 1 and told else start


def _is_day(doc: Doc, at: int, cue: Range) -> bool:
    """Whether a word belongs to a time that tells when it was said: "announced [this year] its campaign"."""
    day = doc[at]
    while day.head.ent_type_ == "DATE" and day.head != day:
        day = day.head
    return day.dep_ == "npadvmod" and cue[0] <= day.head.i < cue[1] and day.head.lower_ in cue_words().verbs


def _cue(one: Labelled) -> Range:
    return one.cue or (-1, -1)


def _is_outside(one: Labelled, tokens: Range) -> bool:
    return one.cue is not None and not overlap(one.cue, tokens)


def _holds(one: Labelled, tokens: Range) -> bool:
    return any(first <= tokens[0] and tokens[1] <= last for first, last in one.content)


def _holds_part(doc: Doc, one: Labelled, tokens: Range) -> bool:
    """Whether a content has words of a quotation, and not all of it."""
    shared = [(max(first, tokens[0]), min(last, tokens[1])) for first, last in one.content]
    pieces = [piece for piece in shared if piece[0] < piece[1]]
    return not _holds(one, tokens) and any(token.is_alpha for piece in pieces for token in doc[slice(*piece)])
