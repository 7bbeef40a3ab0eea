"""Stages of a case in court, of which each is an event of its own: ``data/stages.yaml``."""

from __future__ import annotations

from dateline.records import Event
from dateline.tables import table

__all__ = ["at_other_stages"]


def at_other_stages(first: Event, later: Event) -> bool:
    """Whether they are different stages of a case in court: who is charged is not yet convicted."""
    one, other = _stages(first), _stages(later)
    return bool(one and other) and one.isdisjoint(other)


def _stages(event: Event) -> set[str]:
    told = {reason.rpartition(":")[2] for reason in event.because if reason.startswith("trigger:")}
    return {stage for stage, words in table("finding", "stages").items() if not told.isdisjoint(words)}
