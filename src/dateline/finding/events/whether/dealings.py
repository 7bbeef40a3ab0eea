"""Whether a noun of what is said, held or looked into tells news by itself: "the probe is ongoing", "an outcry".

Like ``happenings.py``, of what is done with words and not with force, by the lists of ``data/dealings.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.happenings import is_set
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.noun_phrases import governor, is_none
from dateline.finding.grammar.voice import BE
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.tables import words

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Token

__all__ = ["is_dealing"]

CLAUSES = frozenset({"acl", "ccomp", "relcl"})
BEING = BE - {"being"} | {"'s", "'re", "’s", "’re"}
REMAINING = frozenset({"remain", "remained", "remains"})
DEFINITE = frozenset({"the", "these", "those", "this", "that"})
CHARGED = "charge_noun"  # the frame of charges in court; others are only said


def is_dealing(document: Document, trigger: Trigger, noun: Token, support: Support | None) -> bool:
    """Whether the noun, in which nobody is told to take part, tells it as news and does not only mention it."""
    if is_none(noun):
        return False  # "no charges were filed"
    lemma = trigger.lemma
    if lemma in _listed("told"):
        return trigger.type == "ACCUSE" or (
            trigger.type == "APPEAL" and any(child.dep_ == "poss" for child in noun.lefts)
        )
    if lemma in _listed("outcries"):
        return not _is_predicate(noun)
    if lemma in _listed("allegations") or (lemma in _listed("charges") and trigger.frame.id != CHARGED):
        return _is_alleged(noun, support)
    if lemma in _listed("inquiries"):
        return support is not None or _goes_on(noun) or _does(noun, _listed("finding"))
    if lemma in _listed("charges"):
        return support is not None or _is_there(noun) or "against" in _behind(noun)
    if lemma in _listed("parleys"):
        return _is_held(document, noun, support)
    if lemma in _listed("presses"):
        return _is_voiced(trigger, support) or _is_there(noun) or _is_pressed(noun) or _is_of_harm(noun)
    if lemma in _listed("resisting"):
        return support is not None or _is_there(noun) or bool(_behind(noun))
    return False


def _is_alleged(noun: Token, support: Support | None) -> bool:
    """Whether it is told what is alleged, or that it is held against somebody now: "amid allegations of fraud"."""
    above = governor(noun)
    told = support is not None or bool(_behind(noun)) or any(child.dep_ in CLAUSES for child in noun.rights)
    if above is not None and above[1] == "object" and above[0].lower_ in _listed("denying"):
        return told and not _is_definite(noun)  # "denied the allegations", which were told before
    return told or (noun.dep_ == "pobj" and noun.head.lower_ in _listed("amid")) or _is_there(noun)


def _is_held(document: Document, noun: Token, support: Support | None) -> bool:
    """Whether talks are told to take place, or with a place, a day or a course of their own."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return False  # "is under discussion"
    if support is not None and support.verb.lower_ not in _listed("attending"):
        return True
    if is_set(document, noun) or _does(noun, _listed("course")) or _is_there(noun):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("round", "rounds"):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lower_ in BEING:
        return True  # "we are in discussions about it"
    return any(child.lower_ in _listed("course") for child in noun.lefts if child.dep_ == "amod")


def _is_voiced(trigger: Trigger, support: Support | None) -> bool:
    """Whether somebody says it: "expressed their condolences", but not "had some recognition"; or comes under it."""
    if support is None:
        return False
    if support.kind == "suffers":
        return trigger.type in ("THREATEN", "REQUEST")
    return support.verb.lower_ not in _listed("getting")


def _is_pressed(noun: Token) -> bool:
    """Whether it is told whose it is or against what: "pressure from the banks"."""
    return bool(_behind(noun) & _listed("pressing"))


def _is_of_harm(noun: Token) -> bool:
    """Whether it is told what is threatened: "under threat of death"."""
    return any(below.lower_ in _listed("harms") for below in prepositional(noun, "of"))


def _goes_on(noun: Token) -> bool:
    """Whether it is said to go on: "is still ongoing", "an active investigation"."""
    going = _listed("going")
    if any(child.lower_ in going for child in noun.lefts if child.dep_ == "amod"):
        return True
    if noun.dep_ not in SUBJECTS or noun.head.lower_ not in BEING | REMAINING:
        return False
    return any(child.lower_ in going for child in noun.head.rights)


def _does(noun: Token, verbs: Set[str]) -> bool:
    """Whether it is the subject of one of the verbs."""
    return noun.dep_ in SUBJECTS and noun.head.lower_ in verbs


def _is_there(noun: Token) -> bool:
    """Whether it is said to be: "there are allegations"."""
    return noun.dep_ == "attr" and any(child.lower_ == "there" for child in noun.head.lefts)


def _is_predicate(noun: Token) -> bool:
    """Whether it says what something is: "it is an outrage"."""
    return (noun.dep_ == "attr" and not _is_there(noun)) or noun.dep_ in ("oprd", "ccomp")


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in noun.lefts)


def _behind(noun: Token) -> frozenset[str]:
    """The prepositions that hang on a noun."""
    return frozenset(child.lower_ for child in noun.rights if child.dep_ in ("prep", "agent"))


def _listed(name: str) -> frozenset[str]:
    return words("finding", "dealings", name)
