"""Whom the words of a source name: at their end, behind a post, beside a noun for a group; and whom they do not.

"Two Kenyans" are not Kenya, and of "the son of the mayor, Ada Bello" nobody knows who is called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.attributions.labelling import Range
from dateline.finding.events.who.participants import named_head
from dateline.finding.grammar.people import people
from dateline.reading.document import Document
from dateline.reading.names.person_seeds import NAMED, SINGLED
from dateline.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["behind_post", "first_name", "group_beside", "is_some_of", "may_be_a_name", "presented"]

GROUPS = frozenset({"organisation", "rebel"})  # sectors of nouns that a group's name may stand before
SOME = frozenset({"some", "most", "many", "several", "few", "other", "more", "fewer"})
REBELS = frozenset({"rebel"})


def first_name(document: Document, head: Token, source: Range) -> Token:
    """The name that a source opens with, where the parse takes a word far behind it for its head."""
    doc = document.doc
    comma = next((at for at in range(source[0] + 1, source[1]) if doc[at].text == ","), None)
    if comma is None or head.i < comma:
        return head
    named = document.mention_at(doc[comma - 1])
    if named is None or named.form not in ("name", "short") or named.span.start > doc[source[0]].idx:
        return head
    return doc[comma - 1] if document.actors[named.actor_id].kind == "person" else head


def presented(document: Document, head: Token, source: Range) -> Mention | None:
    """Who is named at the end of what tells who he is: "One, a trader named Ada Bello", "its envoy in Gao, X"."""
    doc = document.doc
    last = next((at for at in range(source[1] - 1, head.i, -1) if doc[at].is_alpha), head.i)
    told = any(_is_somebody(document, token) for token in doc[head.i + 1 : last])
    single = head.lower_ in SINGLED or (head.tag_ == "NN" and not told)
    named = document.mention_at(doc[last]) if single else None
    if named is None or named.form != "name" or document.actors[named.actor_id].kind != "person":
        return None
    tokens = document.tokens_of(named.span)
    name = tokens.root if tokens is not None else head
    if name.dep_ == "appos" and name.head.i == name.left_edge.i - 1:
        name = name.head  # "one of them, the lawyer Ada Bello"
    before = doc[name.left_edge.i - 1] if name.left_edge.i > head.i else head
    return named if before.text == "," or before.lower_ in NAMED else None


def behind_post(document: Document, head: Token, source: Range) -> Mention | None:
    """Who is named at the end of a long post: "Minister of Trade and Transport in Gao, Ada Bello, said"."""
    doc = document.doc
    known = document.actor_at(head)
    if head.lower_ not in document.posts or (known is not None and known.kind == "person"):
        return None
    last = next((at for at in range(source[1] - 1, head.i, -1) if doc[at].is_alpha), head.i)
    named = document.mention_at(doc[last])
    if named is None or document.actors[named.actor_id].kind != "person":
        return None
    start = min(named.span.start, named.title.start if named.title else named.span.start)
    before = next((token for token in reversed(doc[head.i : last]) if token.idx < start), head)
    if before.text == "," or before == head:
        return named
    return None if before.tag_ in ("IN", "POS", "PRP$", "CC", "TO", "DT") else named


def group_beside(document: Document, head: Token) -> Mention | None:
    """The name beside a noun for people: "an armed group, the Red Lances, said", "the M23 rebel group said"."""
    if head.tag_ not in ("NN", "NNS"):
        return None
    if people().sector(head.lower_) in (GROUPS if head.tag_ == "NN" else REBELS):
        before = [document.mention_at(child) for child in head.lefts if child.dep_ in ("compound", "nmod")]
        groups = [found for found in before if found is not None and found.form != "demonym"]
        if groups and document.actors[groups[0].actor_id].kind not in ("person", "state"):
            return groups[0]
    if head.tag_ == "NNS":
        return None
    named = named_head(document, head)
    return document.mention_at(named) if named.dep_ == "appos" and named.head == head else None


def _is_somebody(document: Document, noun: Token) -> bool:
    """Whether a word is a noun for a person, whom a name behind could mean: "the son of the mayor, Ada Bello"."""
    word = noun.lower_
    return noun.tag_ == "NN" and (
        people().sector(word) is not None or word in people().representatives | document.posts
    )


def is_some_of(document: Document, mention: Mention, head: Token) -> bool:
    """Whether people are meant and not their state or party: "two Kenyans", "Kenyans", "some Democrats"."""
    if head.tag_ not in ("NNS", "NNPS"):
        return False
    before = [child for child in head.lefts if child.dep_ in ("det", "nummod", "amod", "quantmod")]
    counted = any(child.tag_ == "CD" or child.dep_ == "nummod" or child.lower_ in SOME for child in before)
    kind = document.actors[mention.actor_id].kind
    if mention.form == "demonym":
        return kind == "state" and (counted or not any(child.lower_ == "the" for child in before))
    return kind == "party" and counted


def may_be_a_name(document: Document, mention: Mention | None, head: Token) -> bool:
    """Whether a word was seen as no actor, as a people's name, or as a body of that name that nobody knows."""
    if mention is None or mention.form == "demonym":
        return True
    actor = document.actors[mention.actor_id]
    return actor.name == head.text and actor.kind != "person" and not actor.registered
