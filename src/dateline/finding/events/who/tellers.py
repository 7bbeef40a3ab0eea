"""Who only tells of what befell another: an officer, or whoever speaks, whom a pronoun is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.cues import cue_words
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["BEFALLING", "is_teller"]

BEFALLING = frozenset({"ASSAULT", "COERCE"})
OFFICERS = frozenset({"police", "court"})
# What those say who are accused, and to whom things are done all the same: "he pleaded guilty. He was arrested in May".
DEFENDING = frozenset({"admitted", "admits", "confessed", "confesses", "denied", "denies", "pleaded", "pleads", "pled"})


def is_teller(document: Document, trigger: Trigger, filler: Token, found: Participant) -> bool:
    """Whether a pronoun is taken for an officer or whoever speaks, who mostly tells of what befell another."""
    actor = document.actors.get(found.actor_id or "")
    if trigger.type not in BEFALLING or filler.tag_ != "PRP" or filler.lower_.endswith("self"):
        return False
    if found.actor_id is None and filler.lower_ in ("they", "them"):
        return (
            trigger.type == "COERCE" and found.sector in OFFICERS
        )  # "told police that the two had robbed him, and they were arrested"
    if actor is None or actor.kind != "person" or found.span.start != filler.idx:
        return False  # one whom the sentence has named is meant
    return actor.sector in OFFICERS or _speaks(document, actor.id, filler)


def _speaks(document: Document, actor_id: str, pronoun: Token) -> bool:
    """Whether somebody says what the report tells, in another sentence."""
    for mention in document.mentions:
        if mention.actor_id != actor_id or mention.form == "pronoun":
            continue
        name = document.tokens_of(mention.span)
        if name is None or name.root.dep_ != "nsubj" or name.root.sent == pronoun.sent:
            continue
        if cue_words().says(name.root.head.lower_) and name.root.head.lower_ not in DEFENDING:
            return True
    return False
