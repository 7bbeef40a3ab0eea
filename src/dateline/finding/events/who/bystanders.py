"""Whoever stands where a recipient would stand and is none: the ground of an act, what is asked for, what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.who.role_words import role_words
from dateline.finding.grammar.clauses import prepositional
from dateline.finding.grammar.noun_phrases import is_when
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import OBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_bystander"]

VOICING = frozenset({"express", "voice"})

FORCES = ("police", "military")
OWN = ("nsubj", "nsubjpass", "mark")  # what a clause of its own has before its verb
CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")
COMPLEMENTS = ("ccomp", "xcomp", "oprd", "acl")  # "ordered the man held"
VENUES = frozenset({"at", "outside", "over"})
# What several do together, not to whom it is aimed at: "cooperation against smugglers".
TOGETHER = frozenset({"CONSULT", "COOPERATE"})
# Where an inquiry is made, or a deed that is looked into was done.
GROUND = frozenset({"on", "at", "to", "in"})


def is_bystander(document: Document, trigger: Trigger, token: Token, slot: str, filler: Token) -> bool:
    """Whether what fills a slot of a recipient is not whom or what it is done to."""
    if trigger.type == "ACCUSE" and trigger.lemma.split()[0] in VOICING and slot in ("object", "inside", "to", "with"):
        return True  # "expressed the union's frustration to reporters"
    if slot in ("inside", "within", "opposed"):
        return _is_only_described(document, trigger, filler)
    if trigger.mode == "investigate" and slot in GROUND and (trigger.pos == "verb" or slot != "on"):
        return True  # "investigate a shooting on the north side"
    if trigger.type == "PROTEST" and trigger.mode != "riot" and slot in VENUES:
        return _is_venue(document, slot, filler)
    if trigger.type == "MOBILIZE" and (trigger.lemma == "patrol" or slot in ("in", "from")):
        return True  # where they are, and do it to nobody
    if trigger.lemma == "charge" and _is_said(token):
        return True
    if trigger.type in TOGETHER and slot == "against":
        return True
    if trigger.lemma == "blame" and slot != "on":
        return _is_laid_on_another(document, token)
    if trigger.lemma in role_words().resigning and slot != "from":
        return True
    if trigger.lemma in role_words().lodged and slot in ("to", "with"):
        return True
    if slot == "against" and trigger.pos == "noun" and _is_laid_in(token):
        return True
    if trigger.lemma == "brandish":
        return slot == "object"
    if trigger.lemma in role_words().put_forward:
        return slot in ("on", "for", "of")
    verb = trigger.lemma.split()[0]
    if slot in ("to", "into"):
        return verb in role_words().going and trigger.pos == "verb"
    if slot != "object":
        return False
    if trigger.frame.id == "transfer":
        given = is_passive(token) and any(child.dep_ in OBJECTS for child in token.children)
        lent = verb in role_words().lending and people().sector(filler.lower_) in FORCES
        sent = lent or verb in role_words().sending
        return sent and not given and not prepositional(token, "with")  # "was sent an escort"
    if trigger.type == "PROTEST":
        return _is_used(trigger, filler)
    if trigger.lemma == "threaten" and not is_passive(token):  # "threatened strikes"
        return filler.tag_ in ("NN", "NNS") and not (people().sector(filler.lower_) or document.mention_at(filler))
    if trigger.frame.id != "demand":
        return False
    return _is_passed_over(token, filler) or (
        trigger.lemma in role_words().seeking and _is_asked_for(document, trigger, token, filler)
    )


def _is_passed_over(verb: Token, filler: Token) -> bool:
    """Whether others are to do it to the object: "ordered the man held without bail"."""
    close = [child for child in filler.children if child.i == filler.i + 1 and not is_passive(verb)]
    below = [child for child in (*verb.children, *close) if child.dep_ in COMPLEMENTS]
    return any(one.tag_ in ("VBN", "VBD") and not any(child.dep_ in OWN for child in one.lefts) for one in below)


def _is_only_described(document: Document, trigger: Trigger, filler: Token) -> bool:
    """Whether a word inside the object means nobody here: "terrorist activity", "the bonus system", "investigate
    the death of a boy"."""
    before = filler.dep_ in ("amod", "compound", "nmod") and document.mention_at(filler) is None
    if filler.lower_.startswith("anti") or (before and (filler.tag_ == "JJ" or people().sector(filler.lower_) is None)):
        return True
    if trigger.mode != "investigate":
        return False
    if document.place_at(filler) is not None:
        return True
    about = filler.head.head if filler.dep_ == "pobj" else filler.head
    return filler.dep_ in ("pobj", "poss") and about.lower_ in document.deeds | role_words().deaths


def _is_used(trigger: Trigger, filler: Token) -> bool:
    """Whether it is what a protest is made with: "chanted songs", "burned a flag"."""
    used = {word for need in trigger.needs if need.slot == "object" for word in need.words}
    return trigger.lemma == "chant" or (trigger.lemma in role_words().made_with and filler.lower_ in used)


def _is_venue(document: Document, slot: str, filler: Token) -> bool:
    """Whether a protest is only held there: "at the airport", "all over the country", but "outside the embassy"."""
    if slot == "over":
        return filler.head.lower_ == "over" and any(child.lower_ == "all" for child in filler.head.children)
    actor = document.actor_at(filler)
    if actor is not None and actor.kind != "unknown" and document.place_at(filler) is None:
        return False
    return filler.lower_ not in role_words().seats or document.place_at(filler) is not None


def _is_laid_in(deed: Token) -> bool:
    """Whether a deed is what somebody is held to have done: "a case of murder against the crowd"."""
    return deed.dep_ == "pobj" and deed.head.lower_ == "of" and deed.head.head.lower_ in role_words().laying


def _is_said(verb: Token) -> bool:
    """Whether it tells who says what stands before it: "... is unfit," charged Bello."""
    if verb.is_sent_start or verb.nbor(-1).tag_ not in ("''", "``", ","):
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.lefts)


def _is_laid_on_another(document: Document, verb: Token) -> bool:
    """Whether what is blamed is a deed, and on whom stands behind: "blamed the attack on rebels"."""
    below = [one for one in verb.children if one.dep_ in OBJECTS and one.i > verb.i]
    behind = [one for carrier in (verb, *below) for one in prepositional(carrier, "on")]
    return not all(is_when(document, one) for one in behind)


def _is_asked_for(document: Document, trigger: Trigger, verb: Token, filler: Token) -> bool:
    """Whether the object is what is asked for, and nobody who is to do a thing: "sought more troops"."""
    clauses = [child for child in (*verb.children, *filler.children) if child.dep_ in CLAUSES]
    if any(child.tag_ == "VB" for child in clauses):
        return False  # "required the firms to pay"
    plain = filler.tag_ in ("NN", "NNS") and document.mention_at(filler) is None
    return plain and (trigger.lemma in ("seek", "demand") or people().side(filler.lower_) in (None, "military"))
