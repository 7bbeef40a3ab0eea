"""Where the rules end: a pair and a type from the network, for a sentence that tells something of nobody yet.

Only sentences in which a word of the ontology has two who are named about it come here, and only where the rules found
no event with two sides. The network (``dyad.py``) says who, whom and what; it answers always, so a gate (``gate.py``)
weighs what speaks for each answer, and below its bar nothing is said. ``because`` gives the chance that the gate leaves
an event ("model:AID:0.72"), so that a reader can tell it from one that rules found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.clauses import governor
from dateline.finding.coder import LABELS, unjoined
from dateline.finding.conditions import rules_out, stands_at
from dateline.finding.cues import cue_words
from dateline.finding.dyad import Dyad, find_dyads
from dateline.finding.gate import Gate, Signs
from dateline.finding.modality import modality_of
from dateline.finding.participants import participant
from dateline.finding.particulars import find_time
from dateline.finding.people import people
from dateline.finding.voice import is_passive
from dateline.finding.whereabouts import find_place
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.records import Event, Participant, Role, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["Candidate", "add_learned", "candidates", "is_two_sided", "named"]

NAMING = ("NN", "PRP", "CD", "VBG", "WP", "JJ")  # tags of words that may head a phrase for somebody or something
DESCRIBING = frozenset({"amod", "compound", "nmod", "nummod"})
SHORTEST = 6  # words of a sentence that can tell who did what to whom

BESIDE = frozenset({"near", "around", "inside", "outside", "over", "under", "along"})  # not "in": "strikes in Syria"
PLACING = frozenset({"in", "near", "at", "over", "around", "across", "outside", "inside", "through"})
STRIFE = frozenset({"conflict", "strike", "strikes", "unrest", "violence", "war"})
Told = list[tuple["TokenSpan", list[Event]]]
Listed = dict[str, list["Token"]]  # the words of a sentence that the ontology lists, by the type they tell


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the network proposes for a sentence, the word that tells it, and what speaks for it."""

    at: int  # the sentence, among those told
    type: str
    sides: tuple[Participant, ...]
    trigger: Token
    signs: Signs
    source: Token
    target: Token


def add_learned(document: Document, ontology: Ontology, told: Told) -> None:
    """Add to the events of each sentence what the network finds where the rules found no two sides."""
    gate = Gate.load()
    for found in candidates(document, ontology, told):
        chance = gate.chance(found.signs)
        if chance >= gate.bar:
            sentence, events = told[found.at]
            _enter(document, ontology, sentence, events, found, round(chance, 2))


def candidates(document: Document, ontology: Ontology, told: Told) -> Iterator[Candidate]:
    """What the network proposes, sentence by sentence."""
    asked = [
        (at, listed)
        for at, (sentence, events) in enumerate(told)
        if (listed := _may_hold(document, ontology, sentence, events))
    ]
    dyads = find_dyads([told[at][0].text.rstrip() for at, _ in asked], certain=False)
    for (at, listed), dyad in zip(asked, dyads, strict=True):
        found = _candidate(document, ontology, at, *told[at], listed, dyad) if dyad.scores else None
        if found is not None:
            yield found


def _may_hold(document: Document, ontology: Ontology, sentence: TokenSpan, events: Sequence[Event]) -> Listed:
    """The listed words of a sentence that is worth asking about; nothing where it is not."""
    if len(sentence) < SHORTEST or any(is_two_sided(event) for event in events):
        return {}
    if len(named(document, sentence)) < 2:
        return {}
    words, listed = [token.lower_ for token in sentence], Listed()
    for at, word in enumerate(words):
        for trigger in ontology.triggers(word):
            token = stands_at(trigger, words, at, sentence) if trigger.type != "STATEMENT" else None
            if token is not None and not rules_out(trigger, token, words, document):
                listed.setdefault(trigger.type, []).append(token)
    # What one entry of the ontology rules out another of the same type may not let in: "contributed to this report".
    listed = {
        kind: kept
        for kind, found in listed.items()
        if (kept := [one for one in found if not _is_ruled_out(document, ontology, sentence, words, kind, one)])
    }
    tokens = [token for found in listed.values() for token in found]
    return listed if any(_reaches(document, token) for token in tokens) else {}


def _is_ruled_out(
    document: Document, ontology: Ontology, sentence: TokenSpan, words: Sequence[str], kind: str, token: Token
) -> bool:
    """Whether an entry of the ontology says that the word does not tell that type here, among the ``words``."""
    return any(
        trigger.type == kind
        and stands_at(trigger, words, token.i - sentence.start, sentence) is not None
        and rules_out(trigger, token, words, document)
        for trigger in ontology.triggers(token.lower_)
    )


def _reaches(document: Document, word: Token) -> bool:
    """Whether a listed word has two who are named below it, or below the word that governs it."""
    for above in (word, word.head):
        first = None
        for token in above.subtree:
            found = document.mention_at(token) or document.place_at(token)
            if found is not None and first is not None and found.span != first:
                return True
            first = first or (found.span if found is not None else None)
    return False


def named(document: Document, sentence: TokenSpan) -> set[Span]:
    """The actors and places that a sentence mentions; nothing where it mentions no actor."""
    actors = {mention.span for token in sentence if (mention := document.mention_at(token)) is not None}
    places = {place.span for token in sentence if (place := document.place_at(token)) is not None}
    return actors | places if actors else set()


def is_two_sided(event: Event) -> bool:
    """Whether an event has somebody who acts and somebody acted on, or two who act together."""
    roles = {item.role for item in event.participants}
    return ("recipient" in roles and "actor" in roles) or sum(item.role == "actor" for item in event.participants) > 1


def _candidate(
    document: Document,
    ontology: Ontology,
    at: int,
    sentence: TokenSpan,
    events: Sequence[Event],
    listed: Listed,
    dyad: Dyad,
) -> Candidate | None:
    covered = [_covered(document, sentence, span) for span in (dyad.source, dyad.target)]
    if covered[0] is None or covered[1] is None or covered[0].root == covered[1].root:
        return None
    if _is_where(covered[0].root) or covered[0][0].lower_ in PLACING or document.opens(covered[0].root):
        return None  # "Near Gao, a strike destroyed ..."
    best = int(np.argmax(dyad.scores))
    kind = unjoined(LABELS[best], sentence.text)
    source, target = _side(document, covered[0], "actor"), _side(document, covered[1], "recipient")
    one, other = covered[0].root, covered[1].root
    forms = [token.lower_ for token in sentence]
    way = [word for word in _way(one, other) if not _is_ruled_out(document, ontology, sentence, forms, kind, word)]
    words = listed.get(kind, [])
    ruling = [word for word in words if word in way]
    if any(_suffers(one, word) or _does(other, word) or _is_anothers(one, word) for word in ruling):
        return None
    if kind == "ASSAULT" and any(_is_beside(one, word) for word in ruling):
        return None
    signs = Signs(sure=_odds(dyad.scores[best]), governs=bool(ruling))
    return Candidate(at, kind, (source, target), next(iter((*ruling, *words, *way)), sentence.root), signs, one, other)


def _is_where(noun: Token) -> bool:
    """Whether it is where a thing happened, and not who did it: "strikes over Aleppo", "near Palmyra"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in PLACING and noun.head.dep_ == "prep"


def _suffers(noun: Token, verb: Token) -> bool:
    """Whether the syntax has it for whom a verb is done to, and so for nobody who does it."""
    return noun.head == verb and (noun.dep_ in ("nsubjpass", "dobj") or (noun.dep_ == "nsubj" and is_passive(verb)))


def _is_anothers(noun: Token, verb: Token) -> bool:
    """Whether the syntax has another for who does what a verb says, or it belongs to whom that befalls: "police say he
    killed", "the head of the theatre was shot"."""
    if not verb.tag_.startswith("VB") or noun == verb:
        return False
    own = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if is_passive(verb):
        doing = [below for child in verb.rights if child.dep_ == "agent" for below in child.children]
        if any(noun in child.subtree for child in own):
            return True
    else:
        doing = [child for child in own if child.tag_ not in ("WDT", "WP", "WP$") and child.lower_ != "that"]
    whose = any(below.tag_ == "PRP$" for child in doing for below in child.lefts)  # "denied that their planes struck"
    they = any(child.lower_ == "they" for child in doing)  # "the outfit claimed that they had attacked a camp"
    return bool(doing) and not whose and not they and not any(noun in child.subtree for child in doing)


def _is_beside(noun: Token, word: Token) -> bool:
    """Whether who is taken for doing it only tells it or lives through it: "said that 30 had been hurt", "the
    minister responds to the attack"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb == word or not verb.tag_.startswith("VB"):
        return False
    if word.tag_.startswith("VB"):
        told = word.dep_ == "ccomp" and word.head == verb and "say" in cue_words().verbs.get(verb.lower_, ())
        return told and any(child.dep_ == "nsubjpass" for child in word.lefts)
    return governor(word) in ((verb, "in"), (verb, "to"), (verb, "after"), (verb, "during"))


def _does(noun: Token, verb: Token) -> bool:
    """Whether the syntax has it for who does what a verb says, and so for nobody that it is done to."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return noun.head.head == verb
    return noun.head == verb and noun.dep_ == "nsubj" and not is_passive(verb)


def _covered(document: Document, sentence: TokenSpan, span: tuple[int, int] | None) -> TokenSpan | None:
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


def _side(document: Document, covered: TokenSpan, role: Role) -> Participant:
    """The participant that some words name; the words where they name nobody known."""
    words = document.report.span(covered.start_char, covered.end_char)
    found = participant(document, covered.root, role)
    return replace(found, span=words) if found is not None else Participant(role, None, words)


def _way(one: Token, other: Token) -> list[Token]:
    """The words that hang between two in the sentence's tree, the one that governs both first; none where none does."""
    above = [one, *one.ancestors]
    below = [other, *other.ancestors]
    common = next((token for token in below if token in above), None)
    if common is None:
        return []
    return [common, *above[1 : above.index(common)], *below[1 : below.index(common)]]


def _odds(score: float) -> float:
    return float(np.log(score / max(1 - score, 1e-3)))


def _enter(
    document: Document, ontology: Ontology, sentence: TokenSpan, events: list[Event], found: Candidate, chance: float
) -> None:
    """A new event, or the missing side of the one that the rules found for the same word."""
    because = (f"model:{found.type}:{chance:.2f}",)
    found = replace(found, sides=tuple(side for side in found.sides if not _is_means(document, ontology, side)))
    for at, event in enumerate(events):
        if event.type == found.type:
            added = _lacking(document, event, found)
            if added:
                events[at] = replace(event, participants=event.participants + added, because=event.because + because)
            return
    span = document.span(found.trigger, found.trigger)
    if len(found.sides) < 2 or any(event.trigger == span for event in events):
        return
    modality, negated = modality_of(found.trigger, None)
    place = find_place(document, found.trigger, None, sentence, found.type)
    events.append(
        Event(
            identify("event", document.report.id, found.type, span.start, span.end),
            found.type,
            span,
            (document.sentence_of(span),),
            found.sides,
            place_id=place.place_id if place else None,
            place_span=place.span if place else None,
            time=find_time(document, found.trigger, None, sentence, found.type),
            modality=modality,
            negated=negated,
            because=because,
        )
    )


def _is_means(document: Document, ontology: Ontology, side: Participant) -> bool:
    """Whether it is what struck, and nobody: "two rockets killed nine"."""
    words = side.span.quote.lower().split()
    if side.role != "actor" or side.actor_id is not None or people().sector(words[-1]) is not None:
        return False
    covered = document.doc.char_span(side.span.start, side.span.end, alignment_mode="expand")
    if covered is not None and any(child.lower_ in ("on", "against") for child in covered.root.rights):
        return False  # "a raid on the convoy": a deed told with whom it was done to
    if covered is not None and (covered.root.lower_ in document.deeds or covered.root.lower_ in STRIFE):
        return True  # "two blasts downtown killed nine", "the war has killed thousands"
    named = ontology.instrument_phrases.find(words)
    return words[-1] in document.deeds or any(end == len(words) for _, end, _ in named)


def _lacking(document: Document, event: Event, found: Candidate) -> tuple[Participant, ...]:
    """The side that the rules did not find, unless it is one that they have in another role, or another's."""
    have, hurt = {item.role for item in event.participants}, event.type == "ASSAULT"
    told = document.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return tuple(
        side
        for side in found.sides
        if side.role not in have
        and not any(_is_same(side, item) for item in event.participants)
        and not (told is not None and side.role == "actor" and _is_anothers(found.source, told.root))
        and not (told is not None and side.role == "actor" and hurt and _is_beside(found.source, told.root))
        and not (side.role == "recipient" and _is_around(document, found.target))
    )


def _is_around(document: Document, noun: Token) -> bool:
    """Whether it only lies by the place of a deed, and nobody is meant: "an assault inside the farms of Gao"."""
    beside = noun.dep_ == "pobj" and noun.head.lower_ in BESIDE
    return beside and document.actor_at(noun) is None and people().sector(noun.lower_) is None


def _is_same(one: Participant, other: Participant) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return overlap or (one.actor_id is not None and one.actor_id == other.actor_id)
