"""Whom a noun phrase names, and for whom a person or a delegation stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.who.nationality import country_of
from dateline.finding.events.who.nouns import sector_told
from dateline.finding.events.who.pronouns import noun_before
from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.noun_phrases import is_aged, is_none, phrase_start
from dateline.finding.grammar.people import SPEAKING, people
from dateline.reading.document import Document
from dateline.reading.stretches import beginning_in
from dateline.records import Actor, Mention, Participant, Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["POSSESSIVE", "counted_among", "further_states", "included", "named_head", "participant"]

NAME = 200  # characters: no name of a body is longer
POSSESSIVE = frozenset({"'s ", "’s ", "' ", "’ "})  # between an owner and its post
# Sectors of those who act for a group, and for no state: "Chadian rebels".
REBELLIOUS = frozenset({"rebel", "criminal", "opposition"})
INCLUDING = frozenset({"including", "included", "include", "includes"})
BESIDE = 8  # tokens between a description and the name in apposition to it; farther is a parse gone wrong


def included(document: Document, head: Token) -> Iterator[Participant]:
    """The actors whom a report counts among a plural."""
    for token in counted_among(document, head):
        found = participant(document, token, "member")
        if found is not None and found.actor_id is not None:
            yield found


def further_states(document: Document, head: Token, first: Participant) -> Iterator[Participant]:
    """The other states that a plural acts for: "the foreign ministers of A, B and C", "Russian and Turkish troops"."""
    if head.tag_ not in ("NNS", "NNPS") or head.lower_ not in people().representatives:
        return
    if people().sector(head.lower_) in REBELLIOUS:
        return
    named = [token for word in ("of", "from", "for") for token in prepositional(head, word)]
    for child in head.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            named += [token for token in child.subtree if token.dep_ in ("poss", "compound", "amod", "nmod", "conj")]
    for token in named:
        mention, state = document.mention_at(token), document.actor_at(token)
        if mention is not None and state is not None and state.kind == "state" and state.country != first.country:
            yield Participant(
                first.role, state.id, mention.span, stands_for=state.id, country=state.country, sector=first.sector
            )


def counted_among(document: Document, head: Token) -> list[Token]:
    """Who is counted among a plural: "militant groups, including A and B", "the groups included A"."""
    if head.tag_ != "NNS":
        return []
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.lower_ not in INCLUDING:
            continue
        between = head.doc[head.i + 1 : token.i]
        if any(other.tag_ == "NNS" and people().sector(other.lower_) for other in between):
            return []
        return _listed(document, token)
    return []


def _listed(document: Document, before: Token) -> list[Token]:
    """The actors of the list that begins after a token, one for each; read along the words, since lists parse badly."""
    found: dict[str, Token] = {}
    for token in document.doc[before.i + 1 : before.sent.end]:
        mention = document.mention_at(token)
        if mention is not None and mention.form == "pronoun":
            break
        if mention is not None:
            found.setdefault(mention.actor_id, token)
        elif token.tag_.startswith(("NN", "VBZ", "VBD", "VBP", "MD", "IN", "W", "TO")):
            break
    return list(found.values())


def participant(document: Document, head: Token, role: Role) -> Participant | None:
    """The participant that a noun phrase names, or None for a phrase that names nobody."""
    head = named_head(document, head)
    mention = document.mention_at(head)
    if mention is not None:
        delegates = _delegates(document, mention, head, role) or _countrymen(document, mention, head, role)
        return delegates or _named(document, mention, role)
    if head.tag_ == "PRP" and (noun := noun_before(document, head)) is not None:
        return participant(document, noun, role)
    if head.lower_ in SPEAKING and (speaker := document.voice_at(head)) is not None:
        return _known(document, speaker, document.span(head, head), role, None)
    if head.tag_ in ("PRP", "WP", "WDT", "EX", "DT", "PRP$"):
        return None
    sector = None if _is_nobody(head) else _sector(head) or sector_told(document, head, role)
    if sector is None:
        return _thing(document, head, role)
    owner = _owner(document, head) if head.lower_ in people().representatives else None
    last = head if head.lower_ not in people().leading else next(iter(prepositional(head, "of")), head)
    span = document.span(phrase_start(head), last)
    if owner is not None:
        return Participant(role, owner.id, span, stands_for=owner.id, country=owner.country, sector=sector)
    return Participant(role, None, span, country=country_of(document, head), sector=sector)


def _is_nobody(head: Token) -> bool:
    """Whether it names none ("no party had sought permission"), or how things stand ("a state of emergency")."""
    if is_none(head):
        return True
    below = prepositional(head, "of") if head.lower_ == "state" else []
    return any(token.tag_ == "NN" for token in below)


def named_head(document: Document, head: Token) -> Token:
    """The head of a phrase, or the name beside it: "Ecuador's foreign minister, X", "one of them, Y"."""
    if head.lower_ in people().quantities:
        counted = prepositional(head, "of")
        if counted and counted[0].tag_ != "PRP":  # not "one of them, X", which names X
            return named_head(document, counted[0])
    if document.mention_at(head) is not None:
        if head.lower_ not in document.posts or _person_at(document, head):
            return head
        beside = [child for child in head.children if child.dep_ == "appos" and _person_at(document, child)]
        return beside[0] if beside else head
    beside = [
        child
        for child in head.children
        if child.dep_ == "appos" and child.left_edge.i - head.i <= BESIDE and document.mention_at(child) is not None
    ]
    if not beside and people().sector(head.lower_):  # "the president of Chad, X", which may hang on the state
        beside = [
            child
            for state in prepositional(head, "of")
            for child in state.rights
            if child.dep_ == "appos" and child.left_edge.i - head.i <= BESIDE and _person_at(document, child)
        ]
    follows = head.nbor() if head.i + 1 < len(head.doc) else head
    if not beside and head.tag_ == "NN" and people().sector(head.lower_) and document.mention_at(follows) is not None:
        return follows  # "the armed group X", which the parser hangs anywhere
    return beside[0] if beside else head


def _person_at(document: Document, token: Token) -> bool:
    actor = document.actor_at(token)
    return actor is not None and actor.kind == "person"


def _sector(head: Token) -> str | None:
    """The sector of a noun for people; a word before it may tell more: "armed group", "rebel commander"."""
    sector = "civilian" if is_aged(head) else people().side(head.lower_)
    if sector in ("organisation", "government", "military", "civilian"):
        before = (people().sector(child.lower_) for child in head.lefts if child.dep_ in ("amod", "compound", "nmod"))
        return next((told for told in before if told in ("rebel", "police", "criminal", "opposition")), sector)
    return sector


def _thing(document: Document, head: Token, role: Role) -> Participant | None:
    """A thing that is aimed at, where the ontology lists it as a target: "a mosque", "the convoy"."""
    if role != "recipient" or not head.tag_.startswith("NN") or head.lower_ not in document.targets:
        return None
    return Participant(role, None, document.span(phrase_start(head), head), country=country_of(document, head))


def _delegates(document: Document, mention: Mention, head: Token, role: Role) -> Participant | None:
    """A delegation as the state that sends it: "the US delegation" is the United States."""
    actor = document.actors[mention.actor_id]
    if mention.form != "nominal" or not actor.id.endswith("/delegation") or actor.country not in document.actors:
        return None
    state = document.actors[actor.country]
    span = document.span(phrase_start(head), head)
    return Participant(role, state.id, span, stands_for=state.id, country=state.country, sector=state.sector)


def _countrymen(document: Document, mention: Mention, head: Token, role: Role) -> Participant | None:
    """People who are counted by their country's word, who are not their state: "two Palestinians"."""
    actor = document.actors[mention.actor_id]
    counted = any(child.dep_ == "nummod" for child in head.lefts)
    if mention.form != "demonym" or actor.kind != "state" or head.tag_ not in ("NNPS", "NNS") or not counted:
        return None
    span = document.span(phrase_start(head), head)
    return Participant(role, None, span, country=actor.country, sector="civilian")


def _named(document: Document, mention: Mention, role: Role) -> Participant:
    actor = document.actors[mention.actor_id]
    span = _antecedent(document, mention).span if mention.form == "pronoun" else mention.span
    return _known(document, actor, span, role, mention.title)


def _known(document: Document, actor: Actor, span: Span, role: Role, title: Span | None) -> Participant:
    title = title or document.title_of(actor.id)
    stands_for = _employer(document, title) if actor.kind == "person" and title else None
    return Participant(role, actor.id, span, title, stands_for, actor.country, actor.sector)


def _antecedent(document: Document, pronoun: Mention) -> Mention:
    """The name that a pronoun takes up in its own sentence, which says more to a reader; else the pronoun."""
    sentence = document.sentence_of(pronoun.span)
    named = [
        other
        for other in beginning_in(document.mentions, sentence.start, sentence.end)
        if other.actor_id == pronoun.actor_id and other.form != "pronoun" and other.span in sentence
    ]
    return named[0] if named else pronoun


def _employer(document: Document, title: Span) -> str | None:
    """The state or body named in a post: "US Secretary of State", "Foreign Office spokesperson"."""
    near = beginning_in(document.mentions, title.start - NAME, title.end)
    bodies = [found for found in near if document.actors[found.actor_id].kind != "person"]
    named = [found for found in bodies if found.span in title]
    named = named or [found for found in bodies if _owns(document, found, title)]
    return named[0].actor_id if named else None


def _owns(document: Document, owner: Mention, title: Span) -> bool:
    """Whether it stands in the possessive right before a post: "Kenya's foreign minister"."""
    between = document.report.text[owner.span.end : title.start]
    return between in POSSESSIVE


def _owner(document: Document, head: Token) -> Actor | None:
    """Whom representatives act for: "Pakistan's delegation", "US officials", "troops from Chad"."""
    for child in head.lefts:
        if head.lower_.startswith("counterpart") and child.tag_ == "PRP$":
            continue  # whose counterpart one is is never one's own side
        if child.dep_ in ("poss", "compound", "amod", "nmod") and not _is_against(child) and not document.opens(child):
            actor = document.actor_at(child)
            if _sends(actor, head):
                return actor
    for word in ("of", "from", "for"):
        for token in prepositional(head, word):
            actor = document.actor_at(token)
            if _sends(actor, head):
                return actor
    return None


def _sends(actor: Actor | None, head: Token) -> bool:
    """Whether it is a body, and those whom it is said to have can act for it: no state has "Chadian rebels"."""
    if actor is None or actor.kind == "person":
        return False
    return actor.kind != "state" or people().sector(head.lower_) not in REBELLIOUS


def _is_against(name: Token) -> bool:
    """Whether it is whom somebody opposes: "anti-Atlantis troops" """
    return name.i > 1 and name.nbor(-1).text == "-" and name.nbor(-2).lower_ == "anti"
