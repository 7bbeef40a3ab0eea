"""The two sides that the network proposes: which words they are, and what the syntax has them for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.events.who.participants import participant
from dateline.finding.grammar.cues import cue_words
from dateline.finding.grammar.noun_phrases import governor
from dateline.finding.grammar.people import people
from dateline.finding.grammar.voice import is_passive
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.reading.places.streets import street_words
from dateline.records import Participant, Role

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = [
    "PLACING",
    "STRIFE",
    "covered_by",
    "does",
    "is_anothers",
    "is_around",
    "is_beside",
    "is_ground",
    "is_where",
    "side_of",
    "suffers",
    "way_between",
]

NAMING = ("NN", "PRP", "CD", "VBG", "WP", "JJ")  # tags of words that may head a phrase for somebody or something
DESCRIBING = frozenset({"amod", "compound", "nmod", "nummod"})
BESIDE = frozenset({"near", "around", "inside", "outside", "over", "under", "along"})  # not "in": "strikes in Syria"
PLACING = frozenset({"in", "near", "at", "over", "around", "across", "outside", "inside", "through"})
GROUNDS = PLACING - {"outside"} | {"along", "throughout", "within"}
STRIFE = frozenset({"conflict", "strike", "strikes", "unrest", "violence", "war"})


def is_where(noun: Token) -> bool:
    """Whether it is where a thing happened, and not who did it: "strikes over Aleppo", "near Palmyra"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in PLACING and noun.head.dep_ == "prep"


def suffers(noun: Token, verb: Token) -> bool:
    """Whether the syntax has it for whom a verb is done to, and so for nobody who does it."""
    return noun.head == verb and (noun.dep_ in ("nsubjpass", "dobj") or (noun.dep_ == "nsubj" and is_passive(verb)))


def is_anothers(noun: Token, verb: Token) -> bool:
    """Whether the syntax has another for who does what a verb says, or it belongs to whom that befalls: "police say he
    killed", "the head of the theatre was shot"."""
    if not verb.tag_.startswith("VB") or noun == verb:
        return False
    own = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    if is_passive(verb):
        doing = [below for child in verb.rights if child.dep_ == "agent" for below in child.children]
        if any(noun in child.subtree for child in own):
            return True
    else:
        doing = [child for child in own if child.tag_ not in ("WDT", "WP", "WP$") and child.lower_ != "that"]
    whose = any(below.tag_ == "PRP$" for child in doing for below in child.lefts)  # "denied that their planes struck"
    they = any(child.lower_ == "they" for child in doing)  # "the outfit claimed that they had attacked a camp"
    return bool(doing) and not whose and not they and not any(noun in child.subtree for child in doing)


def is_beside(noun: Token, word: Token) -> bool:
    """Whether who is taken for doing it only tells it or lives through it: "said that 30 had been hurt", "the
    minister responds to the attack"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb == word or not verb.tag_.startswith("VB"):
        return False
    if word.tag_.startswith("VB"):
        told = word.dep_ == "ccomp" and word.head == verb and cue_words().says(verb.lower_)
        return told and any(child.dep_ == "nsubjpass" for child in word.lefts)
    return governor(word) in ((verb, "in"), (verb, "to"), (verb, "after"), (verb, "during"))


def does(noun: Token, verb: Token) -> bool:
    """Whether the syntax has it for who does what a verb says, and so for nobody that it is done to."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return noun.head.head == verb
    return noun.head == verb and noun.dep_ == "nsubj" and not is_passive(verb)


def covered_by(document: Document, sentence: TokenSpan, span: tuple[int, int] | None) -> TokenSpan | None:
    """The words that the characters of a sentence touch, on to the noun that they only describe ("Saudi" forces).

    None where they name nobody and nothing.
    """
    if span is None:
        return None
    start = sentence.start_char
    covered = document.doc.char_span(start + span[0], start + span[1], alignment_mode="expand")
    if covered is None:
        return None
    while covered.root.dep_ in DESCRIBING and covered.root.head.i >= covered.end:
        covered = document.doc[covered.start : covered.root.head.i + 1]
    return covered if covered.root.tag_.startswith(NAMING) else None


def side_of(document: Document, covered: TokenSpan, role: Role) -> Participant:
    """The participant that some words name; the words where they name nobody known."""
    words = document.report.span(covered.start_char, covered.end_char)
    found = participant(document, covered.root, role)
    return replace(found, span=words) if found is not None else Participant(role, None, words)


def way_between(one: Token, other: Token) -> list[Token]:
    """The words that hang between two in the sentence's tree, the one that governs both first; none where none does."""
    above = [one, *one.ancestors]
    below = [other, *other.ancestors]
    common = next((token for token in below if token in above), None)
    if common is None:
        return []
    return [common, *above[1 : above.index(common)], *below[1 : below.index(common)]]


def is_ground(noun: Token) -> bool:
    """Whether it is where people march or patrol, and whom they do it against is not told: "marched in cities across
    France", "patrol the streets of the capital"."""
    while noun.head != noun and (noun.dep_ in ("conj", "appos") or (noun.dep_ == "pobj" and noun.head.lower_ == "of")):
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ != "pobj" or noun.lower_ == "front":
        return False  # "in front of the embassy" is before those whom it is against
    return noun.head.lower_ in GROUNDS or (noun.head.lower_ == "on" and noun.lower_ in street_words().roads)


def is_around(document: Document, noun: Token) -> bool:
    """Whether it only lies by the place of a deed, and nobody is meant: "an assault inside the farms of Gao"."""
    beside = noun.dep_ == "pobj" and noun.head.lower_ in BESIDE
    return beside and document.actor_at(noun) is None and people().sector(noun.lower_) is None
