"""What a word of a statement does, and what keeps it from doing so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.speech.words import speech_words
from dateline.finding.events.whether.declining import SUPPOSING
from dateline.finding.events.whether.negation import is_negated
from dateline.finding.grammar.clauses import is_question
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.voice import BE
from dateline.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CLAUSES", "HAS", "IS", "SPEECH", "Deed", "is_no_wrong", "is_supposed"]

SPEECH = "speech:"  # opens the code of a construction in ``because``: "speech:owed:must"
IS = BE - {"being"} | {"am", "'s", "’s", "'re", "’re", "'m", "’m", "remains"}  # by which somebody is called something
CLAUSES = frozenset({"ccomp", "csubj", "advcl", "xcomp"})  # of what is judged or called for: "it is vital that"
HAS = frozenset({"has", "have", "had"})
ASKING = frozenset({"WRB", "WP"})
APART = frozenset({"relcl", "parataxis", "ROOT"})  # clauses that what stands above does not make a question


@dataclass(frozen=True, slots=True)
class Deed:
    """By which construction a word does what: type and mode, and whom it is about."""

    rule: str
    type: str
    mode: str | None
    word: Token
    about: tuple[Participant, ...] = ()


def is_supposed(verb: Token) -> bool:
    """Whether its clause is only supposed, asked about or denied: "if", "how many should", "did not think that"."""
    below = verb
    for one in (verb, *verb.ancestors):
        if any(child.lower_ in SUPPOSING and child.dep_ == "mark" for child in one.lefts):
            return True
        if below.dep_ == "ccomp" and below.head == one and one.tag_.startswith("VB") and is_negated(one):
            return True  # "did not believe that it was a mistake"
        if one.dep_ in APART:
            break
        if any(child.tag_ in ASKING for child in one.lefts):
            return True
        if one.dep_ == "ccomp" and cue_words().says(one.head.lower_):
            break
        below = one
    return is_question(verb.sent)


def is_no_wrong(nothing: Token) -> bool:
    """Whether it is "nothing wrong" that somebody did."""
    return nothing.i + 1 < len(nothing.doc) and nothing.nbor().lower_ in speech_words().misdone
