"""Who holds a status: the name beside a noun, whose fighters they are, or whom "the group" takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.participants import named_head
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import BE, is_passive
from dateline.finding.statuses.slots import first_filled
from dateline.finding.statuses.words import Pattern, status_words
from dateline.reading.document import Document
from dateline.records import NAMING, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_holders", "group_of", "named_at"]

BODIES = frozenset({"armed-group", "party", "organisation", "unknown"})  # kinds of actor that have fighters
MANY = frozenset({"they", "them", "their"})  # what may mean a group as well as several
DEFINITE = frozenset({"the", "this", "that"})


def find_holders(document: Document, token: Token, pattern: Pattern) -> list[Token]:
    """The heads of the phrases that can hold a status which a word tells."""
    heads = first_filled(pattern.holder, token)
    found = [_beside(document, named_head(document, _taken_up(document, head, pattern))) for head in heads]
    if pattern.kind != "member":
        found = [group_of(document, head) for head in found]
    return [head for head in found if _may_hold(document, head, token, pattern)]


def group_of(document: Document, head: Token) -> Token:
    """The group whose fighters a noun means: "Boko Haram fighters", "its forces", "the rebels of X"."""
    if head.lower_ not in status_words().forces or document.mention_at(head) is not None:
        return head
    before = [child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod", "amod")]
    behind = [*prepositional(head, "of"), *prepositional(head, "from")]
    inside = [child for noun in behind for child in noun.lefts if child.dep_ in ("compound", "nmod")]  # "the X group"
    for owner in [*behind, *reversed(inside), *reversed(before)]:
        actor = document.actor_at(owner)
        if actor is not None and actor.kind in BODIES:
            return owner
    return head


def named_at(document: Document, head: Token) -> Mention | None:
    """The mention that a word belongs to; none for a body inside a person's title ("director at the X Fund")."""
    mention = document.mention_at(head)
    if mention is None or mention.title is None or mention.span.start <= head.idx < mention.span.end:
        return mention
    inside = document.tokens_of(mention.title)
    posted = inside is not None and any(token.dep_ == "prep" and token.i < head.i for token in inside)
    return None if posted else mention


def _beside(document: Document, head: Token) -> Token:
    """The name that a noun stands beside: "the Delta Fund, a charity based in Lagos"."""
    if head.tag_ not in ("NN", "NNS"):
        return head
    if (subject := _predicated(document, head)) is not None:
        return subject
    if head.dep_ != "appos":
        return _followed(document, head)
    named = document.mention_at(head.head)
    return head.head if named is not None and named.form in NAMING else head


def _predicated(document: Document, head: Token) -> Token | None:
    """The name that is said to be the noun: "X is a group banned by", "X is among the groups banned by"."""
    if head.lower_.removesuffix("s") not in status_words().groups or document.mention_at(head) is not None:
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


def _taken_up(document: Document, head: Token, pattern: Pattern) -> Token:
    """For an "it" or "the group" that coreference left open: the only actor of the sentence before that can hold the
    status, or of several the one that is its subject.
    """
    kinds = _kinds_meant(document, head, pattern)
    start = head.sent.start
    if not kinds or start == 0 or "\n" in head.doc[start - 1].text:
        return head
    before = head.doc[start - 1].sent
    fitting: dict[str, Token] = {}
    for token in before:
        actor = document.actor_at(token)
        if actor is not None and actor.kind in kinds:
            fitting.setdefault(actor.id, token)
    first = next(iter(fitting.values()), head)
    alone = len(fitting) == 1 and head.lower_ not in MANY
    return first if alone or _is_subject(document, first) else head


def _kinds_meant(document: Document, head: Token, pattern: Pattern) -> frozenset[str]:
    """The kinds of actor that a word may take up; none where it is a name, or known already."""
    if document.mention_at(head) is not None:
        return frozenset()
    if head.lower_ in ("it", "its"):
        return pattern.kinds or BODIES
    if head.lower_ in MANY:
        return frozenset({"armed-group"}) & (pattern.kinds or BODIES)
    after = head.nbor().text if head.i + 1 < head.sent.end else ""
    told_apart = after != "," and any(child.dep_ in ("relcl", "acl", "appos", "prep") for child in head.rights)
    definite = any(child.lower_ in DEFINITE for child in head.lefts) and not told_apart
    if head.tag_ == "NN" and definite and head.lower_ in status_words().groups:
        return pattern.kinds & BODIES if pattern.kinds else BODIES
    return frozenset()


def _is_subject(document: Document, token: Token) -> bool:
    """Whether a name is the subject of its sentence: of its main verb."""
    mention = document.mention_at(token)
    if mention is None or mention.form == "pronoun":
        return False
    words = document.tokens_of(mention.span)
    if words is None:
        return False
    return words.root.dep_ in ("nsubj", "nsubjpass") and words.root.head == token.sent.root


def _may_hold(document: Document, head: Token, token: Token, pattern: Pattern) -> bool:
    """Whether a phrase can hold the status: an actor of the kinds asked for, or people that nobody names."""
    mention = named_at(document, head)
    if mention is not None:
        return not pattern.kinds or document.actors[mention.actor_id].kind in pattern.kinds
    open_to_all = not pattern.kinds or (
        "unknown" in pattern.kinds and not (pattern.kind == "tie" and is_passive(token))
    )
    if head.tag_ in ("NNP", "NNPS") and open_to_all and document.place_at(head) is None:
        return document.time_at(head) is None  # "the Lagos-based Delta Fund", which the names miss
    sector = people().sector(head.lower_)
    return sector is not None and (not pattern.kinds or (sector == "rebel" and "armed-group" in pattern.kinds))
