"""Statuses: what holds over an interval on somebody's word. A designation, a ban, a base, a tie, an aim, a truce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.who.participants import counted_among
from dateline.finding.grammar.noun_phrases import is_none, phrase_start
from dateline.finding.statuses.authorities import authority_of, is_held_to_be
from dateline.finding.statuses.holders import find_holders
from dateline.finding.statuses.naming import named_at
from dateline.finding.statuses.offices import find_offices
from dateline.finding.statuses.phrases import other_verbs, place_in, reaching_on, value_span
from dateline.finding.statuses.truces import find_truces
from dateline.finding.statuses.values import find_values
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document
from dateline.reading.names.acronyms import abbreviates
from dateline.records import Modality, Span, Status, Time, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_statuses"]


def find_statuses(document: Document) -> tuple[Status, ...]:
    """The statuses that a report tells, each once however often it is told; offices last."""
    found = [status for sentence in document.sentences for status in _in_sentence(document, sentence)]
    return tuple(_apart((*_renewed([*found, *find_truces(document)]), *find_offices(document))))


def _apart(statuses: Sequence[Status]) -> Iterator[Status]:
    """The statuses, each with an id of its own where the same words tell that a post was held and that it was left."""
    seen: set[str] = set()
    for status in statuses:
        if status.id in seen:
            status = replace(status, id=identify(status.id, *status.because, status.negated))
        if status.id not in seen:
            seen.add(status.id)
            yield status


def _in_sentence(document: Document, sentence: TokenSpan) -> Iterator[Status]:
    patterns = status_words().patterns
    for token in sentence:
        told = patterns.get(token.lower_)
        if told is None or _is_in_name(token):
            continue
        at = _anchor(token)
        for pattern, holder, value in _ends(document, at, told):
            status = _status(document, sentence, at, pattern, holder, value)
            yield replace(status, because=(f"status:{pattern.kind}:{token.lower_}",))


def _ends(document: Document, token: Token, told: Sequence[Pattern]) -> Iterator[tuple[Pattern, Token, Token]]:
    """Each holder with each value of the first pattern of a word that finds both."""
    for pattern in told:
        values = find_values(document, token, pattern)
        holders = find_holders(document, token, pattern) if values else []
        if not holders:
            continue
        if pattern.ended and token.tag_.startswith("NN") and is_none(token):
            return  # "was removed from no list"
        if values == [token] and token.dep_ == "amod":
            holders = [head for head in holders if head.tag_ != "NNS" or named_at(document, head) is not None]
        members = [member for head in holders for member in counted_among(document, head)]
        pairs = ((holder, value) for holder in (*holders, *members) for value in values)
        yield from ((pattern, *pair) for pair in pairs if not _is_same_actor(document, *pair))
        return


def _is_in_name(token: Token) -> bool:
    """Whether a word is part of a longer name: "Front" of "the Liberation Front of India"."""
    if not token.tag_.startswith("NNP"):
        return False
    joined = token.dep_ == "compound" and token.head.tag_.startswith("NNP")
    return joined or any(child.dep_ == "compound" and child.tag_.startswith("NNP") for child in token.lefts)


def _is_same_actor(document: Document, one: Token, other: Token) -> bool:
    """Whether two words name one actor, who holds nothing of himself."""
    named, also = named_at(document, one), named_at(document, other)
    return one == other or (named is not None and also is not None and named.actor_id == also.actor_id)


def _anchor(token: Token) -> Token:
    """The word by whose place in the sentence a pattern goes: "group" of "a splinter group of X"."""
    words = status_words()
    head = token.head
    beside = token.lower_ in words.beside and token.dep_ in ("compound", "amod", "nmod") and head.i > token.i
    return head if beside and head.tag_ in ("NN", "NNS") and words.is_group(head.lower_) else token


def _status(
    document: Document, sentence: TokenSpan, token: Token, pattern: Pattern, holder: Token, value: Token
) -> Status:
    mention = named_at(document, holder)
    held = mention.span if mention else document.span(phrase_start(holder), holder)
    words = value_span(document, token, value, pattern)
    named, place = named_at(document, value), place_in(document, value) if pattern.place else None
    modality, negated = _modality(token)
    if modality == "asserted" and pattern.kind in ("designation", "ban") and _is_infinitive(token):
        modality = "planned"  # "a bill to designate X", "calls for X to be listed"
    denied = modality == "denied" or (token.head.lower_ in status_words().denying and token.i > token.head.i)
    authority = authority_of(document, token, value, holder, pattern.kind)
    excluded = [span for span in (authority, words) if span]
    support = document.sentence_of(words)
    return Status(
        identify("status", document.report.id, pattern.kind, held.start, words.start),
        pattern.kind,
        mention.actor_id if mention else None,
        held,
        words,
        (support,),
        actor_id=named.actor_id if named and pattern.kind not in ("aim", "ban", "base", "area") else None,
        place_id=place.place_id if place else None,
        times=_times(document, token, value, sentence, excluded),
        authority=authority,
        modality="asserted" if denied else modality,
        negated=negated or denied or pattern.ended or _is_former(token),
    )


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb only stands in an infinitive: "to designate", "to be listed"."""
    return verb.tag_.startswith("VB") and any(child.tag_ == "TO" for child in verb.lefts)


def _is_former(noun: Token) -> bool:
    """Whether a noun is said to hold no longer: "a former member", "its one-time ally"."""
    return any(child.lower_ in status_words().offices.former | {"previous", "once"} for child in noun.lefts)


def _modality(token: Token) -> tuple[Modality, bool]:
    """The modality of a word; who "pledged allegiance" bound himself there and then, whatever pledges put off."""
    if token.dep_ == "amod" and token.head.tag_.startswith("NN"):
        return "asserted", False  # "may attack the rebel-held town", which they hold all the same
    if is_held_to_be(token):
        return "asserted", False
    carriers = status_words().carriers | status_words().imposing | status_words().relieving
    before = token.nbor(-1) if token.i > token.sent.start else token
    if before.lower_ in carriers and token.tag_.startswith("NN"):
        return modality_of(before, None)  # "allegiance", which the parser may take for no object of "pledged"
    carried = token.dep_ in ("dobj", "attr") and token.head.lower_ in carriers
    return modality_of(token, token.head if carried else None)


def _times(
    document: Document, token: Token, value: Token, sentence: TokenSpan, excluded: Sequence[Span]
) -> tuple[Time, ...]:
    """Every time that hangs nearer on this word than on a verb that tells something else in the sentence.

    A year or month beside the verb of saying above it is taken too: "In 2018 the report said that X was listed" dates
    the listing, where "on Monday he said" dates what he said.
    """
    rivals = other_verbs(token)
    saying = set(_above(token))
    near = find_times(document, token, rivals, sentence, excluded)
    above = find_times(document, token, [verb for verb in rivals if verb not in saying], sentence, excluded)
    found = tuple(time for time in above if time in near or len(time.edtf or "") <= len("2018-01"))
    if not found and value.head == token:  # "declared X a terrorist group in November 2011"
        found = find_times(document, value, rivals, sentence, excluded)
    return reaching_on(document, found)


def _above(token: Token) -> Iterator[Token]:
    """The words that a word's clause hangs on, those not that it is only coordinated with."""
    while token.head != token and token.dep_ != "conj":
        token = token.head
        yield token


def _renewed(found: Sequence[Status]) -> list[Status]:
    """One status for each holder, kind and value, with every time at which it was set or renewed."""
    kept: list[Status] = []
    for status in found:
        at = next((at for at, first in enumerate(kept) if _is_same(first, status)), None)
        if at is None:
            kept.append(status)
            continue
        first = kept[at]
        kept[at] = replace(
            first,
            supports=first.supports + tuple(span for span in status.supports if span not in first.supports),
            times=first.times + tuple(time for time in status.times if time not in first.times),
            authority=first.authority or status.authority,
            because=tuple(dict.fromkeys(first.because + status.because)),
        )
    return kept


def _is_same(first: Status, other: Status) -> bool:
    if first.kind != other.kind or first.holder_id != other.holder_id or first.negated != other.negated:
        return False
    if first.holder_id is None and first.holder.quote.lower() != other.holder.quote.lower():
        return False
    one, two = first.value.quote, other.value.quote
    if two.lower() in status_words().renewals and set(first.supports) & set(other.supports):
        return True  # "and re-designated in 2019 and 2020", which tells no value of its own
    if first.place_id or first.actor_id:
        return (first.place_id, first.actor_id) == (other.place_id, other.actor_id)
    return one.lower() == two.lower() or abbreviates(two, one)
