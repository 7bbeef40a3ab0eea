"""Whose a noun is, and who stands before it: the slots of ``data/statuses.yaml`` that a noun fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import subjects
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.grammar.voice import BE
from dateline.finding.statuses.kin import before_comma
from dateline.finding.statuses.words import status_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ahead", "apart_from", "mutual", "owners_of", "whose"]

ADVERBS = frozenset({"aux", "auxpass", "advmod", "neg"})  # what stands between a name and its verb


def whose(pronoun: Token) -> Token:
    """The noun that "whose" belongs to."""
    clause = pronoun.head
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    return clause.head


def owners_of(noun: Token) -> list[Token]:
    """Whose a noun is: "its ties", "the group has ties", "X, an offshoot of", "X is an offshoot"."""
    words = status_words()
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners and owners[0].tag_ == "PRP$" and noun.dep_ == "dobj" and noun.head.lower_ in words.carriers:
        return subjects(noun.head) or owners  # "the group has its base in X"
    if owners:
        return [whose(owner) if owner.tag_ == "WP$" else owner for owner in owners]
    if noun.dep_ == "appos":
        plain = noun.head.tag_ in ("NN", "NNS")
        return [(before_comma(noun) if plain else None) or noun.head]
    if noun.dep_ == "ccomp":  # "considers X an extension of Y"
        return [child for child in noun.lefts if child.dep_ == "nsubj"]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("as", "with"):
        return _furnished(noun)
    if noun.dep_ in ("dobj", "attr", "acomp") and noun.head.lower_ in words.carriers:
        return subjects(noun.head)
    above = governor(noun)
    if above is not None and above[1] == "object" and above[0].lower_ in words.carriers:
        return subjects(above[0])
    return []


def _furnished(noun: Token) -> list[Token]:
    """Who is something, or has it, in a phrase beside a name: "X, as a member of", "X, with offices in"."""
    above = noun.head.head
    if above.tag_.startswith("NN"):
        return [above]
    if above.lower_ in status_words().serving and noun.head.lower_ == "as":
        return subjects(above)
    apart = noun.head.i > noun.sent.start and noun.head.nbor(-1).text == ","
    own = [one for one in subjects(above) if one.i < noun.head.i] if above.tag_.startswith("VB") and apart else []
    return own if noun.head.i < above.i else []


def mutual(noun: Token) -> list[Token]:
    """Those who are to each other what a plural says: "X and Y are allies"."""
    if noun.dep_ != "attr" or noun.head.lower_ not in BE | {"remain", "became", "become"}:
        return []
    return subjects(noun.head) if not any(child.dep_ == "poss" for child in noun.lefts) else []


def apart_from(noun: Token) -> list[Token]:
    name = before_comma(noun)
    return [] if name is None else [name]


def ahead(token: Token) -> list[Token]:
    """The name before a noun's verb ("X pledged allegiance"), for names that the parser hangs elsewhere."""
    at = token.i - 1
    while at > token.sent.start and (token.doc[at].dep_ in ADVERBS or token.doc[at].lower_ in status_words().carriers):
        at -= 1
    return [token.doc[at]] if at >= token.sent.start and token.doc[at].tag_.startswith("NNP") else []
