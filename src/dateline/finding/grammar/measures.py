"""Who acts by a measure: "the council passed a bill that bans the party" tells whom the council bans."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import doers, prepositional
from dateline.finding.grammar.voice import RELATIVES, is_passive
from dateline.ontology.forms import verb_forms
from dateline.reading.parse.labels import OBJECTS, SUBJECTS
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_measure", "is_proposed", "makers"]

WOULD = frozenset({"would", "will", "'d", "’d"})


@dataclass(frozen=True, slots=True)
class _Measures:
    """Nouns of measures, and the forms of the verbs of those who make and who propose one."""

    nouns: frozenset[str]
    making: frozenset[str]
    proposing: frozenset[str]


@functools.cache
def _measures() -> _Measures:
    lists = table("finding", "measures")
    making, proposing = (
        frozenset(form for verb in lists[name].split() for form in verb_forms(verb)) for name in ("making", "proposing")
    )
    return _Measures(frozenset(lists["nouns"].split()), making, proposing)


def makers(verb: Token) -> list[Token]:
    """Who makes or proposes the measure that does what a verb says; empty where no measure does."""
    measure = _measure_of(verb)
    if measure is None:
        return []
    above = _above(measure)
    owners = [child for child in measure.lefts if child.dep_ == "poss"]
    if above is None:  # "hailed the court's order barring the rally", "the order of the court"
        return owners or prepositional(measure, "by") or prepositional(measure, "of")
    return doers(above) or owners or prepositional(measure, "by")


def is_proposed(verb: Token) -> bool:
    """Whether the measure that does it is not in force: "introduced a bill that bans", "passed one that would ban"."""
    measure = _measure_of(verb)
    above = _above(measure) if measure is not None else None
    if above is None:
        return False
    would = any(child.dep_ == "aux" and child.lower_ in WOULD for child in verb.lefts)
    return would or above.lower_ in _measures().proposing


def is_measure(noun: Token) -> bool:
    """Whether it is a noun of what acts on the word of those who make it: "the order bans loudspeakers"."""
    return noun.lower_ in _measures().nouns


def _measure_of(verb: Token) -> Token | None:
    """The measure that a clause says something of: "a bill that bans", "banning", "to ban"."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.tag_.startswith("VB"):
        clause = clause.head
    noun = clause.head
    if clause.dep_ not in ("acl", "relcl") or noun.lower_ not in _measures().nouns or is_passive(verb):
        return None
    if clause.tag_ == "VBN" and clause.dep_ == "acl":
        return None
    own = [child for child in clause.lefts if child.dep_ in SUBJECTS]
    return noun if all(child.tag_ in RELATIVES for child in own) else None


def _above(measure: Token) -> Token | None:
    """The verb of those who make or propose a measure."""
    top = measure
    while top.dep_ == "conj":
        top = top.head
    verb, words = top.head, _measures()
    if top.dep_ not in OBJECTS and not (top.dep_ == "nsubjpass" and is_passive(verb)):
        return None
    return verb if verb.lower_ in words.making | words.proposing else None
