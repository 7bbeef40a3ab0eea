"""What an event that was found shows of itself, as named signs: its word, what stands around it, who takes part.

They are what ``likelihood.py`` weighs. The training program and the finder both come through here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.events.whether.deeds import MISHAPS
from dateline.finding.grammar.clauses import objects, subjects
from dateline.reading.document import Document
from dateline.records import Event, Participant
from dateline.tables import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["SECTION", "Forms", "signs", "telling"]

NEAR = 3  # words before and after that are signs by themselves
PIECES = 6  # classes of a sentence's length, of eight words each; the last has all longer ones
SHARES = 5  # classes of how many of a sentence's words open with a capital, as a headline's do
FEWEST, LEAST = 3, 0.02  # how many words of a section, and which share of all, make a report one of it
SECTION = "section="  # opens the sign of a section
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "them", "him", "us", "me", "her", "who"])


@dataclass(frozen=True, slots=True)
class Forms:
    """The tokens of a report: as they are written, in lower case, and whether they open with a capital."""

    words: list[str]
    lower: list[str]
    titles: list[int]
    mishap: bool  # whether it tells anywhere of what nobody meant
    sections: tuple[str, ...]  # "sport", "shows": where deeds are told in words of violence without being any

    @classmethod
    def of(cls, doc: Doc) -> Forms:
        """All at once, since making token objects costs more than what is asked of them."""
        strings = doc.vocab.strings
        columns = doc.to_array(["ORTH", "LOWER", "IS_TITLE"])
        words, lower = ([strings[form] for form in columns[:, at].tolist()] for at in (0, 1))
        return cls(words, lower, columns[:, 2].tolist(), not MISHAPS.isdisjoint(lower), _sections(lower))


def telling(document: Document, event: Event) -> Token | None:
    """The word that tells the event; of several the one on which the others hang."""
    words = document.tokens_of(event.trigger)
    return words.root if words is not None else None


def signs(document: Document, forms: Forms, event: Event, token: Token) -> list[str]:
    """The signs of an event that ``token`` tells, in no order that matters; one may come twice."""
    return [
        *_of_rules(event),
        *_of_word(event, token),
        *_beside(document, token),
        *_of_arguments(document, event.type, token),
        *_of_participants(document, event),
        *_around(forms, event.type, token),
    ]


def _of_rules(event: Event) -> Iterator[str]:
    """What the rules made of it: type, mode, the ontology's word and frame, what carries the word."""
    yield f"type={event.type}"
    yield f"mode={event.type}/{event.mode}"
    for reason in event.because:
        kind, _, rest = reason.partition(":")
        if kind == "trigger":
            yield f"word={rest}"
        elif kind == "modality":
            continue  # its word says no more than the modality does
        elif kind == "model":
            yield kind
        else:
            yield reason
            yield f"{kind}:{rest.partition(':')[0]}"
    yield f"modality={event.modality}"
    yield f"negated={event.negated}"
    yield f"pattern={event.pattern}"
    yield f"dated={event.time is not None}"
    yield f"placed={event.place_id is not None}"
    yield f"counted={bool(event.figures)}"
    yield f"armed={bool(event.instruments)}"


def _of_word(event: Event, token: Token) -> Iterator[str]:
    yield f"form={token.lower_}"
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"tag-dep={token.tag_}{token.dep_}"
    yield f"type-tag={event.type}{token.tag_}"
    if token.head != token:
        yield f"head={token.head.lower_}"
        yield f"head-tag={token.dep_}{token.head.tag_}"


def _beside(document: Document, token: Token) -> Iterator[str]:
    """What hangs on the word, and on its prepositions."""
    for child in token.children:
        if child.dep_ == "punct":
            continue
        yield f"child={child.dep_}"
        yield f"child={child.dep_}:{child.lower_}"
        if child.dep_ in ARGUMENTS:
            yield f"child-kind={child.dep_}:{_kind(document, child)}"
        if child.dep_ in ("prep", "agent"):
            for below in child.children:
                if below.dep_ == "pobj":
                    yield f"prep={child.lower_}:{below.lower_}"
                    yield f"prep-kind={child.lower_}:{_kind(document, below)}"


def _of_arguments(document: Document, type: str, token: Token) -> Iterator[str]:
    for name, found in (("subject", subjects(token)), ("object", objects(token))):
        for one in found:
            kind = _kind(document, one)
            yield f"{name}={one.lower_}"
            yield f"{name}-kind={kind}"
            yield f"{name}-type={type}:{kind}"


def _kind(document: Document, token: Token) -> str:
    """What sort of thing a noun stands for, as far as the reading knows."""
    if token.tag_ in ("PRP", "PRP$"):
        return token.lower_
    if (actor := document.actor_at(token)) is not None:
        return f"actor:{actor.kind}"
    if document.place_at(token) is not None:
        return "place"
    if document.time_at(token) is not None:
        return "time"
    return "name" if token.tag_.startswith("NNP") else token.tag_


def _of_participants(document: Document, event: Event) -> Iterator[str]:
    count = {"actor": 0, "recipient": 0}
    for item in event.participants:
        if item.role in count:
            count[item.role] += 1
        kind = _standing(document, item)
        yield f"{item.role}={kind}"
        yield f"{item.role}-type={event.type}:{kind}"
        yield f"{item.role}-sector={item.sector}"
        yield f"{item.role}-type-sector={event.type}:{item.sector}"
        yield f"{item.role}-ends={item.span.quote.split()[-1].lower()}"
        actor = document.actors.get(item.actor_id or "")
        if actor is not None:
            yield f"{item.role}-registered={actor.registered}"
            yield f"{item.role}-country={actor.country is not None}"
    resolved = {item.actor_id for item in event.participants if item.actor_id in document.actors}
    countries = {item.country for item in event.participants if item.country}
    for name, some in (("resolved", resolved), ("countries", countries)):
        yield f"{name}={min(len(some), 2)}"
        yield f"{name}-type={event.type}:{min(len(some), 2)}"
    for role, many in count.items():
        yield f"{role}s={min(many, 2)}"
        yield f"{role}s-type={event.type}:{min(many, 1)}"


def _standing(document: Document, item: Participant) -> str:
    actor = document.actors.get(item.actor_id or "")
    if actor is not None:
        return actor.kind
    return "pronoun" if item.span.quote.lower() in PRONOUNS else "plain"


def _around(forms: Forms, type: str, token: Token) -> Iterator[str]:
    """The sentence: how long, how many capitals, whether quoted; and the words nearest to the one that tells."""
    sentence, here = token.sent, token.i
    first, after = sentence.start, sentence.end
    yield f"length={min(PIECES, (after - first) // 8)}"
    yield f"capitals={SHARES * sum(forms.titles[first:after]) // (after - first)}"
    yield f"quoted={not QUOTES.isdisjoint(forms.words[first:after])}"
    yield f"ends={forms.words[after - 1]}"
    yield f"opens={first == 0}"
    yield f"mishap={type}:{forms.mishap}"
    for section in forms.sections:
        yield f"{SECTION}{section}"
    for at in range(max(first, here - NEAR), min(after, here + NEAR + 1)):
        if at != here:
            yield f"near={forms.lower[at]}"
    yield f"before={forms.lower[here - 1] if here > first else '^'}"
    yield f"after={forms.lower[here + 1] if here + 1 < after else '$'}"


def _sections(lower: Sequence[str]) -> tuple[str, ...]:
    """The sections of a newspaper of which enough of a report's words are."""
    named = []
    for name in table("finding", "sections"):
        own = words("finding", "sections", name)
        told = [word for word in lower if word in own]
        if len(set(told)) >= FEWEST and len(told) >= LEAST * len(lower):
            named.append(name)
    return tuple(named)
