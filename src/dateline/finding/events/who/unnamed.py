"""Who takes part in an event and is only words: "boycotted the vote", "nine villagers were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import SPOKEN
from dateline.finding.events.who.bystanders import is_bystander
from dateline.finding.events.who.fillers import fillers, infinitive_of, infinitives, is_met
from dateline.finding.events.who.grounds import AROUND, is_shooting_on
from dateline.finding.events.who.nationality import country_of
from dateline.finding.events.who.role_words import role_words
from dateline.finding.events.who.support import Support
from dateline.finding.grammar.clauses import doers, objects, prepositional, subjects
from dateline.finding.grammar.noun_phrases import is_none, is_when, is_who, phrase_start
from dateline.finding.grammar.people import FACELESS, people
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.reading.parse.labels import OBJECTS
from dateline.records import Participant, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SOMEBODY", "addressed", "as_words", "bidden", "faceless", "is_demanded", "sufferers", "undergoing"]

SOMEBODY = frozenset({"him", "her", "them", "me", "us", "you"})
ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "public"})
PHRASAL = frozenset({"of", "on", "against", "to", "for", "in"})
# Types of what is done to a measure, a plea or a plan, and tells enough where nobody is said to do it.
DECIDED = frozenset({"ACCUSE", "AGREE", "COERCE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
# Words that alone may tell to or of whom something is said.
MEANT_BY = frozenset({"all", "both", "he", "many", "others", "she", "some", "several", "they", "those", "you"})
# What is said or done of these decides on nothing.
NOBODY = frozenset({"anybody", "anyone", "anything", "everything", "percent", "something"})


def is_demanded(document: Document, trigger: Trigger, verb: Token, slot: str, filler: Token) -> bool:
    """Whether it is what is asked for, or only named in it: "demanded a state", "urged an end to the ban"."""
    if slot not in ("on", "upon", "to"):
        return False
    top = filler
    while top.dep_ in ("conj", "appos") and top.head != top:
        top = top.head
    own = {word for part in trigger.parts for word in part}
    return top.dep_ == "pobj" and top.head.head.dep_ in OBJECTS and top.head.head.lower_ not in own


def sufferers(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """Whoever an act of violence befell, in words that no list has: "nine Qadirites were killed", "Vrba was shot",
    "left dozens injured", "and another was arrested"."""
    fired = {word for need in trigger.needs if need.slot == "object" for word in need.words}  # "20 shots were fired"
    return [
        Participant("recipient", None, document.span(phrase_start(head), head))
        for head in objects(verb)
        if ((is_passive(verb) and _counts_people(head)) or _is_some(trigger, head) or _suffers(trigger, verb, head))
        and head.lower_ not in fired
        and document.place_at(head) is None
        and not is_when(document, head)
        and not document.opens(head)
    ]


def faceless(document: Document, verb: Token, role: Role) -> list[Participant]:
    """Whoever does it or whom it befalls, where the words say no more: "remanded them", "he was shot by someone"."""
    heads = objects(verb) if role == "recipient" else doers(verb)
    own = {verb, *(child for child in verb.children if child.dep_ in ("agent", "prep"))}
    if verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ == "VB"):
        own.add(verb.head)  # "they searched and beat him", "used a gun to kill him"
    plain = [head for head in heads if head.lower_ in FACELESS and head.head in own]
    return [Participant(role, None, document.span(head, head)) for head in plain[:1]]


def bidden(document: Document, verb: Token) -> list[Participant]:
    """Whoever can help, where nobody is said to ask: "anyone with information is asked to call"."""
    asked = [head for head in objects(verb) if head.lower_ in ANYBODY]
    return [Participant("recipient", None, document.span(phrase_start(head), head)) for head in asked[:1]]


def undergoing(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """Whom or what is judged or decided on by nobody who is told: "the curfew was relaxed", "they were urged to go"."""
    if trigger.lemma in role_words().undecided or not any(child.dep_ == "auxpass" for child in verb.lefts):
        return []
    for head in subjects(verb)[:1]:
        if trigger.type in SPOKEN and (head.lower_ in MEANT_BY or head.tag_ == "CD"):
            return [Participant("recipient", None, document.span(phrase_start(head), head))]
        decided = (trigger.type in DECIDED and trigger.mode != "allege") or trigger.mode == "sign"
        if not decided or head.tag_ not in ("NN", "NNS") or is_when(document, head) or is_none(head):
            continue
        if head.lower_ not in NOBODY:
            return [Participant("recipient", None, document.span(_after_whose(phrase_start(head)), _phrase_end(head)))]
    return []


def addressed(document: Document, trigger: Trigger, verb: Token) -> list[Participant]:
    """Whom somebody speaks to or of, by a pronoun alone: "we urge you to act", "we will stand by them"."""
    if trigger.type not in SPOKEN or is_passive(verb):
        return []
    below = [child for child in verb.rights if child.dep_ in ("dobj", "dative")]
    below += [child for word in verb.rights if word.dep_ in ("prep", "prt") for child in word.children]
    plain = [head for head in below if head.lower_ in SOMEBODY]
    return [Participant("recipient", None, document.span(head, head)) for head in plain[:1]]


def _after_whose(start: Token) -> Token:
    """Where a phrase begins that "whose" opens, which is no word of it: "whose appeal was rejected"."""
    return start.nbor() if start.tag_ == "WP$" else start


def _suffers(trigger: Trigger, verb: Token, head: Token) -> bool:
    """Whether words that no list has can only mean somebody, or what only arms strike: "the star who was gunned down",
    "was murdered", "planes bombed their positions"."""
    first = trigger.lemma.split()[0]
    if head.lower_ in role_words().struck:
        return trigger.type == "ASSAULT" and role_words().strikes(trigger.lemma, head.lower_)
    if first in role_words().bodily and (head.ent_type_ == "PERSON" or is_who(head)):
        return True
    return is_passive(verb) and first in role_words().personal and head.tag_ in ("NN", "NNP")


def _is_some(trigger: Trigger, head: Token) -> bool:
    """Whether a bare number or the like can only count people, as nobody does it to a thing: "killed two", "arrested
    hundreds"."""
    if trigger.lemma.split()[0] not in role_words().bodily or is_none(head):
        return False
    if any(child.lower_ == "of" for child in head.rights):
        return False
    return head.lower_ in role_words().counting or head.tag_ == "CD"


def _counts_people(head: Token) -> bool:
    if head.tag_ == "NNS":
        return any(child.dep_ == "nummod" for child in head.lefts)
    return head.tag_ == "CD" or (head.tag_.startswith("NNP") and not head.text.isupper())


def as_words(document: Document, trigger: Trigger, token: Token, support: Support | None) -> list[Participant]:
    """The noun phrase in the first filled slot; a place as the state that it lies in, a time not at all."""
    visited = trigger.frame.id == "visit_noun"
    slots = trigger.frame.recipient if trigger.pos != "noun" else ("to",) if visited else ("on", "against")
    direct = [slot for slot in trigger.frame.recipient if slot != "indirect"][:1] == ["object"]
    if direct and any(child.lower_ in SOMEBODY for child in token.children if child.dep_ == "dobj"):
        return []  # "indicted him on a murder charge": him, whoever he is
    own, light = {word for part in trigger.parts for word in part}, role_words().light
    if trigger.mode in ("restrict", "martial-law", "sign"):  # "imposed restrictions", "signed an accord"
        own |= {word for need in trigger.needs if need.slot == "object" for word in need.words}
    for slot in slots:
        for filler in fillers(document, slot, trigger, token, support):
            if filler.lower_ in light:
                filler = next(iter(prepositional(filler, "of")), filler)
            if (
                filler.tag_[:2] != "NN"
                or filler.text[0].isdigit()
                or filler.lower_ in own | light
                or is_when(document, filler)
                or is_none(filler)
            ):
                continue
            if _is_matter(trigger, token, slot, filler) or is_bystander(document, trigger, token, slot, filler):
                continue
            if slot == "inside" or (slot == "matter" and country_of(document, filler) is None):
                continue  # "charged four with treason", "expressed concern over crime"
            if slot in ("object", "complement") and _is_done(trigger, token, slot, filler):
                continue
            if document.opens(filler) or (slot == "on" and is_shooting_on(trigger, filler)):
                continue  # "a shooting on Canal Street"
            if slot == "on" and trigger.frame.id == "object_noun" and document.place_at(filler) is not None:
                continue  # "an arrest on Canal Street"
            if slot in AROUND and trigger.type == "ASSAULT" and trigger.lemma.split()[0] in role_words().laid:
                continue  # "triggered a landmine at Gao"
            if slot == "in" and (trigger.frame.id == "demand" or filler.lower_ in role_words().settings):
                continue  # "asked for money in exchange", "tightened security in the wake of"
            if trigger.frame.id == "demand" and is_demanded(document, trigger, token, slot, filler):
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
    refused = trigger.frame.id in ("commit", "stance") and trigger.type != "AGREE"
    return _clause_words(document, token) if refused else []


def _is_done(trigger: Trigger, verb: Token, slot: str, filler: Token) -> bool:
    """Whether an object that names nobody is what is promised, asked for, shown or done together: "pledged money",
    "demanded that the ban be lifted", "brandished a sword", "patrolled the zone"; what is accepted or ordered stays."""
    match trigger.frame.id:
        case "commit":
            return trigger.type == "AGREE" and trigger.lemma.split()[0] not in ("accept", "settle")
        case "reciprocal":
            return trigger.type == "COOPERATE" and trigger.lemma != "coordinate"
        case "demand":
            asked = any(child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB" for child in verb.children)
            plain = slot == "complement" and filler.tag_ == "NN"
            return plain or (trigger.lemma in role_words().seeking and not asked)
    return trigger.lemma == "brandish"


def _clause_words(document: Document, verb: Token) -> list[Participant]:
    """What a refusal is about, as words: the object of the infinitive ("refused to lift the ban on beef")."""
    found = [head for below in infinitives(verb) for head in objects(below) if head.tag_[:2] == "NN"]
    return [
        Participant("recipient", None, document.span(phrase_start(head), _phrase_end(head)))
        for head in found[:1]
        if document.time_at(head) is None and (is_met(head.head) or people().sector(head.lower_) is None)
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
    if filler.tag_ not in ("NN", "NNS") or filler.lower_ in ANYBODY:
        return False
    if trigger.frame.id == "transfer":
        return slot in ("object", "for") and trigger.lemma.split()[0] not in role_words().helping
    if trigger.frame.id != "demand" or slot in ("complement", "to"):
        return False
    return not infinitive_of(token)
