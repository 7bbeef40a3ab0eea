"""Sources set right by the grammar around their cue.

The network sees that somebody speaks sooner than who it is. Where the cue has a subject of its own beside it, that one
speaks, and not whoever stands farther off.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.attributions.edges import is_word
from dateline.finding.attributions.labelling import Labelled, Range, verb_of
from dateline.finding.attributions.nesting import speaker_of
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["own_source"]

TELLING = frozenset({"say", "ask", "show", "think", "want"})
NEAR = 3  # words between a subject and its verb: "officials in Gao said"


def own_source(doc: Doc, one: Labelled) -> Labelled:
    """The attribution with the subject of its own cue as its source, where another stood there; and a whole source."""
    if one.cue is None:
        return one
    if one.source is not None and not any(map(is_word, doc[slice(*one.source)])):
        return replace(one, source=_beside(doc, one.cue))  # a mark whose bytes were read wrongly
    if one.source is None:
        return _of_the_clause(doc, one)
    if doc[one.cue[0]].lower_ == "according":
        return _cited(doc, one)
    verb = verb_of(doc, one.cue)
    if verb is not None and _may_have_another(doc, one, verb):
        subject = speaker_of(verb)
        if subject is not None and _is_another(doc, one, verb, subject):
            return replace(one, source=subject)
        if is_passive(verb) and doc[one.cue[1] : one.source[0]].text.startswith("as "):
            return replace(one, source=None)  # "have been identified as Ada Bello, 18, and Ade Holm, 27"
    return replace(one, source=_whole(doc, *one.source, one.cue))


def _beside(doc: Doc, cue: Range) -> Range | None:
    """The subject of a cue that no mark was taken for: "... said Ade Bello"."""
    verb = verb_of(doc, cue)
    subject = (
        next((child for child in verb.children if child.dep_ == "nsubj" and is_word(child)), None) if verb else None
    )
    return None if subject is None else (subject.left_edge.i, subject.right_edge.i + 1)


def _cited(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of "according to X, a spokesman said ...", which X tells and not the spokesman."""
    assert one.cue is not None and one.source is not None
    preposition = next((child for child in doc[one.cue[0]].children if child.lower_ == "to"), None)
    named = next((child for child in preposition.children if child.dep_ == "pobj"), None) if preposition else None
    if named is None or named.i >= one.source[0] or not one.content:
        return one
    start, end = named.left_edge.i, named.i + 1
    if doc[end].text != "," or one.source[0] != end + 1:
        return one
    return replace(one, source=(start, end), content=((end + 1, max(last for _, last in one.content)),))


def _of_the_clause(doc: Doc, one: Labelled) -> Labelled:
    """The attribution of a participle with the subject of its main clause: "Expressing alarm, Ada Bello said"."""
    verb = doc[(one.cue or (0, 0))[0]]
    above = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or above.tag_[:2] != "VB":
        return one
    if any(child.dep_ in ("nsubj", "mark") for child in verb.lefts) or is_passive(above):
        return one
    subject = speaker_of(above)
    if subject is None or not cue_words().verbs.get(above.lower_, frozenset()) & TELLING:
        return one
    held = any(start < subject[1] and subject[0] < end for start, end in one.content)
    return one if held else replace(one, source=subject)


def _may_have_another(doc: Doc, one: Labelled, verb: Token) -> bool:
    assert one.source is not None
    kinds = cue_words().verbs.get(verb.lower_, frozenset())
    return bool(kinds & TELLING) and doc[slice(*one.source)].root.head != verb


def _is_another(doc: Doc, one: Labelled, verb: Token, subject: Range) -> bool:
    """Whether a subject is a noun phrase right before its verb, of which the source has no word."""
    start, end = subject
    assert one.source is not None and one.cue is not None
    if one.source[0] < end and start < one.source[1]:
        return False
    head = doc[start:end].root
    if head.tag_[:2] != "NN" or (one.cue[0] < end and start < one.cue[1]):
        return False
    return not is_passive(verb) and 0 <= one.cue[0] - end <= NEAR and head.sent == verb.sent


def _whole(doc: Doc, start: int, end: int, cue: Range) -> Range:
    """A source with what hangs on its last preposition: "a guard in the back of [the hall]"."""
    last = doc[end - 1]
    below = next((child for child in last.rights if child.dep_ == "pobj"), None) if last.tag_ == "IN" else None
    if below is None or below.left_edge.i != end or below.right_edge.i >= cue[0] > end:
        return start, end
    return start, below.right_edge.i + 1
