"""Deeds of speech that no trigger tells: what a statement demands, blames, praises, denies or vows by its content.

The statements are those of ``finding/attributions``, with their sources resolved. Where a word of ``data/speech.yaml``
stands in a content in a construction that says something of somebody, the source does it: "Okoro said that the council
must pay" is a demand of Okoro's. Of statements within each other the innermost does it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from dateline.finding.events.setting.particulars import find_time
from dateline.finding.events.speech.conduct import conduct
from dateline.finding.events.speech.deed import SPEECH, Deed
from dateline.finding.events.speech.demands import demands
from dateline.finding.events.speech.denials import denials
from dateline.finding.events.speech.judgements import judgements
from dateline.finding.events.speech.speaking import OTHERS, Speaker, speaker_of
from dateline.finding.events.speech.vows import vows
from dateline.finding.events.speech.words import speech_words
from dateline.finding.grammar.cues import cue_words
from dateline.reading.document import Document
from dateline.reading.parse.labels import SUBJECTS
from dateline.records import Attribution, Event, Span, Time, identify

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["add_speech"]

ASKED = frozenset({"REQUEST", "APPEAL"})
PRONOUNS = OTHERS | {"who"}  # which may be of the speaker


def add_speech(
    document: Document, told_in: Sequence[tuple[TokenSpan, list[Event]]], statements: Sequence[Attribution]
) -> None:
    """Add to the events of each sentence what the statements do in it, where none of them tells it already."""
    said = _said_at(document, statements)
    if not said:
        return
    speakers: dict[str, Speaker | None] = {}
    words = sorted(said)
    for sentence, told in told_in:
        for at in words[bisect_left(words, sentence.start) : bisect_left(words, sentence.end)]:
            statement = said[at]
            if statement.id not in speakers:
                speakers[statement.id] = speaker_of(document, statement)
            if (speaker := speakers[statement.id]) is not None:
                for deed in _deeds(document, speaker, document.doc[at]):
                    _tell(told, _event(document, sentence, speaker, deed), statement)


def _said_at(document: Document, statements: Sequence[Attribution]) -> dict[int, Attribution]:
    """By token, for the words that can do something, the smallest statement that it stands in."""
    if not statements:
        return {}
    forms, known = document.doc.to_array("LOWER").tolist(), _forms()
    places = [(at, document.doc[at].idx) for at, form in enumerate(forms) if form in known]
    starts = [start for _, start in places]
    found: dict[int, tuple[int, Attribution]] = {}
    for statement in statements if places else ():
        size = sum(piece.end - piece.start for piece in statement.content)
        for piece in statement.content:
            for at, _ in places[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
                if at not in found or size < found[at][0]:
                    found[at] = (size, statement)
    return {at: statement for at, (_, statement) in found.items()}


@cache
def _forms() -> frozenset[int]:
    """The words to look out for, by the numbers that spaCy gives to words."""
    from spacy.strings import get_string_id

    return frozenset(map(get_string_id, speech_words().all))


def _deeds(document: Document, speaker: Speaker, word: Token) -> Iterator[Deed]:
    """What a word of a statement does, unless somebody else is told to say it."""
    found = chain.from_iterable(find(document, speaker, word) for find in (demands, judgements, conduct, vows, denials))
    return (deed for deed in found if not _is_of_another(document, speaker, deed.word))


def _event(document: Document, sentence: TokenSpan, speaker: Speaker, deed: Deed) -> Event:
    span = document.span(deed.word, deed.word)
    return Event(
        identify("event", document.report.id, deed.type, span.start, span.end),
        deed.type,
        span,
        (document.sentence_of(span),),
        (speaker.actor, *deed.about),
        mode=deed.mode,
        time=_time(document, sentence, speaker.said, deed.type),
        because=(f"{SPEECH}{deed.rule}:{deed.word.lower_}",),
    )


def _time(document: Document, sentence: TokenSpan, said: Attribution, type: str) -> Time | None:
    """When it was said, where the sentence tells it."""
    cue = document.tokens_of(said.cue) if said.cue is not None else None
    if cue is None or not sentence.start <= cue.root.i < sentence.end:
        return None
    return find_time(document, cue.root, None, sentence, type)


def _tell(told: list[Event], event: Event, statement: Attribution) -> None:
    """Add the event to those of its sentence, unless one tells it already; a refusal takes the place of what the same
    word tells as not done: "would not accept"."""
    if _is_aimed(event):  # "problems should be solved, and Chad must act"
        told[:] = [other for other in told if not (_is_spoken(other) and _is_vaguer(other, event))]
    if any(_is_told(event, other, statement) for other in told):
        return
    if event.type == "REJECT":
        told[:] = [other for other in told if not (other.trigger == event.trigger and other.negated)]
    if not any(other.trigger == event.trigger for other in told):
        told.append(event)


def _is_told(event: Event, other: Event, statement: Attribution) -> bool:
    """Whether another event of the sentence tells the same: the same type, and no other sides.

    One that nobody is named to suffer tells it where its word belongs to the statement, and not to what the same
    speaker did beside: "proposed a law and said that the governor must resign".
    """
    if event.type != other.type and not {event.type, other.type} <= ASKED:
        return False
    if _is_aimed(event) and not _is_aimed(other) and not _is_of(other.trigger, statement):
        return False
    for role in ("actor", "recipient"):
        one, two = (
            {item.actor_id or item.span.quote.lower() for item in each.participants if item.role == role}
            for each in (event, other)
        )
        if one and two and one.isdisjoint(two):
            return False
    return True


def _is_of_another(document: Document, speaker: Speaker, word: Token) -> bool:
    """Whether somebody else is told to say it: "Chad says that it is ready", as Bello said."""
    above = word
    while above.head != above:
        clause, above = above, above.head
        if clause.dep_ == "ccomp" and cue_words().says(above.lower_):
            told_by = [child for child in above.lefts if child.dep_ in SUBJECTS]
            return bool(told_by) and not any(_is_speaker(document, speaker, one) for one in told_by)
    return False


def _is_speaker(document: Document, speaker: Speaker, subject: Token) -> bool:
    return speaker.is_meant(document, subject) or subject.lower_ in PRONOUNS or document.actor_at(subject) is None


def _is_spoken(event: Event) -> bool:
    return event.because[0].startswith(SPEECH)


def _is_vaguer(other: Event, event: Event) -> bool:
    """Whether an event tells of the same deed of the same source only that it was done, and to nobody."""
    return other.type == event.type and not _is_aimed(other) and other.participants[0] == event.participants[0]


def _is_aimed(event: Event) -> bool:
    return any(item.role == "recipient" for item in event.participants)


def _is_of(word: Span, statement: Attribution) -> bool:
    """Whether a word stands in the cue or the content of a statement."""
    pieces = (*statement.content, *([statement.cue] if statement.cue is not None else []))
    return any(piece.start <= word.start < piece.end for piece in pieces)
