"""On whose authority a status stands: the law, whose list it is on, or who set it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.grammar.voice import BE, is_passive
from dateline.finding.statuses.phrases import ground, phrase
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["authority_of", "is_held_to_be"]

SET = frozenset({"designation", "ban"})  # kinds of status that somebody sets


def authority_of(document: Document, token: Token, value: Token, holder: Token, kind: str) -> Span | None:
    """What the status stands on ("under the ... Act of 1998"), else who set it ("by the United States")."""
    law = ground(document, token)
    if law is not None:
        return law
    if kind in SET:
        agents = _whose(document, token) or _agents(token, value)
    else:
        agents = subjects(token.head) if is_held_to_be(token) else []
    if not agents or not agents[0].tag_.startswith("NN"):
        return None
    setter = _all_of(document, agents)
    return setter if not setter.start <= holder.idx < setter.end else None


def _all_of(document: Document, agents: Sequence[Token]) -> Span:
    """The words for all who set it together: "Israel, the United States and the European Union"."""
    named = document.mention_at(agents[0])
    first = named.span if named is not None and agents[0].dep_ == "poss" else phrase(document, agents[0])
    joined = [agents[0], *agents[0].conjuncts]
    last = agents[-1]
    if len(agents) < 2 or last not in joined:
        return first
    return document.span(next(word for word in agents[0].subtree if word.idx >= first.start), _end(document, last))


def _end(document: Document, last: Token) -> Token:
    """The last word of the name, or of the noun phrase, of the last of several."""
    named = document.mention_at(last)
    words = document.tokens_of(named.span) if named is not None else None
    return words[-1] if words is not None else last


def is_held_to_be(noun: Token) -> bool:
    """Whether somebody holds something to be what a noun says: "considers X an extension of Y"."""
    return noun.dep_ == "ccomp" and noun.head.lower_ in status_words().judging and noun.tag_.startswith("NN")


def _whose(document: Document, noun: Token) -> list[Token]:
    """Whose a list or a ban is: "the US list", "the EU's sanctions", "it lifted its ban"."""
    if not noun.tag_.startswith("NN"):
        return []
    owners = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod", "amod")]
    named = [child for child in owners if child.tag_ != "PRP$" and document.actor_at(child) is not None]
    return named[:1]


def _agents(token: Token, value: Token) -> list[Token]:
    """Who sets it: the agent of the word or of the verb that carries it, else the subject of either."""
    carried = governor(token) if token.tag_.startswith("NN") else None
    judging = [token.head] if token.tag_ == "JJ" else [carried[0]] if carried else []
    put = [child for child in token.children if child.dep_ == "acl"]  # "the sanctions imposed by X"
    verbs = [token, *put, *(verb for verb in judging if verb.lower_ not in BE)]
    agents = [below for head in (*verbs, value) for below in prepositional(head, "by")]
    if agents:
        return agents
    for verb in verbs:
        if verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not is_passive(verb) and verb.dep_ not in ("acl", "amod"):
            return [one for one in subjects(verb) if carried is None or carried[1] != "subject"]
    return []
