"""Who is what a noun says, and of whom: "Y member X", "X, a Y affiliate", "X is Y's ally"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["kin"]

BECOME = BE | {"become", "became", "becomes", "remains", "remained"}


def kin(slot: str, noun: Token) -> list[Token]:
    """The tokens of one of the slots ``one``, ``whose`` and ``declared`` of ``data/statuses.yaml``."""
    if slot == "one":
        return _one(noun)
    if slot == "whose":
        return _whose(noun)
    return _one(noun.head) if noun.dep_ == "amod" and noun.head.tag_ in ("NN", "NNS") else []


def _one(noun: Token) -> list[Token]:
    """Whom a noun means: the name beside it, the name that it stands before, or the subject of "is"."""
    if noun.tag_ not in ("NN", "NNS"):
        return []
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "attr" and noun.head.lower_ in BECOME:
        return subjects(noun.head)
    if noun.dep_ == "compound" and noun.head.tag_.startswith("NNP") and noun.head.i > noun.i:
        return [noun.head]
    beside = [child for child in noun.rights if child.dep_ == "appos" and child.tag_.startswith("NNP")]
    if beside:
        return beside
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return [_last(after)] if after.tag_.startswith("NNP") and after.sent == noun.sent else []


def _last(name: Token) -> Token:
    """The word that a name's first word belongs to."""
    return name.head if name.dep_ == "compound" and name.head.tag_.startswith("NNP") else name


def _is_who(word: Token) -> bool:
    named = word.tag_.startswith("NNP") or (word.dep_ == "amod" and word.text[:1].isupper())
    return named or people().sector(word.lower_) == "rebel"


def _whose(noun: Token) -> list[Token]:
    """The name before a noun: "Y's branch", "a Y affiliate", "an Iranian proxy", "rebel control"; one that the parser
    hangs on the name behind as well.
    """
    own = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod", "amod") and _is_who(child)]
    if own:
        return own[-1:]
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    return [before] if noun.dep_ == "compound" and before.dep_ == "compound" and before.tag_.startswith("NNP") else []
