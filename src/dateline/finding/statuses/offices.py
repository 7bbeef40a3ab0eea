"""Offices: the post that a person holds, held or is given, from titles beside names and from clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.voice import BE
from dateline.finding.statuses.changes import departures
from dateline.finding.statuses.office_clauses import in_clauses
from dateline.finding.statuses.phrases import other_verbs, reaching_on
from dateline.finding.statuses.posts import is_person, make_office, published, without_rank
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Span, Status, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_offices"]


def find_offices(document: Document) -> tuple[Status, ...]:
    """The posts of the persons of a report: those that clauses tell, with their times, then those beside names."""
    told = list(_once(in_clauses(document)))
    tenures = dict(_tenures(document))
    titled = list(_titles(document))
    kept = [_of_whom(office, titled) for office in told]
    for office in titled:
        if not any(_is_same(office, other) for other in told):
            held = tenures.get(office.holder_id or "")
            # "former minister X, who served from 2017 to 2018" was minister in those years
            kept.append(replace(office, times=held, negated=False) if held else office)
    kept += [left for left in _once(departures(document, kept)) if not any(_is_same(left, one) for one in kept)]
    return tuple(sorted(kept, key=lambda office: (office.holder.start, office.value.start)))


def _of_whom(office: Status, titled: list[Status]) -> Status:
    """A post with whose it is, where only the title says so: "the Chadian president", who "became president"."""
    if office.actor_id is not None:
        return office
    same = (other.actor_id for other in titled if other.actor_id is not None and _is_same(office, other))
    return replace(office, actor_id=next(same, None))


def _once(offices: Iterable[Status]) -> Iterator[Status]:
    seen: list[Status] = []
    for office in offices:
        if not any(_is_same(office, other) for other in seen):
            seen.append(office)
            yield office


def _is_same(one: Status, other: Status) -> bool:
    """Whether two offices of one person are one: equal words, or the words of one end those of the other."""
    short, long = sorted((one.value.quote.casefold(), other.value.quote.casefold()), key=len)
    return one.holder_id == other.holder_id and one.negated == other.negated and f" {long} ".find(f" {short} ") >= 0


def _tenures(document: Document) -> Iterator[tuple[str, tuple[Time, ...]]]:
    """Since when a person holds the post that the title names: "X, who has held the post since January"."""
    telling = status_words().offices.tenures | {"served"}
    for sentence in document.sentences:
        for token in sentence:
            if token.lower_ not in telling:
                continue
            verb = _tenure(token)
            if verb is None:
                yield from _in_office(document, token)
                continue
            times = find_times(document, verb, other_verbs(verb), sentence, ())
            holders = [document.mention_at(person) for person in subjects(verb)]
            if times and holders and holders[0] is not None:
                yield holders[0].actor_id, reaching_on(document, times)


def _in_office(document: Document, token: Token) -> Iterator[tuple[str, tuple[Time, ...]]]:
    """Since when the person right before holds his post: "Defence Minister X, in office since 2021,"."""
    if token.dep_ != "pobj" or token.head.lower_ != "in":
        return
    comma = token.head.nbor(-1) if token.head.i > token.sent.start + 1 else token
    mention = document.mention_at(comma.nbor(-1)) if comma.text == "," else None
    if mention is None or not is_person(document, mention):
        return
    last = token.head.right_edge
    end = last.idx + len(last.text)
    times = tuple(time for time in document.times if time.span and token.idx < time.span.start < end)
    if times:
        yield mention.actor_id, times


def _tenure(token: Token) -> Token | None:
    """The verb by which a post is held that is named elsewhere: "held the post", "served from 2017 to 2018"."""
    if token.lower_ == "served" and not any(child.dep_ in ("dobj", "prt") for child in token.children):
        return None if prepositional(token, "as") else token
    if token.lower_ not in status_words().offices.tenures or token.dep_ not in ("dobj", "pobj"):
        return None
    verb = token.head if token.dep_ == "dobj" else token.head.head
    return verb if verb.lower_ in BE | status_words().offices.holds else None


def _titles(document: Document) -> Iterator[Status]:
    """The post of every person who is given one, as held when the report was written."""
    seen: set[tuple[str, str]] = set()
    for mention in document.mentions:
        title = mention.title
        if title is None or not is_person(document, mention):
            continue
        key = (mention.actor_id, title.quote.casefold())
        if key in seen:
            continue
        seen.add(key)
        post = without_rank(document, title)
        if post is not None:
            yield make_office(
                document, mention, post, _since(document, title, post) or published(document), "title", None
            )


def _since(document: Document, title: Span, post: Span) -> tuple[Time, ...]:
    """The time that a title ends with: "acting coordinator since May 2021"."""
    return tuple(time for time in document.times if time.span and time.span in title and time.span not in post)
