"""Where an act was, which takes no part in it: "an attack at his shop", "a bomb exploded near a bridge"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.role_words import role_words
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.places.streets import street_words
from dateline.records import Mention, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AROUND", "is_at_scene", "is_scene_before", "is_shooting_on"]

SCENES = frozenset({"at", "on", "into", "to"})
AROUND = frozenset({"at", "in", "near", "on", "outside", "among", "between"})


def is_at_scene(document: Document, trigger: Trigger, slot: str, filler: Token, found: Participant) -> bool:
    """Whether it only tells where: "a shooting at a home", "a bomb exploded near a bridge", "an attack at his shop"."""
    if trigger.type != "ASSAULT":
        return False
    shooting = slot in SCENES and trigger.mode == "firearms" and trigger.pos == "noun"
    exploding = slot in AROUND and trigger.frame.id in ("go_off", "set_off")
    at_noun = slot == "at" and trigger.pos == "noun"
    on_road = slot == "on" and trigger.mode == "firearms"
    if not (shooting or exploding or at_noun or on_road):
        return False
    ends = found.span.quote.rstrip(".").split()[-1].lower()
    if document.place_at(filler) is not None or ends in street_words().roads:
        return True
    return (shooting or (filler.lower_ in role_words().grounds and not on_road)) and _is_setting(document, found)


def _is_setting(document: Document, found: Participant) -> bool:
    """Whether somebody may be there, and nobody is meant: a home, a school, a street that is taken for a body."""
    actor = document.actors.get(found.actor_id or "")
    if actor is not None:
        return not actor.registered and actor.kind in ("organisation", "business", "unknown")
    return found.sector in (None, "organisation", "business") and found.actor_id is None


def is_shooting_on(trigger: Trigger, ground: Token) -> bool:
    """Whether what stands behind "on" is where shots fell: "a shooting on Canal Street", "fired on a street"."""
    return trigger.mode == "firearms" and (trigger.pos == "noun" or ground.lower_ in street_words().roads)


def is_scene_before(document: Document, modifier: Token, mention: Mention, trigger: Trigger) -> bool:
    """Whether the name before a noun tells where it was: "the Rwanda genocide", "the Benghazi inquiry", but "Pakistan
    talks", "a US strike"."""
    placed = modifier.head.lower_ in document.deeds or trigger.mode == "investigate"
    if mention.form != "name" or not placed or not modifier.text.istitle():
        return False
    return document.actors[mention.actor_id].kind == "state" or document.place_at(modifier) is not None
