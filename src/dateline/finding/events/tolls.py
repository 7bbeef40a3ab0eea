"""Later tolls of an act of violence, in sentences that name no act: "The toll rose to 21, a doctor said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.reading.stretches import beginning_in
from dateline.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

__all__ = ["lay_toll", "tells_toll"]

TOLL = re.compile(r"\btolls?\b|\bnumber of (?:the |people )?(?:dead|deaths|killed|wounded|injured|victims)\b")
COUNTED = frozenset({"killed", "injured", "missing"})
CALAMITIES = frozenset({"disaster", "disease"})  # contexts of what else takes a toll


def lay_toll(
    document: Document, ontology: Ontology, sentence: TokenSpan, told: Sequence[Event], before: list[Event]
) -> None:
    """Lay the toll of a sentence that tells no act of violence to the last that was told before it."""
    if not tells_toll(sentence.text) or any(event.type == "ASSAULT" for event in told):
        return
    tolls = beginning_in(document.figures, sentence.start_char, sentence.end_char)
    figures = tuple(figure for figure in tolls if figure.kind in COUNTED)
    about = {name for _, _, name in ontology.context_phrases.find(document.words_of(sentence))}
    at = next((at for at in reversed(range(len(before))) if _has_victims(before[at])), None)
    if not figures or at is None or about & CALAMITIES:
        return
    support = document.sentence_of(figures[0].span)
    event = before[at]
    before[at] = replace(
        event, figures=event.figures + figures, supports=(*event.supports, support), because=(*event.because, "toll")
    )


def tells_toll(sentence: str) -> bool:
    """Whether a sentence speaks of a toll, or of the number of those killed or hurt."""
    told = sentence.lower()
    return ("toll" in told or "number of" in told) and TOLL.search(told) is not None


def _has_victims(event: Event) -> bool:
    """Whether it is an act of violence told as one that happened, of whose victims some are counted."""
    if event.type != "ASSAULT" or event.negated or event.pattern or event.modality not in ("asserted", "possible"):
        return False
    return any(figure.kind in COUNTED and not figure.within for figure in event.figures)
