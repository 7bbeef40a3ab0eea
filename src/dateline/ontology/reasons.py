"""What the reasons of an event say of the words that told it."""

from __future__ import annotations

from dateline.records import Event

__all__ = ["lemmas"]


def lemmas(event: Event) -> tuple[str, ...]:
    """The words of the ontology that told an event, in order: "kill" of the reason "trigger:ASSAULT:kill"."""
    return tuple(reason.split(":", 2)[2] for reason in event.because if reason.startswith("trigger:"))
