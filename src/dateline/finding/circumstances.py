"""When and where an incident happened, how far it went, what it did to its victims, and how surely a body did it.

The words near the act decide, so that it holds in a text of small letters too: the sentences that name who and what
takes part, those that also hold a word of the incident's type first.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.finding.filling import triggers
from dateline.reading.document import Document
from dateline.reading.numbers import find_numbers, split_words
from dateline.records import Span, Time
from dateline.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

__all__ = [
    "Circumstances",
    "Confidence",
    "Effect",
    "Stage",
    "confidence_of",
    "effect_on",
    "find_circumstances",
    "number_of",
]

Stage = Literal["accomplished", "attempted", "threatened"]
Effect = Literal["death", "injury", "no injury", "regained freedom"]
Confidence = Literal[
    "reported as fact", "claimed or admitted", "suspected or accused by authorities", "suspected or accused", "possible"
]
FAR = 5  # steps up the tree from a victim to the word that tells what was done: "the bodies of two of the peasants"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of one incident: the time (its span None: some day up to the publication), the place's words, its country."""

    when: Time | None
    where: Span | None
    country: str | None
    stage: Stage


def find_circumstances(document: Document, kind: str, spans: Iterable[Span]) -> Circumstances:
    """The circumstances of an incident of that type in which what the spans name takes part."""
    near = _sentences(document, kind, list(spans))
    where, country = _place(document, near)
    return Circumstances(_time(document, near), where, country, _stage(near))


def _sentences(document: Document, kind: str, spans: Sequence[Span]) -> list[TokenSpan]:
    """The sentences from the likeliest to tell the incident to the least."""

    def weight(sentence: TokenSpan) -> tuple[int, int]:
        named = sum(sentence.start_char <= span.start < sentence.end_char for span in spans)
        acts = any(triggers().get(token.lower_) == kind for token in sentence)
        return (-(min(named, 2) + acts), sentence.start)

    return sorted(document.sentences, key=weight)


def _time(document: Document, near: Sequence[TokenSpan]) -> Time | None:
    """The first day that the first sentences tell; else any up to the day of publication."""
    published = document.report.published
    for sentence in near[:2]:
        for time in document.times:
            if time.span is None or not sentence.start_char <= time.span.start < sentence.end_char:
                continue
            days = _DAY.findall(time.edtf or "")
            if len(days[:1]) == 1 and len(days[0]) == 10 and not (published and days[0] > published[:10]):
                return Time("/".join(dict.fromkeys(days)), time.span)
    return Time(f"../{published[:10]}") if published else None


def _place(document: Document, near: Sequence[TokenSpan]) -> tuple[Span | None, str | None]:
    """The first place of the first sentences that is no country, and its country or that of the dateline."""
    dateline = document.report.dateline
    found = [mention for mention in document.place_mentions if mention.span != dateline]
    filed = next((document.places[m.place_id] for m in document.place_mentions if m.place_id), None)
    country = filed.country if filed else None
    for sentence in near[:2]:
        for mention in found:
            place = document.places.get(mention.place_id or "")
            if sentence.start_char <= mention.span.start < sentence.end_char and len(mention.span.quote) > 3:
                if place is not None and place.precision == "country":
                    country = place.country
                    continue
                return mention.span, place.country if place and place.country else country
    return None, country


def _stage(near: Sequence[TokenSpan]) -> Stage:
    words = {token.lower_ for token in near[0]} if near else set()
    lists = _lists()["stage"]
    if words & lists["attempted"]:
        return "attempted"
    return "threatened" if words & lists["threatened"] else "accomplished"


@functools.cache
def _lists() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        name: {kind: frozenset(words) for kind, words in kinds.items()}
        for name, kinds in table("finding", "circumstances").items()
    }


def effect_on(heads: Sequence[Token]) -> Effect | None:
    """What was done to the one whom these tokens name, from the nearest word that governs one of them and tells it."""
    lists = _lists()["effects"]
    found: list[tuple[int, int, str]] = []
    for head in heads:
        here = head
        for step in range(FAR):
            words = {
                here.lower_,
                *(child.lower_ for child in here.children if child.dep_ in ("acomp", "amod", "advmod")),
            }
            found += [(step, number, kind) for number, kind in enumerate(lists) if words & lists[kind]]
            if here.head.i == here.i:
                break
            here = here.head
    effects: dict[str, Effect] = {
        "death": "death", "injury": "injury", "no injury": "no injury", "regained freedom": "regained freedom",
    }  # fmt: skip
    return effects[min(found)[2]] if found else None


def number_of(heads: Sequence[Token]) -> tuple[float, float | None] | None:
    """How many these tokens name: (1, 1) for one, (14, 14) for "14 soldiers", (2, None) for a plural of no number."""
    for head in heads:
        first = max(head.left_edge.i, head.i - FAR)
        for number in find_numbers(split_words(head.doc[first : head.i].text)):
            if number.low is not None:
                return number.low, number.high
    many = any(head.tag_ in ("NNS", "NNPS") for head in heads)
    return (2, None) if many else (1, 1)


def confidence_of(heads: Sequence[Token]) -> Confidence:
    """How surely the body that these tokens name did it, by the words of the sentences that name it."""
    lists = _lists()["confidence"]
    words = {token.lower_ for head in heads for token in head.sent}
    if "responsibility" in words and words & lists["claimed or admitted"]:
        return "claimed or admitted"
    if words & lists["suspected or accused"]:
        officials = words & lists["suspected or accused by authorities"]
        return "suspected or accused by authorities" if officials else "suspected or accused"
    return "possible" if words & lists["possible"] else "reported as fact"
