"""What the grammar around a verb shows to be owed, yet to come or only thought of, in whatever words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.parse.labels import OBJECTS, SUBJECTS
from dateline.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["outlook"]

OWING = frozenset({"have", "has", "'ve", "’ve", "having", "got"})
YET = frozenset({"after", "before", "once", "until", "till"})
PRESENT = frozenset({"VBZ", "VBP"})
SCHEDULED = frozenset({"scheduled", "slated", "planned"})
HELD = frozenset({"held", "begin", "start", "open", "convene", "take", "occur"})


def outlook(verb: Token, governors: Mapping[str, Modality]) -> Modality | None:
    """The modality that the clause around a verb gives it, None where it gives none.

    ``governors`` are the words that put off what they govern, of ``data/modality.yaml``.
    """
    if verb.tag_.startswith("NN"):
        return "planned" if _is_to_be_held(verb) else None
    if _is_owed(verb):
        return "possible"
    if _is_yet_to_come(verb) or _is_subjunctive(verb, governors) or _is_asked_bare(verb, governors):
        return "planned"
    if _is_only_thought_of(verb) or _is_inverted(verb):
        return "hypothetical"
    return _by_whom_it_is_asked(verb, governors)


def _is_owed(verb: Token) -> bool:
    """Whether it is what somebody has to do: "have to accept", while who "had to flee" most likely fled."""
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or verb.head.lower_ not in OWING:
        return False
    if any(child.dep_ in OBJECTS or child.lower_ == "yet" for child in verb.head.children):
        return False
    return any(child.tag_ == "TO" for child in verb.lefts)


def _is_yet_to_come(verb: Token) -> bool:
    """Whether a clause of time tells in the present what is to come: "will decide after the two meet".

    A headline tells in the present what has happened: "Town mourns after two are shot".
    """
    if verb.dep_ != "advcl" or not _is_present(verb):
        return False
    if verb.head.lower_ == "soon":  # "as soon as they leave"
        return verb.head.head.tag_ == "VB" or any(child.tag_ == "MD" for child in verb.head.head.lefts)
    return verb.head.tag_ == "VB" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in YET for child in verb.lefts
    )


def _is_present(verb: Token) -> bool:
    carrying = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    told_by = carrying[0] if carrying else verb
    return told_by.tag_ in PRESENT and told_by.lower_ not in ("has", "have", "'ve", "’ve")


def _is_subjunctive(verb: Token, governors: Mapping[str, Modality]) -> bool:
    """Whether the bare verb says what is asked for: "that they be freed", "demanded he resign", "Help them!"."""
    carrying = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    bare = verb.tag_ == "VB" and not carrying
    bare = bare or [(child.lower_, child.tag_) for child in carrying] == [("be", "VB")]
    if not bare:
        return False
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    if verb.dep_ != "ccomp":
        return verb.dep_ == "ROOT" and not subjects and verb.left_edge == verb
    shown = any(child.lower_ == "that" for child in verb.lefts) and (carrying or any(map(_is_one, subjects)))
    return bool(subjects) and (verb.head.lower_ in governors or bool(shown))  # but "helped firefighters save two"


def _is_asked_bare(verb: Token, governors: Mapping[str, Modality]) -> bool:
    """Whether who is asked parses as the object of the asking: "banners demanding the government pull out troops"."""
    if verb.tag_ != "VB" or verb.i == 0 or any(child.dep_ in ("aux", "auxpass", "nsubj", "cc") for child in verb.lefts):
        return False
    before = verb.nbor(-1)
    return before.dep_ == "dobj" and before.head.i < before.i and governors.get(before.head.lower_) == "planned"


def _is_one(subject: Token) -> bool:
    """Whether the form of its verb would show a plain present: "he resigns", while "police resign" may be either."""
    if subject.lower_ in ("he", "she", "it"):
        return True
    return subject.tag_ in ("NN", "NNP") and people().sector(subject.lower_) != "police"


def _is_inverted(verb: Token) -> bool:
    """Whether "had" before its subject supposes it: "would have ended had the party condemned it"."""
    if verb.tag_ not in ("VBN", "VBD") or not any(child.dep_ in SUBJECTS for child in verb.lefts):
        return False
    had = [child for child in verb.lefts if child.dep_ == "aux"] or ([verb.head] if verb.dep_ == "ccomp" else [])
    opens = [one for one in had if one.lower_ == "had" and not any(child.dep_ in SUBJECTS for child in one.lefts)]
    return bool(opens) and any(child.dep_ in SUBJECTS and child.i > opens[0].i for child in verb.lefts)


def _is_to_be_held(noun: Token) -> bool:
    """Whether what is told of it is still to come: "talks to be held", "scheduled for May", "a visit next week"."""
    behind = noun.doc[noun.i + 1 : noun.right_edge.i + 1]
    if any(word.lower_ in SCHEDULED and word.dep_ in ("acl", "relcl") and word.tag_ == "VBN" for word in behind):
        return True
    for child in noun.rights:
        if child.dep_ == "npadvmod" and any(below.lower_ == "next" for below in child.children):
            return True
        if child.dep_ == "acl" and _has(child, "TO", "be"):
            return child.tag_ == "VBN"
        if child.dep_ == "relcl" and child.lower_ in HELD:
            return _has(child, "MD", "will")
    return False


def _has(verb: Token, tag: str, word: str) -> bool:
    """Whether an auxiliary with the tag stands before the verb, and the word."""
    told = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return any(child.tag_ == tag for child in told) and any(child.lower_ == word for child in told)


def _is_only_thought_of(verb: Token) -> bool:
    """Whether it is spoken of as a thing that one may do: "praising him was like", "far enough to demand it"."""
    if verb.dep_ == "csubj":  # "retaking the town was a victory" tells that it was retaken
        only = any(
            child.tag_ == "MD" or (child.lower_ == "like" and child.dep_ == "prep") for child in verb.head.children
        )
        return only and verb.tag_ == "VBG" and verb.left_edge == verb and not is_passive(verb)
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "acl", "relcl"):
        return False
    return verb.head.lower_ == "enough" or any(child.lower_ in ("enough", "too") for child in verb.head.children)


def _by_whom_it_is_asked(verb: Token, governors: Mapping[str, Modality]) -> Modality | None:
    """What is asked of somebody behind "for": "called for a prosecutor to investigate them", "let the council act"."""
    head = verb.head
    if verb.tag_ not in ("VB", "VBP"):
        return None
    if head.lower_ == "let" and head.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in head.lefts):
        return "planned"
    asked = verb.dep_ in ("relcl", "acl", "advcl", "xcomp") and any(child.tag_ == "TO" for child in verb.lefts)
    if asked and head.dep_ == "pobj" and head.head.lower_ == "for":
        return governors.get(head.head.head.lower_)
    return None
