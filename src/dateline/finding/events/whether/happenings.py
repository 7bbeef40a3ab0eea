"""Whether a noun in which nobody is told to take part tells a happening of its own: "the shooting", "days of protests".

Retellings among them are folded into what the report told before (``sameness.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.finding.events.whether.modality import modality_of
from dateline.finding.grammar.voice import BE, is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES", "is_day", "is_happening", "is_pointed_at", "is_set", "is_told_apart"]

# Modes of rules, which hold rather than happen: "opposed to a ban".
RULES = frozenset({"ban", "restrict", "withhold", "censor", "misinformation"})
CROWDS = frozenset({"ASSAULT", "PROTEST"})  # types whose nouns may stand bare: "after clashes"
GOING_ON = BE - {"be", "being"}
PAST = frozenset({"had", "has", "have", "was", "were", "been"})
BEING = GOING_ON | {"'s"}


def is_happening(document: Document, trigger: Trigger, noun: Token) -> bool:
    """Whether a noun tells by its place, day, article or company that something happened."""
    if is_told_apart(document, trigger, noun):
        return True
    if trigger.type == "MOBILIZE":
        return _is_there(noun) and noun.dep_ == "attr"
    if trigger.type not in CROWDS | {"COERCE"} or trigger.mode in RULES or noun.tag_ not in ("NN", "NNS", "VBG"):
        return False
    if noun.dep_ in ("compound", "nmod", "amod", "npadvmod"):  # "violence-hit areas"
        return False
    if noun.dep_ == "pobj" and noun.head.head.lower_ in _listed("grounds"):
        return False
    if not (is_pointed_at(noun) or _is_measured(noun) or _is_told_bare(trigger, _first(noun))):
        return False
    modality, negated = modality_of(noun, None)
    return not negated and (modality == "asserted" or (modality == "planned" and trigger.type == "PROTEST"))


def is_told_apart(document: Document, trigger: Trigger, noun: Token) -> bool:
    """Whether its own place, day or adjective tells it as news, and not only what else is said of it."""
    return noun.tag_ in ("NN", "NNS") and (is_set(document, noun) or _is_news(trigger, noun))


def is_day(document: Document, token: Token) -> bool:
    """Whether the word belongs to a date that tells a month at least: "March 1"."""
    time = document.time_at(token)
    return time is not None and time.edtf is not None and len(time.edtf) >= len("2024-03")


def is_pointed_at(noun: Token) -> bool:
    """Whether its article or number means one happening or some: "the shooting", "his arrest", "five blasts"."""
    before = [child for child in noun.lefts if child.dep_ in ("det", "poss", "nummod", "predet", "amod")]
    if any(child.lower_ in _listed("kinds") for child in before):
        return False
    if not any(child.dep_ in ("det", "poss", "nummod") for child in before):
        return False
    if noun.dep_ in ("attr", "oprd", "acomp"):
        return _is_there(noun)  # not "it was a riot"
    if noun.dep_ == "dobj" and any(child.dep_ in ("oprd", "attr") for child in noun.head.children):
        return False  # "called the raid a crime"
    return noun.dep_ != "pobj" or noun.head.lower_ not in _listed("likening")


def _is_measured(noun: Token) -> bool:
    """Whether it is told how many there were, for how long, or where: "two nights of violence"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in", "for"):
        return False
    return noun.head.head.lower_ in _listed("measures") | _listed("traces")


def _is_told_bare(trigger: Trigger, noun: Token) -> bool:
    """Whether the verb or preposition above a noun without an article tells that it was: "protests have roiled"."""
    if trigger.type not in CROWDS and trigger.mode != "arrest":
        return False
    above = noun.head
    match noun.dep_:
        case "nsubj" | "nsubjpass":
            return _is_past(above)
        case "dobj":
            past = above.tag_ != "VB" or any(child.lower_ in PAST for child in above.lefts)
            return above.lower_ in _listed("while") or (above.lower_ in _listed("reporting") and past)
        case "attr":
            return _is_there(noun)
        case "pobj" if above.lower_ in _listed("while"):
            return True
        case "pobj":
            over = above.head
            struck = over.lower_ in _listed("striking") and above.lower_ in ("in", "by")
            return struck or f"{over.lower_} {above.lower_}" in _listed("coming")
    return False


def _is_past(verb: Token) -> bool:
    """Whether the verb of which it is the subject tells what was or goes on; "violence is no way" tells nothing."""
    helping = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if verb.lower_ in _listed("reporting") and is_passive(verb):
        return True  # "explosions could be heard"
    if verb.lower_ in BEING:
        return any(child.lower_ in _listed("underway") for child in verb.rights)
    if any(child.tag_ == "MD" for child in verb.lefts):
        return False
    if verb.tag_ == "VBD" and not is_passive(verb):
        return True
    going_on = verb.tag_ == "VBG" and not helping.isdisjoint(GOING_ON)
    return going_on or (verb.tag_ in ("VBN", "VBD") and not helping.isdisjoint(PAST))


def _is_there(noun: Token) -> bool:
    """Whether it is told that there was one: "there is heavy fighting"."""
    verb = noun.head
    there = any(child.dep_ == "expl" or child.lower_ == "there" for child in verb.lefts)
    return there and verb.lower_ in BEING and not any(child.tag_ == "MD" for child in verb.lefts)


def _first(noun: Token) -> Token:
    """The first of the nouns that "and" joins: "explosions and gunfire were heard"."""
    while noun.dep_ == "conj" and noun.head.tag_[:2] in ("NN", "VB") and noun.head != noun:
        noun = noun.head
    return noun


def _is_news(trigger: Trigger, noun: Token) -> bool:
    """Whether an adjective tells what came of it or how far it reached: "a fatal double shooting"."""
    told = trigger.type in CROWDS
    return told and any(child.dep_ == "amod" and child.lower_ in _listed("telling") for child in noun.lefts)


def is_set(document: Document, noun: Token) -> bool:
    """Whether a noun is told with its own place or day: "the bombing in Kano", "Monday's blast"."""
    within = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod")]
    for below in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:  # "protests over wages in the south of Peru"
        if below.tag_.startswith("VB"):
            break
        within += [below] if below.dep_ == "pobj" else []
    return any(document.place_at(token) or is_day(document, token) for token in within)


def _listed(name: str) -> frozenset[str]:
    return words("finding", "happenings", name)
