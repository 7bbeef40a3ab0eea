"""Whom a word names, where a title names a body beside its bearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.statuses.words import status_words
from dateline.reading.document import Document
from dateline.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["actor_named", "is_martial", "named_at"]


def named_at(document: Document, head: Token) -> Mention | None:
    """The mention that a word belongs to; none for a body inside a person's title ("director at the X Fund")."""
    mention = document.mention_at(head)
    if mention is None or mention.title is None or mention.span.start <= head.idx < mention.span.end:
        return mention
    inside = document.tokens_of(mention.title)
    posted = inside is not None and any(token.dep_ == "prep" and token.i < head.i for token in inside)
    return None if posted else mention


def actor_named(document: Document, head: Token) -> Actor | None:
    """The actor of that mention."""
    mention = named_at(document, head)
    return None if mention is None else document.actors[mention.actor_id]


def is_martial(actor: Actor) -> bool:
    """Whether a body that no registry knows bears the name of an armed group: "Delta Liberation Front"."""
    if actor.kind != "organisation" or actor.registered:
        return False
    return not status_words().martial.isdisjoint(actor.name.lower().split())
