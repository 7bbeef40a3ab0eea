"""What holds: the other end of a status, a place, an actor, a description or a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.grammar.noun_phrases import is_when
from dateline.finding.grammar.people import people
from dateline.finding.statuses.kin import kin
from dateline.finding.statuses.naming import actor_named
from dateline.finding.statuses.phrases import QUANTITIES, following, is_like_place, place_in, town_meant
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.taking_up import BODIES, taken_up
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_values"]


def find_values(document: Document, token: Token, pattern: Pattern) -> list[Token]:
    found = first_filled(pattern.value, token)
    if found == [token] and any(child.dep_ == "xcomp" for child in token.children):
        return []  # "was designated to receive"
    if pattern.place:
        return [at for head in found if (at := _placed(document, head, pattern)) is not None]
    if pattern.named and pattern.kind in ("tie", "member"):
        kinds = pattern.of & BODIES or BODIES
        found = [one for head in found for one in taken_up(document, head, kinds)]
    return [head for head in found if _may_be(document, head, pattern)]


def _placed(document: Document, head: Token, pattern: Pattern) -> Token | None:
    """The head of the phrase that names where: itself, what it is ("X is the last town held by"), or what follows."""
    is_land = head.lower_ in status_words().regions | QUANTITIES
    held = pattern.value[0] in ("object", "modified", "placed")
    if document.place_at(head) is not None or (place_in(document, head) is not None and (is_land or not held)):
        return head  # not "held talks in Cairo"
    if is_land:
        for other in (*kin("one", head), *following(head), *town_meant(document, head)):
            if place_in(document, other) is not None:
                return other
    return head if pattern.unplaced and is_like_place(document, head) else None


def _may_be(document: Document, head: Token, pattern: Pattern) -> bool:
    """Whether a phrase can be what holds: of the kinds asked for, and somebody where a tie is told."""
    actor = actor_named(document, head)
    if pattern.nouns and head.lower_ not in pattern.nouns:
        return False
    if pattern.kind == "aim" and is_when(document, head):
        return False  # "fought for half a century"
    if pattern.named or (pattern.of and actor is not None):
        called = pattern.kind == "member" and head.lower_ in status_words().groups  # "the Homeland Party"
        return actor is not None and (not pattern.of or actor.kind in pattern.of or called)
    if pattern.kind == "tie" and actor is None:
        circles = status_words().circles
        named = head.tag_ in ("NNP", "NNPS") and not is_when(document, head)
        return named or head.lower_ in circles or bool(people().sector(head.lower_))
    if pattern.kind == "member" and actor is None:
        bodies = status_words().groups
        named = head.tag_ in ("NNP", "NNPS") or head.lower_ in bodies | pattern.nouns
        return named or people().side(head.lower_) in ("organisation", "government", "court", "media")
    return head.tag_[:1] != "P" or actor is not None
