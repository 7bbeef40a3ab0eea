"""What somebody does and does not say: "found the man dead", "offered prayers", "addressed the crowd".

The network marks such verbs, since each of them can tell words as well ("found that the road was shut").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Labelled
from dateline.finding.attributions.siding import PUT
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.people import people
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["has_told_clause", "is_an_act"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ASKING = frozenset({"that", "if", "whether", "how", "why", "what", "who", "when", "where", "which"})
CLAUSES = frozenset({"ccomp", "xcomp"})
THINGS = frozenset({"dobj", "dative"})
SEARCHING = frozenset({"police", "military", "medical"})  # sectors of those who come to a scene
PERSONS = frozenset({"him", "her", "them", "he", "she", "they"})
PUTTING = PUT | {"putting"}
HEARING = frozenset({"to", "at", "with", "into"})


def is_an_act(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether an attribution with a source, in whose content nobody is quoted, tells only what somebody does."""
    words, form = cue_words(), verb.lower_
    if has_told_clause(doc, one, verb):
        return False
    if form in PUTTING:
        return not any(child.lower_ in ("at", "it") for child in verb.children)
    if form in words.finding:
        return _comes_upon(doc, one, verb)
    if form in words.calling:
        return any(child.dep_ == "dobj" and _may_be_called(child) for child in verb.children)
    if form in words.talking:
        return _only_talks(doc, one)
    if form in words.facing:
        return any(child.dep_ in THINGS and child.i > verb.i for child in verb.children)
    return form in words.giving and _hands_on(verb)


def has_told_clause(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether a whole clause is what is told: "found that it fell", not "found it fallen"."""
    if any(doc[start].lower_ in ASKING for start, _ in one.content):
        return True
    return any(child.dep_ == "ccomp" and _is_finite(child) for child in verb.children)


def _is_finite(clause: Token) -> bool:
    return clause.tag_ in FINITE or any(child.tag_ in FINITE for child in clause.lefts)


def _comes_upon(doc: Doc, one: Labelled, verb: Token) -> bool:
    """Whether people come upon somebody or a thing: "officers found a gun", not "the study found a link"."""
    searching = any(people().sector(token.lower_) in SEARCHING for token in doc[slice(*one.source or (0, 0))])
    below = [child for child in verb.children if child.dep_ in ("dobj", "ccomp")]
    found = [*below, *(subject for child in below for subject in child.lefts if subject.dep_ == "nsubj")]
    return searching or any(token.lower_ in PERSONS or _is_somebody(token) for token in found)


def _may_be_called(token: Token) -> bool:
    """Whether it is help that one calls, or a meeting, and no name for somebody: "called an ambulance"."""
    return token.lower_ in cue_words().called or people().sector(token.lower_) in SEARCHING


def _is_somebody(token: Token) -> bool:
    return token.tag_[:2] == "NN" and people().sector(token.lower_) is not None


def _only_talks(doc: Doc, one: Labelled) -> bool:
    """Whether the content is only whom somebody talks to: "spoke to the driver"."""
    head = doc[slice(*one.content[0])].root
    if head.dep_ in SUBJECTS and len(one.content) == 1:
        return True  # "Bello wept as she spoke"
    return head.dep_ == "pobj" and head.head.lower_ in HEARING


def _hands_on(verb: Token) -> bool:
    """Whether a thing is given that is no words: "offered prayers", not "issued a warning"."""
    words = cue_words()
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if not things or any(child.dep_ in CLAUSES for child in verb.children):
        return False
    return not any(thing.lower_ in words.nouns or thing.lower_ in words.carriers for thing in things)
