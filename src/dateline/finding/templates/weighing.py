"""What signs say together, in log-odds, by the weights of ``data/scenes.yaml`` (``training/incidents/scenes.py``)."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.tables import table

__all__ = ["Signs", "summed", "weighed"]

Signs = dict[str, float]


def weighed(what: str, signs: Mapping[str, float]) -> float:
    """The log-odds that a day, a place or a country is the incident's; a sign without a weight says nothing."""
    return summed(table("finding", "scenes")[what], signs)


def summed(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The log-odds by weights that are given."""
    return float(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items()))
