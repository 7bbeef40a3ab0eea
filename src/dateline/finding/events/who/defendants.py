"""Of whom a court's hearing is where its own sentence does not say: whoever was last charged, held or on trial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dateline.finding.events.stages import hearings
from dateline.ontology.reasons import lemmas
from dateline.records import Event, Participant

__all__ = ["with_defendant"]

NEAR = 800  # characters: some three paragraphs, beyond which another case may have come between
# What is done to a defendant, by type and mode; and what he does himself.
SUFFERED = frozenset({("ACCUSE", "allege"), ("COERCE", "arrest"), ("SANCTION", "convict")})
OWNED = "trigger:CONCEDE:plead"


def with_defendant(event: Event, before: Sequence[Event], beside: Sequence[Event]) -> Event:
    """A hearing that names nobody, of the one person whom a sentence shortly before told to be charged: "Ade Bello was
    charged with theft. His sentencing", "The trial is set for May". ``beside`` are the events of its own sentence."""
    if hearings().isdisjoint(lemmas(event)) or any(item.role == "recipient" for item in event.participants):
        return event
    for earlier in chain(reversed(beside), reversed(before)):
        if event.trigger.start - earlier.trigger.end > NEAR:
            return event
        charged = _charged(earlier)
        if charged:
            return replace(event, participants=(*event.participants, *charged)) if len(charged) == 1 else event
    return event


def _charged(event: Event) -> list[Participant]:
    """Who is on trial in what an event tells, as a recipient."""
    if event.negated or event.pattern:
        return []
    if any(reason.startswith(OWNED) for reason in event.because):
        return [replace(item, role="recipient") for item in event.participants if item.role == "actor"]
    if (event.type, event.mode) not in SUFFERED:
        return []
    return [item for item in event.participants if item.role == "recipient" and (item.actor_id or item.sector)]
