"""Statuses: what holds over an interval on somebody's word. A designation, a ban, a base, a tie, an aim, an office."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dateline.finding.clauses import governor, is_passive, objects, phrase_start, prepositional, subjects
from dateline.finding.modality import modality_of
from dateline.finding.participants import counted_among, named_head
from dateline.finding.particulars import find_times
from dateline.finding.people import people
from dateline.reading.acronyms import abbreviates
from dateline.reading.document import Document, trimmed
from dateline.records import Span, Status, Time, identify
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_statuses"]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One way in which a status is told; ``data/statuses.yaml`` says what each field means."""

    kind: str
    words: frozenset[str]
    holder: tuple[str, ...]
    value: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    place: bool = False


@dataclass(frozen=True, slots=True)
class _StatusWords:
    """The patterns by word, and the verbs that carry a noun's owner."""

    patterns: dict[str, tuple[_Pattern, ...]]
    carriers: frozenset[str]
    denying: frozenset[str]
    authority: tuple[str, ...]


@functools.cache
def _status_words() -> _StatusWords:
    """The patterns that the package ships."""
    lists: dict[str, Any] = dict(table("finding", "statuses"))
    carriers, denying, authority = (lists.pop(name) for name in ("carriers", "denying", "authority"))
    by_word: dict[str, list[_Pattern]] = {}
    for kind, patterns in lists.items():
        for entry in patterns:
            words, kinds = frozenset(entry["words"]), frozenset(entry.get("kinds", ()))
            pattern = _Pattern(
                kind, words, tuple(entry["holder"]), tuple(entry["value"]), kinds, entry.get("place", False)
            )
            for word in sorted(words):
                by_word.setdefault(word, []).append(pattern)
    patterns_by_word = {word: tuple(found) for word, found in by_word.items()}
    return _StatusWords(patterns_by_word, frozenset(carriers), frozenset(denying), tuple(authority))


def find_statuses(document: Document) -> tuple[Status, ...]:
    """The statuses that a report tells, each once however often it is told; offices last."""
    found = [status for sentence in document.sentences for status in _in_sentence(document, sentence)]
    return (*_renewed(found), *_offices(document))


def _in_sentence(document: Document, sentence: TokenSpan) -> Iterator[Status]:
    words = _status_words()
    for token in sentence:
        for pattern in words.patterns.get(token.lower_, ()):
            holders, values = _holders(document, token, pattern), _values(document, token, pattern)
            if holders and values:
                for holder in [*holders, *(member for head in holders for member in counted_among(document, head))]:
                    for value in values:
                        yield _status(document, sentence, token, pattern, holder, value)
                break


def _holders(document: Document, token: Token, pattern: _Pattern) -> list[Token]:
    found = (named_head(document, head) for head in _first_filled(pattern.holder, token))
    return [head for head in found if _may_hold(document, head, pattern)]


def _values(document: Document, token: Token, pattern: _Pattern) -> list[Token]:
    found = _first_filled(pattern.value, token)
    if pattern.place:
        return [head for head in found if document.place_at(head) is not None]
    return [head for head in found if head.tag_[:1] != "P" or document.mention_at(head) is not None]


def _first_filled(slots: Sequence[str], token: Token) -> list[Token]:
    """What stands in the first slot that is filled."""
    return next((filled for slot in slots if (filled := _fill(slot, token))), [])


def _fill(slot: str, token: Token) -> list[Token]:
    match slot:
        case "word":
            return [token]
        case "subject":
            return subjects(token) if token.tag_.startswith("VB") else []
        case "object":
            return _given(token) or (objects(token) if token.tag_.startswith("VB") else [])
        case "modified":
            return _modified(token)
        case "owner":
            return _owners(token)
        case "complement":
            return _complements(token)
        case "clause":
            return [child for child in token.children if child.dep_ == "xcomp" and child.tag_.startswith("VB")]
    return prepositional(token, slot)


def _modified(token: Token) -> list[Token]:
    """The noun that an adjective or participle belongs to; where the parser made it a noun, the name after it."""
    if token.dep_ in ("amod", "acl", "nmod", "compound") and token.head.tag_.startswith("NN"):
        return [token.head]
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return [after] if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and after.tag_ == "NNP" else []


def _given(verb: Token) -> list[Token]:
    """What is called something, in "called X a Y": the parser takes X for one who is given a Y."""
    return [child for child in verb.children if child.dep_ == "dative" and child.tag_.startswith("NN")]


def _owners(noun: Token) -> list[Token]:
    """Whose a noun is: "its ties", "the group has ties", "X, an offshoot of", "X is an offshoot"."""
    words = _status_words()
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return owners
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ in ("dobj", "attr", "acomp") and noun.head.lower_ in words.carriers:
        return subjects(noun.head)
    above = governor(noun)
    if above is not None and above[1] == "object" and above[0].lower_ in words.carriers:
        return subjects(above[0])
    return []


def _complements(verb: Token) -> list[Token]:
    """What something is declared to be."""
    named = [child for child in verb.children if child.dep_ in ("oprd", "attr") and child.tag_[:1] in "NJ"]
    named += [
        below for child in verb.children if child.lower_ == "as" for below in child.children if below.dep_ == "pobj"
    ]
    if not named and (is_passive(verb) or _given(verb)):
        named = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    return named[:1]


def _may_hold(document: Document, head: Token, pattern: _Pattern) -> bool:
    """Whether a phrase can hold the status: an actor of the kinds asked for, or people that nobody names."""
    actor = document.actor_at(head)
    if actor is not None:
        return not pattern.kinds or actor.kind in pattern.kinds
    sector = people().sector(head.lower_)
    return sector is not None and (not pattern.kinds or (sector == "rebel" and "armed-group" in pattern.kinds))


def _status(
    document: Document, sentence: TokenSpan, token: Token, pattern: _Pattern, holder: Token, value: Token
) -> Status:
    mention = document.mention_at(holder)
    held = mention.span if mention else document.span(phrase_start(holder), holder)
    words = _value_span(document, token, value, pattern)
    named, place = document.mention_at(value), document.place_at(value)
    modality, negated = modality_of(token, None)
    negated = negated or modality == "denied" or token.head.lower_ in _status_words().denying
    authority = _authority(document, token, words)
    excluded = [span for span in (authority, words) if span]
    support = document.sentence_of(held)
    return Status(
        identify("status", document.report.id, pattern.kind, held.start, words.start),
        pattern.kind,
        mention.actor_id if mention else None,
        held,
        words,
        (support,),
        actor_id=named.actor_id if named and pattern.kind not in ("aim", "ban") else None,
        place_id=place.place_id if place and pattern.place else None,
        times=_times(document, token, sentence, excluded),
        authority=authority,
        negated=negated,
        because=(f"status:{pattern.kind}:{token.lower_}",),
    )


def _value_span(document: Document, token: Token, value: Token, pattern: _Pattern) -> Span:
    """The words of what holds: a name, a declared description without its article and quotation marks, a clause."""
    if value == token:
        return document.span(token, token)
    if pattern.value == ("clause",) or value.tag_.startswith("VB"):
        subtree = sorted(value.subtree, key=lambda below: below.i)
        return trimmed(document.report, subtree[0].idx, subtree[-1].idx + len(subtree[-1].text))
    mention = document.mention_at(value)
    if mention is not None and pattern.kind != "designation":
        return mention.span
    place = document.place_at(value)
    if place is not None and pattern.place:
        return place.span
    return _description(document, value)


def _description(document: Document, head: Token) -> Span:
    """A noun phrase with its "of ..." and without article, quotation marks or what follows in brackets."""
    first, last = phrase_start(head), head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            last = max(child.subtree, key=lambda below: below.i)
            below = next(
                (inner for inner in child.subtree if inner.text in ("(", "”", '"', ",") or inner.lower_ == "under"),
                None,
            )
            last = document.doc[below.i - 1] if below is not None else last
            break
    while first.i < last.i and (first.dep_ == "det" or not first.text[:1].isalnum()):
        first = document.doc[first.i + 1]
    while last.i > first.i and not last.text[:1].isalnum():
        last = document.doc[last.i - 1]
    return document.span(first, last)


def _authority(document: Document, token: Token, value: Span) -> Span | None:
    """What the status stands on: "under the ... Act of 1998"."""
    for candidate in sorted(token.subtree, key=lambda below: below.i):
        if candidate.lower_ == "under" and candidate.idx > token.idx:
            inside = [below for child in candidate.children if child.dep_ == "pobj" for below in _own_phrase(child)]
            if inside:
                inside.sort(key=lambda below: below.i)
                first = inside[1] if len(inside) > 1 and inside[0].dep_ == "det" else inside[0]
                return document.span(first, inside[-1])
    return None


def _own_phrase(head: Token) -> Iterator[Token]:
    """A noun phrase without clauses or what is coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ not in ("relcl", "conj", "cc", "acl", "appos", "punct"):
            yield from _own_phrase(child)


def _times(document: Document, token: Token, sentence: TokenSpan, excluded: Sequence[Span]) -> tuple[Time, ...]:
    """Every time that hangs nearer on this word than on another that tells a status in the sentence."""
    rivals = [other for other in sentence if other.lower_ in _status_words().patterns and other.tag_ in ("VBN", "VBD")]
    return find_times(document, token, [other for other in rivals if other != token], sentence, excluded)


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
    if first.place_id or first.actor_id:
        return (first.place_id, first.actor_id) == (other.place_id, other.actor_id)
    return one.lower() == two.lower() or abbreviates(two, one)


def _offices(document: Document) -> Iterator[Status]:
    """The post of every person who is given one, as held when the report was written."""
    seen: set[tuple[str, str]] = set()
    published = document.report.published
    for mention in document.mentions:
        title = mention.title
        if title is None or document.actors[mention.actor_id].kind != "person":
            continue
        key = (mention.actor_id, title.quote.casefold())
        words = [word.lower_ for word in _words(document, title) if word.text[:1].isalpha()]
        if key in seen or document.posts.isdisjoint(words) or document.ranks.issuperset(words):
            continue
        seen.add(key)
        title = _office(document, title)
        employer = next(
            (found for found in document.mentions if found.span in title and found.actor_id != mention.actor_id), None
        )
        yield Status(
            identify("status", document.report.id, "office", mention.span.start, title.start),
            "office",
            mention.actor_id,
            mention.span,
            title,
            (document.sentence_of(mention.span),),
            actor_id=employer.actor_id if employer else None,
            times=(Time(published),) if published else (),
            because=("status:office:title",),
        )


def _office(document: Document, title: Span) -> Span:
    """The post without the rank that follows it: "Foreign Secretary Dr", "Director General, ISI Lt General"."""
    words = list(_words(document, title))
    while len(words) > 1:
        last, before = words[-1], words[-2]
        ranked = last.lower_ in document.ranks and (
            last.lower_ not in document.posts or before.lower_ in document.ranks
        )
        if not ranked and (last.text[:1].isalnum() or last.text == ")"):
            break
        words.pop()
    return document.span(words[0], words[-1])


def _words(document: Document, span: Span) -> TokenSpan:
    found = document.doc.char_span(span.start, span.end, alignment_mode="expand")
    assert found is not None  # a title is made of tokens
    return found
