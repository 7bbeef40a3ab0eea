"""Whom a noun with an article takes up: "the group", "the prime minister", "the country"."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.reading.coreference.discourse import NOMINAL_MEMORY, Discourse
from dateline.resolving import titles
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NominalWords", "actor_meant", "bearer", "definite", "nominal_words", "titled"]


@dataclass(frozen=True, slots=True)
class NominalWords:
    """The word lists of ``data/nominals.yaml``."""

    kinds: dict[str, frozenset[str]]
    national: dict[str, frozenset[str]]
    persons: dict[str, str]
    bodies: frozenset[str]
    strangers: dict[str, str]
    appointing: frozenset[str]


@functools.cache
def nominal_words() -> NominalWords:
    """The lists that the package ships."""
    lists = table("reading", "nominals")
    kinds = {noun: frozenset(found) for noun, found in lists["kinds"].items()}
    strangers = {noun: pronouns for pronouns, nouns in lists["strangers"].items() for noun in nouns}
    bodies, appointing = frozenset(lists["bodies"]), frozenset(lists["appointing"])
    national = {noun: frozenset(found) for noun, found in lists["national"].items()}
    return NominalWords(kinds, national, lists["persons"], bodies, strangers, appointing)


def actor_meant(token: Token, number: int, discourse: Discourse) -> str | None:
    """Whom a noun with an article takes up: the latest named of a kind that it can stand for, or who bears the post."""
    lists, cast, word = nominal_words(), discourse.cast, token.lower_
    persons = discourse.persons()
    if word in lists.national:
        return _national(lists.national[word], discourse)
    if lists.kinds.get(word) == frozenset({"state"}):
        return _country(number, discourse)
    for seen in discourse.back(number, NOMINAL_MEMORY):
        actor = cast.actors[seen.actor_id]
        if word in cast.titles.heads and word not in lists.kinds:
            if seen.actor_id in persons and word in persons[seen.actor_id].posts:
                return _plainest(seen.actor_id, word, number, discourse)
        elif actor.kind in lists.kinds.get(word, ()):
            names = " ".join((actor.name, *actor.aliases)).casefold()
            if (
                actor.kind not in ("government", "international", "organisation")
                or word in names
                or word in ("group", "organisation", "organization", "outfit")
            ):
                return seen.actor_id
    return None


def _national(bodies: frozenset[str], discourse: Discourse) -> str | None:
    """ "The army" behind "Kenya's army", where no other country was named whose army it could be."""
    named = dict.fromkeys(seen.actor_id for seen in discourse.seen)
    found = [actor_id for actor_id in named if actor_id.partition("/")[2] in bodies]
    if len(found) != 1:
        return None
    country = discourse.cast.actors[found[0]].country
    states = (discourse.cast.actors[actor_id] for actor_id in named)
    return found[0] if all(state.country == country for state in states if state.kind == "state") else None


def _plainest(found: str, post: str, number: int, discourse: Discourse) -> str:
    """Whoever bears just that title, where the latest so named bears a longer one: "the president" is President A
    and not the union's president B, who was named since."""
    persons = discourse.persons()
    if post in persons[found].titles:
        return found
    bearing = [seen.actor_id for seen in discourse.back(number, 2 * NOMINAL_MEMORY) if seen.actor_id in persons]
    return next((actor for actor in bearing if post in persons[actor].titles), found)


def titled(token: Token) -> tuple[Token, str] | None:
    """The article of a post of several words, and the post: "the prime minister"; None where it is told of whom."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].dep_ in ("amod", "compound") and token.doc[at].head == token:
        at -= 1
    if at == token.i - 1 or token.doc[at].lower_ != "the" or token.tag_ not in ("NN", "NNP"):
        return None
    if _says_more(token):
        return None
    return token.doc[at], " ".join(word.lower_ for word in token.doc[at + 1 : token.i + 1])


def bearer(post: str, discourse: Discourse) -> str | None:
    """The one person who has been named with that title; None for nobody, or where two bear it."""
    seen = {each.actor_id for each in discourse.seen}
    bearers = {
        person.actor_id
        for person in discourse.cast.persons
        if person.actor_id in seen and any(_is_post(title, post) for title in person.titles)
    }
    return bearers.pop() if len(bearers) == 1 else None


def _is_post(title: str, post: str) -> bool:
    """Whether a title is of that post: "kenyan prime minister" of "prime minister", and no deputy or former one's."""
    before = f" {title}".removesuffix(f" {post}")
    return before != f" {title}" and titles.load().modifiers.isdisjoint(before.split())


def _country(number: int, discourse: Discourse) -> str | None:
    """ "The country": the one that the report is filed from where it has just been named, else the latest named."""
    states = [
        seen.actor_id
        for seen in discourse.back(number, NOMINAL_MEMORY)
        if discourse.cast.actors[seen.actor_id].kind == "state"
    ]
    home = [state for state in states if discourse.cast.actors[state].country == discourse.cast.country]
    return next(iter(home or states), None)


def definite(token: Token) -> Token | None:
    """The "the" or "this" of a noun phrase that has nothing else before the noun and no "of" after it."""
    if token.i == 0 or token.tag_ not in ("NN", "NNP"):
        return None
    determiner = token.doc[token.i - 1]
    if determiner.lower_ not in ("the", "this", "that") or determiner.head != token:
        return None
    return None if _says_more(token) else determiner


def _says_more(noun: Token) -> bool:
    """Whether its phrase tells by itself whom it means: "the minister of Chad", "the man who fled"."""
    return noun.dep_ == "compound" or any(child.dep_ in ("prep", "relcl", "acl", "appos") for child in noun.rights)
