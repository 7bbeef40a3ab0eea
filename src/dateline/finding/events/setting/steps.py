"""How far a time or a place stands from a word, in steps through the tree of its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.reading.document import Document
from dateline.records import Time

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["distance", "steps_between"]

CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl"})


def distance(document: Document, time: Time, anchors: Iterable[Token]) -> int:
    """Steps in the tree from a trigger to the time's head; a clause boundary on the way counts for three."""
    assert time.span is not None
    covered = document.tokens_of(time.span)
    if covered is None or _is_in_name(covered):
        return 99
    return min(99 if _is_of_clause(covered.root, anchor) else steps_between(covered.root, anchor) for anchor in anchors)


def _is_of_clause(token: Token, anchor: Token) -> bool:
    """Whether a time stands in a clause of its own: "released hostages whom they had abducted in January"."""
    above = {anchor, *anchor.ancestors}
    while token not in above and token.head != token:
        if token.dep_ == "relcl":
            return token.head != anchor and token.head not in above
        if token.dep_ == "ccomp":
            return True  # "accused the rebels and announced that talks would resume on Friday"
        if token.dep_ == "appos" or (token.dep_ == "pcomp" and token.head.lower_ == "of"):
            return True  # "X, president from 1990 to 2021, died", "accused Moscow of deporting children since 2022"
        token = token.head
    return False


def _is_in_name(time: TokenSpan) -> bool:
    """Whether a bare year belongs to a name: "Country Reports on Terrorism 2021", "the Press Act of 1998"."""
    if not time.text.isdigit() or time.start == 0:
        return False
    before = time.doc[time.start - 1]
    if before.lower_ == "of" and time.start > 1:
        before = time.doc[time.start - 2]
    return before.tag_ in ("NNP", "NNPS") and before.text[:1].isupper()


def steps_between(one: Token, other: Token) -> int:
    """Steps in the tree from one word to another; a clause boundary on the way counts for three."""
    above = {}
    cost, token = 0, one
    while True:
        above[token.i] = cost
        cost += _step(token)
        if token.head == token:
            break
        token = token.head
    cost, token = 0, other
    while token.i not in above:
        if token.head == token:
            return 99
        cost += _step(token)
        token = token.head
    return cost + above[token.i]


def _step(token: Token) -> int:
    """What it costs to go up from a word: more out of a clause, a little more from the second of two verbs."""
    return 3 if token.dep_ in CLAUSES else 2 if token.dep_ == "conj" and token.tag_.startswith("VB") else 1
