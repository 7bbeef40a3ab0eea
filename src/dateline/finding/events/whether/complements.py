"""Whether a word governs a clause of the sort that a condition asks for: "asked whether", "wants Chad to withdraw"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.declining import WILL
from dateline.finding.events.whether.kinds import is_kind
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Need
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["bids", "opens_clause"]

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp"})
OPENING = frozenset({"aux", "mark", "advmod", "nsubj", "nsubjpass", "dobj", "attr", "det"})
SAID_OF = frozenset({"amod", "compound"})
BIDDEN = frozenset({"ccomp", "acl"})  # clauses of what is wanted or hoped for, of a verb and of a noun
TO_COME = WILL - {"wo"}
SELF = frozenset({"i", "we", "it"})
# What nobody does because he is asked to.
FELT = frozenset(
    [
        "are", "be", "become", "believe", "feel", "find", "get", "has", "have", "hear", "is", "know", "lose", "realise",
        "realize", "remain", "remember", "see", "think", "understand", "want", "win", "wins",
    ]
)  # fmt: skip


def opens_clause(need: Need, head: Token) -> bool:
    """Whether a clause that the word governs opens with one of the words ("asked whether", "asked them to go") or has
    one as its verb ("refused to comment")."""
    opened = CLAUSES | {"acl"} if head.tag_.startswith("NN") else CLAUSES  # "the charge that they had plotted"
    clauses = [child for child in head.children if child.dep_ in opened and child.i > head.i]
    return any(
        token.lower_ in need.words and token.dep_ in OPENING and (token.lower_ != "to" or clause.tag_ == "VB")
        for clause in clauses
        for token in (clause.left_edge, *clause.lefts)  # "asked which side had won", "asked why"
    ) or any(clause.lower_ in need.words for clause in (*clauses, *_called_what(head)))


def _called_what(head: Token) -> list[Token]:
    """What somebody is called, with the words before it: "called a shameless liar"."""
    called = [child for child in head.rights if child.dep_ == "oprd"]
    return [word for one in called for word in (one, *(child for child in one.lefts if child.dep_ in SAID_OF))]


def bids(need: Need, head: Token, document: Document) -> bool:
    """Whether a clause that the word governs says what somebody of the kinds is to do ("wants Chad to withdraw", "hopes
    that Chad will withdraw"), or what is to be done ("wants the law repealed")."""
    clauses = [child for child in head.children if need.kinds and child.dep_ in BIDDEN and child.i > head.i]
    return any(
        is_kind(kind, actor, document)
        for clause in clauses
        if clause.lower_ not in FELT and _is_to_come(clause) and not is_passive(clause)
        for actor in clause.lefts
        if actor.dep_ == "nsubj" and actor.lower_ not in SELF
        for kind in need.kinds
    ) or ("DONE" in need.kinds and any(map(_is_to_be_done, clauses)))


def _is_to_come(clause: Token) -> bool:
    """Whether it tells what is to be: "Chad to withdraw", "that Chad will withdraw", "that Chad withdraws"."""
    before = [child for child in clause.lefts if child.dep_ == "aux"]
    if clause.tag_ == "VB":
        return any(child.tag_ == "TO" or child.lower_ in TO_COME for child in before)
    return clause.tag_ in ("VBZ", "VBP") and not before


def _is_to_be_done(clause: Token) -> bool:
    """Whether a participle says what is to be done with its subject: "wants the law repealed"."""
    if clause.tag_ not in ("VBN", "VBD") or any(child.dep_ in ("aux", "auxpass", "mark") for child in clause.lefts):
        return False
    return any(child.dep_ in SUBJECTS and child.tag_.startswith("NN") for child in clause.lefts)
