"""Whether somebody or something is of a kind that a condition asks for: a person, a body, a sum of money, a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.people import ARMED, people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Need
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ARMED_KINDS", "fits", "is_kind"]

ARMED_KINDS = frozenset({"armed-group", "military", "police"})  # of actors
CURRENCIES = frozenset({"$", "£", "€", "¥", "rs", "rs."})


def fits(need: Need, token: Token, document: Document) -> bool:
    """Whether a phrase is one of the words asked for, or of the kinds; of "dozens of cars" the cars."""
    if token.lower_ in people().quantities and token.lower_ not in need.words:
        token = next(iter(prepositional(token, "of")), token)
    phrase = [token, *(child for child in token.children if child.dep_ in ("compound", "amod", "conj", "nmod"))]
    if any(part.lower_ in need.words for part in phrase):
        return True
    return any(is_kind(kind, token, document) for kind in need.kinds)


def is_kind(kind: str, token: Token, document: Document) -> bool:
    actor, sector = document.actor_at(token), people().side(token.lower_)
    match kind:
        case "ACTOR":
            return actor is not None or sector is not None or token.tag_ == "PRP"
        case "PERSON":
            if actor is not None:
                return actor.kind == "person"
            told = token.lower_ in people().persons or sector not in (None, "organisation", "business", "media")
            return told or token.tag_ == "PRP"
        case "GROUP":
            return (actor is not None and actor.kind != "person") or sector in ("organisation", "government")
        case "ARMED":
            return (actor is not None and actor.kind in ARMED_KINDS) or sector in ARMED
        case "COUNT":
            return token.tag_ == "CD"
        case "MONEY":
            return any(below.lower_ in CURRENCIES for below in (token, *token.children)) or token.text[:1] in CURRENCIES
        case "NAME":
            return token.tag_.startswith("NNP") and token.dep_ == "nsubjpass"
        case "UNDERGOING":
            described = any(child.dep_ in ("acl", "relcl") and is_passive(child) for child in token.rights)
            undergoes = token.dep_ in SUBJECTS or described  # "2 held", "the man who was held"
            return undergoes and (token.tag_ == "CD" or is_kind("PERSON", token, document))
        case "ANY":
            return True
        case "SEVERAL":
            beside = [
                child for child in token.children if child.dep_ == "conj" and document.actor_at(child) is not None
            ]
            return (actor is not None and bool(beside)) or (sector is not None and _are_two(token))
        case "PLACE":
            return document.place_at(token) is not None
    return False


def _are_two(noun: Token) -> bool:
    """Whether it counts those who do it together: "the two ministers discussed", "both sides"."""
    return noun.tag_ == "NNS" and any(child.lower_ in ("two", "three", "both") for child in noun.lefts)
