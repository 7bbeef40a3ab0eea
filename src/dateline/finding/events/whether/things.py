"""What an act is done to that is neither somebody nor a target: "hit the economy", but "bombed their positions"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.finding.events.whether.kinds import ARMED_KINDS
from dateline.finding.events.who.role_words import role_words
from dateline.finding.grammar.clauses import objects, prepositional
from dateline.finding.grammar.noun_phrases import is_who
from dateline.finding.grammar.people import ARMED, FACELESS, people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.lexicon import name_words
from dateline.reading.trades import plural
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["befalls_a_thing", "grounds"]

# Modes that land suffers, in whatever words: "pounded the outskirts of Aleppo".
SHELLING = frozenset({"heavy-weapons", "air", "explosives"})


def befalls_a_thing(document: Document, trigger: Trigger, token: Token, participants: Sequence[Participant]) -> bool:
    """Whether it is done to what is neither somebody nor a target: "the release of a report", "hit the economy"."""
    if trigger.type == "ASSAULT" and trigger.mode != "suicide-attack" and _is_done_to_self(token):
        return True
    somebody = ("actor", "recipient") if trigger.type == "MOBILIZE" else ("recipient",)  # "the deployment of the army"
    if any(item.role in somebody and (item.actor_id or item.sector) for item in participants):
        return False
    struck = {item.span for item in participants if item.role == "recipient" and item.country}
    if struck and (trigger.mode in SHELLING or any(named.span in struck for named in document.place_mentions)):
        return False  # "shelled positions in Syria", "burned Gao", but "fights Indian rule"
    if any(need.slot == "object" and need.words for need in trigger.needs):
        return False  # "violated a ceasefire": the ontology lists what it is done to
    if trigger.frame.id == "object_noun":
        things = prepositional(token, "of")
    elif trigger.type == "ASSAULT" and trigger.frame.id in ("transitive", "reciprocal"):
        if trigger.mode in ("conquer", "suicide-attack"):
            return False  # hilltops are taken, and attackers blow up themselves
        own = {word for part in trigger.parts for word in part}  # "exchanged fire"
        things = [thing for thing in objects(token) if thing.lower_ not in own]  # "fought hunger"
    else:
        return False
    if any(_is_ground(document, trigger, participants, thing) or _is_person(trigger, thing) for thing in things):
        return False
    if any(thing.tag_ == "CD" for thing in things):
        return False  # "kills nine in hotel attack", where a headline's parse gives the verb two objects
    taken = (document.targets, grounds(), FACELESS)  # a town is taken, and "someone" killed
    return any(
        thing.tag_.startswith("NN")
        and not (thing.tag_.startswith("NNP") and (is_passive(token) or trigger.mode in SHELLING))  # "shelled Muntasir"
        and not any(thing.lower_ in words for words in taken)
        and not _is_headcount(thing)
        for thing in things
    )


def _is_ground(document: Document, trigger: Trigger, participants: Sequence[Participant], thing: Token) -> bool:
    """Whether it is ground that arms strike, and no opinion that somebody criticises: "attacked rebel positions"."""
    if not role_words().strikes(trigger.lemma, thing.lower_):
        return False
    actors = [item for item in participants if item.role == "actor"]
    armed = any(item.sector in ARMED or _bears_arms(document, item) for item in actors)
    return armed or trigger.mode in SHELLING or not actors


def _bears_arms(document: Document, item: Participant) -> bool:
    """Whether it is a state or a force, by the actor that it is."""
    actor = document.actors.get(item.actor_id or "")
    return actor is not None and (actor.kind == "state" or actor.kind in ARMED_KINDS)


def _is_person(trigger: Trigger, thing: Token) -> bool:
    """Whether words that no list has can only mean somebody: "murdered Okoro", "the star who was gunned down"."""
    first = trigger.lemma.split()[0]
    if first in role_words().bodily and (thing.ent_type_ == "PERSON" or is_who(thing)):
        return True
    return first in role_words().personal and (thing.tag_ == "NNP" or (thing.tag_ == "NN" and is_passive(thing.head)))


@functools.cache
def grounds() -> frozenset[str]:
    """The words for places, in the plural too: "districts"."""
    heads = name_words().place_heads
    return heads | frozenset(map(plural, heads))


def _is_done_to_self(verb: Token) -> bool:
    """Whether somebody harms himself alone, and not himself and others: "killed himself and nine worshippers"."""
    own = [child for child in verb.children if child.dep_ == "dobj" and child.lower_.endswith(("self", "selves"))]
    return any(not child.conjuncts for child in own)


def _is_headcount(noun: Token) -> bool:
    """Whether it most likely counts people, in a word that no list has: "killed 13 ringleaders", not "a dream"."""
    counted = noun.lower_ in people().quantities  # "left dozens injured"
    return counted or (noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.lefts))
