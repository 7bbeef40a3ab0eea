"""Offices: the post that a person holds, held or is given, from titles beside names and from clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_times
from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.who.delegations import is_delegation
from dateline.finding.events.who.participants import POSSESSIVE
from dateline.finding.grammar.clauses import objects, prepositional, subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE
from dateline.finding.statuses.phrases import description, opens_time, other_verbs
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Mention, Span, Status, Time, identify
from dateline.resolving import titles

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_offices"]

NEARBY = 12  # characters between a name and the post in apposition to it: a comma, an article, an age
WIDEST = max(map(len, POSSESSIVE))
LED = frozenset({"organisation", "rebel", "criminal", "opposition"})  # sectors of nouns for groups that somebody leads
HOLDS = frozenset({"hold", "holds", "held", "holding", "took", "taken", "assumed"})


def find_offices(document: Document) -> tuple[Status, ...]:
    """The posts of the persons of a report: those that clauses tell, with their times, then those beside names."""
    told = list(_once([*_in_clauses(document)]))
    tenures = dict(_tenures(document))
    kept = list(told)
    for office in _titles(document):
        if not any(_is_same(office, other) for other in told):
            kept.append(replace(office, times=tenures.get(office.holder_id or "", office.times)))
    return tuple(sorted(kept, key=lambda office: (office.holder.start, office.value.start)))


def _once(offices: list[Status]) -> Iterator[Status]:
    seen: list[Status] = []
    for office in offices:
        if not any(_is_same(office, other) for other in seen):
            seen.append(office)
            yield office


def _is_same(one: Status, other: Status) -> bool:
    """Whether two offices of one person are one: equal words, or the words of one end those of the other."""
    short, long = sorted((one.value.quote.casefold(), other.value.quote.casefold()), key=len)
    return one.holder_id == other.holder_id and one.negated == other.negated and f" {long} ".find(f" {short} ") >= 0


def _in_clauses(document: Document) -> Iterator[Status]:
    words = status_words().offices
    for sentence in document.sentences:
        for token in sentence:
            if token.dep_ == "appos" and _is_post(document, token):
                yield from _beside(document, sentence, token)
            elif token.lower_ in words.leads or token.lower_ in words.rules:
                yield from _led(document, sentence, token)
            elif token.tag_.startswith("VB"):
                yield from _by_verb(document, sentence, token)


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
    elif form in words.gives or form in words.takes:
        persons, posts = objects(verb) or first_filled(("object",), verb), first_filled(("complement",), verb)
    elif form in words.serves or form in words.leaves:
        persons, posts = subjects(verb), prepositional(verb, "as")
    else:
        return
    ended = form in words.takes or form in words.leaves
    for post in posts:
        if _is_post(document, post) and document.mention_at(post) is None:
            for person in persons:
                mention = document.mention_at(person)
                if mention is not None and document.actors[mention.actor_id].kind == "person":
                    value = description(document, post)
                    times = find_times(document, verb, other_verbs(verb), sentence, (value,))
                    if not times and verb.tag_ in ("VBZ", "VBP"):
                        times = _published(document)
                    yield _office(document, mention, value, times, form, verb, ended=ended)


def _beside(document: Document, sentence: TokenSpan, post: Token) -> Iterator[Status]:
    """ "X, acting coordinator for counterterrorism since May 2021,": a post beside a name with a time of its own."""
    mention = document.mention_at(post.head)
    if mention is None or document.actors[mention.actor_id].kind != "person":
        return
    if mention.title is not None and _without_rank(document, mention.title) is not None:
        return  # the title is the post: "Dr" and "Colonel" are none
    value = description(document, post)
    if len(document.report.text[mention.span.end : value.start]) > NEARBY:
        return  # "to A, B, head of C", which the parser hangs on A
    times = find_times(document, post, (post.head,), sentence, (value,))
    yield _office(document, mention, value, times or _published(document), "beside", None)


def _led(document: Document, sentence: TokenSpan, verb: Token) -> Iterator[Status]:
    """ "The group is led by X", "X leads the group": a lead that no word for a post tells."""
    leaders = prepositional(verb, "by")
    bodies = objects(verb) if leaders else first_filled(("object",), verb)
    for person in leaders or subjects(verb):
        leader = document.mention_at(person)
        if leader is None or document.actors[leader.actor_id].kind != "person":
            continue
        for body in bodies:
            led = document.mention_at(body)
            plain = people().sector(body.lower_) in LED and not is_delegation(body)
            if not (_can_be_led(document, led, verb) if led else plain):
                continue
            value = document.span(verb, verb) if led else description(document, body)
            times = find_times(document, verb, other_verbs(verb), sentence, ())
            if not times and (verb.tag_ in ("VBZ", "VBP", "VBG") or _is_now(verb)):
                times = _published(document)
            office = _office(document, leader, value, times, "led", verb)
            yield replace(office, actor_id=led.actor_id if led else None)


def _is_now(participle: Token) -> bool:
    """Whether a passive is of the present: "is led by"."""
    return any(child.dep_ == "auxpass" and child.lower_ in ("is", "are") for child in participle.children)


def _can_be_led(document: Document, body: Mention, verb: Token) -> bool:
    actor = document.actors[body.actor_id]
    if verb.lower_ in status_words().offices.rules:
        return actor.kind == "state" and body.form == "name"
    return actor.kind not in ("person", "state", "population") and not actor.id.endswith("/delegation")


def _tenures(document: Document) -> Iterator[tuple[str, tuple[Time, ...]]]:
    """Since when a person holds the post that the title names: "X, who has held the post since January"."""
    for sentence in document.sentences:
        for token in sentence:
            verb = _tenure(token)
            if verb is None:
                continue
            times = find_times(document, verb, other_verbs(verb), sentence, ())
            holders = [document.mention_at(person) for person in subjects(verb)]
            if times and holders and holders[0] is not None:
                yield holders[0].actor_id, times


def _tenure(token: Token) -> Token | None:
    """The verb by which a post is held that is named elsewhere: "held the post", "served from 2017 to 2018"."""
    if token.lower_ == "served" and not any(child.dep_ in ("dobj", "prt") for child in token.children):
        return None if prepositional(token, "as") else token
    if token.lower_ not in status_words().offices.tenures or token.dep_ not in ("dobj", "pobj"):
        return None
    verb = token.head if token.dep_ == "dobj" else token.head.head
    return verb if verb.lower_ in BE | HOLDS else None


def _office(
    document: Document,
    mention: Mention,
    value: Span,
    times: tuple[Time, ...],
    rule: str,
    verb: Token | None,
    *,
    ended: bool = False,
) -> Status:
    modality, negated = modality_of(verb, None) if verb is not None else ("asserted", False)
    return Status(
        identify("status", document.report.id, "office", mention.span.start, value.start),
        "office",
        mention.actor_id,
        mention.span,
        value,
        (document.sentence_of(value),),
        actor_id=_employer(document, value, mention),
        times=times,
        modality="asserted" if modality == "denied" else modality,
        negated=negated or modality == "denied" or ended,
        because=(f"status:office:{rule}",),
    )


def _titles(document: Document) -> Iterator[Status]:
    """The post of every person who is given one, as held when the report was written."""
    seen: set[tuple[str, str]] = set()
    for mention in document.mentions:
        title = mention.title
        if title is None or document.actors[mention.actor_id].kind != "person":
            continue
        key = (mention.actor_id, title.quote.casefold())
        if key in seen:
            continue
        seen.add(key)
        post = _without_rank(document, title)
        if post is not None:
            yield _office(document, mention, post, _since(document, title, post) or _published(document), "title", None)


def _since(document: Document, title: Span, post: Span) -> tuple[Time, ...]:
    """The time that a title ends with: "acting coordinator since May 2021"."""
    return tuple(time for time in document.times if time.span and time.span in title and time.span not in post)


def _published(document: Document) -> tuple[Time, ...]:
    published = document.report.published
    return (Time(published),) if published else ()


def _employer(document: Document, value: Span, holder: Mention) -> str | None:
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


def _without_rank(document: Document, title: Span) -> Span | None:
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


def _is_post(document: Document, noun: Token) -> bool:
    """Whether a noun names a post that one holds: "minister", not "widow" or "candidate"."""
    if not noun.tag_.startswith("NN") or noun.tag_ in ("NNS", "NNPS"):
        return False
    return noun.lower_ in document.posts and noun.lower_ not in status_words().offices.no_posts


def _words(document: Document, span: Span) -> TokenSpan:
    found = document.tokens_of(span)
    assert found is not None  # a title is made of tokens
    return found
