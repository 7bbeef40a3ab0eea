"""Offices that change hands: who takes over from whom, and who leaves a post that the report named before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.grammar.clauses import objects, prepositional, subjects
from dateline.finding.grammar.voice import is_passive
from dateline.finding.statuses.phrases import description, other_verbs
from dateline.finding.statuses.posts import is_post, make_office, persons_at
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Mention, Status

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["departures", "successions"]

DOWN = frozenset({"down", "aside"})  # what "stepped" needs to tell that a post was left


def successions(document: Document, sentence: TokenSpan, verb: Token) -> Iterator[Status]:
    """Two offices: "X succeeded Y as minister", "X took over from Y as minister", "Y was replaced by X as minister"."""
    comer, goer = _hands(verb)
    posts = [post for post in prepositional(verb, "as") if is_post(document, post)]
    for post in posts[:1]:
        value = description(document, post)
        times = find_times(document, verb, other_verbs(verb), sentence, (value,))
        for persons, ended in ((comer, False), (goer, True)):
            for mention in persons_at(document, persons):
                yield make_office(document, mention, value, times, verb.lower_, verb, ended=ended)


def _hands(verb: Token) -> tuple[list[Token], list[Token]]:
    """Who comes and who goes by a verb: "succeeded", "replaced", "took over from"."""
    if verb.lower_ in status_words().offices.succeeds:
        if is_passive(verb):
            return prepositional(verb, "by"), objects(verb)
        return subjects(verb), objects(verb)
    if any(child.dep_ == "prt" and child.lower_ == "over" for child in verb.children):
        return subjects(verb), prepositional(verb, "from")
    return [], []


def departures(document: Document, held: Sequence[Status]) -> Iterator[Status]:
    """The ends of posts that the words do not name again: "Prime Minister X resigned", "X, now mayor, was sacked"."""
    posts: dict[str, list[Status]] = {}
    for office in sorted(held, key=lambda office: office.value.start):
        if office.holder_id is not None and not office.negated and office.modality == "asserted":
            posts.setdefault(office.holder_id, []).append(office)
    if not posts:
        return
    words = status_words().offices
    moving = words.leaves | words.takes | words.succeeds
    verbs = ((sentence, token) for sentence in document.sentences for token in sentence if token.lower_ in moving)
    for sentence, verb in verbs:
        for mention, holder in _goers(document, verb):
            told_before = [post for post in posts.get(holder, ()) if post.value.start < sentence.end_char]
            if told_before:
                post = told_before[-1]
                times = find_times(document, verb, other_verbs(verb), sentence, ())
                left = make_office(document, mention, post.value, times, verb.lower_, verb, ended=True)
                told = document.span(verb, verb)
                if left.modality != "asserted":
                    continue  # "should be sacked"
                yield replace(left, actor_id=post.actor_id, supports=(document.sentence_of(told),))


def _goers(document: Document, verb: Token) -> Iterator[tuple[Mention, str]]:
    """Who leaves a post that the verb does not name, and the actor whose post it is: his own, or his successor's."""
    words = status_words().offices
    if verb.lower_ not in words.succeeds and _is_left(verb):
        for mention in persons_at(document, subjects(verb)):
            yield mention, mention.actor_id
    elif verb.lower_ in words.takes and not is_passive(verb) and verb.tag_ != "VBG" and subjects(verb):
        if not first_filled(("complement",), verb) and _is_of_post(verb):
            for mention in persons_at(document, objects(verb)):  # "the king sacked Minister X"
                yield mention, mention.actor_id
    elif verb.lower_ in words.succeeds and verb.tag_ != "VBG" and not prepositional(verb, "as"):
        comers, goers = _hands(verb)
        for comer in list(persons_at(document, comers))[:1]:
            for mention in persons_at(document, goers):
                yield mention, comer.actor_id


def _is_left(verb: Token) -> bool:
    """Whether a verb tells that its subject leaves a post, and names none: "resigned", "was sacked", "stepped down"."""
    words = status_words().offices
    if verb.tag_ not in ("VBD", "VBN") or prepositional(verb, "as") or verb.dep_ in ("acl", "amod"):
        return False
    if verb.lower_ in words.takes:
        if not is_passive(verb) or any(child.dep_ == "oprd" for child in verb.children):
            return False
    elif is_passive(verb):
        return False
    if verb.lower_ == "stepped" and not any(child.lower_ in DOWN for child in verb.children):
        return False
    left = [*([] if verb.lower_ in words.takes else _own_objects(verb)), *prepositional(verb, "from")]
    return all(one.lower_ in words.tenures for one in left)


def _is_of_post(verb: Token) -> bool:
    """Whether what somebody is taken "from" is a post, where the words say it: "relieved X from his post"."""
    words = status_words().offices
    return all(one.lower_ in words.tenures for name in ("from", "of") for one in prepositional(verb, name))


def _own_objects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "dobj"]
