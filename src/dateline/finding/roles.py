"""Who takes part in an event, in which role: the trigger's frame filled from the syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.finding.bystanders import RESIGNING, is_bystander
from dateline.finding.clauses import governor, is_none, objects, phrase_start, prepositional
from dateline.finding.grounds import AROUND, LAID, is_at_scene, is_scene_before, is_shooting_on
from dateline.finding.nationality import country_of
from dateline.finding.participants import further_states, included, participant
from dateline.finding.people import people
from dateline.finding.slots import Support, fill, is_mutual
from dateline.finding.tellers import BEFALLING, is_teller
from dateline.finding.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.records import Participant, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_participants"]

CLAUSES = frozenset({"advcl", "xcomp"})
HAVING = frozenset({"have", "has", "had", "having", "seek", "seeks", "sought", "seeking"})
HAD = frozenset({"object_noun", "backing_noun", "charge_noun"})  # frames of what befalls who has it
SETTINGS = frozenset({"wake", "view", "light", "event", "response", "case", "advance", "aftermath"})
# Kinds of what an attack may be named for, which took no part: "the Greater Heights attack".
NAMED_FOR = frozenset({"organisation", "unknown", "business"})
LENT = frozenset({"aid", "assistance", "backing", "help", "support"})
BLAMING = frozenset({"blame", "blames", "blamed", "blaming", "pin", "pinned", "pinning"})
# Nouns of which whatever follows "of" went off: "the explosion of a car".
EXPLODING = frozenset({"blast", "blasts", "detonation", "detonations", "explosion", "explosions"})
# What is done by these to one is not done to whom an infinitive names: "captured the hill to evict fighters".
UNAIMED = frozenset({"ASSAULT", "SUPPORT"})
# What these do is done to nobody whom an infinitive names: "helped arrest the suspect", "resigned to fight the king".
UNDIRECTED = frozenset({"help", "assist"}) | RESIGNING
LIGHT = frozenset({"control", "siege", "possession"})  # objects that are nothing by themselves: "seized control"
# Frames of nouns before which stands who acts or who suffers.
STRUCK = frozenset({"strike_noun", "object_noun", "measure_noun"})
HONOURS = frozenset({"praise", "recognition"})  # whose "of" tells whom they are for
SOMEBODY = frozenset({"him", "her", "them", "me", "us", "you"})
ABOUT_DEED = frozenset({"inside", "against", "on", "at"})
# Verbs of aid whose object is who or what is helped.
HELPING = frozenset({"aid", "assist", "evacuate", "feed", "help", "protect", "rescue", "shelter", "treat", "vaccinate"})
PHRASAL = frozenset({"of", "on", "against", "to", "for", "in"})
# Where the other side of an act stands in the infinitive that a verb governs: "agreed to send aid to Chad".
IN_CLAUSE = ("with", "to", "against", "from", "on", "for", "into")
# Types that bind or refuse, whose other side is only whom the infinitive addresses or deals with.
BINDING = frozenset({"AGREE", "REJECT"})
ADDRESSED, FORWARD = ("with", "to", "from"), ("against", "for", "into")
DEALING = frozenset(
    [
        "assist", "back", "compensate", "free", "help", "host", "join", "meet", "pay", "protect", "receive",
        "recognise", "recognize", "reinstate", "release", "see", "support", "visit",
    ]
)  # fmt: skip


def find_participants(
    document: Document, token: Token, trigger: Trigger, support: Support | None
) -> tuple[Participant, ...]:
    """The participants of a trigger, actors before recipients; nobody twice.

    A recipient that the frame's own slots do not name is looked for in the infinitive below, and last taken as the
    words that stand there, whoever or whatever they mean ("boycotted the vote").
    """
    actors = list(_first_held(document, trigger, token, support, "actor"))
    held = list(_first_held(document, trigger, token, support, "recipient"))
    aimed = trigger.type not in UNAIMED or trigger.mode == "crowd-control"  # "fired tear gas to disperse the crowd"
    aimed = aimed and trigger.lemma not in UNDIRECTED
    if not held and trigger.frame.id != "demand" and aimed:  # "asked for masks to protect the sick" asks them nothing
        held = list(_in_clause(document, trigger, support.verb if support else token))
    actors = [actor for actor in actors if not any(_is_another(document, token, actor, found) for found in held)]
    recipients = [found for found in held if not any(_same(found, actor) for actor in actors)]
    if not recipients and trigger.type in BEFALLING and is_passive(token):
        recipients = _sufferers(document, trigger, token)
    if actors and not recipients and not is_mutual(token, trigger.frame.recipient, support):
        recipients = _as_words(document, trigger, token, support)
        if trigger.type == "CONSULT":  # a state is visited, and words for a hall or a talk are nobody
            places = {named.span for named in document.place_mentions} if trigger.frame.id == "motion" else set()
            recipients = [found for found in recipients if found.country and found.span in places]
    return tuple(_unique([*actors, *recipients]))


def _is_another(document: Document, verb: Token, actor: Participant, found: Participant) -> bool:
    """Whether who it is done to is told by a pronoun that cannot mean who does it: "two attempts to kill him"."""
    if actor.actor_id is None or actor.actor_id != found.actor_id or verb.tag_ != "VB":
        return False
    return any(child.dep_ == "dobj" and child.lower_ in SOMEBODY for child in verb.children) and not is_passive(verb)


def _first_held(
    document: Document, trigger: Trigger, token: Token, support: Support | None, role: Role
) -> Iterator[Participant]:
    turned = trigger.frame.id == "object_noun" and any(child.lower_ == "of" for child in token.children)
    slots = trigger.frame.actor if role == "actor" else trigger.frame.recipient
    if turned:  # "Chad's confiscation of their lands", but "Bello's arrest"
        slots = (*slots, "possessive") if role == "actor" else tuple(slot for slot in slots if slot != "possessive")
    for slot in slots:
        held = []
        for filler in _fillers(document, slot, trigger, token, support):
            takes_part = slot != "modifier" or _acts(document, filler, trigger, support)
            if slot == "modifier" and trigger.frame.id in STRUCK:
                takes_part = takes_part and (role == "actor") == _is_force(document, filler, trigger)
            if slot == "of" and trigger.lemma.split()[-1] in EXPLODING and filler.lower_ in document.targets:
                takes_part = takes_part and people().sector(filler.lower_) is not None  # "the explosion of a car"
            if slot == "possessive" and _is_what_one_has(trigger, token):
                takes_part = False
            if slot == "of" and role == "actor" and _is_honoured(trigger, token, support):
                takes_part = False
            if (
                role == "recipient"
                and trigger.frame.id == "demand"
                and _is_demanded(document, trigger, token, slot, filler)
            ):
                continue
            if slot == "on" and role == "recipient" and _is_blamed(token):
                takes_part = False  # "blamed the attack on rebels"
            found = participant(document, filler, role) if takes_part else None
            if found and is_at_scene(document, trigger, slot, filler, found):
                continue
            if (
                role == "recipient"
                and found
                and trigger.type in BEFALLING
                and is_teller(document, trigger, filler, found)
            ):
                continue
            if role == "recipient" and is_bystander(document, trigger, token, slot, filler):
                continue
            if trigger.frame.id == "blame" and slot in ABOUT_DEED and _befell(document, filler):
                continue  # "condemned the attack on pilgrims", who are not to blame
            if found is not None:
                held += [found, *further_states(document, filler, found), *included(document, filler)]
        if held:
            yield from held
            return


def _is_blamed(noun: Token) -> bool:
    """Whether an act is laid to whoever stands behind "on"."""
    above = governor(noun)
    return above is not None and above[1] == "object" and above[0].lower_ in BLAMING


def _is_honoured(trigger: Trigger, noun: Token, support: Support | None) -> bool:
    """Whether who stands behind "of" is the one supported: "in support of the Turks", "an endorsement of Ade Bello"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return True
    if trigger.lemma == "endorsement":  # "made an endorsement of Ade Bello", but "boasts the endorsement of Ade Bello"
        made = support is not None and support.kind == "acts" and support.verb.lower_ not in HAVING
        return made or noun.dep_ == "attr"
    return trigger.lemma in HONOURS and (support is None or support.kind != "suffers")


def _is_what_one_has(trigger: Trigger, noun: Token) -> bool:
    """Whether the support that is told of is what its owner has, and gives nobody: "Bello's support fell"."""
    if trigger.lemma != "support" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return not any(child.dep_ == "prep" and child.lower_ in ("for", "of", "to") for child in noun.children)


def _is_demanded(document: Document, trigger: Trigger, verb: Token, slot: str, filler: Token) -> bool:
    """Whether it is what is asked for, or only named in it: "demanded a state", "urged an end to the ban"."""
    if slot not in ("on", "upon", "to"):
        return False
    top = filler
    while top.dep_ in ("conj", "appos") and top.head != top:
        top = top.head
    own = {word for part in trigger.parts for word in part}
    return top.dep_ == "pobj" and top.head.head.dep_ in ("dobj", "obj") and top.head.head.lower_ not in own


def _infinitive_of(verb: Token) -> bool:
    return any(child.dep_ in ("xcomp", "ccomp", "advcl") and child.tag_ == "VB" for child in verb.children)


def _befell(document: Document, filler: Token) -> bool:
    """Whether the phrase is the one that an act of violence befell, or its scene: "the attack on pilgrims"."""
    above = filler
    while above.dep_ in ("conj", "appos") and above.head != above:
        above = above.head
    if above.dep_ in ("poss", "compound", "nmod"):
        return above.head.lower_ in document.deeds and document.place_at(filler) is not None
    return above.dep_ == "pobj" and above.head.lower_ not in ("by", "from") and above.head.head.lower_ in document.deeds


def _fillers(document: Document, slot: str, trigger: Trigger, token: Token, support: Support | None) -> list[Token]:
    """Who stands in a slot; who "has" an arrest behind him suffered it, and who does a thing "with the help of" another
    gives none."""
    if trigger.lemma in LENT and token.dep_ == "pobj" and token.head.lower_ == "with":
        support = None
        slot = "of" if slot == "by" else slot
    has = support is not None and trigger.frame.id in HAD and support.verb.lower_ in HAVING
    if has and support is not None and slot in ("support", "suffered"):
        if slot == "support":
            return []
        return [one for one in fill("subject", support.verb, None) if document.place_at(one) is None]
    found = fill(slot, token, support)
    phrasal = trigger.pos == "verb" and bool(trigger.parts) and "~" not in trigger.lemma
    found = [one for one in found if not phrasal or one.lower_ not in trigger.lemma.split()]  # "set fire to a house"
    if (
        slot == "object" and not found and phrasal and trigger.frame.id != "demand"
    ):  # nobody is asked in "asked for aid"
        found = _behind(trigger, token)
    return [named for filler in found for named in _past_dateline(document, filler)]


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
    behind = filler.i + 1 < len(filler.doc) and filler.nbor().text == ":"
    return behind and filler.left_edge.is_sent_start is True and document.place_at(filler) is not None


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


def _sufferers(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """Whoever an act of violence befell, in words that no list has: "nine Qadirites were killed", "Vrba was shot"."""
    fired = {word for need in trigger.needs if need.slot == "object" for word in need.words}  # "20 shots were fired"
    return [
        Participant("recipient", None, document.span(phrase_start(head), head))
        for head in objects(verb)
        if _counts_people(head)
        and head.lower_ not in fired
        and document.place_at(head) is None
        and not _is_when(document, head)
        and not document.opens(head)
    ]


def _counts_people(head: Token) -> bool:
    if head.tag_ == "NNS":
        return any(child.dep_ == "nummod" for child in head.lefts)
    return head.tag_ == "CD" or (head.tag_.startswith("NNP") and not head.text.isupper())


def _in_clause(document: Document, trigger: Trigger, verb: Token) -> Iterator[Participant]:
    """Who is acted on in the infinitive below: "visited Kabul to convey concerns to the authorities"."""
    bound = trigger.type in BINDING
    for below in _infinitives(verb):
        carriers = (below, *objects(below))  # "convey concerns to X": the parser hangs "to X" on either
        words = IN_CLAUSE if not bound else ADDRESSED
        fillers = [found for word in words for carrier in carriers for found in prepositional(carrier, word)]
        if bound:  # "promised to lead the fight for the poor" promises them nothing
            fillers += [found for word in FORWARD for found in prepositional(below, word)]
        for filler in (*objects(below), *fillers):
            found = participant(document, filler, "recipient")
            if found is None or (bound and found.actor_id is None and filler not in fillers and not _is_met(below)):
                continue
            yield found
            return


def _is_met(infinitive: Token) -> bool:
    """Whether it deals with its object as with another side: "agreed to help the rebels", but not "to strike them"."""
    return infinitive.lower_ in DEALING


def _infinitives(verb: Token) -> Iterator[Token]:
    """The infinitives that a verb governs, also through an adjective: "is willing to send"."""
    for child in verb.children:
        if child.dep_ == "acomp":
            yield from _infinitives(child)
        elif child.dep_ in CLAUSES and child.tag_ == "VB" and not any(below.tag_ == "MD" for below in child.lefts):
            yield child


def _as_words(document: Document, trigger: Trigger, token: Token, support: Support | None) -> list[Participant]:
    """The noun phrase in the first filled slot; a place as the state that it lies in, a time not at all."""
    slots = trigger.frame.recipient if trigger.pos == "verb" else ("on", "against")
    direct = [slot for slot in trigger.frame.recipient if slot != "indirect"][:1] == ["object"]
    if direct and any(child.lower_ in SOMEBODY for child in token.children if child.dep_ == "dobj"):
        return []  # "indicted him on a murder charge": him, whoever he is
    own = {word for part in trigger.parts for word in part}
    if trigger.mode == "restrict":  # "imposed restrictions"
        own |= {word for need in trigger.needs if need.slot == "object" for word in need.words}
    for slot in slots:
        for filler in _fillers(document, slot, trigger, token, support):
            if filler.lower_ in LIGHT:
                filler = next(iter(prepositional(filler, "of")), filler)
            if filler.tag_[:2] != "NN" or filler.lower_ in own | LIGHT or _is_when(document, filler) or is_none(filler):
                continue
            if _is_matter(trigger, token, slot, filler) or is_bystander(document, trigger, token, slot, filler):
                continue
            if slot == "inside" or (slot == "matter" and country_of(document, filler) is None):
                continue  # "charged four with treason", "expressed concern over crime"
            if document.opens(filler) or (slot == "on" and is_shooting_on(trigger, filler)):
                continue  # "a shooting on Canal Street"
            if slot == "on" and trigger.frame.id == "object_noun" and document.place_at(filler) is not None:
                continue  # "an arrest on Canal Street"
            if slot in AROUND and trigger.type == "ASSAULT" and trigger.lemma.split()[0] in LAID:
                continue  # "triggered a landmine at Gao"
            if slot == "in" and (trigger.frame.id == "demand" or filler.lower_ in SETTINGS):
                continue  # "asked for money in exchange", "tightened security in the wake of"
            if trigger.frame.id == "demand" and _is_demanded(document, trigger, token, slot, filler):
                continue
            if slot == "object" and trigger.frame.id == "onto" and trigger.type == "ASSAULT":
                continue  # "fired shots"
            named = document.place_at(filler)
            place = document.places.get(named.place_id or "") if named is not None else None
            if named is not None and place is not None:
                state = document.actors.get(place.country or "")
                return [Participant("recipient", state.id if state else None, named.span, country=place.country)]
            words = document.span(phrase_start(filler), _phrase_end(filler))
            return [Participant("recipient", None, words, country=country_of(document, filler))]
    return _clause_words(document, token) if trigger.frame.id in ("commit", "stance") else []


def _clause_words(document: Document, verb: Token) -> list[Participant]:
    """What a promise or refusal is about, as words: the object of the infinitive ("agreed to lift the ban on beef")."""
    found = [head for below in _infinitives(verb) for head in objects(below) if head.tag_[:2] == "NN"]
    return [
        Participant("recipient", None, document.span(phrase_start(head), _phrase_end(head)))
        for head in found[:1]
        if document.time_at(head) is None and (_is_met(head.head) or people().sector(head.lower_) is None)
    ]


def _phrase_end(head: Token) -> Token:
    """The last word of a noun phrase with the prepositions that hang on it: "the ban on imports of beef"."""
    if head.i + 2 < len(head.doc) and head.nbor().text == "-" and not (head.whitespace_ or head.nbor().whitespace_):
        return head.nbor(2)  # "co-operation", of which the parser takes "co" for the object
    for child in reversed(list(head.rights)):
        if child.dep_ == "prep" and child.lower_ in PHRASAL:
            below = [token for token in child.children if token.dep_ == "pobj"]
            return _phrase_end(below[-1]) if below else head
    return head


def _is_matter(trigger: Trigger, token: Token, slot: str, filler: Token) -> bool:
    """Whether it is what is asked for or given, and nobody: "demanded an inquiry", "provided 6,000 meals"."""
    if filler.tag_ not in ("NN", "NNS") or filler.lower_ in ("anyone", "anybody", "everyone", "everybody", "public"):
        return False
    if trigger.frame.id == "transfer":
        return slot in ("object", "for") and trigger.lemma.split()[0] not in HELPING
    if trigger.frame.id != "demand" or slot in ("complement", "to"):
        return False
    return not _infinitive_of(token)


def _is_when(document: Document, token: Token) -> bool:
    return document.time_at(token) is not None or token.ent_type_ in ("DATE", "TIME")


def _same(one: Participant, other: Participant) -> bool:
    return one.span == other.span or (one.actor_id is not None and one.actor_id == other.actor_id)


def _unique(found: Sequence[Participant]) -> list[Participant]:
    kept: list[Participant] = []
    for item in found:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept
