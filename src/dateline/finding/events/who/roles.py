"""Who takes part in an event, in which role: the trigger's frame filled from the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.who.bystanders import is_bystander
from dateline.finding.events.who.doers import in_words, voicing
from dateline.finding.events.who.fillers import fillers, in_clause
from dateline.finding.events.who.grounds import is_at_scene, is_scene_before
from dateline.finding.events.who.participants import further_states, included, participant
from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.support import Support
from dateline.finding.events.who.tellers import BEFALLING, is_teller
from dateline.finding.events.who.unnamed import (
    SOMEBODY,
    addressed,
    as_words,
    bidden,
    faceless,
    is_demanded,
    sufferers,
    undergoing,
)
from dateline.finding.grammar.clauses import prepositional, subjects
from dateline.finding.grammar.noun_phrases import governor, is_aged
from dateline.finding.grammar.people import SPEAKING, people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Participant, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_participants"]

FORCES = frozenset({"police", "military", "rebel", "armed-group"})  # sectors and kinds of those who are armed
# Kinds of what an attack may be named for, which took no part: "the Greater Heights attack".
NAMED_FOR = frozenset({"organisation", "unknown", "business"})
# What is done by these to one is not done to whom an infinitive names: "captured the hill to evict fighters".
UNAIMED = frozenset({"ASSAULT", "SUPPORT"})
SUFFERED = frozenset({"convict", "allege", "release"})  # modes of what courts and captors do to people
# Nouns of what goes on in a state and is not its act, and the slots in which it stands.
UNREST, PLACING = frozenset({"violence", "bloodshed"}), ("possessive", "modifier", "of")
# Frames of nouns before which stands who acts or who suffers.
CALLING_UP = frozenset({"call-up", "conscription"})
STRUCK = frozenset({"strike_noun", "object_noun", "measure_noun"})
ASKING = frozenset({"REQUEST", "APPEAL"})
TRAVEL = frozenset({"motion", "visit_noun"})
# Frames of who is for or against somebody, and the slots in which a deed may stand that they judge.
JUDGING = frozenset({"blame", "stance", "blame_noun", "backing_noun"})
ABOUT_DEED = frozenset({"inside", "within", "against", "on", "at", "of"})


def find_participants(
    document: Document, token: Token, trigger: Trigger, support: Support | None, mutual: bool
) -> tuple[Participant, ...]:
    """The participants of a trigger, actors before recipients; nobody twice.

    A recipient that the frame's own slots do not name is looked for in the infinitive below, and last taken as the
    words that stand there, whoever or whatever they mean ("boycotted the vote"); not where it is ``mutual``.
    """
    actors = list(_first_held(document, trigger, token, support, "actor")) or _set_going(document, trigger, token)
    held = list(_first_held(document, trigger, token, support, "recipient"))
    aimed = trigger.type not in UNAIMED or trigger.mode == "crowd-control"  # "fired tear gas to disperse the crowd"
    aimed = aimed and trigger.lemma not in (role_words().undirected | role_words().resigning)
    if not held and trigger.frame.id != "demand" and aimed:  # "asked for masks to protect the sick" asks them nothing
        held = list(in_clause(document, trigger, support.verb if support else token))
    actors = [actor for actor in actors if not any(_is_another(document, token, actor, found) for found in held)]
    recipients = [found for found in held if not any(_same(found, actor) for actor in actors)]
    if not recipients and (trigger.type in BEFALLING or trigger.mode in SUFFERED) and trigger.pos == "verb":
        recipients = sufferers(document, trigger, token)
    if not actors and not recipients and support is not None:
        actors = voicing(document, trigger, support)
    if not actors and trigger.type in BEFALLING and trigger.pos == "verb":
        actors = [one for one in _in_course_of(document, token) if not any(_same(one, found) for found in recipients)]
    if not actors and not recipients and trigger.pos == "verb":
        actors = in_words(document, trigger, token)
    if actors and not recipients and not mutual:
        recipients = as_words(document, trigger, token, support)
        if trigger.type == "MOBILIZE":  # "rushed to the scene" is against nobody
            recipients = [found for found in recipients if found.span.quote.split()[-1] not in role_words().called_to]
        if trigger.type == "CONSULT":  # a state is visited, and words for a hall or a talk are nobody
            places = {named.span for named in document.place_mentions} if trigger.frame.id in TRAVEL else set()
            recipients = [found for found in recipients if found.country and found.span in places]
    if not actors and not recipients and trigger.type in ASKING and trigger.lemma in role_words().bidding:
        recipients = bidden(document, token)
    if trigger.pos == "verb":
        if trigger.type in BEFALLING and "subject" in trigger.frame.actor:  # who "died" did it to nobody
            actors = actors or _police_speaking(document, trigger, token) or faceless(document, token, "actor")
        if trigger.type in BEFALLING or trigger.mode in SUFFERED:
            recipients = recipients or faceless(document, token, "recipient")
        if actors and not recipients and all(one.span.quote.lower() in SPEAKING for one in actors):
            recipients = addressed(document, trigger, token)
        if not actors and not recipients:
            recipients = undergoing(document, trigger, token)
    return tuple(_unique([*actors, *recipients]))


def _in_course_of(document: Document, verb: Token) -> list[Participant]:
    """Who held the search in which something befell others: "nine were held in a raid carried out by the army"."""
    if not is_passive(verb) or prepositional(verb, "by"):
        return []
    found: list[Token] = []
    for noun in (*prepositional(verb, "in"), *prepositional(verb, "during")):
        if noun.lower_ in role_words().searches:
            told = [child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
            found += [doing for one in (noun, *told) for doing in prepositional(one, "by")]
    held = (participant(document, head, "actor") for head in found)
    return [one for one in held if one is not None and (_is_armed(document, one) or one.sector == "government")]


def _set_going(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """The forces that somebody unnamed sets going, who then act: "300 officers were deployed in the old town"."""
    if trigger.type != "MOBILIZE" or trigger.frame.id != "alone" or not is_passive(verb):
        return []
    heads = subjects(verb)
    found = [participant(document, head, "actor") for head in heads]
    named = [any(people().sector(child.lower_) in FORCES for child in head.lefts) for head in heads]
    return [  # "rapid action force personnel"
        one for one, of in zip(found, named, strict=True) if one is not None and (of or _is_armed(document, one))
    ]


def _is_somebody(document: Document, filler: Token) -> bool:
    """Whether it is no state, town or body: "police violence", "the rebels' violence"."""
    actor = document.actor_at(filler)
    if actor is None:
        return document.place_at(filler) is None
    return actor.kind in FORCES or actor.kind == "person"


def _is_armed(document: Document, one: Participant) -> bool:
    actor = document.actors.get(one.actor_id or "")
    return one.sector in FORCES or (actor is not None and actor.kind in FORCES)


def _police_speaking(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """The police who say what they do: "police say they have arrested a man"."""
    if trigger.mode != "arrest" or is_passive(verb) or verb.dep_ != "ccomp":
        return []
    said = [child for child in verb.head.lefts if child.dep_ in SUBJECTS and people().sector(child.lower_) == "police"]
    they = any(child.lower_ == "they" for child in verb.lefts if child.dep_ in SUBJECTS)
    found = participant(document, said[0], "actor") if said and they else None
    return [found] if found else []


def _is_another(document: Document, verb: Token, actor: Participant, found: Participant) -> bool:
    """Whether who it is done to is told by a pronoun that cannot mean who does it: "two attempts to kill him"."""
    if actor.actor_id is None or actor.actor_id != found.actor_id or verb.tag_ != "VB":
        return False
    return any(child.dep_ == "dobj" and child.lower_ in SOMEBODY for child in verb.children) and not is_passive(verb)


def _first_held(
    document: Document, trigger: Trigger, token: Token, support: Support | None, role: Role
) -> Iterator[Participant]:
    """Those who stand in the first slot of a role that is filled by anybody who takes part."""
    for slot in _slots(trigger, token, role):
        held: list[Participant] = []
        for filler in fillers(document, slot, trigger, token, support):
            if not _takes_part(document, trigger, token, support, role, slot, filler):
                continue
            found = participant(document, filler, role)
            found = _without_own(document, trigger, found) if found and "~" in trigger.lemma else found
            if found is None or is_at_scene(document, trigger, slot, filler, found):
                continue
            if role == "recipient" and trigger.type in BEFALLING and is_teller(document, trigger, filler, found):
                continue
            held += [found, *further_states(document, filler, found), *included(document, filler)]
        if held:
            yield from held
            return


def _slots(trigger: Trigger, token: Token, role: Role) -> tuple[str, ...]:
    """Where a role stands: by the trigger's frame, and by what stands beside it here."""
    slots = trigger.frame.actor if role == "actor" else trigger.frame.recipient
    if trigger.frame.id == "object_noun" and any(child.lower_ == "of" for child in token.children):
        # "Chad's confiscation of their lands", but "Bello's arrest"
        slots = (*slots, "possessive") if role == "actor" else tuple(slot for slot in slots if slot != "possessive")
    if _is_of_forces(trigger):
        slots = (*slots, "possessive", "of") if role == "actor" else ("against",)
    if role == "recipient" and trigger.frame.id == "speech_noun" and trigger.type in ASKING:
        slots = (*slots, "complement")  # "his demand that the rebels leave"
    if role == "recipient" and _is_of_its_owner(trigger, token):
        slots = (*slots, "possessive")
    return slots


def _takes_part(
    document: Document, trigger: Trigger, token: Token, support: Support | None, role: Role, slot: str, filler: Token
) -> bool:
    """Whether who stands in a slot may be a side there, and is not only what the act is of, where, or on whose word."""
    match slot:
        case "modifier":
            struck = trigger.frame.id in STRUCK and (role == "actor") != _is_force(document, filler, trigger)
            no_side = struck or not _acts(document, filler, trigger, support)
        case "of":  # "the explosion of a car"
            explodes = trigger.lemma.split()[-1] in role_words().exploding and filler.lower_ in document.targets
            no_side = explodes and people().sector(filler.lower_) is None
            no_side = no_side or (role == "actor" and _is_honoured(trigger, token, support))
        case "at" | "from":  # "died at the hospital"
            no_side = trigger.frame.id == "befall" and filler.lower_ in document.targets
        case "possessive":
            suffered = _is_of_its_owner(trigger, token) and (role == "actor") == _is_victim(document, filler)
            no_side = suffered or _is_what_one_has(trigger, token)
        case "on":  # "blamed the attack on rebels"
            no_side = role == "recipient" and _is_blamed(token)
        case _:
            no_side = False
    if no_side:
        return False
    if slot in PLACING and trigger.lemma in UNREST and not _is_somebody(document, filler):
        return False  # "Peru's violence" is where
    if role == "recipient" and trigger.frame.id == "demand" and is_demanded(document, trigger, token, slot, filler):
        return False
    if role == "recipient" and is_bystander(document, trigger, token, slot, filler):
        return False
    # "condemned the attack on pilgrims", who are not to blame
    judged = trigger.frame.id in JUDGING and slot in ABOUT_DEED
    return not (judged and _befell(document, token, filler))


def _without_own(document: Document, trigger: Trigger, found: Participant) -> Participant | None:
    """A side without the last word of a phrase, which parses as its head: "took three soldiers prisoner"."""
    words = document.tokens_of(found.span)
    if words is None or words[-1].lower_ not in trigger.lemma.split():
        return found
    if len(words) == 1:
        return None  # "took them prisoner"
    before = words[-2]
    if before.tag_ == "DT":
        return None  # "took out a procession"
    return replace(found, span=document.span(words[0], before), sector=people().side(before.lower_))


def _is_of_forces(trigger: Trigger) -> bool:
    """Whether a noun belongs to those who are set going: "the deployment of troops", not "the recruitment of boys"."""
    if trigger.type != "MOBILIZE" or trigger.frame.id != "object_noun":
        return False
    return trigger.mode != "militia" and trigger.lemma not in CALLING_UP


def _is_of_its_owner(trigger: Trigger, noun: Token) -> bool:
    """Whether a blow is told with nobody but whose it is: "the boy's shooting", but "his shooting of a guard"."""
    if trigger.frame.id != "strike_noun" or noun.lower_ not in role_words().blows:
        return False
    return not any(child.dep_ in ("prep", "agent") and child.lower_ in ("of", "at", "by") for child in noun.children)


def _is_victim(document: Document, owner: Token) -> bool:
    """Whether whose a blow is suffered it, and did not deal it as a force or gunman would."""
    actor = document.actor_at(owner)
    if actor is not None:
        return actor.kind == "person" and actor.sector not in ("police", "military")
    return is_aged(owner) or people().sector(owner.lower_) == "civilian"


def _is_blamed(noun: Token) -> bool:
    """Whether an act is laid to whoever stands behind "on"."""
    above = governor(noun)
    return above is not None and above[1] == "object" and above[0].lower_ in role_words().blaming


def _is_honoured(trigger: Trigger, noun: Token, support: Support | None) -> bool:
    """Whether who stands behind "of" is the one supported: "in support of the Turks", "an endorsement of Ade Bello"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return True
    if trigger.lemma == "endorsement":  # "made an endorsement of Ade Bello", but "boasts the endorsement of Ade Bello"
        made = support is not None and support.kind == "acts" and support.verb.lower_ not in role_words().having
        return made or noun.dep_ == "attr"
    return trigger.lemma in role_words().honours and (support is None or support.kind != "suffers")


def _is_what_one_has(trigger: Trigger, noun: Token) -> bool:
    """Whether the support that is told of is what its owner has, and gives nobody: "Bello's support fell"."""
    if trigger.lemma != "support" or noun.dep_ not in SUBJECTS:
        return False
    return not any(child.dep_ == "prep" and child.lower_ in ("for", "of", "to") for child in noun.children)


def _befell(document: Document, blaming: Token, filler: Token) -> bool:
    """Whether the phrase is the one that an act of violence befell, or its scene: "condemned the attack on pilgrims",
    but not "a blistering attack on the mayor"."""
    above = filler
    while above.dep_ in ("conj", "appos") and above.head != above:
        above = above.head
    if above.dep_ == "poss" and above.head.lower_ in role_words().befallen:
        return not any(child.lower_ == "of" for child in above.head.rights)
    deeds = document.deeds | role_words().befallen | role_words().treated
    while above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.dep_ == "pobj":
        if above.head.head.lower_ in deeds:
            break
        above = above.head.head  # "the bombing of the town of X"
    if above.dep_ in ("poss", "compound", "nmod"):
        return above.head.lower_ in document.deeds and document.place_at(filler) is not None
    if above.dep_ == "pobj" and above.head.head == blaming:
        return False
    return above.dep_ == "pobj" and above.head.lower_ not in ("by", "from") and above.head.head.lower_ in deeds


def _acts(document: Document, modifier: Token, trigger: Trigger, support: Support | None) -> bool:
    """Whether who stands before a noun takes part: a name or a force ("US airstrike", "police raid"), while
    "terrorist" in "terrorist attack" only says what kind it is, and so "sniper" where another launched the attack.
    """
    mention = document.mention_at(modifier)
    named = mention.span.quote if mention is not None else modifier.text
    if named.lower().startswith("anti") or (modifier.tag_ == "JJ" and mention is None):
        return False  # "anti-Islamic attacks", "general criticism"
    if mention is not None:
        names = trigger.type == "ASSAULT" and trigger.frame.id not in STRUCK
        once = sum(other.actor_id == mention.actor_id for other in document.mentions) == 1
        named_for = names and once and document.actors[mention.actor_id].kind in NAMED_FOR
        return not (named_for or is_scene_before(document, modifier, mention, trigger))
    forced = people().sector(modifier.lower_) in ("police", "military")
    return forced and (support is None or support.kind == "happens")


def _is_force(document: Document, modifier: Token, trigger: Trigger) -> bool:
    """Whether who stands before a noun did it: "a US strike", but "the Okoro shooting", "the Okoro probe"."""
    actor = document.actor_at(modifier)
    struck = ("person",) if trigger.frame.id == "measure_noun" else ("person", "organisation", "unknown")
    return actor is None or actor.kind not in struck


def _same(one: Participant, other: Participant) -> bool:
    return one.span == other.span or (one.actor_id is not None and one.actor_id == other.actor_id)


def _unique(found: Sequence[Participant]) -> list[Participant]:
    kept: list[Participant] = []
    for item in found:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept
