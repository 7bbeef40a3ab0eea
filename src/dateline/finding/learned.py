"""Where the rules end: a pair and a type from the networks, for a sentence that tells something of nobody yet.

Only sentences that hold a word of the ontology and an actor come here, and only where the rules found no event with two
sides. The tagger (``dyad.py``) says who and whom, the coder (``coder.py``) what; below a score of ``SURE`` nothing is
said. ``because`` names both, so that a reader can tell such an event from one that rules found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.coder import code_all
from dateline.finding.dyad import find_dyads
from dateline.finding.modality import modality_of
from dateline.finding.participants import participant
from dateline.finding.particulars import find_place, find_time
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.records import Event, Participant, Role, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["add_learned"]

SURE = 0.6  # the coder's score below which it is wrong more often than a reader would bear
SHORTEST = 6  # words of a sentence that can tell who did what to whom

Told = list[tuple["TokenSpan", list[Event]]]


def add_learned(document: Document, ontology: Ontology, told: Told) -> None:
    """Add to the events of each sentence what the networks find where the rules found no two sides."""
    open_ones = [at for at, (sentence, events) in enumerate(told) if _may_hold(document, ontology, sentence, events)]
    texts = [told[at][0].text for at in open_ones]
    pairs = [(at, text, dyad) for at, text, dyad in zip(open_ones, texts, find_dyads(texts), strict=True)]
    whole = [(at, text, dyad.source, dyad.target) for at, text, dyad in pairs if dyad.source and dyad.target]
    codings = code_all([(text, source, target) for _, text, source, target in whole])
    for (at, _, source, target), coding in zip(whole, codings, strict=True):
        if coding.score < SURE:
            continue
        sentence, events = told[at]
        sides = (_side(document, sentence, source, "actor"), _side(document, sentence, target, "recipient"))
        _enter(document, ontology, sentence, events, coding.type, round(coding.score, 2), sides)


def _may_hold(document: Document, ontology: Ontology, sentence: TokenSpan, events: Sequence[Event]) -> bool:
    if len(sentence) < SHORTEST or any(_two_sided(event) for event in events):
        return False
    acts = any(trigger.type != "STATEMENT" for token in sentence for trigger in ontology.triggers(token.lower_))
    return acts and any(document.mention_at(token) is not None for token in sentence)


def _two_sided(event: Event) -> bool:
    roles = {item.role for item in event.participants}
    return ("recipient" in roles and "actor" in roles) or sum(item.role == "actor" for item in event.participants) > 1


def _side(document: Document, sentence: TokenSpan, span: tuple[int, int], role: Role) -> Participant:
    """The participant that the characters of a sentence name; their words where they name nobody known."""
    words = document.report.span(sentence.start_char + span[0], sentence.start_char + span[1])
    covered = document.doc.char_span(words.start, words.end, alignment_mode="expand")
    found = participant(document, covered.root, role) if covered is not None else None
    return replace(found, span=words) if found is not None else Participant(role, None, words)


def _enter(
    document: Document,
    ontology: Ontology,
    sentence: TokenSpan,
    events: list[Event],
    kind: str,
    score: float,
    sides: tuple[Participant, Participant],
) -> None:
    """A new event, or the missing side of the one that the rules found for the same word."""
    token = _trigger(ontology, sentence, kind)
    span = document.span(token, token)
    because = (f"model:coder:{kind}:{score}", "model:tagger")
    for at, event in enumerate(events):
        if event.type == kind:
            events[at] = replace(event, participants=sides, because=event.because + because)
            return
    if any(event.trigger == span for event in events):
        return
    modality, negated = modality_of(token, None)
    place = find_place(document, token, None, sentence)
    events.append(
        Event(
            identify("event", document.report.id, kind, span.start, span.end),
            kind,
            span,
            (document.sentence_of(span),),
            sides,
            place_id=place.place_id if place else None,
            place_span=place.span if place else None,
            time=find_time(document, token, None, sentence),
            modality=modality,
            negated=negated,
            because=because,
        )
    )


def _trigger(ontology: Ontology, sentence: TokenSpan, kind: str) -> Token:
    """The first word that the ontology lists for the type, or the sentence's main verb."""
    for token in sentence:
        if any(trigger.type == kind for trigger in ontology.triggers(token.lower_)):
            return token
    return sentence.root
