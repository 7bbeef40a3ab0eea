"""Whether an act is told as one that did not happen, by the words that stand at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.modal_words import modal_words
from dateline.finding.grammar.noun_phrases import is_none
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_negated"]


def is_negated(token: Token) -> bool:
    """Whether the words at a verb or noun deny it: "not", "no longer", "neither side", "without an arrest"."""
    negations = modal_words().negations
    return (
        any(
            (child.dep_ == "neg" and child.tag_ != "UH")  # "Boy, 17, hurt", which parses as an exclamation
            or _is_no_longer(child)
            or (child.dep_ in ("det", "preconj", "advmod") and child.lower_ in negations)
            for child in token.children
        )
        or (token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without")
        or any(map(_is_nobody, token.lefts))
        or _is_put_off(token)
    )


def _is_put_off(token: Token) -> bool:
    """Whether it has not come to it: "has yet to bow out", "the non-deployment of troops", "no roads closed"."""
    if token.tag_ in ("VB", "VBN"):
        before = [word.lower_ for word in token.doc[max(token.i - 5, token.sent.start) : token.i]]
        if "yet" in before and "to" in before[before.index("yet") :]:
            return True
    if _is_prefixed(token):
        return True
    return token.dep_ == "acl" and token.tag_ == "VBN" and is_none(token.head)


def _is_prefixed(token: Token) -> bool:
    """Whether "non-" stands before it, in its own sentence."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-2).lower_ != "non":
        return False
    return not (token.is_sent_start or token.nbor(-1).is_sent_start)


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ == "longer" and any(child.lower_ == "no" for child in adverb.children)


def _is_nobody(subject: Token) -> bool:
    """Whether it is a subject that denies what is told of it: "Neither Kenya nor Uganda", "no group", "nobody"."""
    if subject.dep_ not in SUBJECTS:
        return False
    words = (subject, *(child for child in subject.children if child.dep_ in ("det", "preconj", "cc")))
    return any(word.lower_ in modal_words().nobody for word in words)
