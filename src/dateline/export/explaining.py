"""An event field by field: its value, the words it rests on, and how these led to it, in sentences.

The rules that fired stand in ``Event.because`` as codes ("frame:transitive"); a sentence ends with the code it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.wording import figure as words_for
from dateline.export.wording import says, source
from dateline.finding.events.tolls import tells_toll
from dateline.ontology import Ontology
from dateline.records import Event, MentionForm, Participant, Reading, Span

__all__ = ["Explained", "explain"]

YEAR = re.compile(r"\b[12]\d{3}\b")
EXAMPLES = re.compile(r"[.;](?: |$)")  # what stands between the examples of a frame
FORMS: dict[MentionForm, str] = {
    "name": "the words name it",
    "short": "the words are a short form of its name",
    "acronym": "the words are initials of its name",
    "demonym": "the words are what its people are called",
    "nominal": "the words are a common noun that means it here",
    "pronoun": "the words are a pronoun that takes it up",
}
SUPPORTS = {
    "acts": "says that it took place, and its subject does it",
    "suffers": "says that it took place, and its subject suffers it",
    "happens": "says that it took place",
}
# What a statement does by the words of its content, by the construction that tells it.
SPEECH = {
    "owed": "another has to do something",
    "owing": "another has to do something",
    "needful": "it is important that something be done",
    "missed": "another should have done otherwise",
    "judged": "somebody or something is called so",
    "called": "somebody or something is called so",
    "blamed": "another is to blame",
    "wronged": "another did wrong",
    "worked": "what another does is good or bad work",
    "careless": "another does not care",
    "unable": "another cannot do it",
    "measured": "another went too far, or not far enough",
    "wanted": "there should be such a thing",
    "no right": "another has no right to it",
    "lacks": "another lacks it",
    "esteemed": "the speaker esteems another",
    "distrusted": "the speaker does not esteem another",
    "displeased": "the speaker is not pleased with it",
    "unbearable": "it must not be borne",
    "denied": "what is held against the speaker or others is not so",
    "warned": "it will not be borne",
    "menaced": "harm will be done to another",
    "refused": "the speaker will not do it",
    "promised": "the speaker will do it",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A field of an event: what stands in it, the words that it rests on, and how these led to it."""

    field: str
    value: str
    words: Span | None = None
    how: tuple[str, ...] = ()


def explain(reading: Reading, event: Event, ontology: Ontology) -> Iterator[Explained]:
    """Every field that the event fills, in the order in which a person asks for them."""
    yield Explained("report", f"{reading.report.id} {reading.report.title or ''}".rstrip())
    told = " ".join(filter(None, [event.type, event.mode, *event.contexts]))
    yield Explained("type", told, event.trigger, tuple(_type(event)))
    yield Explained("modality", "did not happen" if event.negated else event.modality, None, tuple(_whether(event)))
    for at, each in enumerate(event.participants):
        stand = tuple(_stand(event, ontology)) if at == 0 else ()
        yield Explained(each.role, _who(reading, each), each.span, (*stand, _resolved(reading, each)))
    if event.place_span or event.place_id:
        yield _place(reading, event)
    if event.time:
        value = " ".join(filter(None, [event.time.edtf, event.time.duration]))
        yield Explained("time", value, event.time.span, tuple(_time(reading, event)))
    for figure in event.figures:
        part = ("part of another number, and not added to it",) if figure.within else ()
        told_in = next((span.quote for span in event.supports if figure.span in span), "")
        if "toll" in event.because and tells_toll(told_in):
            part = (*part, "another sentence tells the toll of what was told before (toll)")
        yield Explained("figure", words_for(figure), figure.span, part)
    for instrument in event.instruments:
        yield Explained("instrument", "", instrument)
    if event.target_type:
        yield Explained(
            "target", event.target_type, None, ("the words of whom or what it was done to are of that kind",)
        )
    if event.topic:
        yield Explained("topic", "", event.topic)
    yield _says(reading, event)


def _codes(event: Event, kind: str) -> Iterator[tuple[str, list[str]]]:
    """The codes of a kind, each with its parts."""
    return ((code, code.split(":", 2)) for code in event.because if code.split(":", 1)[0] == kind)


def _type(event: Event) -> Iterator[str]:
    """How the words led to the type."""
    for code, (_, kind, lemma) in _codes(event, "trigger"):
        yield f"“{lemma}” is a word for {kind} ({code})"
    for code, (_, rule, word) in _codes(event, "speech"):
        yield f"who says it does it with “{word}”: {SPEECH.get(rule, rule)} ({code})"
    for code, (_, kind, chance) in _codes(event, "model"):
        yield f"a network found {kind} there, and its answer is right with a chance of {chance} ({code})"
    for code, _ in _codes(event, "definite"):
        yield f"the article takes it for something told before ({code})"
    for code, _ in _codes(event, "alone"):
        yield f"a noun tells it, and nobody is named with it ({code})"
    for code, (_, chance) in _codes(event, "likely"):
        yield f"of events like it {float(chance):.0%} are right ({code})"


def _whether(event: Event) -> Iterator[str]:
    """Which words say that it is planned, possible or denied, or did not happen."""
    told = list(_codes(event, "modality"))
    for code, (_, kind, word) in told:
        yield f"“{word}” says that it {'did not happen' if kind == 'not' else f'is {kind}'} ({code})"
    if not told and (event.modality != "asserted" or event.negated):
        yield "the grammar of its clause says so"


def _stand(event: Event, ontology: Ontology) -> Iterator[str]:
    """How the sentence led to the sides."""
    for code, (_, name) in _codes(event, "frame"):
        frame = ontology.frames.get(name)
        yield (f"the sides stand as in “{EXAMPLES.split(frame.example)[0]}”" if frame else name) + f" ({code})"
    for code, (_, kind, word) in _codes(event, "support"):
        yield f"“{word}” {SUPPORTS[kind]} ({code})"
    for code, _ in _codes(event, "each other"):
        yield f"they did it to each other ({code})"


def _who(reading: Reading, each: Participant) -> str:
    """Who it is, and whether the registry knows them."""
    actor, body = reading.actor(each.actor_id), reading.actor(each.stands_for)
    if actor is None:
        return "nobody that could be named"
    known = "in the registry" if actor.registered else "known from this report"
    acts = f", for {body.id} {body.name}" if body and body.id != actor.id else ""
    return f"{actor.id} {actor.name} ({known}){acts}"


def _resolved(reading: Reading, each: Participant) -> str:
    """How the words led to an actor."""
    meant = [
        m for m in reading.mentions if m.actor_id in (each.actor_id, each.stands_for) and m.span.overlaps(each.span)
    ]
    if each.actor_id is None:
        return "no name in the words"
    if each.stands_for == each.actor_id:
        return "the words are of somebody who acts for it"
    if meant:
        return FORMS[meant[0].form]
    placed = any(place.span.overlaps(each.span) for place in reading.place_mentions)
    return "the words name a place of it" if placed else "the words around them tell whose they are"


def _place(reading: Reading, event: Event) -> Explained:
    place, span = reading.place(event.place_id), event.place_span
    value = f"{place.id} {place.name}, {place.country} ({place.precision})" if place else "not resolved"
    how = "the words name it" if place else "no list of places has the name"
    if span is not None and span == reading.report.dateline:
        how = "the report is filed from there"
    if code := next((code for code, _ in _codes(event, "where")), None):
        how = f"another sentence of the report tells it ({code})"
    return Explained("place", value, span, (how,))


def _time(reading: Reading, event: Event) -> Iterator[str]:
    """How the words led to a date."""
    published = reading.report.published
    if code := next((code for code, _ in _codes(event, "when")), None):
        yield f"another sentence of the report tells it ({code})"
    if event.time is not None and event.time.span is None:
        yield "no words tell it: about the day of publication"
    elif event.time is not None and event.time.span and not YEAR.search(event.time.span.quote) and published:
        yield f"counted from {published}, when the report was published, or from a date told before"


def _says(reading: Reading, event: Event) -> Explained:
    said = reading.attribution(event.attribution_id)
    if said is None:
        return Explained("says", reading.report.publisher or "the publisher", None, ("in its own voice",))
    return Explained("says", source(reading, said), said.cue, (f"told as {says(reading, said.id)}",))
