"""A post that a person holds: what names one, whose it is, and the status made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.who.participants import POSSESSIVE
from dateline.finding.statuses.phrases import opens_time
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Mention, Span, Status, Time, identify
from dateline.resolving import titles

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["employer", "is_person", "is_post", "make_office", "persons_at", "published", "without_rank"]

WIDEST = max(map(len, POSSESSIVE))


def make_office(
    document: Document,
    mention: Mention,
    value: Span,
    times: tuple[Time, ...],
    rule: str,
    verb: Token | None,
    *,
    ended: bool = False,
) -> Status:
    """The status of a person's post; what is "former" holds no longer, whatever the verb says."""
    modality, negated = modality_of(verb, None) if verb is not None else ("asserted", False)
    post = _without_former(document, value)
    if post != value:
        ended, times = True, tuple(time for time in times if time.span)
    value = post
    return Status(
        identify("status", document.report.id, "office", mention.span.start, value.start),
        "office",
        mention.actor_id,
        mention.span,
        value,
        (document.sentence_of(value),),
        actor_id=employer(document, value, mention),
        times=times,
        modality="asserted" if modality == "denied" else modality,
        negated=negated or modality == "denied" or ended,
        because=(f"status:office:{rule}",),
    )


def is_person(document: Document, mention: Mention) -> bool:
    """Whether a mention names a person."""
    return document.actors[mention.actor_id].kind == "person"


def persons_at(document: Document, heads: Iterable[Token]) -> Iterator[Mention]:
    """The persons whom words name."""
    for head in heads:
        mention = document.mention_at(head)
        if mention is not None and is_person(document, mention):
            yield mention


def published(document: Document) -> tuple[Time, ...]:
    """The day of publication, when what the report tells in the present holds."""
    day = document.report.published
    return (Time(day),) if day else ()


def _without_former(document: Document, value: Span) -> Span:
    """The post without the word that says it is held no longer: "former", "ex-"."""
    words = _words(document, value)
    if len(words) < 2 or words[0].lower_ not in status_words().offices.former:
        return value
    rest = [word for word in words[1:] if word.text[:1].isalnum() and word.dep_ != "det"]
    return document.span(rest[0], words[-1]) if rest else value


def employer(document: Document, value: Span, holder: Mention) -> str | None:
    """The state or body that a post names: in its words, or as whose it is ("Ecuador's Foreign Minister, X")."""
    named = [found for found in document.mentions if found.span in value and found.actor_id != holder.actor_id]
    if named:
        return named[0].actor_id
    for owner in document.mentions:
        apart = value.start - owner.span.end
        if 0 <= apart <= WIDEST and document.actors[owner.actor_id].kind != "person":
            between = document.report.text[owner.span.end : value.start]
            if between in POSSESSIVE or (between == " " and owner.form == "demonym"):
                return owner.actor_id
    return None


def without_rank(document: Document, title: Span) -> Span | None:
    """The post without the rank that follows it ("Foreign Secretary Dr"); None where the title holds no post."""
    words = list(takewhile(lambda word: not opens_time(document, word), _words(document, title)))
    stripped = False
    while len(words) > 1:
        last, before = words[-1], words[-2]
        ranked = last.lower_ in document.ranks and (
            stripped or last.lower_ not in document.posts or before.lower_ in document.ranks
        )
        if not ranked and (last.text[:1].isalnum() or last.text == ")"):
            break
        stripped = stripped or ranked
        words.pop()
    plain = [word.lower_.rstrip(".") for word in words if word.text[:1].isalpha()]
    offices = titles.load().offices  # "Senator", "Gov.": a rank that is a post by itself
    if (document.posts | offices).isdisjoint(plain) or (document.ranks - offices).issuperset(plain):
        return None
    post = document.span(words[0], words[-1])
    return None if _words(document, post).root.lower_ in status_words().offices.no_posts else post


def is_post(document: Document, noun: Token) -> bool:
    """Whether a noun names a post that one holds: "minister", not "widow" or "candidate"."""
    if not noun.tag_.startswith("NN") or noun.tag_ in ("NNS", "NNPS"):
        return False
    words = status_words().offices
    return (noun.lower_ in document.posts or noun.lower_ in words.further) and noun.lower_ not in words.no_posts


def _words(document: Document, span: Span) -> TokenSpan:
    found = document.tokens_of(span)
    assert found is not None  # a title is made of tokens
    return found
