"""Whether words tell what somebody will not do, so that their denial is the deed: "will not allow a vote"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SUPPOSING", "WILL", "by_denial", "is_declined", "tells_by_denial"]

DENIED = "denied"  # the slot of a condition that a word be denied
WILL = frozenset({"will", "wo", "'ll", "’ll", "would", "'d", "’d"})
SUPPOSING = frozenset({"if", "unless", "whether"})


def tells_by_denial(trigger: Trigger) -> bool:
    """Whether a word tells its deed only where somebody says that he will not do it."""
    return any(need.slot == DENIED and need.words for need in trigger.needs)


def by_denial(modality: Modality) -> Modality:
    """The modality of such a deed, which is done by saying that one will not do the other."""
    return modality if modality == "hypothetical" else "asserted"


def is_declined(head: Token, auxiliaries: frozenset[str]) -> bool:
    """Whether a verb or adjective is denied, by one of the words ("will", "does", "longer") where any are asked for; by
    "going to" as by "will"; not one that a question asks for or a condition supposes."""
    top, will = _stem(head)
    if is_passive(head) and head.dep_ != "acomp":
        return False
    if not is_negated(top) or any(child.dep_ == "mark" and child.lower_ in SUPPOSING for child in top.lefts):
        return False
    if any(child.dep_ in SUBJECTS and child.tag_ in ("WP", "WDT") for child in top.lefts) and top.sent[-1].text == "?":
        return False
    helping = {child.lower_ for child in top.children if child.dep_ == "aux" or child.lower_ == "longer"}
    return not auxiliaries or bool(helping & auxiliaries) or (will and bool(auxiliaries & WILL))


def _stem(head: Token) -> tuple[Token, bool]:
    """The word at which the denial stands, and whether it tells what is to come: "is not going to sign"."""
    if head.dep_ == "xcomp" and head.head.lower_ == "going":
        return head.head, True
    if head.dep_ == "acomp" and head.head.tag_.startswith("VB"):
        return head.head, False
    if head.dep_ == "conj" and not any(child.dep_ in ("aux", *SUBJECTS) for child in head.lefts):
        above = head.head
        if above.tag_ == head.tag_:
            return _stem(above)
    return head, False
