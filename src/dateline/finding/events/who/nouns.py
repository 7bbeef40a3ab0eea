"""Common nouns that take part in events where it is told which one is meant: "the board", "the president's office"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.people import people
from dateline.reading.document import Document
from dateline.records import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["sector_told"]


def sector_told(document: Document, head: Token, role: Role) -> str | None:
    """The sector of a noun that takes part where it is told which one it is: "the board", but not "on board"."""
    known, word = people(), head.lower_
    if word in known.leading:
        return "government" if prepositional(head, "of") else None
    if head.lower_ in document.targets and role != "actor":
        return None
    owners = [child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod")]
    if word in known.owned:
        named = (child.tag_ == "NNP" or document.actor_at(child) or known.side(child.lower_) for child in owners)
        return "organisation" if any(named) else None
    if word in known.towns:
        acts = head.dep_ in ("nsubj", "poss") or (head.dep_ == "pobj" and head.head.lower_ == "by")
        return "government" if role == "actor" and acts and document.place_at(head) is None else None
    if word in known.crowds and role == "actor":
        return None if prepositional(head, "of") else "civilian"
    told_which = head.tag_ == "NNS" or any(child.dep_ in ("det", "amod", "compound", "poss") for child in head.lefts)
    return known.side(word) if told_which else None
