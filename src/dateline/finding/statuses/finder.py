"""Statuses: what holds over an interval on somebody's word. A designation, a ban, a base, a tie, an aim, a truce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.who.participants import counted_among, named_head
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.noun_phrases import phrase_start
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.finding.statuses.offices import find_offices
from dateline.finding.statuses.phrases import ground, other_verbs, phrase, place_in, value_span
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.truces import find_truces
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document
from dateline.reading.names.acronyms import abbreviates
from dateline.records import NAMING, Modality, Span, Status, Time, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_statuses"]


def find_statuses(document: Document) -> tuple[Status, ...]:
    """The statuses that a report tells, each once however often it is told; offices last."""
    found = [status for sentence in document.sentences for status in _in_sentence(document, sentence)]
    return (*_renewed([*found, *find_truces(document)]), *find_offices(document))


def _in_sentence(document: Document, sentence: TokenSpan) -> Iterator[Status]:
    words = status_words()
    for token in sentence:
        for pattern in words.patterns.get(token.lower_, ()):
            holders, values = _holders(document, token, pattern), _values(document, token, pattern)
            if holders and values:
                for holder in [*holders, *(member for head in holders for member in counted_among(document, head))]:
                    for value in values:
                        if value != holder:
                            yield _status(document, sentence, token, pattern, holder, value)
                break


def _holders(document: Document, token: Token, pattern: Pattern) -> list[Token]:
    heads = first_filled(pattern.holder, token)
    found = (_beside(document, named_head(document, _taken_up(document, head, pattern))) for head in heads)
    return [head for head in found if _may_hold(document, head, pattern)]


def _beside(document: Document, head: Token) -> Token:
    """The name that a noun stands beside: "the Delta Fund, a charity based in Lagos"."""
    if head.tag_ not in ("NN", "NNS"):
        return head
    if head.dep_ != "appos":
        return _followed(document, head)
    named = document.mention_at(head.head)
    return head.head if named is not None and named.form in NAMING else head


def _followed(document: Document, head: Token) -> Token:
    """The name right behind a noun that the parser does not join: "the Gao-based group X fired"."""
    after = head.nbor() if head.i + 1 < head.sent.end else head
    if document.mention_at(head) is not None or not after.tag_.startswith("NNP"):
        return head
    last = after.head if after.dep_ == "compound" and after.head.tag_.startswith("NNP") else after
    named = document.mention_at(last)
    return last if named is not None and named.form in NAMING else head


def _taken_up(document: Document, head: Token, pattern: Pattern) -> Token:
    """For an "it" that coreference left open: the only actor of the sentence before that can hold the status."""
    if head.lower_ not in ("it", "its") or document.mention_at(head) is not None or not pattern.kinds:
        return head
    start = head.sent.start
    if start == 0 or "\n" in head.doc[start - 1].text:
        return head
    before = head.doc[start - 1].sent
    fitting: dict[str, Token] = {}
    for token in before:
        actor = document.actor_at(token)
        if actor is not None and actor.kind in pattern.kinds:
            fitting.setdefault(actor.id, token)
    return next(iter(fitting.values())) if len(fitting) == 1 else head


def _values(document: Document, token: Token, pattern: Pattern) -> list[Token]:
    found = first_filled(pattern.value, token)
    if found == [token] and any(child.dep_ == "xcomp" for child in token.children):
        return []  # "was designated to receive"
    if pattern.place:
        return [head for head in found if place_in(document, head) is not None]
    return [head for head in found if _may_be(document, head, pattern)]


def _may_be(document: Document, head: Token, pattern: Pattern) -> bool:
    """Whether a phrase can be what holds: of the kinds asked for, and somebody where a tie is told."""
    actor = document.actor_at(head)
    if pattern.named or (pattern.of and actor is not None):
        return actor is not None and (not pattern.of or actor.kind in pattern.of)
    if pattern.kind == "tie" and actor is None:
        circles = status_words().circles
        return document.place_at(head) is not None or head.lower_ in circles or bool(people().sector(head.lower_))
    return head.tag_[:1] != "P" or actor is not None


def _may_hold(document: Document, head: Token, pattern: Pattern) -> bool:
    """Whether a phrase can hold the status: an actor of the kinds asked for, or people that nobody names."""
    actor = document.actor_at(head)
    if actor is not None:
        return not pattern.kinds or actor.kind in pattern.kinds
    sector = people().sector(head.lower_)
    return sector is not None and (not pattern.kinds or (sector == "rebel" and "armed-group" in pattern.kinds))


def _status(
    document: Document, sentence: TokenSpan, token: Token, pattern: Pattern, holder: Token, value: Token
) -> Status:
    mention = document.mention_at(holder)
    held = mention.span if mention else document.span(phrase_start(holder), holder)
    words = value_span(document, token, value, pattern)
    named, place = document.mention_at(value), place_in(document, value) if pattern.place else None
    modality, negated = _modality(token)
    denied = modality == "denied" or (token.head.lower_ in status_words().denying and token.i > token.head.i)
    authority = _authority(document, token, value, pattern.kind)
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
        times=_times(document, token, sentence, excluded),
        authority=authority,
        modality="asserted" if denied else modality,
        negated=negated or denied or pattern.ended,
        because=(f"status:{pattern.kind}:{token.lower_}",),
    )


def _modality(token: Token) -> tuple[Modality, bool]:
    """The modality of a word; who "pledged allegiance" bound himself there and then, whatever pledges put off."""
    carriers = status_words().carriers | status_words().imposing | status_words().relieving
    before = token.nbor(-1) if token.i > token.sent.start else token
    if before.lower_ in carriers and token.tag_.startswith("NN"):
        return modality_of(before, None)  # "allegiance", which the parser may take for no object of "pledged"
    carried = token.dep_ in ("dobj", "attr") and token.head.lower_ in carriers
    return modality_of(token, token.head if carried else None)


def _authority(document: Document, token: Token, value: Token, kind: str) -> Span | None:
    """What the status stands on ("under the ... Act of 1998"), else who set it ("by the United States")."""
    law = ground(document, token)
    if law is not None or kind not in ("designation", "ban"):
        return law
    agents = [below for head in (token, value) for below in prepositional(head, "by")]
    if not agents and token.tag_ in ("VBD", "VBZ", "VBP") and not is_passive(token):
        agents = subjects(token)
    return phrase(document, agents[0]) if agents and agents[0].tag_.startswith("NN") else None


def _times(document: Document, token: Token, sentence: TokenSpan, excluded: Sequence[Span]) -> tuple[Time, ...]:
    """Every time that hangs nearer on this word than on a verb that tells something else in the sentence.

    A year or month beside the verb of saying above it is taken too: "In 2018 the report said that X was listed" dates
    the listing, where "on Monday he said" dates what he said.
    """
    rivals = other_verbs(token)
    saying = set(token.ancestors)
    near = find_times(document, token, rivals, sentence, excluded)
    above = find_times(document, token, [verb for verb in rivals if verb not in saying], sentence, excluded)
    return tuple(time for time in above if time in near or len(time.edtf or "") <= len("2018-01"))


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
