"""The words of a status: what holds, where it holds, and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.grammar.noun_phrases import phrase_start
from dateline.finding.statuses.naming import named_at
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document, trimmed
from dateline.records import PlaceMention, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "QUANTITIES",
    "description",
    "following",
    "ground",
    "is_like_place",
    "opens_time",
    "other_verbs",
    "phrase",
    "place_in",
    "reaching_on",
    "town_meant",
    "value_span",
]

ENDS = frozenset({"(", "”", '"', ","})  # what a description does not run over
APART = frozenset({"amod", "acl", "appos", "nmod", "compound", "npadvmod"})  # how a word hangs on a noun for itself
SINCE = 3  # steps up from a time to "since": the preposition and the noun between
QUANTITIES = frozenset({"most", "much", "all", "some"})  # "most of X"
REASONS = frozenset({"over", "for", "about", "despite", "given"})  # "was banned in 2018 over its ties with X"
FINITE = frozenset({"VBZ", "VBD"})  # forms that no infinitive has


def value_span(document: Document, token: Token, value: Token, pattern: Pattern) -> Span:
    """The words of what holds: a name, a declared description without its article and quotation marks, a clause."""
    if value == token:
        return description(document, token) if token.tag_ in ("NN", "NNS") else document.span(token, token)
    if pattern.value == ("clause",) or value.tag_.startswith("VB"):
        first, last = value.left_edge, _last_of(value)
        return trimmed(document.report, first.idx, last.idx + len(last.text))
    if pattern.place:
        place = document.place_at(value)
        return place.span if place is not None else phrase(document, value)
    mention = named_at(document, value)
    if mention is not None and pattern.kind != "designation":
        return mention.span
    return description(document, value)


def _last_of(clause: Token) -> Token:
    """The last word of an infinitive's clause, without a finite verb that the parser coordinates with it.

    "aims to restore the monarchy and has ties to X": it is the group that has them.
    """
    told = next((child for child in clause.rights if child.dep_ == "conj" and child.tag_ in FINITE), None)
    if told is None:
        return clause.right_edge
    last: Token = told.left_edge.nbor(-1)
    while last.i > clause.i and (last.dep_ == "cc" or last.is_punct):
        last = last.nbor(-1)
    return last


def place_in(document: Document, head: Token) -> PlaceMention | None:
    """The place that a phrase names, as its head or in it: "Mali's border with Niger"."""
    found = document.place_at(head)
    if found is not None or not (head.tag_.startswith("NN") or head.lower_ in QUANTITIES):
        return found
    inside = (document.place_at(below) for below in _own_phrase(head))
    return next((place for place in inside if place is not None), None)


def following(noun: Token) -> list[Token]:
    """What a preposition right behind a noun leads to, wherever the parser hangs it: "rebel-held territory in X"."""
    after = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if after.lower_ not in ("in", "around", "near", "of"):
        return []
    return [child for child in after.children if child.dep_ == "pobj"]


def town_meant(document: Document, noun: Token) -> list[Token]:
    """The place that "the town" means: the only one that is named before it in its sentence or the one before."""
    if list(noun.rights) and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "of":
        return []
    if noun.tag_ != "NN" or not any(child.lower_ in ("the", "this", "that") for child in noun.lefts):
        return []
    start = noun.sent.start
    first = noun.doc[start - 1].sent.start if start else start
    named = {place.place_id: token for token in noun.doc[first : noun.i] if (place := document.place_at(token))}
    return list(named.values()) if len(named) == 1 else []


def is_like_place(document: Document, head: Token) -> bool:
    """Whether a phrase names a place that no gazetteer knows: "the Kafia Kingi enclave", "Kauda"."""
    if document.time_at(head) is not None:
        return False
    actor = document.actor_at(head)
    if head.tag_ in ("NNP", "NNPS"):
        return actor is None or (not actor.registered and actor.kind in ("person", "unknown"))
    named = any(child.dep_ in ("compound", "nmod") and child.tag_.startswith("NNP") for child in head.lefts)
    return named and head.lower_ in status_words().regions


def description(document: Document, head: Token) -> Span:
    """A noun phrase with its "of ..." and without article, quotation marks or what follows in brackets."""
    first, last = phrase_start(head), head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            last = max(child.subtree, key=lambda below: below.i)
            below = next((inner for inner in child.subtree if _ends(document, inner)), None)
            last = document.doc[below.i - 1] if below is not None else last
            break
    while _is_hyphened(last):
        last = last.nbor(2)  # "secretary-general"
    while first.i < last.i and (first.dep_ == "det" or first.tag_ in ("PRP$", "WP$") or not first.text[:1].isalnum()):
        first = document.doc[first.i + 1]
    while last.i > first.i and not last.text[:1].isalnum():
        last = document.doc[last.i - 1]
    return document.span(first, last)


def _is_hyphened(word: Token) -> bool:
    """Whether a hyphen joins the next word to it."""
    if word.i + 2 >= len(word.doc) or word.whitespace_ or word.nbor().whitespace_:
        return False
    return bool(word.nbor().text == "-")


def _ends(document: Document, token: Token) -> bool:
    return token.text in ENDS or token.lower_ == "under" or opens_time(document, token)


def opens_time(document: Document, token: Token) -> bool:
    """Whether a word begins to tell when: "president of Chad from 1990 to 2021", not "a man from Chad"."""
    if token.lower_ == "since":
        return True
    dates = token.lower_ in ("from", "until", "till", "between", "during", "in") and token.i + 1 < len(token.doc)
    return dates and document.time_at(token.nbor()) is not None


def reaching_on(document: Document, times: Iterable[Time]) -> tuple[Time, ...]:
    """Times with those open at the end that "since" counts from: "in power since a coup in September 2021"."""
    return tuple(replace(time, edtf=f"{time.edtf}/..") if _is_since(document, time) else time for time in times)


def _is_since(document: Document, time: Time) -> bool:
    words = document.tokens_of(time.span) if time.span is not None else None
    if words is None or time.edtf is None or "/" in time.edtf:
        return False
    above = list(words.root.ancestors)[:SINCE]
    return any(word.lower_ == "since" and word.dep_ == "prep" for word in above)


def phrase(document: Document, head: Token) -> Span:
    """A noun phrase with its complements and without its article."""
    inside = sorted((word for word in _own_phrase(head) if not word.is_space), key=lambda below: below.i)
    first = inside[1] if len(inside) > 1 and inside[0].dep_ == "det" else inside[0]
    return document.span(first, inside[-1])


def ground(document: Document, token: Token) -> Span | None:
    """What a status stands on: "under the ... Act of 1998"."""
    for candidate in sorted(token.subtree, key=lambda below: below.i):
        if candidate.lower_ == "under" and candidate.idx > token.idx:
            laws = [child for child in candidate.children if child.dep_ == "pobj"]
            if laws:
                return phrase(document, laws[0])
    return None


def other_verbs(token: Token) -> list[Token]:
    """The verbs of the sentence besides a word's own: itself, its auxiliaries, and what carries it if it is a noun."""
    own = {token}
    if not token.tag_.startswith("VB"):
        own.update(_carrying(token))
    own.update([child for verb in own for child in verb.children if child.dep_.startswith("aux")])
    renewals = status_words().renewals
    return [
        other
        for other in token.sent
        if other.tag_.startswith("VB") and other not in own and other.lower_ not in renewals
    ]


def _carrying(word: Token) -> Iterator[Token]:
    """The words above a noun or adjective that tell the same with it: those not from which it is set apart."""
    while word.dep_ not in APART and word.head != word and word.head.lower_ not in REASONS:
        word = word.head
        yield word
        if word.tag_.startswith("VB"):
            return  # what this verb is joined to, or is told by, has times of its own


def _own_phrase(head: Token) -> Iterator[Token]:
    """A noun phrase without clauses or what is coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ not in ("relcl", "conj", "cc", "acl", "appos", "punct"):
            yield from _own_phrase(child)
