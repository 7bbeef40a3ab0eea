"""Words inside words: what a source says that somebody else said.

Annotators mark the outer attribution and often leave the inner one, so the network does too. Inside a content the
grammar is trusted instead: a verb of saying with a subject and a clause, and "quoted X as saying".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.cues import cue_words
from dateline.finding.labelling import Labelled, Range
from dateline.finding.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["nest"]

TELLING = frozenset({"say", "show", "think"})
ONLY_WITH_THAT = frozenset({"show", "think"})  # "he thinks so" is a filler, "he thinks that ..." says something


def nest(doc: Doc, labelled: Sequence[Labelled], quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions with those that the grammar shows inside their contents.

    Inside quotation marks the network is not helped: "I say", "you know" and the like attribute nothing there, and
    with them cue F1 on a tenth of the training texts falls by a point.
    """
    cued = {at for one in labelled if one.cue for at in range(*one.cue)}
    held = {at for one in labelled for piece in one.content for at in range(*piece)} - cued
    quoted = [(quotation.start, quotation.end) for quotation in quotations if quotation.depth == 0]
    verbs = (doc[at] for at in sorted(held & _governing(doc)))
    free = (verb for verb in verbs if not any(start <= verb.idx < end for start, end in quoted))
    found = [inner for verb in free if (inner := _inner(verb)) is not None]
    return [*labelled, *found]


def _governing(doc: Doc) -> set[int]:
    """The tokens that have a clause as their object, from one table and not token by token."""
    table = doc.to_array(["DEP", "HEAD"])
    clauses = np.flatnonzero(table[:, 0] == doc.vocab.strings["ccomp"])
    return set((clauses + table[clauses, 1].astype(np.int64)).tolist())


def _inner(verb: Token) -> Labelled | None:
    """The attribution that a verb makes with its subject and its clause, or None."""
    if not verb.tag_.startswith("VB") or not cue_words().verbs.get(verb.lower_, frozenset()) & TELLING:
        return None
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    source = _speaker(verb)
    if clause is None or source is None or not _reports(verb, clause):
        return None
    return Labelled((verb.i, verb.i + 1), source, (_subtree(clause),))


def _reports(verb: Token, clause: Token) -> bool:
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return marked or not cue_words().verbs[verb.lower_] & ONLY_WITH_THAT


def _speaker(verb: Token) -> Range | None:
    """The subject of the verb, or of "quoted X as saying" the X."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None and verb.tag_ == "VBG" and verb.head.lower_ == "as":
        quoted = verb.head.head
        subject = next((child for child in quoted.children if child.dep_ == "dobj"), None)
    if subject is None or subject.tag_ in ("WP", "WDT", "EX"):
        return None
    return _subtree(subject)


def _subtree(token: Token) -> Range:
    """The words of a phrase without the marks and conjunctions at its edges."""
    tokens: Iterator[Token] = (inner for inner in token.subtree if not inner.is_space)
    run = list(tokens)
    while len(run) > 1 and run[-1].dep_ in ("punct", "cc"):
        run.pop()
    return run[0].i, run[-1].i + 1
