"""Offices that clauses tell: "is the minister", "was appointed", "leads the group", a post beside a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.events.who.delegations import is_delegation
from dateline.finding.grammar.clauses import objects, prepositional, subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE
from dateline.finding.statuses.changes import successions
from dateline.finding.statuses.owners import whose
from dateline.finding.statuses.phrases import description, other_verbs
from dateline.finding.statuses.posts import is_person, is_post, make_office, persons_at, published, without_rank
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Mention, Status

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["in_clauses"]

NEARBY = 12  # characters between a name and the post in apposition to it: a comma, an article, an age
WINGS = frozenset({"wing", "branch", "arm"})
LED = frozenset({"organisation", "rebel", "criminal", "opposition"})  # sectors of nouns for groups that somebody leads


def in_clauses(document: Document) -> Iterator[Status]:
    """The offices that clauses tell, in the order of their words."""
    words = status_words().offices
    posts, leading = document.posts | words.further, words.leads | words.rules
    changing = words.takes | words.takes_over | words.leaves | words.succeeds
    telling = BE | words.becomes | words.gives | words.serves | changing
    for sentence in document.sentences:
        for token in sentence:
            form = token.lower_
            if form in posts and is_post(document, token):
                yield from _beside(document, sentence, token) if token.dep_ == "appos" else _named(document, token)
            elif form in leading:
                yield from _led(document, sentence, token)
            elif form in telling and token.tag_.startswith("VB"):
                yield from _by_verb(document, sentence, token)
                yield from successions(document, sentence, token)


def _by_verb(document: Document, sentence: TokenSpan, verb: Token) -> Iterator[Status]:
    """ "X is the foreign minister", "X was appointed minister", "X serves as minister", "X resigned as minister"."""
    words = status_words().offices
    form = verb.lower_
    if any(child.dep_ == "expl" for child in verb.children):
        return  # "there was one soldier"
    if verb.tag_ == "VB" and not any(child.lower_ in ("will", "shall") for child in verb.children):
        return  # "to be president", "should become president"
    if form in BE or form in words.becomes:
        persons, posts = subjects(verb), [child for child in verb.children if child.dep_ == "attr"]
        if posts and all(is_post(document, person) and not document.mention_at(person) for person in persons):
            persons, posts = posts, persons  # "its leader is X"
    elif form in words.gives or form in words.takes:
        persons, posts = objects(verb) or first_filled(("object",), verb), first_filled(("complement",), verb)
    elif form in words.serves or form in words.leaves:
        persons, posts = subjects(verb), prepositional(verb, "as")
    else:
        return
    ended = form in words.takes or form in words.leaves or any(child.lower_ in words.once for child in verb.children)
    for post in posts:
        if not is_post(document, post) or document.mention_at(post) is not None:
            continue
        for mention in persons_at(document, persons):
            value = description(document, post)
            times = find_times(document, verb, other_verbs(verb), sentence, (value,))
            if not times and verb.tag_ in ("VBZ", "VBP"):
                times = published(document)
            yield make_office(document, mention, value, times, form, verb, ended=ended)


def _beside(document: Document, sentence: TokenSpan, post: Token) -> Iterator[Status]:
    """ "X, acting coordinator for counterterrorism since May 2021,": a post beside a name with a time of its own."""
    mention = document.mention_at(post.head)
    if mention is None or not is_person(document, mention):
        return
    if mention.title is not None and without_rank(document, mention.title) is not None:
        return  # the title is the post: "Dr" and "Colonel" are none
    value = description(document, post)
    if len(document.report.text[mention.span.end : value.start]) > NEARBY:
        return  # "to A, B, head of C", which the parser hangs on A
    times = find_times(document, post, (post.head,), sentence, (value,))
    yield make_office(document, mention, value, times or published(document), "beside", None)


def _named(document: Document, post: Token) -> Iterator[Status]:
    """A post whose holder stands behind it, between commas: "the front, whose leader, X," and "its deputy emir, X"."""
    beside = [child for child in post.rights if child.dep_ == "appos"]
    mention = document.mention_at(beside[0]) if len(beside) == 1 else None
    if mention is None or mention.form == "pronoun" or not is_person(document, mention):
        return
    if mention.title is not None and without_rank(document, mention.title) is not None:
        return  # told by the title
    if document.mention_at(post) is not None and document.mention_at(post) != mention:
        return
    value = description(document, post)
    if not 0 <= mention.span.start - value.end <= NEARBY:
        return
    office = make_office(document, mention, value, published(document), "named", None)
    owners = [whose(child) if child.tag_ == "WP$" else child for child in post.lefts if child.dep_ == "poss"]
    owner = document.mention_at(owners[0]) if owners else None
    yield replace(office, actor_id=office.actor_id or (owner.actor_id if owner else None))


def _led(document: Document, sentence: TokenSpan, verb: Token) -> Iterator[Status]:
    """ "The group is led by X", "X leads the group": a lead that no word for a post tells."""
    leaders = prepositional(verb, "by")
    bodies = objects(verb) if leaders else first_filled(("object",), verb)
    if leaders and not any(document.mention_at(body) for body in bodies):
        bodies = _before_comma(document, verb) or bodies
    for leader in persons_at(document, leaders or subjects(verb)):
        for body in bodies:
            led = document.mention_at(body)
            plain = people().sector(body.lower_) in LED or body.lower_ in status_words().groups | WINGS
            plain = plain and not is_delegation(body)
            if not (_can_be_led(document, led, verb) if led else plain):
                continue
            value = document.span(verb, verb) if led else description(document, body)
            times = find_times(document, verb, other_verbs(verb), sentence, ())
            if not times and (verb.tag_ in ("VBZ", "VBP", "VBG") or _is_now(verb)):
                times = published(document)
            office = make_office(document, leader, value, times, "led", verb)
            yield replace(office, actor_id=led.actor_id if led else None)


def _before_comma(document: Document, participle: Token) -> list[Token]:
    """The body right before ", led by X", which the parser hangs on another: "a deal with the army of C, led by"."""
    comma = participle.nbor(-1) if participle.i > participle.sent.start + 1 else participle
    if comma.text != "," or participle.dep_ not in ("acl", "advcl"):
        return []
    last = comma.nbor(-1)
    above = last.head.head if last.dep_ == "pobj" and last.head.lower_ == "of" else last
    return [above] if document.mention_at(above) is not None else []


def _is_now(participle: Token) -> bool:
    """Whether a passive is of the present: "is led by"."""
    return any(child.dep_ == "auxpass" and child.lower_ in ("is", "are") for child in participle.children)


def _can_be_led(document: Document, body: Mention, verb: Token) -> bool:
    actor = document.actors[body.actor_id]
    if verb.lower_ in status_words().offices.rules:
        return actor.kind == "state" and body.form == "name"
    return actor.kind not in ("person", "state", "population") and not actor.id.endswith("/delegation")
