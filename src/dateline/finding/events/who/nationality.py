"""Which country people and things are of that no name tells: "two Kenyan villagers", "rebels in Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.role_words import role_words
from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.people import people
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["country_of"]

OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
# Of those who are sent abroad the place says nothing: "soldiers in Iraq".
SENT = frozenset({"military", "international", "government", "media"})
FROM = ("of", "from")
THERE = ("in", "across", "at", "near")
BETWEEN = ("with", "on", "to", "into")  # of things alone: "its border with Cambodia", "a resolution on Uganda"


def country_of(document: Document, head: Token) -> str | None:
    """The country of a noun phrase: by a name before the noun, or before all of several, by whence it is, or where."""
    sector, own = people().sector(head.lower_), _owned(document, head)
    before = _before(document, head) or (own if sector or head.lower_ in role_words().missions else None)
    if before is not None:
        return before
    sent = (
        sector in SENT or head.lower_ in role_words().missions or head.lower_.removesuffix("s") in role_words().abroad
    )
    words = FROM if sent else (*FROM, *THERE) if sector else (*FROM, *THERE, *BETWEEN)
    for word in words:
        for token in prepositional(head, word) or _right_behind(head, word):
            found = _named(document, token) or (None if sent else country_of(document, token))
            if found is not None:
                return found
    return own if sector is None else None


def _right_behind(head: Token, word: str) -> list[Token]:
    """What follows "from" or "in" right behind a noun, wherever it hangs: "killed four farmers from Niger"."""
    if word not in ("from", "in") or head.i + 1 >= len(head.doc) or head.nbor().lower_ != word:
        return []
    return [below for below in head.nbor().children if below.dep_ == "pobj"]


def _owned(document: Document, head: Token) -> str | None:
    """The country of whom a pronoun before the noun means: "its embassy"; whose counterpart one is tells another's."""
    if head.lower_.startswith("counterpart"):
        return None
    whose = [child for child in head.lefts if child.tag_ == "PRP$"]
    return _actor_country(document, whose[0]) if whose else None


def _before(document: Document, head: Token) -> str | None:
    for child in head.lefts:
        if child.tag_ != "PRP$" and (found := _actor_country(document, child)) is not None:
            return found
    shares = head.dep_ == "conj" and not any(child.dep_ in OWNERS | {"det", "nummod"} for child in head.lefts)
    return _before(document, head.head) if shares else None  # "Danish soldiers and diplomats"


def _named(document: Document, token: Token) -> str | None:
    """The country of a state or body; of what is named only as a place, the one where it lies."""
    named = document.place_at(token)
    place = document.places.get(named.place_id or "") if named is not None else None
    return _actor_country(document, token) or (place.country if place is not None else None)


def _actor_country(document: Document, token: Token) -> str | None:
    actor = document.actor_at(token)
    return actor.country if actor is not None else None
