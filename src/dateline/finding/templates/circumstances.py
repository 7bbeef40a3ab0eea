"""When and where an incident happened, how far it went, and what it did to its victims.

The encoder says how likely a time is the incident's and a noun phrase its place, and what was done to a victim
(``casting.py``). It reads small letters too, where names of places are hard to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from dateline.finding.events.whether.modality import modality_of
from dateline.finding.templates.casting import COLUMNS, Cast
from dateline.finding.templates.filling import Candidate, triggers
from dateline.finding.templates.nearness import Nearness
from dateline.finding.templates.scenes import find_day, find_scene
from dateline.reading.document import Document
from dateline.records import Span, Time
from dateline.tables import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Circumstances",
    "Effect",
    "Stage",
    "effect_on",
    "find_circumstances",
]

_words = partial(words, "finding", "circumstances")

Stage = Literal["accomplished", "threatened", "attempted"]
Effect = Literal["death", "injury", "no injury", "regained freedom"]
ACCOMPLISHED: Final = "accomplished"
# What the encoder's answers stand for, in their order.
EFFECTS: Final[tuple[Effect | None, ...]] = ("death", "injury", "no injury", "regained freedom", None)
FAR = 5  # steps up from a head to what was done


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of one incident: the time (its span None: some day up to the publication), the place's words, its country."""

    when: Time | None
    where: Span | None
    country: str | None
    stage: Stage


def find_circumstances(
    document: Document, kind: str, candidates: Sequence[Candidate], cast: Cast, near: Sequence[Span], is_only: bool
) -> Circumstances:
    """The circumstances of an incident of that type, in which those whom the spans name take part.

    What is said of the only incident of a report is its own wherever it stands; of several, each has what is nearest.
    """
    nearness = Nearness.of(document, near, is_only=is_only)
    where, country = find_scene(document, candidates, cast, nearness)
    return Circumstances(find_day(document, cast, nearness), where, country, _stage(document, kind, near))


def _stage(document: Document, kind: str, near: Sequence[Span]) -> Stage:
    """How far it went, by what governs the first word of the type in the first sentence that names who takes part.

    The encoder's own answer is left aside: it says "accomplished" of nearly every report.
    """
    first = min((span.start for span in near), default=-1)
    sentence = next((one for one in document.sentences if one.start_char <= first < one.end_char), None)
    if sentence is None:
        return "accomplished"
    said = {token.lower_ for token in sentence}
    stages: dict[str, Stage] = dict.fromkeys(_words("stage", "attempted"), "attempted")
    stages |= dict.fromkeys(_words("stage", "threatened"), "threatened")
    for token in sentence:
        if triggers().get(token.lower_) == kind and token.lower_ not in stages:
            modality, negated = modality_of(token, None)
            if modality in ("threatened", "planned"):
                return "threatened"
            is_undone = modality == "attempted" and not negated  # "stop the bombings" negates what goes on
            return "attempted" if is_undone or said & _words("stage", "undone") else ACCOMPLISHED
    return next((stages[token.lower_] for token in sentence if token.lower_ in stages), ACCOMPLISHED)


def effect_on(heads: Sequence[Token], cast: Cast, candidates: Sequence[int]) -> Effect | None:
    """What was done to those whom these heads of the candidates name, by the nearest word that governs one of them.

    Where no such word tells it, what the encoder says; None where the report does not tell.
    """
    lists = _effects()
    found: list[tuple[int, int, Effect]] = []
    for head in heads:
        here = head
        for step in range(FAR):
            beside = (child.lower_ for child in here.children if child.dep_ in ("acomp", "amod", "advmod"))
            near = {here.lower_, *beside}
            found += [(step, at, effect) for at, (effect, known) in enumerate(lists) if not near.isdisjoint(known)]
            if here.head.i == here.i:
                break
            here = here.head
    if found:
        return min(found)[2]
    return EFFECTS[int(np.argmax(cast.candidates[candidates][:, COLUMNS["effects"]].mean(axis=0)))]


@cache
def _effects() -> tuple[tuple[Effect, frozenset[str]], ...]:
    return tuple((effect, _words("effects", effect)) for effect in EFFECTS if effect is not None)
