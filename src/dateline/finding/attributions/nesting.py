"""Words inside words: what a source says that somebody else said.

Annotators mark the outer attribution and often leave the inner one, so the network does too. Inside a content the
grammar is trusted instead: a verb of saying with a subject and a clause, and "quoted X as saying".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.attributions.labelling import Labelled, Range
from dateline.finding.attributions.quotations import Quotation
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["governing", "is_citing", "nest", "speaker_of"]

CLOSING = 2  # characters that end a quotation: a stop and a mark
CITING = frozenset({"citing", "quoting"})
ONLY_WITH_THAT = frozenset({"show", "think"})  # "he thinks so" is a filler, "he thinks that ..." says something


def nest(doc: Doc, labelled: Sequence[Labelled], quotations: Sequence[Quotation]) -> list[Labelled]:
    """The attributions with those that the grammar shows inside their contents, and those who are cited.

    Inside quotation marks the network is not helped: "I say", "you know" and the like attribute nothing there, and
    with them cue F1 on a tenth of the training texts falls by a point.
    """
    cued = {at for one in labelled if one.cue for at in range(*one.cue)}
    held = {at for one in labelled for piece in one.content for at in range(*piece)} - cued
    quoted = [(quotation.start, quotation.end) for quotation in quotations if quotation.depth == 0]
    verbs = (doc[at] for at in sorted(held & governing(doc)))
    free = (verb for verb in verbs if not any(start <= verb.idx < end for start, end in quoted))
    found = [_closed(doc, inner, quotations) for verb in free if (inner := _inner(verb)) is not None]
    return [*_cited(doc, labelled), *found]


def _closed(doc: Doc, one: Labelled, quotations: Sequence[Quotation]) -> Labelled:
    """The attribution with the mark that closes a quotation in its content: 'said that "no stone will be left"'."""
    start, end = one.content[0]
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    for quotation in quotations:
        if quotation.closed and first <= quotation.start < last <= quotation.end <= last + CLOSING:
            span = doc.char_span(quotation.start, quotation.end)
            return replace(one, content=((start, max(end, span.end)),)) if span is not None else one
    return one


def _cited(doc: Doc, labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """The attributions, with whoever is only cited as the source of what the citing source reports.

    Of "the Herald, citing two officials, reported that ..." the network says that the Herald cites "two officials",
    and of "according to the Herald, the army said that ..." that the Herald and the army said the same.
    """
    for one in labelled:
        source = _whom_it_cites(doc, one)
        other = _reported_with(doc, one, labelled) if source is not None else None
        yield _widened(doc, one, labelled) if other is None else Labelled(one.cue, source, other.content)


def is_citing(doc: Doc, cue: Range | None) -> bool:
    """Whether a cue says from whom another has its words: "citing"."""
    return cue is not None and doc[cue[1] - 1].lower_ in CITING


def _whom_it_cites(doc: Doc, one: Labelled) -> Range | None:
    """Who, or which document, is cited: "citing two officials, that nine had died" cites two officials."""
    if not is_citing(doc, one.cue) or len(one.content) != 1 or one.source is None:
        return None
    start, end = one.content[0]
    end = next((at for at in range(start, end) if doc[at].text == "," or doc[at].dep_ == "mark"), end)
    if end == start:
        return None
    head, words = doc[start:end].root, cue_words()
    named = head.tag_ in ("NNP", "NNPS") or head.lower_ in words.collective | words.carriers | people().representatives
    return (start, end) if named or people().sector(head.lower_) else None


def _reported_with(doc: Doc, one: Labelled, labelled: Sequence[Labelled]) -> Labelled | None:
    """What the citing source says in the same sentence."""
    assert one.cue is not None and one.source is not None
    sentence, (start, end) = doc[one.cue[0]].sent, one.source
    for other in labelled:
        if other is not one and other.source and other.cue and other.content:
            within = sentence.start <= other.cue[0] < sentence.end
            if within and other.source[0] < end and start < other.source[1]:
                return other
    return None


def _widened(doc: Doc, one: Labelled, labelled: Sequence[Labelled]) -> Labelled:
    """The attribution of "according to X, Y said that ...", whose content is that Y said it and not what Y said."""
    if one.cue is None or one.source is None or doc[one.cue[0]].lower_ != "according" or not one.content:
        return one
    for other in labelled:
        if other.source and other.cue and other.content == one.content and one.source[1] <= other.source[0]:
            first = one.content[0]
            if other.source[1] <= other.cue[0] and other.cue[1] <= first[0]:
                return replace(one, content=((other.source[0], first[1]), *one.content[1:]))
    return one


def governing(doc: Doc) -> set[int]:
    """The tokens that have a clause as their object, from one table and not token by token."""
    table = doc.to_array(["DEP", "HEAD"])
    clauses = np.flatnonzero(table[:, 0] == doc.vocab.strings["ccomp"])
    return set((clauses + table[clauses, 1].astype(np.int64)).tolist())


def _inner(verb: Token) -> Labelled | None:
    """The attribution that a verb makes with its subject and its clause, or None."""
    if not verb.tag_.startswith("VB") or not cue_words().holds(verb.lower_):
        return None
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    source = speaker_of(verb)
    if clause is None or source is None or not _reports(verb, clause):
        return None
    return Labelled((verb.i, verb.i + 1), source, (_subtree(clause),))


def _reports(verb: Token, clause: Token) -> bool:
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return marked or not cue_words().verbs[verb.lower_] & ONLY_WITH_THAT


def speaker_of(verb: Token) -> Range | None:
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
        if run[-1].text == ")" and any(inner.text == "(" for inner in run):
            break  # "the Rapid Support Forces (RSF)"
        run.pop()
    return run[0].i, run[-1].i + 1
