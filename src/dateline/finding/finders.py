"""All finders over one document, and what ties their records together: who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.finding.attributions.finder import NOBODY, find_attributions
from dateline.finding.events.finder import find_events
from dateline.finding.grammar.cues import WISHES, cue_words
from dateline.finding.statuses.finder import find_statuses
from dateline.ontology import Ontology
from dateline.ontology.forms import phrase_forms
from dateline.reading.document import Document
from dateline.reading.stretches import Stretches
from dateline.records import Actor, Attribution, Event, Place, Reading, Span, Status

__all__ = ["Finders"]

SPOKEN_OF = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
Record = TypeVar("Record", Event, Status)


@dataclass(frozen=True, slots=True)
class Finders:
    """The finders with what they know. A new one is a new file and a line in ``find``."""

    ontology: Ontology
    targets: frozenset[str]
    deeds: frozenset[str]
    learned: bool = True
    likely: float | None = None

    @classmethod
    def load(cls, ontology: Ontology, learned: bool = True, likely: float | None = None) -> Finders:
        """The finders over that ontology; ``learned`` lets the network look where the rules end.

        ``likely`` is the chance below which an event is not told (None: the shipped one).
        """
        phrases = (
            words for target in ontology.target_types.values() for word in target.words for words in phrase_forms(word)
        )
        deeds = (trigger for trigger in ontology if trigger.pos == "noun" and trigger.type in ("ASSAULT", "COERCE"))
        forms = (phrase_forms(trigger.lemma) for trigger in deeds if not trigger.parts)
        nouns = frozenset(words[0] for phrase in forms for words in phrase)
        return cls(ontology, frozenset(words[-1] for words in phrases), nouns, learned, likely)

    def begin(self, document: Document) -> tuple[Attribution, ...]:
        """Who says what, and with it the document made ready for the other finders."""
        document.targets, document.deeds = self.targets, self.deeds
        attributions = find_attributions(document)
        document.forget(_of_speakers(document, attributions))
        document.voices = tuple(
            (piece, one.source_id)
            for one in attributions
            if one.directness == "direct" and one.source_id
            for piece in one.content
        )
        return attributions

    def find(self, document: Document) -> Reading:
        """Everything that the report says, each record with its attribution."""
        attributions = self.begin(document)
        told = find_events(document, self.ontology, self.learned, self.likely, attributions)
        telling, saying = _Saying([one for one in attributions if _tells(one)]), _Saying(attributions)
        events = tuple(_attributed(event, event.trigger, telling) for event in told)
        statuses = tuple(_attributed(status, status.value, saying) for status in find_statuses(document))
        attributions = _claimed(attributions, events)
        return Reading(
            document.report,
            actors=_actors(document, attributions, events, statuses),
            mentions=document.mentions,
            places=_places(document),
            place_mentions=document.place_mentions,
            events=events,
            attributions=attributions,
            statuses=statuses,
        )


def _of_speakers(document: Document, attributions: Sequence[Attribution]) -> set[str]:
    """The mentions in a quotation that take its own speaker for "he": who speaks says "I"."""
    quoted = [
        (one, piece) for one in attributions if one.directness == "direct" and one.source_id for piece in one.content
    ]
    return {
        mention.id
        for mention in document.mentions
        if mention.form == "pronoun" and mention.span.quote.lower() in SPOKEN_OF
        for one, piece in quoted
        if mention.actor_id == one.source_id and mention.span in piece
    }


def _tells(said: Attribution) -> bool:
    """Whether its source tells what it speaks of, and does not only want, judge or seek it: "condemned the raid"."""
    if said.cue is None or said.stance is not None or said.directness == "direct":
        return True
    kinds = frozenset().union(*(cue_words().verbs.get(word, ()) for word in said.cue.quote.lower().split()))
    return not kinds or not kinds <= WISHES


class _Saying:
    """Attributions that have a source, found by the words that they hold."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._all = [
            one for one in attributions if one.source is not None and one.source.quote.split()[0].lower() not in NOBODY
        ]
        self._pieces = Stretches(
            (number, piece.start, piece.end) for number, one in enumerate(self._all) for piece in one.content
        )

    def innermost(self, words: Span) -> str | None:
        """The id of the one that holds the words most tightly; a content may be cut short, but not begun too late."""
        holding = [
            (piece.end - piece.start, -number, self._all[number].id)  # of two with one content, the one cited within
            for number in self._pieces.touching(words.start, words.start + 1)
            for piece in self._all[number].content
            if piece.start <= words.start < piece.end
        ]
        return min(holding)[2] if holding else None


def _attributed(record: Record, words: Span, saying: _Saying) -> Record:
    """The record with the innermost attribution that has a source and holds its words, if any."""
    found = saying.innermost(words)
    return replace(record, attribution_id=found) if found is not None else record


def _claimed(attributions: Sequence[Attribution], events: Sequence[Event]) -> tuple[Attribution, ...]:
    """The attributions, those in which a source says that it did an act of violence marked as claims."""
    doers: dict[str, set[str | None]] = {}
    for event in events:
        if event.type == "ASSAULT" and event.attribution_id and event.modality == "asserted" and not event.negated:
            doing = (one for one in event.participants if one.role == "actor")
            doers.setdefault(event.attribution_id, set()).update(
                id for one in doing for id in (one.actor_id, one.stands_for)
            )
    return tuple(
        replace(said, stance="claims")
        if said.stance is None and said.source_id is not None and said.source_id in doers.get(said.id, ())
        else said
        for said in attributions
    )


def _actors(
    document: Document, attributions: Sequence[Attribution], events: Sequence[Event], statuses: Sequence[Status]
) -> tuple[Actor, ...]:
    """The actors that some record speaks of, by first mention."""
    wanted = dict.fromkeys(mention.actor_id for mention in document.mentions)
    for event in events:
        wanted |= dict.fromkeys(item.actor_id for item in event.participants if item.actor_id)
        wanted |= dict.fromkeys(item.stands_for for item in event.participants if item.stands_for)
    wanted |= dict.fromkeys(found.source_id for found in attributions if found.source_id)
    wanted |= dict.fromkeys(actor for status in statuses for actor in (status.holder_id, status.actor_id) if actor)
    return tuple(document.actors[actor] for actor in wanted)


def _places(document: Document) -> tuple[Place, ...]:
    wanted = dict.fromkeys(found.place_id for found in document.place_mentions if found.place_id)
    return tuple(document.places[place] for place in wanted)
