"""Events: every trigger of the ontology with who did it to whom, where, when, by what means and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.finding.events.folding import (
    against,
    counted_once,
    name_only,
    refused,
    tells_same,
    without_hurt,
    without_names,
)
from dateline.finding.events.learned.likelihood import likely
from dateline.finding.events.learned.proposals import add_learned
from dateline.finding.events.making import ALONE, event_of
from dateline.finding.events.sameness import folded, merged
from dateline.finding.events.setting.background import without_stand_ins
from dateline.finding.events.setting.means import by_means
from dateline.finding.events.setting.occasions import on_occasion
from dateline.finding.events.setting.only_town import in_only_town
from dateline.finding.events.setting.particulars import publication_time
from dateline.finding.events.setting.sayings import on_day_of_speech
from dateline.finding.events.speech.finder import add_speech
from dateline.finding.events.tolls import lay_toll
from dateline.finding.events.whether.conditions import told_at
from dateline.finding.events.whether.happenings import is_day
from dateline.finding.events.whether.modality import HAPPENED
from dateline.finding.events.who.defendants import with_defendant
from dateline.finding.events.who.delegations import Delegation, find_delegations
from dateline.finding.events.who.sides import both_sides, send_to_talks
from dateline.ontology import Ontology, Trigger
from dateline.reading.cells import is_label
from dateline.reading.document import Document
from dateline.records import NAMING, Attribution, Event

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["find_events", "told_events"]


def find_events(
    document: Document,
    ontology: Ontology,
    learned: bool = False,
    bar: float | None = None,
    said: Sequence[Attribution] = (),
) -> tuple[Event, ...]:
    """The events of a report, in the order of their first telling.

    ``said`` are its statements, whose words can demand, blame or promise something. ``learned`` asks the network where
    rules end, and leaves out what is less likely to be right than ``bar`` (None: the shipped bar).
    """
    found = told_events(document, ontology, learned, said)
    if learned:
        found = likely(document, ontology, found, bar)
    events = merged([_dated(document, event) for event in found], document.places)
    events = on_day_of_speech(document, on_occasion(document, events))
    return in_only_town(document, without_stand_ins(document, events))


def told_events(
    document: Document, ontology: Ontology, learned: bool = False, said: Sequence[Attribution] = ()
) -> list[Event]:
    """Every telling of an event, likely or not, each by itself."""
    found: list[Event] = []
    begins: list[int] = []  # where among them those of each sentence begin
    for number, sentence in enumerate(document.sentences):
        delegations = find_delegations(sentence)
        told = _in_sentence(document, ontology, sentence, delegations, number)
        told = [with_defendant(both_sides(document, event, found), found, told) for event in told]
        if not any(event.type == "CONSULT" for event in told):
            send_to_talks(document, delegations, found)
        lay_toll(document, ontology, sentence, told, found)
        begins.append(len(found))
        found += told
    if not learned and not said:
        return found
    ranges = pairwise([*begins, len(found)])
    told_in = [(sentence, found[first:end]) for sentence, (first, end) in zip(document.sentences, ranges, strict=True)]
    if learned:
        add_learned(document, ontology, told_in)
    add_speech(document, told_in, said)
    return [event for _, events in told_in for event in events]


def _in_sentence(
    document: Document, ontology: Ontology, sentence: TokenSpan, delegations: Sequence[Delegation], number: int
) -> list[Event]:
    found: list[tuple[tuple[Token, ...], Event]] = []
    for token, trigger in _triggers(sentence, ontology, document):
        event = event_of(document, ontology, sentence, token, trigger, delegations, number)
        if event is None:
            name_only(token, trigger, found)
            continue
        at = next((at for at, (told, known) in enumerate(found) if tells_same(token, event, told, known)), None)
        if at is None:
            found.append(((token,), event))
        else:
            found[at] = _unfolded(document, *found[at], token, event)
    found = counted_once(document, refused(found))
    found = [(own, without_hurt(event, [other for _, other in found])) for own, event in found]
    nouns = {event.id for (token, *_), event in found if token.tag_ == "NN"}
    return [by_means(event, ontology) for event in without_names([event for _, event in found], nouns)]


def _unfolded(
    document: Document, told: tuple[Token, ...], known: Event, token: Token, event: Event
) -> tuple[tuple[Token, ...], Event]:
    """The words of one event, the one that tells it first, and the event with what a further word adds."""
    if ALONE in known.because and event.participants:  # "the blast killed nine" is told by who was killed
        return (token, *told), _not_alone(folded(event, known, document.places))
    return (*told, token), _not_alone(folded(known, against(event, told[0], known), document.places))


def _not_alone(event: Event) -> Event:
    """The event of a noun with those who take part by what else tells it."""
    if not event.participants:
        return event
    return replace(event, because=tuple(reason for reason in event.because if reason != ALONE))


def _triggers(sentence: TokenSpan, ontology: Ontology, document: Document) -> Iterator[tuple[Token, Trigger]]:
    """The triggers of a sentence, at most one a token: the longest words first, then as the ontology lists them."""
    words, told = document.words_of(sentence), set()
    for at in range(len(words)):
        for trigger in ontology.triggers_at(words, at):
            is_said = trigger.type == "STATEMENT"  # who says what is an attribution, with its source, cue and content
            if is_said and not trigger.parts:
                continue
            token = told_at(trigger, words, at, sentence, document)
            if token is not None and is_said:
                told.add(token.i)  # who "shot back" with words shot at nobody
                break
            if token is not None and token.i not in told and not _is_other(token, document):
                told.add(token.i)
                yield token, trigger
                break


def _is_other(token: Token, document: Document) -> bool:
    """Whether the word belongs to a name, date or heading: "the Liberation Front", "March 1", "Killed | Wounded"."""
    mention = document.mention_at(token)
    return is_label(token) or (mention is not None and mention.form in NAMING) or is_day(document, token)


def _dated(document: Document, event: Event) -> Event:
    """The event with a time: its own, or about the day of publication where it is told as news."""
    if event.time is not None or event.pattern or event.modality not in HAPPENED:
        return event
    return replace(event, time=publication_time(document))
