"""What the grammar around a verb shows to be owed, yet to come or only thought of, in whatever words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.finding.clauses import is_passive
from dateline.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["outlook"]

OWING = frozenset({"have", "has", "'ve", "’ve", "having", "got"})
YET = frozenset({"after", "before", "once", "until", "till"})
PRESENT = frozenset({"VBZ", "VBP"})
BE = frozenset({"is", "was", "be", "are", "were"})


def outlook(verb: Token, governors: Mapping[str, Modality]) -> Modality | None:
    """The modality that the clause around a verb gives it, None where it gives none.

    ``governors`` are the words that put off what they govern, of ``data/modality.yaml``.
    """
    if _is_owed(verb):
        return "possible"
    if _is_yet_to_come(verb):
        return "planned"
    if _is_only_thought_of(verb):
        return "hypothetical"
    return _by_whom_it_is_asked(verb, governors)


def _is_owed(verb: Token) -> bool:
    """Whether it is what somebody has to do: "have to accept", while who "had to flee" most likely fled."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or verb.head.lower_ not in OWING:
        return False
    if any(child.dep_ in ("dobj", "obj") or child.lower_ == "yet" for child in verb.head.children):
        return False
    return any(child.tag_ == "TO" for child in verb.lefts)


def _is_yet_to_come(verb: Token) -> bool:
    """Whether a clause of time tells in the present what is to come: "will decide after the two meet"."""
    if verb.dep_ != "advcl" or not _is_present(verb) or _is_present(verb.head):
        return False
    return any(child.dep_ in ("mark", "advmod") and child.lower_ in YET for child in verb.lefts)


def _is_present(verb: Token) -> bool:
    carrying = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    told_by = carrying[0] if carrying else verb
    return told_by.tag_ in PRESENT and told_by.lower_ not in ("has", "have", "'ve", "’ve")


def _is_only_thought_of(verb: Token) -> bool:
    """Whether it is spoken of as a thing that one may do: "praising him was like", "far enough to demand it"."""
    if verb.dep_ == "csubj":
        return verb.tag_ == "VBG" and verb.head.lower_ in BE and verb.left_edge == verb and not is_passive(verb)
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "acl", "relcl"):
        return False
    return verb.head.lower_ == "enough" or any(child.lower_ in ("enough", "too") for child in verb.head.children)


def _by_whom_it_is_asked(verb: Token, governors: Mapping[str, Modality]) -> Modality | None:
    """What is asked of somebody behind "for": "called for a prosecutor to investigate them", "let the council act"."""
    head = verb.head
    if verb.tag_ != "VB":
        return None
    if head.lower_ == "let" and head.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in head.lefts):
        return "planned"
    asked = verb.dep_ in ("relcl", "acl", "advcl", "xcomp") and any(child.tag_ == "TO" for child in verb.lefts)
    if asked and head.dep_ == "pobj" and head.head.lower_ == "for":
        return governors.get(head.head.head.lower_)
    return None
