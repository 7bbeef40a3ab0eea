"""Who is what a noun says, and of whom: "Y member X", "X, a Y affiliate", "X is Y's ally"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["before_comma", "kin"]

BECOME = BE | {"become", "became", "becomes", "remains", "remained"}


def kin(slot: str, noun: Token) -> list[Token]:
    """The tokens of one of the slots ``one``, ``whose`` and ``declared`` of ``data/statuses.yaml``."""
    if slot == "one":
        return _one(noun)
    if slot == "whose":
        return _whose(noun)
    return _one(noun.head) if noun.dep_ == "amod" and noun.head.tag_ in ("NN", "NNS") else []


def _both(noun: Token) -> tuple[list[Token], list[Token]]:
    """Who is meant and whose they are, where both stand before the noun: "their Hezbollah allies"."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    named = [child for child in noun.lefts if child.dep_ in ("compound", "nmod") and child.tag_.startswith("NNP")]
    return (named, owners) if named and owners and noun.tag_ == "NNS" else ([], [])


def _counted(noun: Token) -> Token:
    """The noun that a phrase hangs by: "one" of "one of its allies", "partner" of "its partner and ally"."""
    if noun.dep_ == "conj" and noun.head.tag_ in ("NN", "NNS") and noun.head.i < noun.i:
        return _counted(noun.head)
    among = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in ("one", "some")
    return noun.head.head if among else noun


def _one(noun: Token) -> list[Token]:
    """Whom a noun means: the name beside it, the name that it stands before, or the subject of "is"."""
    if noun.tag_ not in ("NN", "NNS"):
        return []
    own, owned = _both(noun)
    if owned:
        return own
    noun = _counted(noun)
    if noun.dep_ == "appos":
        plain = noun.head.tag_ in ("NN", "NNS")
        return [(before_comma(noun) if plain else None) or noun.head]
    if noun.dep_ == "attr" and noun.head.lower_ in BECOME:
        return subjects(noun.head)
    if noun.dep_ == "compound" and noun.head.tag_.startswith("NNP") and noun.head.i > noun.i:
        return [noun.head]
    beside = [child for child in noun.rights if child.dep_ == "appos" and child.tag_.startswith("NNP")]
    if beside:
        return beside
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return [_last(after)] if after.tag_.startswith("NNP") and after.sent == noun.sent else []


def before_comma(noun: Token) -> Token | None:
    """The name right before the comma that a noun phrase follows, wherever the parser hangs the phrase.

    "the leader of X, one of its allies", "cadres of X (ABC), a splinter group of Y".
    """
    at = noun.left_edge.i
    if noun.dep_ not in ("appos", "dobj", "attr") or at < noun.sent.start + 2 or noun.doc[at - 1].text != ",":
        return None
    name = _outside(noun.doc[at - 2])
    return name if name.tag_ in ("NNP", "NNPS") and name.i >= noun.sent.start else None


def _outside(token: Token) -> Token:
    """The name that a bracket behind it abbreviates."""
    if token.text != ")" or token.i < token.sent.start + 2:
        return token
    inside = token.nbor(-1)
    return inside.head if inside.dep_ == "appos" else inside


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
    _, owned = _both(noun)
    if owned:
        return owned
    shared = [noun, noun.head] if noun.dep_ == "conj" and noun.head.tag_ in ("NN", "NNS") else [noun]
    for head in shared:
        before = ("poss", "compound", "nmod", "amod")
        own = [child for child in head.lefts if child.dep_ in before and _is_who(child)]
        if own:
            return own[-1:]
    first = noun.left_edge
    if first.i > noun.sent.start and first.tag_ in ("NN", "JJ") and first != noun:  # "X (ABC) splinter group Y"
        ahead = _outside(first.nbor(-1))
        if ahead.tag_.startswith("NNP"):
            return [ahead]
    last = noun.nbor(-1) if noun.i > noun.sent.start else noun
    return [last] if noun.dep_ == "compound" and last.dep_ == "compound" and last.tag_.startswith("NNP") else []
