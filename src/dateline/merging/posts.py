"""The post that words of a report tell, of those that one person at a time holds: "Kenya's foreign minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.records import Mention, Reading, Span
from dateline.resolving.names import key
from dateline.tables import table

__all__ = ["Post", "is_former", "is_of_one", "owner_of", "post_of"]

Tense = Literal["held", "over", "to come"]


@dataclass(frozen=True, slots=True)
class Post:
    """A post as words tell it: its one name, whose it is, and whether it is held, over or to come."""

    name: str
    owner: str | None
    tense: Tense


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of ``data/offices.yaml``: every way of writing a state's post, with the one that stands for it."""

    states: dict[str, str]
    bodies: frozenset[str]
    held: frozenset[str]
    to_come: frozenset[str]
    over: frozenset[str]
    anybody: frozenset[str]
    own: frozenset[str]


def post_of(reading: Reading, span: Span) -> Post | None:
    """The post that words tell, without the names in them; None for words that tell no post of one person."""
    words = _words()
    inside = [mention for mention in reading.mentions if mention.span in span and mention.span != span]
    if any((actor := reading.actor(mention.actor_id)) is not None and actor.kind == "person" for mention in inside):
        return None
    spelt, tense = _bare(key(re.split(r"[,(;]", _without(span, inside))[0]).split(), words)
    written = " ".join(spelt).replace("defense", "defence")
    name = words.states.get(written) or (written if written in words.bodies else None)
    if name is None:
        return None
    owners = [owner for mention in inside if (owner := owner_of(reading, mention.actor_id)) is not None]
    return Post(name, owners[-1] if owners else None, tense)


def _bare(spelt: list[str], words: _Words) -> tuple[list[str], Tense]:
    """A post without the words that lead it and what it breaks off with, and whether they say that it is held."""
    tense: Tense = "held"
    while spelt and spelt[0] not in words.anybody:
        led = next((n for n in (2, 1) if " ".join(spelt[:n]) in words.held), 0)
        if spelt[0] in words.over:
            tense, led = "over", 1
        if spelt[0] in words.to_come or spelt[-1] in words.to_come:
            tense, led = "to come", 1
        if spelt[0] in words.own or spelt[0] == "s":
            led = 1
        if not led:
            break
        spelt = spelt[led:]
    while spelt and spelt[-1] in ("of", "for", "s", "the", "in"):
        spelt = spelt[:-1]
    return spelt, tense


def _without(span: Span, inside: Sequence[Mention]) -> str:
    """The words of a span without the names in them and their possessive endings."""
    text, end = [], span.start
    for mention in inside:
        if mention.span.start >= end:
            text.append(span.quote[end - span.start : mention.span.start - span.start])
            end = mention.span.end
    text.append(span.quote[end - span.start :])
    return re.sub(r"(?<!\w)[’'](?:s\b)?|\s+", " ", " ".join(text))


def owner_of(reading: Reading, actor_id: str | None) -> str | None:
    """Whose a post is: the country of a state or government, or the body itself."""
    actor = reading.actor(actor_id)
    if actor is None or actor.kind in ("person", "population", "unknown"):
        return None
    return actor.country if actor.kind in ("state", "government") else actor.id


def is_of_one(post: str, owner: str) -> bool:
    """Whether a post is one person's in that state, or in that body."""
    return post in _words().states.values() if len(owner) == 3 and owner.isupper() else post in _words().bodies


def is_former(post: str) -> bool:
    """Whether words for a post, spelt as names are compared, say that it is held no longer: "former minister"."""
    return post.partition(" ")[0] in _words().over


@cache
def _words() -> _Words:
    lists = table("merging", "offices")
    states = {way: name for name, ways in lists["states"].items() for way in (name, *ways)}
    names = ("bodies", "held", "to_come", "over", "anybody", "own")
    return _Words(states=states, **{name: frozenset(lists[name]) for name in names})
