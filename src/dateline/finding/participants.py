"""Who takes part in an event, in which role, and for whom a person or a delegation stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.finding.clauses import phrase_start, prepositional
from dateline.finding.people import people
from dateline.finding.slots import Support, fill
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Actor, Mention, Participant, Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_participants", "participant"]


def find_participants(
    document: Document, token: Token, trigger: Trigger, support: Support | None
) -> tuple[Participant, ...]:
    """The participants of a trigger, actors before recipients; nobody twice."""
    actors = list(_first_held(document, trigger.frame.actor, token, support, "actor"))
    recipients = [
        found for found in _first_held(document, trigger.frame.recipient, token, support, "recipient")
        if not any(_same(found, actor) for actor in actors)
    ]  # fmt: skip
    return tuple(_unique([*actors, *recipients]))


def _first_held(
    document: Document, slots: Sequence[str], token: Token, support: Support | None, role: Role
) -> Iterator[Participant]:
    for slot in slots:
        held = [found for filler in fill(slot, token, support) if (found := participant(document, filler, role))]
        if held:
            yield from held
            return


def participant(document: Document, head: Token, role: Role) -> Participant | None:
    """The participant that a noun phrase names, or None for a phrase that names nobody."""
    mention = document.mention_at(head)
    if mention is not None:
        return _named(document, mention, role)
    if head.tag_ in ("PRP", "WP", "WDT", "EX", "DT", "PRP$"):
        return None
    sector = people().sector(head.lower_)
    if sector is None:
        return None
    owner = _owner(document, head) if head.lower_ in people().representatives else None
    span = document.span(phrase_start(head), head)
    if owner is not None:
        return Participant(role, owner.id, span, stands_for=owner.id, country=owner.country, sector=sector)
    return Participant(role, None, span, country=_country(document, head), sector=sector)


def _named(document: Document, mention: Mention, role: Role) -> Participant:
    actor = document.actors[mention.actor_id]
    title = mention.title or _title_of(document, actor.id)
    stands_for = _employer(document, title) if actor.kind == "person" and title else None
    return Participant(role, actor.id, mention.span, title, stands_for, actor.country, actor.sector)


def _title_of(document: Document, actor_id: str) -> Span | None:
    """The post that the report gives a person where it first gives one."""
    return next((found.title for found in document.mentions if found.actor_id == actor_id and found.title), None)


def _employer(document: Document, title: Span) -> str | None:
    """The state or body named in a post: "US Secretary of State", "Foreign Office spokesperson"."""
    named = [
        found for found in document.mentions if found.span in title and document.actors[found.actor_id].kind != "person"
    ]
    return named[0].actor_id if named else None


def _owner(document: Document, head: Token) -> Actor | None:
    """The actor that a phrase of representatives belongs to: "Pakistan's delegation", "US officials", "troops from Chad"."""
    for child in head.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            actor = document.actor_at(child)
            if actor is not None and actor.kind != "person":
                return actor
    for word in ("of", "from", "for"):
        for token in prepositional(head, word):
            actor = document.actor_at(token)
            if actor is not None and actor.kind != "person":
                return actor
    return None


def _country(document: Document, head: Token) -> str | None:
    """The country that a demonym or name before the noun gives it: "two Kenyan villagers"."""
    for child in head.lefts:
        actor = document.actor_at(child)
        if actor is not None and actor.country:
            return actor.country
    return None


def _same(one: Participant, other: Participant) -> bool:
    return one.span == other.span or (one.actor_id is not None and one.actor_id == other.actor_id)


def _unique(found: Sequence[Participant]) -> list[Participant]:
    kept: list[Participant] = []
    for item in found:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept
