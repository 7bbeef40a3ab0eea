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

from dateline.finding.events.learned.coder import LABELS, unjoined
from dateline.finding.events.learned.dyad import Dyad, find_dyads
from dateline.finding.events.learned.gate import Gate, Signs
from dateline.finding.events.learned.sides import (
    PLACING,
    STRIFE,
    covered_by,
    does,
    is_anothers,
    is_around,
    is_beside,
    is_ground,
    is_where,
    side_of,
    suffers,
    way_between,
)
from dateline.finding.events.setting.means import contexts_of, figures_of, target_of
from dateline.finding.events.setting.particulars import find_time
from dateline.finding.events.setting.whereabouts import find_place
from dateline.finding.events.whether.conditions import rules_out, told_at
from dateline.finding.events.whether.modality import modality_of
from dateline.finding.events.whether.standing import stands_at
from dateline.finding.grammar.people import people
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.records import Event, Participant, Span, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["Candidate", "add_learned", "candidates", "is_two_sided", "named"]

SHORTEST = 6  # words of a sentence that can tell who did what to whom
# From this chance on a side is added to what the rules tell: of 45 less likely ones in running news 33 were wrong.
SURE = 0.4
# Of these types all 15 events that it told alone in running news were wrong.
UNTOLD = frozenset({"AGREE", "MOBILIZE", "SUPPORT"})
# Verbs of so many senses that only the company in which the ontology lists them tells anything.
COMMON = frozenset(
    [
        "bring", "draw", "establish", "find", "form", "get", "keep", "look", "place", "present", "produce", "receive",
        "register", "rule", "set", "suffer", "try", "use", "want",
    ]
)  # fmt: skip
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
    words, listed = document.words_of(sentence), Listed()
    for at in range(len(words)):
        for trigger in ontology.triggers_at(words, at):
            token = stands_at(trigger, words, at, sentence) if trigger.type != "STATEMENT" else None
            if token is None or token in listed.get(trigger.type, ()) or rules_out(trigger, token, words, document):
                continue
            if trigger.lemma in COMMON and told_at(trigger, words, at, sentence, document) is None:
                continue
            # What one entry rules out another of the same type may not let in: "contributed to this report".
            if not _is_ruled_out(document, ontology, sentence, words, trigger.type, token):
                listed.setdefault(trigger.type, []).append(token)
    tokens = [token for found in listed.values() for token in found]
    return listed if any(_reaches(document, token) for token in tokens) else {}


def _is_ruled_out(
    document: Document, ontology: Ontology, sentence: TokenSpan, words: Sequence[str], kind: str, token: Token
) -> bool:
    """Whether an entry of the ontology says that the word does not tell that type here, among the ``words``."""
    at = token.i - sentence.start
    return any(
        trigger.type == kind
        and stands_at(trigger, words, at, sentence) is not None
        and rules_out(trigger, token, words, document)
        for trigger in ontology.triggers_at(words, at)
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
    covered = [covered_by(document, sentence, span) for span in (dyad.source, dyad.target)]
    if covered[0] is None or covered[1] is None or covered[0].root == covered[1].root:
        return None
    if is_where(covered[0].root) or covered[0][0].lower_ in PLACING or document.opens(covered[0].root):
        return None  # "Near Gao, a strike destroyed ..."
    best = int(np.argmax(dyad.scores))
    kind = unjoined(LABELS[best], sentence.text)
    source, target = side_of(document, covered[0], "actor"), side_of(document, covered[1], "recipient")
    one, other = covered[0].root, covered[1].root
    forms = document.words_of(sentence)
    way = [
        word for word in way_between(one, other) if not _is_ruled_out(document, ontology, sentence, forms, kind, word)
    ]
    words = listed.get(kind, [])
    ruling = [word for word in words if word in way]
    if any(suffers(one, word) or does(other, word) or is_anothers(one, word) for word in ruling):
        return None
    if kind == "ASSAULT" and any(is_beside(one, word) for word in ruling):
        return None
    signs = Signs(sure=_odds(dyad.scores[best]), governs=bool(ruling))
    return Candidate(at, kind, (source, target), next(iter((*ruling, *words, *way)), sentence.root), signs, one, other)


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
            added = _lacking(document, event, found) if chance >= SURE else ()
            if added:
                events[at] = replace(event, participants=event.participants + added, because=event.because + because)
            return
    span = document.span(found.trigger, found.trigger)
    if found.type in UNTOLD or len(found.sides) < 2 or any(event.trigger == span for event in events):
        return
    modality, negated = modality_of(found.trigger, None)
    place = find_place(document, found.trigger, None, sentence, found.type)
    words = document.words_of(sentence)
    counted = any(event.figures for event in events)  # another deed of the sentence has them
    events.append(
        Event(
            identify("event", document.report.id, found.type, span.start, span.end),
            found.type,
            span,
            (document.sentence_of(span),),
            found.sides,
            contexts=contexts_of(ontology, sentence, words, found.type == "ASSAULT"),
            target_type=target_of(found.sides, ontology),
            figures=() if counted else figures_of(document, ontology, found.type, sentence),
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
    covered = document.tokens_of(side.span)
    if covered is not None and any(child.lower_ in ("on", "against") for child in covered.root.rights):
        return False  # "a raid on the convoy": a deed told with whom it was done to
    if covered is not None and (covered.root.lower_ in document.deeds or covered.root.lower_ in STRIFE):
        return True  # "two blasts downtown killed nine", "the war has killed thousands"
    named = ontology.instrument_phrases.find(words)
    return words[-1] in document.deeds or any(end == len(words) for _, end, _ in named)


def _lacking(document: Document, event: Event, found: Candidate) -> tuple[Participant, ...]:
    """The side that the rules did not find, unless it is one that they have in another role, or another's."""
    if event.type == "PROTEST":
        return ()  # whom it adds to a protest lies, of 23 times in 19, where it was held
    have, hurt = {item.role for item in event.participants}, event.type == "ASSAULT"
    told = document.tokens_of(event.trigger)
    return tuple(
        side
        for side in found.sides
        if side.role not in have
        and not any(_is_same(side, item) for item in event.participants)
        and not (told is not None and side.role == "actor" and is_anothers(found.source, told.root))
        and not (told is not None and side.role == "actor" and hurt and is_beside(found.source, told.root))
        and not (side.role == "recipient" and is_around(document, found.target))
        and not (side.role == "recipient" and event.type in ("PROTEST", "MOBILIZE") and is_ground(found.target))
    )


def _is_same(one: Participant, other: Participant) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return overlap or (one.actor_id is not None and one.actor_id == other.actor_id)
