"""Delegations: "a US delegation led by X, which included Y" acts for the United States, with X leading it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import objects, prepositional, subjects
from dateline.finding.grammar.coordination import coordinated
from dateline.finding.grammar.voice import is_passive
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Delegation", "find_delegations", "is_delegation"]


@dataclass(frozen=True, slots=True)
class Delegation:
    """The token that heads the delegation's noun phrase, and those of its leaders and members."""

    head: Token
    leaders: tuple[Token, ...]
    members: tuple[Token, ...]

    def holds(self, token: Token) -> bool:
        """Whether the token heads the delegation or a person in it."""
        return token == self.head or token in self.leaders or token in self.members


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(forms) for name, forms in table("finding", "delegations").items()}


def is_delegation(noun: Token) -> bool:
    """Whether a noun can be a word for a delegation: "side" in "headed the American side"."""
    return noun.lower_ in _words()["nouns"]


def find_delegations(sentence: Iterable[Token]) -> list[Delegation]:
    """The delegations of a sentence, in text order."""
    words, tokens = _words(), list(sentence)
    found = []
    for head in tokens:
        if head.lower_ in words["nouns"]:
            leaders = tuple(dict.fromkeys(_leaders(head, tokens, words)))
            found.append(Delegation(head, leaders, tuple(dict.fromkeys(_members(head, leaders, tokens, words)))))
    return found


def _leaders(head: Token, tokens: Iterable[Token], words: dict[str, frozenset[str]]) -> Iterator[Token]:
    for verb in tokens:
        if verb.lower_ not in words["leading"]:
            continue
        if is_passive(verb) or verb.dep_ == "acl":
            if head in subjects(verb) or verb.head == head:
                yield from prepositional(verb, "by") or _named_after(verb)
        elif head in objects(verb):
            yield from subjects(verb)


def _named_after(verb: Token) -> list[Token]:
    """The name that follows "led by" where the parser took it for the subject of what comes next."""
    doc, at = verb.doc, verb.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ != "by" or doc[at + 1].tag_ != "NNP":
        return []
    while at + 1 < len(doc) and doc[at + 1].tag_ == "NNP":
        at += 1
    return [doc[at]]


def _members(
    head: Token, leaders: tuple[Token, ...], tokens: Iterable[Token], words: dict[str, frozenset[str]]
) -> Iterator[Token]:
    """Who is included in the delegation; a relative clause may hang on its leader, whom it follows."""
    for verb in tokens:
        if verb.lower_ not in words["including"] or verb.i < head.i:
            continue
        led = verb.head.lower_ in words["leading"] and verb.head.head == head  # "headed by X and including Y"
        if verb.dep_ == "prep" and (led or verb.head == head or verb.head in leaders):
            yield from coordinated([child for child in verb.children if child.dep_ == "pobj"])
        elif verb.tag_.startswith("VB") and any(owner == head or owner in leaders for owner in subjects(verb)):
            for member in objects(verb):
                yield member
                yield from (child for child in member.subtree if child.dep_ == "appos")
