"""Who holds a status: the name beside a noun, whose fighters they are, or whom "the group" takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.participants import named_head
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE, is_passive
from dateline.finding.statuses.naming import is_martial, named_at
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.taking_up import BODIES, taken_up
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document
from dateline.records import NAMING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_holders", "group_of"]

DASHES = frozenset({"-", "–"})  # what joins a name to a participle: "al-Qaeda-linked militants"


def find_holders(document: Document, token: Token, pattern: Pattern) -> list[Token]:
    """The heads of the phrases that can hold a status which a word tells."""
    heads = [one for head in first_filled(pattern.holder, token) for one in _meant(document, head, pattern)]
    found = [_beside(document, named_head(document, head)) for head in heads]
    if pattern.kind != "member":
        found = [group_of(document, head) for head in found]
    return [head for head in found if _may_hold(document, head, token, pattern)]


def _meant(document: Document, head: Token, pattern: Pattern) -> list[Token]:
    """Whom a word takes up; what is designated is a body sooner than a state ("Chad met X. It is on the list")."""
    if pattern.kind in ("designation", "ban") and (found := taken_up(document, head, pattern.kinds & BODIES)) != [head]:
        return found
    return taken_up(document, head, pattern.kinds)


def group_of(document: Document, head: Token) -> Token:
    """The group whose fighters a noun means: "Boko Haram fighters", "its forces", "the rebels of X"."""
    if head.lower_ not in status_words().forces or document.mention_at(head) is not None:
        return head
    joined = ("poss", "compound", "nmod", "amod")
    before = [child for child in head.lefts if child.dep_ in joined and child.nbor().text not in DASHES]
    behind = [*prepositional(head, "of"), *prepositional(head, "from")]
    inside = [child for noun in behind for child in noun.lefts if child.dep_ in ("compound", "nmod")]  # "the X group"
    for owner in [*behind, *reversed(inside), *reversed(before)]:
        actor = document.actor_at(owner)
        if actor is not None and actor.kind in BODIES:
            return owner
    return head


def _beside(document: Document, head: Token) -> Token:
    """The name that a noun stands beside: "the Delta Fund, a charity based in Lagos"."""
    if head.tag_ not in ("NN", "NNS"):
        return head
    if (subject := _predicated(document, head)) is not None:
        return subject
    if head.dep_ != "appos":
        return _followed(document, head)
    named = document.mention_at(head.head)
    if named is None and head.head.tag_ in ("NNP", "NNPS"):
        return head.head  # a name that the names miss
    return head.head if named is not None and named.form in NAMING else head


def _predicated(document: Document, head: Token) -> Token | None:
    """The name that is said to be the noun: "X is a group banned by", "X is among the groups banned by"."""
    if not status_words().is_group(head.lower_) or document.mention_at(head) is not None:
        return None
    among = head.dep_ == "pobj" and head.head.lower_ == "among"
    verb = head.head.head if among else head.head
    if not (among or head.dep_ == "attr") or verb.lower_ not in BE:
        return None
    return next((one for one in subjects(verb) if document.mention_at(one) is not None), None)


def _followed(document: Document, head: Token) -> Token:
    """The name right behind a noun that the parser does not join: "the Gao-based group X fired"."""
    after = head.nbor() if head.i + 1 < head.sent.end else head
    if document.mention_at(head) is not None or not after.tag_.startswith("NNP"):
        return head
    last = after.head if after.dep_ == "compound" and after.head.tag_.startswith("NNP") else after
    named = document.mention_at(last)
    return last if named is not None and named.form in NAMING else head


def _may_hold(document: Document, head: Token, token: Token, pattern: Pattern) -> bool:
    """Whether a phrase can hold the status: an actor of the kinds asked for, or people that nobody names."""
    mention = named_at(document, head)
    if mention is not None:
        actor = document.actors[mention.actor_id]
        return (
            not pattern.kinds or actor.kind in pattern.kinds or ("armed-group" in pattern.kinds and is_martial(actor))
        )
    loose = pattern.kind == "aim" or (pattern.kind == "tie" and is_passive(token))
    open_to_all = not pattern.kinds or ("unknown" in pattern.kinds and not loose)
    open_to_all = open_to_all or any(child.dep_ == "appos" and _is_group(child) for child in head.rights)
    if head.tag_ in ("NNP", "NNPS") and open_to_all and document.place_at(head) is None:
        return document.time_at(head) is None  # "the Lagos-based Delta Fund", which the names miss
    sector = "rebel" if _is_group(head) else people().sector(head.lower_)
    return sector is not None and (not pattern.kinds or (sector == "rebel" and "armed-group" in pattern.kinds))


def _is_group(noun: Token) -> bool:
    """Whether a noun means an armed group that nobody names: "militia", "paramilitary groups"."""
    if people().sector(noun.lower_) == "rebel":
        return True
    return status_words().is_group(noun.lower_) and any(
        people().sector(child.lower_) == "rebel" for child in noun.lefts
    )
