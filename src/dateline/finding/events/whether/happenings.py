"""Whether a noun in which nobody is told to take part tells a happening of its own: "the shooting", "days of protests".

Retellings among them are folded into what the report told before (``sameness.py``).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.whether.modality import modality_of
from dateline.finding.grammar.voice import is_passive
from dateline.ontology import Trigger
from dateline.reading.document import Document
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULES", "is_day", "is_happening", "is_pointed_at", "is_set", "is_told_apart"]

# Adjectives of an act that tell it as news: "a fatal shooting", "nationwide protests".
TELLING = frozenset(
    [
        "attempted", "bloody", "brutal", "citywide", "coordinated", "countrywide", "deadly", "double", "failed",
        "fatal", "gruesome", "horrific", "latest", "nationwide", "quadruple", "recent", "statewide", "triple",
    ]
)  # fmt: skip
# Modes of rules, which hold rather than happen: "opposed to a ban".
RULES = frozenset({"ban", "restrict", "withhold", "censor", "misinformation"})
CROWDS = frozenset({"ASSAULT", "PROTEST"})  # types whose nouns may stand bare: "after clashes"
PAST = frozenset({"had", "has", "have", "was", "were", "been"})
GOING_ON = frozenset({"is", "are", "was", "were", "been"})
BEING = frozenset({"is", "are", "was", "were", "been", "'s"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of ``data/happenings.yaml``."""

    measures: frozenset[str]
    traces: frozenset[str]
    coming: frozenset[str]
    reporting: frozenset[str]
    striking: frozenset[str]
    underway: frozenset[str]
    kinds: frozenset[str]
    likening: frozenset[str]
    grounds: frozenset[str]
    during: frozenset[str]


@functools.cache
def _words() -> _Words:
    lists = {name: frozenset(words) for name, words in table("finding", "happenings").items()}
    return _Words(during=lists.pop("while"), **lists)


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
    if noun.dep_ == "pobj" and noun.head.head.lower_ in _words().grounds:
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
    words = _words()
    before = [child for child in noun.lefts if child.dep_ in ("det", "poss", "nummod", "predet", "amod")]
    if any(child.lower_ in words.kinds for child in before):
        return False
    if not any(child.dep_ in ("det", "poss", "nummod") for child in before):
        return False
    if noun.dep_ in ("attr", "oprd", "acomp"):
        return _is_there(noun)  # not "it was a riot"
    if noun.dep_ == "dobj" and any(child.dep_ in ("oprd", "attr") for child in noun.head.children):
        return False  # "called the raid a crime"
    return noun.dep_ != "pobj" or noun.head.lower_ not in words.likening


def _is_measured(noun: Token) -> bool:
    """Whether it is told how many there were, for how long, or where: "two nights of violence"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in", "for"):
        return False
    above, words = noun.head.head.lower_, _words()
    return above in words.measures or above in words.traces


def _is_told_bare(trigger: Trigger, noun: Token) -> bool:
    """Whether the verb or preposition above a noun without an article tells that it was: "protests have roiled"."""
    if trigger.type not in CROWDS and trigger.mode != "arrest":
        return False
    words, above = _words(), noun.head
    match noun.dep_:
        case "nsubj" | "nsubjpass":
            return _is_past(above)
        case "dobj":
            past = above.tag_ != "VB" or any(child.lower_ in PAST for child in above.lefts)
            return above.lower_ in words.during or (above.lower_ in words.reporting and past)
        case "attr":
            return _is_there(noun)
        case "pobj" if above.lower_ in words.during:
            return True
        case "pobj":
            over = above.head
            struck = over.lower_ in words.striking and above.lower_ in ("in", "by")
            return struck or f"{over.lower_} {above.lower_}" in words.coming
    return False


def _is_past(verb: Token) -> bool:
    """Whether the verb of which it is the subject tells what was or goes on; "violence is no way" tells nothing."""
    helping = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if verb.lower_ in _words().reporting and is_passive(verb):
        return True  # "explosions could be heard"
    if verb.lower_ in BEING:
        return any(child.lower_ in _words().underway for child in verb.rights)
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
    return told and any(child.dep_ == "amod" and child.lower_ in TELLING for child in noun.lefts)


def is_set(document: Document, noun: Token) -> bool:
    """Whether a noun is told with its own place or day: "the bombing in Kano", "Monday's blast"."""
    within = [child for child in noun.lefts if child.dep_ in ("poss", "compound", "nmod")]
    for below in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:  # "protests over wages in the south of Peru"
        if below.tag_.startswith("VB"):
            break
        within += [below] if below.dep_ == "pobj" else []
    return any(document.place_at(token) or is_day(document, token) for token in within)
