"""What can happen: PLOVER's types, modes and contexts, the words that tell them, and the crosswalks, all as data."""

from __future__ import annotations

from dateline.ontology.loader import Ontology
from dateline.ontology.phrases import Phrases
from dateline.ontology.terms import (
    Context,
    EventType,
    Frame,
    Instrument,
    Mode,
    Need,
    Support,
    TargetType,
    Trigger,
)

__all__ = [
    "Context",
    "EventType",
    "Frame",
    "Instrument",
    "Mode",
    "Need",
    "Ontology",
    "Phrases",
    "Support",
    "TargetType",
    "Trigger",
]
