"""What a statement denies: "had nothing to do with it", "was not involved", "bears no responsibility", "was false"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.speech.deed import HAS, IS, Deed, is_no_wrong, is_supposed
from dateline.finding.events.speech.speaking import Speaker
from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import subjects
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["denials"]

BEARING = HAS | {"bears", "bear", "bore", "played", "plays", "took", "takes"}
DOING = frozenset({"did", "done"})
SAID_OF = frozenset({"acomp", "ccomp", "ROOT", "conj"})


def denials(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What the speaker denies by a word, of himself or of others; it is aimed at nobody who is told."""
    words, low, verb = speech_words(), word.lower_, word.head
    if low == "nothing":
        own = any(speaker.is_meant(document, head) for head in subjects(verb))
        denied = word.dep_ == "dobj" and (_is_apart(verb) or (own and verb.lower_ in DOING and is_no_wrong(word)))
    elif low in words.blameless:
        denied = word.dep_ == "acomp" and verb.lower_ in IS and not is_negated(verb)
    elif low in words.disowned:
        denied = _is_not(word, verb)
    elif low in words.parts:
        plain = word.dep_ == "dobj" and verb.lower_ in BEARING and verb.dep_ != "relcl"
        denied = plain and _is_none(word, verb)
    elif low in words.untrue:
        denied = _is_untrue(word)
    else:
        return
    if denied and not is_supposed(verb if word.dep_ in ("dobj", "acomp") else word):
        yield Deed("denied", "REJECT", None, word)


def _is_apart(verb: Token) -> bool:
    """Whether somebody has nothing to do with it."""
    return verb.lower_ in HAS and any(token.lower_ == "do" for token in verb.doc[verb.i : verb.i + 5])


def _is_not(word: Token, verb: Token) -> bool:
    """Whether somebody "was not involved", "is not responsible"."""
    if word.dep_ == "acomp" or (word.dep_ == "prep" and verb.lower_ in IS):
        return verb.lower_ in IS and is_negated(verb)
    return word.tag_ == "VBN" and is_negated(word) and any(child.dep_ in ("auxpass", "aux") for child in word.lefts)


def _is_none(word: Token, verb: Token) -> bool:
    """Whether somebody bears "no responsibility", or does not bear "any"."""
    before = {child.lower_ for child in word.lefts}
    return bool(before & {"no", "zero"}) or ("any" in before and is_negated(verb))


def _is_untrue(word: Token) -> bool:
    """Whether what was told is said to be false."""
    above = word.head if word.dep_ == "acomp" else word
    if word.dep_ not in SAID_OF or is_negated(word) or is_negated(above):
        return False
    return any(head.lower_ in speech_words().told_of for head in subjects(above))
