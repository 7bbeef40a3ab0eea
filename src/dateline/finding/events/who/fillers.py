"""Who stands in a slot of a trigger, past phrasal verbs and datelines, and in the infinitives that a verb governs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.who.participants import participant
from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.slots import fill
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.clauses import objects, prepositional
from dateline.finding.grammar.people import people
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["fillers", "in_clause", "infinitive_of", "infinitives", "is_met"]

DASHES = frozenset({"--", "—", "–"})
CLAUSES = frozenset({"advcl", "xcomp"})
HANDS = frozenset({"hand", "hands"})
HAD = frozenset({"object_noun", "backing_noun", "charge_noun"})  # frames of what befalls who has it
# Where the other side of an act stands in the infinitive that a verb governs: "agreed to send aid to Chad".
IN_CLAUSE = ("with", "to", "against", "from", "on", "for", "into")
# Types that bind or refuse, whose other side is only whom the infinitive addresses or deals with.
BINDING = frozenset({"AGREE", "REJECT"})
ADDRESSED, FORWARD = ("with", "to", "from"), ("against", "for", "into")


def infinitive_of(verb: Token) -> bool:
    """Whether an infinitive hangs on a verb: "asked the council to resign"."""
    return any(child.dep_ in ("xcomp", "ccomp", "advcl") and child.tag_ == "VB" for child in verb.children)


def fillers(document: Document, slot: str, trigger: Trigger, token: Token, support: Support | None) -> list[Token]:
    """Who stands in a slot; who "has" an arrest behind him suffered it, and who does a thing "with the help of" another
    gives none."""
    if trigger.lemma in role_words().lent and token.dep_ == "pobj" and token.head.lower_ == "with":
        support = None
        slot = "of" if slot == "by" else slot
    has = support is not None and trigger.frame.id in HAD and support.verb.lower_ in role_words().having
    if has and support is not None and slot in ("support", "suffered"):
        if slot == "support":
            return []
        return [one for one in fill("subject", support.verb, None) if document.place_at(one) is None]
    found = fill(slot, token, support) or (_at_hands(token) if slot == "by" else [])
    if slot == "suffered" and support is not None and support.verb.lower_.startswith("witness"):
        found = [one for one in found if not _is_one_person(document, one)]  # who saw it did not suffer it
    phrasal = trigger.pos == "verb" and bool(trigger.parts) and "~" not in trigger.lemma
    found = [one for one in found if not phrasal or one.lower_ not in trigger.lemma.split()]  # "set fire to a house"
    if (
        slot == "object" and not found and phrasal and trigger.frame.id != "demand"
    ):  # nobody is asked in "asked for aid"
        found = _behind(trigger, token)
    return [named for filler in found for named in _past_dateline(document, filler)]


def _at_hands(word: Token) -> list[Token]:
    """At whose hands somebody suffers: "died at the hands of the rebels"."""
    return [who for hands in prepositional(word, "at") if hands.lower_ in HANDS for who in prepositional(hands, "of")]


def _is_one_person(document: Document, word: Token) -> bool:
    actor = document.actor_at(word)
    return people().sector(word.lower_) is not None if actor is None else actor.kind == "person"


def _behind(trigger: Trigger, verb: Token) -> list[Token]:
    """Who stands behind the preposition that ends a phrasal verb: "crossed into Chad", "walked out of talks with"."""
    lemma = trigger.lemma.split()
    last = [child for child in verb.subtree if child.lower_ == lemma[-1] and child.dep_ == "prep" and child.i > verb.i]
    below = [found for found in (last[0].children if last else ()) if found.dep_ == "pobj"]
    near = bool(last) and last[0].i - verb.i < len(lemma) + 1
    return [*below, *(with_ for one in below for with_ in prepositional(one, "with"))] if near else []


def _past_dateline(document: Document, filler: Token) -> list[Token]:
    """Who fills a slot, or the name that hangs on a dateline's there: "GAO, Mali - President Ade Bello arrived"."""
    if not document.opens(filler) and not _is_filed_from(document, filler):
        return [filler]
    return [child for child in filler.children if child.dep_ == "appos" and not document.opens(child)]


def _is_filed_from(document: Document, filler: Token) -> bool:
    """Whether a place is told before a colon, from where the sentence is filed: "nairobi: the minister ..."."""
    behind = filler.nbor().text if filler.i + 1 < len(filler.doc) else ""
    if behind in DASHES and filler.text.isupper() and document.place_at(filler) is not None:
        return True  # "GAO -- The minister arrived", behind a heading
    return behind == ":" and filler.left_edge.is_sent_start is True and document.place_at(filler) is not None


def in_clause(document: Document, trigger: Trigger, verb: Token) -> Iterator[Participant]:
    """Who is acted on in the infinitive below: "visited Kabul to convey concerns to the authorities"."""
    bound = trigger.type in BINDING
    for below in infinitives(verb):
        if trigger.type == "THREATEN" and _is_recourse(document, below):
            return
        if trigger.type == "MOBILIZE" and below.lower_ in role_words().helping:
            continue  # "deployed to assist the police"
        carriers = (below, *objects(below))  # "convey concerns to X": the parser hangs "to X" on either
        words = IN_CLAUSE if not bound else ADDRESSED
        fillers = [found for word in words for carrier in carriers for found in prepositional(carrier, word)]
        if bound:  # "promised to lead the fight for the poor" promises them nothing
            fillers += [found for word in FORWARD for found in prepositional(below, word)]
        if bound and below.lower_ in role_words().lifting:  # "agreed to lift sanctions on the town"
            fillers += [
                found for word in ("on", "against") for one in objects(below) for found in prepositional(one, word)
            ]
        struck = bound and below.lower_ in document.deeds  # "pledged to bomb the rebels" pledges them nothing
        for filler in (*(() if struck else objects(below)), *fillers):
            if filler.head.head == below and filler.dep_ == "nsubj" and below.lower_ not in role_words().letting:
                continue  # "promised to make the town a port"
            found = participant(document, filler, "recipient")
            if found is None or (bound and found.actor_id is None and filler not in fillers and not is_met(below)):
                continue
            yield found
            return


def _is_recourse(document: Document, infinitive: Token) -> bool:
    """Whether it only tells what one will turn to: "threatened to approach the court", not "to launch attacks"."""
    done = (one.lower_ for one in objects(infinitive))
    return infinitive.lower_ in role_words().recourse and document.deeds.isdisjoint(done)


def is_met(infinitive: Token) -> bool:
    """Whether it deals with its object as with another side: "agreed to help the rebels", but not "to strike them"."""
    return infinitive.lower_ in role_words().dealing


def infinitives(verb: Token) -> Iterator[Token]:
    """The infinitives that a verb governs, also through an adjective: "is willing to send"."""
    for child in verb.children:
        if child.dep_ == "acomp":
            yield from infinitives(child)
        elif child.dep_ in CLAUSES and child.tag_ == "VB" and not any(below.tag_ == "MD" for below in child.lefts):
            yield child
