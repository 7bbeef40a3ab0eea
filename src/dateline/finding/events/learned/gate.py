"""Weighs what speaks for an event that the network proposes: a chance that it is right, and the bar it must pass.

The network always answers, whether anything happens between the two or not. The weights and the bar are those of
``data/gate.yaml``, which says what they were fitted on and how well they do.
"""

from __future__ import annotations

import functools
import math
from dataclasses import astuple, dataclass, fields

from dateline.tables import table

__all__ = ["Gate", "Signs"]


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an event or against it."""

    sure: float  # log-odds of the type
    governs: bool  # a word that the ontology lists for the type stands between the two in the sentence's tree


@dataclass(frozen=True, slots=True)
class Gate:
    """A logistic model over the signs."""

    weights: tuple[float, ...]
    offset: float
    bar: float

    @classmethod
    @functools.cache
    def load(cls) -> Gate:
        """The weights that the package ships."""
        stored = table("finding", "gate")
        return cls(tuple(stored["weights"][field.name] for field in fields(Signs)), stored["offset"], stored["bar"])

    def chance(self, signs: Signs) -> float:
        """How likely the event is right, as the texts that it was fitted on have it."""
        weighed = sum(weight * float(sign) for weight, sign in zip(self.weights, astuple(signs), strict=True))
        return 1 / (1 + math.exp(-weighed - self.offset))
