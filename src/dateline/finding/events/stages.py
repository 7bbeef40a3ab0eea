"""A case in court: its stages, of which each is an event of its own, and what a court holds: ``data/stages.yaml``."""

from __future__ import annotations

from dateline.ontology.reasons import lemmas
from dateline.records import Event
from dateline.tables import table, words

__all__ = ["at_other_stages", "hearings"]


def at_other_stages(first: Event, later: Event) -> bool:
    """Whether they are different stages of a case in court: who is charged is not yet convicted."""
    one, other = _stages(first), _stages(later)
    return bool(one and other) and one.isdisjoint(other)


def _stages(event: Event) -> set[str]:
    told = set(lemmas(event))
    return {stage for stage, listed in table("finding", "stages")["stages"].items() if not told.isdisjoint(listed)}


def hearings() -> frozenset[str]:
    """The words of the ontology for what a court holds."""
    return words("finding", "stages", "held")
