"""Verbs that only carry a noun's act, and say whose it is: "launched (an attack)", "the charges raised by Chad"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.grammar.voice import RELATIVES, is_passive
from dateline.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["INVOLVED", "Support", "copula_of", "support_of"]

INVOLVED = frozenset({"involved", "implicated"})


@dataclass(frozen=True, slots=True)
class Support:
    """A verb that only carries a noun: "launched (an attack)". ``kind`` is acts, suffers or happens."""

    verb: Token
    kind: str


def support_of(noun: Token, ontology: Ontology) -> Support | None:
    """The verb that carries a noun trigger: the one above it, or the one of a clause behind it; else None."""
    carrying = _above(noun, ontology)
    if carrying is not None and carrying.kind != "happens":
        return carrying
    return _told_behind(noun, ontology) or carrying


def _above(noun: Token, ontology: Ontology) -> Support | None:
    """The verb that governs a noun, where it only carries it."""
    above = governor(noun)
    if above is None:
        return _answering(noun, ontology) or _that_happened(noun, ontology)
    verb, relation = above
    forms = _forms(verb, relation)
    if any(child.dep_ in ("oprd", "attr") for child in verb.children) and relation == "object":
        return None  # "called the raid a crime"
    if relation == "subject" or not _be_forms(verb).isdisjoint(ontology.support.happens):
        return Support(verb, "happens") if (forms | _be_forms(verb)) & ontology.support.happens else None
    if verb.lower_ in INVOLVED and is_negated(verb):
        return None  # that somebody had no part in it leaves the act as it was
    if forms & ontology.support.suffers:
        return Support(verb, "suffers")
    return Support(verb, "acts") if forms & ontology.support.acts else None


def _told_behind(noun: Token, ontology: Ontology) -> Support | None:
    """The verb of a participle or clause that tells whose act a noun is, or whom it met: "the charges raised by the
    council", "the call that the minister made", "the criticism which he faces"."""
    for verb in noun.rights:
        if verb.dep_ not in ("acl", "relcl"):
            continue
        passive = is_passive(verb) and (verb.dep_ == "relcl" or verb.tag_ in ("VBN", "VBD"))
        if not passive and not (verb.dep_ == "relcl" and _lacks_object(verb)):
            continue
        forms = _forms(verb, "object")
        if forms & ontology.support.acts:
            return Support(verb, "acts")
        if forms & ontology.support.suffers and not passive:
            return Support(verb, "suffers")
    return None


def _lacks_object(verb: Token) -> bool:
    """Whether what stands before a relative clause is the object of its verb: "the call that the minister made"."""
    subject = any(child.dep_ == "nsubj" and child.tag_ not in RELATIVES for child in verb.lefts)
    own = any(
        child.dep_ in ("dobj", "attr", "ccomp", "xcomp") and child.tag_ not in RELATIVES for child in verb.children
    )
    return subject and not own


def _that_happened(noun: Token, ontology: Ontology) -> Support | None:
    """The verb of a clause that tells that an act took place: "the violence that rocked the state"."""
    for verb in noun.rights:
        acts = any(child.tag_ in RELATIVES and child.dep_ == "nsubj" for child in verb.lefts)
        if verb.dep_ == "relcl" and acts and verb.lower_ in ontology.support.happens:
            return Support(verb, "happens")
    return None


def _answering(noun: Token, ontology: Ontology) -> Support | None:
    """The verb by which somebody owns to an act: "claimed responsibility for the bombing"."""
    borne = noun.head.head if noun.dep_ == "pobj" else noun
    verb = borne.head
    if borne == noun or borne.dep_ != "dobj":
        return None
    owned = f"{verb.lower_} {borne.lower_} {noun.head.lower_}"
    if owned not in ontology.support.acts or is_negated(verb):
        return None
    told = [verb, *(child for child in verb.lefts if child.dep_ in ("nsubj", "preconj"))]
    return None if any(child.lower_ in ("any", "nor") for one in told for child in one.lefts) else Support(verb, "acts")


def copula_of(adjective: Token) -> Support | None:
    """The verb by which an adjective or noun is said of somebody: "is critical", "is a critic"; None behind a noun."""
    if adjective.dep_ == "conj" and adjective.head.tag_[:2] in ("JJ", "VB"):
        return copula_of(adjective.head)
    if any(child.dep_ == "auxpass" for child in adjective.lefts):
        return Support(adjective, "acts")
    return Support(adjective.head, "acts") if adjective.dep_ in ("acomp", "attr", "oprd") else None


def _forms(verb: Token, relation: str) -> set[str]:
    """How the lists may write a verb with what the noun is to it: "carried out (an attack)", "was hit by (one)".

    A noun behind a preposition is carried only by a verb that the lists give with it: who "issued a statement in
    the wake of the attack" attacked nobody.
    """
    if relation in ("subject", "object", "with"):  # "opened with an attack", "faced with a blockade"
        particles = dict.fromkeys(child.lower_ for child in verb.children if child.dep_ in ("prt", "prep", "dobj"))
        phrasal = any(child.dep_ == "prt" for child in verb.children)  # talks that are "called off" are not called
        return {f"{verb.lower_} {particle}" for particle in particles} | (set() if phrasal else {verb.lower_})
    found = {f"{verb.lower_} {relation}"}
    found |= {f"{verb.lower_} {child.lower_} {relation}" for child in verb.children if child.dep_ == "prt"}
    found |= {f"{verb.lower_} {child.lower_} {relation}" for child in verb.children if child.dep_ == "dobj"}
    return found | {f"{child.lower_} {verb.lower_} {relation}" for child in verb.children if child.dep_ == "auxpass"}


def _be_forms(verb: Token) -> set[str]:
    """How the lists write a passive: "was reported"."""
    return {f"{child.lower_} {verb.lower_}" for child in verb.lefts if child.dep_ == "auxpass"}
