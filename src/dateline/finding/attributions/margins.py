"""What stands at the margins of a statement and is none of its words.

The day on which it was made, the message that carried it, the town that opens a report, and what the speaker does next.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.attributions.siding import PUT
from dateline.finding.grammar.cues import cue_words
from dateline.reading.marks import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["BROKEN", "PARTING", "TOWN", "is_loose", "past_place", "without_margins"]

BROKEN = frozenset({"IN", "DT", "CC", "TO", "PRP$"})  # tags of words that no phrase ends with
PARTING = frozenset({*DASHES, "--"})  # what stands between a dateline and its report
CARRYING = frozenset({"in", "on", "via", "through"})
TOWN = 12  # tokens of the longest dateline that opens a source: "ALLEN COUNTY, Ind. (WANE) —"


def without_margins(doc: Doc, one: Labelled) -> Labelled:
    """The attribution without the day and the message behind its cue, and what its speaker does next."""
    one = _without_carrier(doc, _undated(doc, one))
    if one.source is not None:
        one = replace(one, source=_closed(doc, *one.source))
    pieces = (_before_deed(doc, one, *_before_relative(doc, *piece)) for piece in one.content)
    return replace(one, content=tuple(pieces))


def _closed(doc: Doc, start: int, end: int) -> Range:
    """A source with the bracket that closes the one it opens, or without what that one opens."""
    forms = [token.text for token in doc[start:end]]
    if forms.count("(") <= forms.count(")"):
        return start, end
    if end < len(doc) and doc[end].text == ")":
        return start, end + 1
    opened = len(forms) - 1 - forms[::-1].index("(")
    return (start, start + opened) if opened else (start, end)


def _undated(doc: Doc, one: Labelled) -> Labelled:
    """The attribution whose cue does not end in the preposition of a day or a condition: "said on [Monday]"."""
    if one.cue is None or one.cue[1] >= len(doc):
        return one
    start, end = one.cue
    while end - start > 2 and doc[end - 1].ent_type_ == "DATE":
        end -= 1  # "denied on Sunday"
    end = end if doc[end - 1].lower_ == "on" else one.cue[1]
    behind = doc[end]
    if doc[end - 1].lower_ != "on" or (behind.ent_type_ != "DATE" and behind.lower_ != "condition"):
        return one
    end -= 1
    while end - start > 1 and doc[end - 1].lower_ in ("late", "early"):
        end -= 1
    return replace(one, cue=(start, end)) if end > start else one


def _before_relative(doc: Doc, start: int, end: int) -> Range:
    """A piece without a clause about its last noun that it cuts short: "they fled[, a claim the mayor] denies"."""
    verb = doc[end] if end < len(doc) else None
    if verb is None or verb.dep_ != "relcl" or not start < verb.head.left_edge.i < end:
        return start, end
    first = verb.head.left_edge.i
    return (start, first - 1) if doc[first - 1].text == "," and first - 1 > start else (start, end)


def is_loose(doc: Doc, start: int, end: int) -> bool:
    """Whether a piece of a content is a lone preposition, article or conjunction."""
    return end - start == 1 and doc[start].tag_ in BROKEN


def _before_deed(doc: Doc, one: Labelled, start: int, end: int) -> Range:
    """A piece of a content without what the speaker does next: "said the road was shut [and left the hall]"."""
    if one.cue is None or start < one.cue[1]:
        return start, end
    for joint in doc[start + 1 : end - 1]:
        verb = joint.nbor() if joint.tag_ == "CC" else None
        if verb is not None and verb.tag_ == "VBD" and verb.dep_ == "conj":
            above = verb.head
            bidden = above.tag_ == "VB" and any(child.tag_ == "TO" for child in above.lefts)
            if above.i < one.cue[1] or bidden:
                return start, joint.i
    return start, end


def _without_carrier(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of a claim without where it was made: "claimed responsibility [in a message]"."""
    words, content = cue_words(), sorted(one.content)
    if one.cue is None or not content:
        return one
    if len(content) > 1 and doc[slice(*content[0])].text.lower() == "it" and doc[one.cue[0]].lower_ in PUT:
        return replace(one, content=tuple(content[1:]))  # "as she put it"
    start, end = content[0]
    if doc[start].lower_ not in words.deeds or words.stances.get(doc[one.cue[1] - 1].lower_) != "claims":
        return one
    for at in range(start + 1, end):
        if doc[at].lower_ in CARRYING and any(noun.lower_ in words.carriers for noun in doc[at + 1 : at + 4]):
            return replace(one, content=((start, at),))
    return one


def past_place(doc: Doc, start: int, end: int) -> int:
    """Past the town, the day and the agency that open a report, and a content with it: "KARVO, Feb 3 (Northwire) -"."""
    if not doc[start].is_sent_start and (not start or "\n" not in doc[start - 1].text):
        return start
    for at in range(start + 1, min(start + TOWN, len(doc))):
        dash = doc[at]
        if dash.text in PARTING and dash.whitespace_ and (doc[at - 1].whitespace_ or dash.text == "--"):
            head = doc[start:at]
            named = all(token.text[:1].isupper() for token in head if token.is_alpha)
            placed = head[-1].text == ")" or any(
                token.text.isupper() and len(token) > 3 for token in (head[0], head[-1])
            )
            return min(at + 1, end) if named and placed else start
    return start
