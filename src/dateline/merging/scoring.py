"""How likely two tellings are one happening, with the reasons, the weightiest first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from dateline.merging.evidence import evidence
from dateline.merging.happening import Happening
from dateline.tables import table

__all__ = ["Comparison", "compare", "log_odds"]

TELLING = 0.2  # log-odds: evidence that moves them by less is no reason to give a person
SLOWEST = 12.0  # log-odds beyond which a probability is 0 or 1 to the sixth digit


@dataclass(frozen=True, slots=True)
class Comparison:
    """The probability that two tellings are one happening, and what speaks for and against it."""

    score: float
    because: tuple[str, ...]


def compare(one: Happening, other: Happening) -> Comparison | None:
    """The comparison of two tellings; None for two that can never be one: of one report, or of different families."""
    if one.report_id == other.report_id or one.family != other.family:
        return None
    weights = _weights(one.family)
    found = [(weights.get(each.name, 0.0) * each.value, each.reason) for each in evidence(one, other)]
    score = _probability(weights["bias"] + sum(weight for weight, _ in found))
    ranked = sorted(found, key=lambda pair: (-abs(pair[0]), pair[1]))
    reasons = (f"{'+' if weight > 0 else '-'} {why}" for weight, why in ranked if why and abs(weight) >= TELLING)
    return Comparison(round(score, 4), tuple(reasons))


def log_odds(score: float) -> float:
    """A probability as log-odds."""
    return math.log(max(score, 1e-5) / max(1 - score, 1e-5))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-SLOWEST, min(SLOWEST, odds))))


@cache
def _weights(family: str) -> dict[str, float]:
    known = table("merging", "weights_violence" if family == "violence" else "weights_other")
    return {name: float(value) for name, value in known.items()}
