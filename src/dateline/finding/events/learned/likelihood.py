"""How likely an event that was found is right, by what readers said of thousands of others.

A word has many senses and a parse many faults: of what the rules and the network find in running news, two lines in
five are wrong. A logistic model over the signs of ``event_signs.py`` knows much of it, and where it doubts, a network
that reads the sentence (``likelihood_network.py``) is asked as well. What both take to be wrong is not told, and what
stays doubtful says so in ``because`` ("likely:0.52"). ``training/likelihood/`` fits the weights to events that were
judged one by one by reading their sentences.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.events.learned.event_signs import Forms, signs, telling
from dateline.finding.events.learned.likelihood_network import log_odds, posed
from dateline.ontology import Ontology
from dateline.reading.document import Document
from dateline.records import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["DOUBTFUL", "SEPARATOR", "Likelihood", "likely", "mixed"]

SEPARATOR = "\0"  # between the names of signs in the file of weights; a sign may hold a line break
SURE = 0.7  # from this chance on an event is told without a word about its chance
# Between these chances by signs alone the network is asked, of one in ten of the judged events, since it takes time.
# Where 0.96 of what is right is told, 0.754 of all told are right; 0.764 if it is asked from 0.25 to 0.5, and 0.767 if
# from 0.3 to 0.55.
DOUBTFUL = (0.3, 0.45)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A logistic model: the weights of signs, an offset, and the chance below which nothing is told.

    ``both`` says how much the log-odds of the signs and those of the network count, and has an offset of its own; by
    itself the network counts for nothing.
    """

    weights: Mapping[str, float]
    offset: float
    bar: float
    both: tuple[float, float, float] = (1.0, 0.0, 0.0)

    @classmethod
    @functools.cache
    def load(cls) -> Likelihood:
        """The weights that the package ships."""
        path = resources.files("dateline.finding").joinpath("data/likelihood.npz")
        with path.open("rb") as file, np.load(file) as stored:
            names = bytes(stored["names"]).decode().split(SEPARATOR)
            weights = dict(zip(names, (stored["weights"].astype(np.float32) * stored["scale"]).tolist(), strict=True))
            signs_, network, offset = stored["both"].tolist()
            return cls(weights, float(stored["offset"]), float(stored["bar"]), (signs_, network, offset))

    def chance(self, shown: Iterable[str]) -> float:
        """How likely an event with these signs is right."""
        weights = self.weights
        return 1 / (1 + math.exp(-self.offset - sum([weights.get(sign, 0.0) for sign in set(shown)])))


def mixed(both: tuple[float, float, float], chance: float, odds: float) -> float:
    """The chance of an event by its signs and by what the network says in log-odds."""
    of_signs, of_network, offset = both
    return 1 / (1 + math.exp(-of_signs * math.log(chance / (1 - chance)) - of_network * odds - offset))


def likely(document: Document, ontology: Ontology, events: Iterable[Event], bar: float | None = None) -> list[Event]:
    """The events that are likely enough, in their order, those that are doubtful with their chance as a reason.

    Of a user's own types and words nobody has judged any: they stay. ``bar`` takes the place of the shipped one.
    """
    model, kept = Likelihood.load(), []
    least = model.bar if bar is None else bar
    own = {f"trigger:{type}:{lemma}" for type, lemma in ontology.own}
    given = [(event, None if own.intersection(event.because) else telling(document, event)) for event in events]
    for (event, _), chance in zip(given, _chances(document, model, given), strict=True):
        if chance >= SURE:
            kept.append(event)
        elif chance >= least:
            kept.append(replace(event, because=(*event.because, f"likely:{chance:.2f}")))
    return kept


def _chances(document: Document, model: Likelihood, given: Sequence[tuple[Event, Token | None]]) -> list[float]:
    """How likely each event is, given the word that tells it; one without such a word is sure."""
    forms = Forms.of(document.doc)
    found = [1.0 if token is None else model.chance(signs(document, forms, event, token)) for event, token in given]
    asked = [at for at, chance in enumerate(found) if DOUBTFUL[0] <= chance < DOUBTFUL[1]]
    if asked:
        as_read = [posed(event, token) for event, token in (given[at] for at in asked) if token is not None]
        for at, odds in zip(asked, log_odds(as_read).tolist(), strict=True):
            found[at] = mixed(model.both, found[at], odds)
    return found
