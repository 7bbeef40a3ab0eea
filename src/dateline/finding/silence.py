"""Cues that say nothing: "looking for box scores", "officers were called to the scene", "saw the fire".

The network was taught on whatever a text ascribes to somebody, what is seen and known included. A statement is
kept where words stand in quotation marks, and else where somebody is told to say, ask, show, think or want something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.clauses import is_passive
from dateline.finding.cues import cue_words
from dateline.finding.labelling import Labelled
from dateline.finding.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["says"]

# Kinds of verbs of which a statement may be told though nobody is named for it: "was said to", "is believed to".
UNNAMED = frozenset({"say", "ask", "think", "judge"})


def says(doc: Doc, one: Labelled, quotations: Sequence[Quotation]) -> bool:
    """Whether an attribution tells words, or what somebody has in mind."""
    if one.cue is None or _is_quoted(doc, one, quotations):
        return True
    cue = doc[slice(*one.cue)]
    verbs = [token for token in cue if token.tag_.startswith("VB")]
    if not verbs or any(token.lower_ in cue_words().nouns and token.tag_.startswith("NN") for token in cue):
        return True
    verb = verbs[-1]
    if one.source is None:
        return _may_be_unnamed(verb)
    return verb.lower_ not in cue_words().perceiving or _has_clause(doc, one)


def _is_quoted(doc: Doc, one: Labelled, quotations: Sequence[Quotation]) -> bool:
    places = [(doc[start].idx, doc[end - 1].idx) for start, end in one.content if start < end]
    return any(mark.start <= end and start < mark.end for mark in quotations for start, end in places)


def _may_be_unnamed(verb: Token) -> bool:
    words = cue_words()
    kinds = words.verbs.get(verb.lower_, frozenset())
    if is_passive(verb):
        return verb.lower_ not in words.undergone and bool(kinds & UNNAMED)
    return verb.lower_ not in words.perceiving  # "looking for results", "don't forget that"


def _has_clause(doc: Doc, one: Labelled) -> bool:
    """Whether the content tells a whole thing and does not only name one: "saw that it fell", not "saw the fall"."""
    return any(
        token.tag_.startswith(("VB", "MD")) or token.lower_ == "as"
        for piece in one.content
        for token in doc[slice(*piece)]
    )
