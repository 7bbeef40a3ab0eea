"""How likely an event that was found is right, by what readers said of thousands of others.

A word has many senses and a parse many faults: of what the rules and the network find in running news, two lines in
five are wrong. A logistic model over the signs of ``event_signs.py`` knows much of it: what it takes to be wrong is
not told, and what stays doubtful says so in ``because`` ("likely:0.52"). ``training/likelihood.py`` fits the weights
to events that were judged one by one by reading their sentences.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources

import numpy as np

from dateline.finding.event_signs import Forms, signs, telling
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.records import Event

__all__ = ["SEPARATOR", "Likelihood", "likely"]

SEPARATOR = "\0"  # between the names of signs in the file of weights; a sign may hold a line break
SURE = 0.7  # from this chance on an event is told without a word about its chance


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A logistic model: the weights of signs, an offset, and the chance below which nothing is told."""

    weights: Mapping[str, float]
    offset: float
    bar: float

    @classmethod
    @functools.cache
    def load(cls) -> Likelihood:
        """The weights that the package ships."""
        path = resources.files("dateline.finding").joinpath("data/likelihood.npz")
        with path.open("rb") as file, np.load(file) as stored:
            names = bytes(stored["names"]).decode().split(SEPARATOR)
            weights = stored["weights"].astype(np.float32) * stored["scale"]
            return cls(dict(zip(names, weights.tolist(), strict=True)), float(stored["offset"]), float(stored["bar"]))

    def chance(self, shown: Iterable[str]) -> float:
        """How likely an event with these signs is right."""
        weights = self.weights
        return 1 / (1 + math.exp(-self.offset - sum(weights.get(sign, 0.0) for sign in set(shown))))


def likely(document: Document, ontology: Ontology, events: Iterable[Event], bar: float | None = None) -> list[Event]:
    """The events that are likely enough, in their order, those that are doubtful with their chance as a reason.

    Of a user's own types and words nobody has judged any: they stay. ``bar`` takes the place of the shipped one.
    """
    model, forms, kept = Likelihood.load(), Forms.of(document.doc), []
    least = model.bar if bar is None else bar
    own = {f"trigger:{type}:{lemma}" for type, lemma in ontology.own}
    for event in events:
        token = None if own.intersection(event.because) else telling(document, event)
        chance = 1.0 if token is None else model.chance(signs(document, forms, event, token))
        if chance >= SURE:
            kept.append(event)
        elif chance >= least:
            kept.append(replace(event, because=(*event.because, f"likely:{chance:.2f}")))
    return kept
