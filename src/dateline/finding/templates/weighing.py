"""What signs say together, in log-odds, by the weights of ``data/scenes.yaml`` (``training/incidents/scenes.py``)."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.tables import table

__all__ = ["Signs", "weighed"]

Signs = dict[str, float]


def weighed(what: str, signs: Mapping[str, float]) -> float:
    """The log-odds that a day, a place or a country is the incident's; a sign without a weight says nothing."""
    weights = table("finding", "scenes")[what]
    return float(weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items()))
