"""What one report teaches, as ``prepare.py`` writes it and ``fit.py`` reads it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.finding.templates.casting import Place

__all__ = ["Example", "Phrase"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate: where it stands, and what the key says of it (-1: nothing)."""

    places: tuple[Place, ...]
    roles: tuple[bool, ...]
    is_place: bool
    types: tuple[bool, ...]
    effect: int
    confidence: int
    described: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One report: its windows of token ids, its phrases, its times (each with whether it dates an incident)."""

    windows: tuple[tuple[int, ...], ...]
    phrases: tuple[Phrase, ...]
    times: tuple[tuple[Place, bool], ...]
    told: tuple[bool, ...]
