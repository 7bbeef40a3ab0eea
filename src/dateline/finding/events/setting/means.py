"""With what an act was done, at what it was aimed, how many it struck and what it is about, by its sentence's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.finding.grammar.clauses import prepositional
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.reading.stretches import beginning_in
from dateline.records import Event, Figure, Participant, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = ["by_means", "contexts_of", "figures_of", "instruments_of", "is_arms", "target_of", "who_sent"]

EXPLOSIVE = frozenset({"explosives", "heavy-weapons", "suicide-attack"})  # modes of what goes off
UNMANNED = "drone"  # an instrument that flies and is nobody, unlike "two jets"
VERBS = frozenset({"VB", "VBP", "VBZ"})  # "will storm the palace" tells of no storm
# Words of contexts that as verbs have another sense.
NOUNS = frozenset({"bank", "bill", "drill", "film", "land", "market", "mine", "ship", "space", "storm", "strike"})
SCENES = frozenset({"bank", "market", "markets", "school", "schools", "strike", "strikes"})
# Of two modes that the arms of a sentence point to the first is told, the other only its means.
OVER = (("suicide-attack", "explosives"), ("assassinate", "firearms"), ("air", "heavy-weapons"))
# Modes of verbs that do not tell by which arms, and the mode that the arms may tell in their stead.
WIDER = {"explosives": "suicide-attack", "heavy-weapons": "air", "firearms": "crowd-control"}
SENT = frozenset({"launched", "fired", "operated", "flown", "sent", "planted", "laid", "dropped", "driven"})


def contexts_of(
    ontology: Ontology, sentence: TokenSpan, words: Sequence[str], violent: bool = False
) -> tuple[str, ...]:
    """What the words of a sentence are about; where ``violent``, a market is a scene and a strike no labour's."""
    found = ontology.context_phrases.find(words)
    told = (
        name
        for at, end, name in found
        if name
        and not (words[at] in NOUNS and sentence[at].tag_ in VERBS)
        and not (violent and end == at + 1 and words[at] in SCENES)
    )
    return tuple(dict.fromkeys(told))


def instruments_of(
    document: Document, ontology: Ontology, sentence: TokenSpan, words: Sequence[str]
) -> tuple[Span, ...]:
    """The words of a sentence that tell with what something was done."""
    found = ontology.instrument_phrases.find(words)
    return tuple(document.span(sentence[first], sentence[after - 1]) for first, after, _ in found)


def figures_of(document: Document, ontology: Ontology, kind: str, sentence: TokenSpan) -> tuple[Figure, ...]:
    """The numbers of a sentence that an event of the type may have."""
    kinds = COUNTED.get(ontology.root(kind), frozenset())
    told = beginning_in(document.figures, sentence.start_char, sentence.end_char)
    return tuple(figure for figure in told if figure.kind in kinds)


COUNTED = {
    "ASSAULT": frozenset({"killed", "injured", "abducted", "captured", "missing", "displaced"}),
    "COERCE": frozenset({"arrested", "captured", "killed", "injured", "displaced", "sentenced"}),
    "PROTEST": frozenset({"participants", "arrested", "injured", "killed"}),
    "AID": frozenset({"money", "released", "displaced"}),  # "rescued 23 women", "evacuated 3,000"
    "REQUEST": frozenset({"money"}),  # a ransom
    "AGREE": frozenset({"money"}),  # "pledged $5m in aid"
    "SANCTION": frozenset({"money", "sentenced"}),
    "RETREAT": frozenset({"released"}),
}


def target_of(participants: Sequence[Participant], ontology: Ontology) -> str | None:
    """What kind of people or things was aimed at, from the words of the recipients."""
    for item in participants:
        if item.role == "recipient":
            words = item.span.quote.lower().split()
            for _, _, name in ontology.target_phrases.find(words):
                return name
    return None


def by_means(event: Event, ontology: Ontology) -> Event:
    """The act of violence with the mode that its means point to, where its words tell none and all point to one."""
    if ontology.root(event.type) != "ASSAULT" or not event.instruments or event.mode not in (None, *WIDER):
        return event
    modes = {mode for span in event.instruments for mode in _modes(span, ontology)}
    for told, means in OVER:
        if told in modes:
            modes.discard(means)
    if event.mode is not None:  # "a suicide bomber blew up a car", "warplanes pounded it", "fired water cannon"
        nearer = WIDER[event.mode]
        return replace(event, mode=nearer) if nearer in modes and event.mode not in modes else event
    return replace(event, mode=modes.pop()) if len(modes) == 1 else event


def _modes(span: Span, ontology: Ontology) -> Iterator[str]:
    for _, _, tool in ontology.instrument_phrases.find(span.quote.lower().split()):
        if mode := ontology.instruments[tool].mode:
            yield mode


def is_arms(document: Document, ontology: Ontology, item: Participant) -> bool:
    """Whether a participant is only what struck: "the blast of an improvised device", "hit by rocket fire"."""
    actor = document.actors.get(item.actor_id or "")
    words = item.span.quote.lower().split()
    if actor is not None and (actor.registered or actor.kind == "person"):
        return False
    tools = [tool for _, end, tool in ontology.instrument_phrases.find(words) if end == len(words)]
    if item.sector is not None:
        return item.role == "actor" and item.actor_id is None and UNMANNED in tools
    return any(ontology.instruments[tool].mode in EXPLOSIVE for tool in tools)


def who_sent(document: Document, arms: Span) -> list[Token]:
    """Who is told to have set going what struck: "a drone launched by rebels hit the depot"."""
    covered = document.tokens_of(arms)
    sent = [child for child in covered.root.rights if child.dep_ == "acl" and child.lower_ in SENT] if covered else []
    return [token for verb in sent for token in prepositional(verb, "by")]
