"""Noun phrases that may name a party to an incident, and the shorter and longer wordings of each.

The wordings are what a reader might write down: "the powerful car bomb" may be noted as "powerful car bomb" or
"car bomb", and "members" as "members of the front". Everything works on tags and heads, so it holds in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Nominal", "find_nominals"]

Pair = tuple[int, int]  # first token and the one behind the last

LONGEST = 7  # tokens of a noun phrase before its head: longer ones are lists or headlines that the parser joined
DROPPED = frozenset({"DT", "PDT", "PRP$", "WP$", "RB", "IN", "``", "''", "HYPH", ",", "POS", ":", "-LRB-", "-RRB-"})
INSIDE = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "FW", "DT", "PDT", "PRP$", "``", "''", "HYPH", "RB", "$"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """The tokens from ``start`` up to ``end`` without article; ``head`` is the token that bears the sense.

    ``modifier`` is true for what stands before a head noun ("army" in "army soldiers"). ``wordings`` hold the phrase
    itself first, then what is left without its first words, then the same with its "of" phrase.
    """

    start: int
    end: int
    head: int
    modifier: bool
    wordings: tuple[Pair, ...]


def find_nominals(doc: Doc) -> Iterator[Nominal]:
    """The noun phrases in order of their heads, each with its modifier as a further one behind it."""
    for token in doc:
        if not _is_noun(token) or _is_inside(token, doc):
            continue
        start = _start(token, doc)
        yield Nominal(start, token.i + 1, token.i, False, _wordings(start, token, doc))
        if start < token.i and _is_noun(doc[token.i - 1]):
            shorter = tuple((at, token.i) for at in range(start, token.i) if doc[at].tag_ not in DROPPED)
            yield Nominal(start, token.i, token.i - 1, True, shorter)


def _is_noun(token: Token) -> bool:
    return token.tag_.startswith("NN") and any(char.isalpha() for char in token.text)


def _is_inside(token: Token, doc: Doc) -> bool:
    """Whether the noun is a modifier of the noun that follows it."""
    follows = token.i + 1 < len(doc) and doc[token.i + 1].tag_.startswith("NN")
    return follows and token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _start(head: Token, doc: Doc) -> int:
    """The first token of the phrase, articles and what is no word left out."""
    at = head.i
    edge = max(head.left_edge.i, head.i - LONGEST)
    while at > edge and (doc[at - 1].tag_ in INSIDE or doc[at - 1].tag_.startswith("NN")):
        at -= 1
    while at < head.i and doc[at].tag_ in DROPPED:
        at += 1
    return at


def _wordings(start: int, head: Token, doc: Doc) -> tuple[Pair, ...]:
    openings = [at for at in range(start, head.i + 1) if at == head.i or doc[at].tag_ not in DROPPED]
    found = [(at, head.i + 1) for at in openings]
    link = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if link is not None and link.lower_ == "of" and link.head.i == head.i:
        ends = [child.i + 1 for child in link.children if child.dep_ == "pobj"]
        found += [(at, ends[0]) for at in openings if ends]
    return tuple(found)
