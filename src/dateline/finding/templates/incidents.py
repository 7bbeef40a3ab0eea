"""The linear model of incidents: how likely a report tells one of each type, and a phrase fills each role.

``data/templates.npz`` holds its weights, ``data/templates.json`` the floors that were chosen on held-out folds and the
digests of the texts that it learned from. ``training/templates.py`` makes both.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray

from dateline.finding.events.learned.coder import digest
from dateline.finding.templates.filling import BUCKETS, bucket

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["DESCRIBED", "ROLES", "TYPES", "Incidents", "bag", "buckets", "load_incidents", "seen", "wording_buckets"]

ROLES: Final[tuple[Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"], ...]] = (
    "PerpInd", "PerpOrg", "Target", "Victim", "Weapon",
)  # fmt: skip
# The role of those harmed who are told by what they are, not by name.
DESCRIBED: Final[Literal["Described"]] = "Described"
TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
OPENING = 60  # tokens in which a wire report says what it is about

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Incidents:
    """The weights, by what they score; everything scored is in log-odds.

    ``floors`` are what a score must reach to count, ``judges`` how ``judging.py`` weighs this model and the encoder in
    each role, and ``shares`` how much the encoder counts where the two are averaged.
    """

    weights: Mapping[str, NDArray[np.float32]]
    floors: Mapping[str, float]
    judges: Mapping[str, tuple[float, ...]]
    shares: Mapping[str, float]
    texts: frozenset[str]

    def types(self, words: Numbers) -> dict[str, float]:
        """Of a report's words: the odds of each type of incident, and under "any" of there being one."""
        summed = self.weights["types"][words].sum(axis=0) / np.sqrt(max(len(words), 1)) + self.weights["types_bias"]
        return dict(zip(("any", *TYPES), map(float, summed), strict=True))

    def roles(self, features: Numbers) -> NDArray[np.float64]:
        """The odds that what has these features fills each role, in the order of ``ROLES``."""
        summed: NDArray[np.float64] = self.weights["roles"][features].sum(axis=0) + self.weights["roles_bias"]
        return summed

    def described(self, features: Numbers) -> float:
        """The odds that what has these features was harmed and is told by what it is, not by name: "12 peasants"."""
        return float(self.weights["described"][features].sum(dtype=np.float64) + self.weights["described_bias"])

    def wording(self, features: Iterable[str], role: str) -> float:
        """How well a wording names its entity in that role; to be compared among wordings of one phrase."""
        at = wording_buckets(buckets(features), ROLES.index(role))
        return float(self.weights["wordings"][at].sum(dtype=np.float64))


def buckets(features: Iterable[str]) -> Numbers:
    """The weights that features have, each once."""
    return np.array(sorted({bucket(feature) for feature in features}), dtype=np.int64)


def wording_buckets(shared: Numbers, role: int) -> Numbers:
    """A wording's weights: those that all roles share, and those of the role."""
    return np.concatenate([shared, shared + BUCKETS * (1 + role)])


def bag(doc: Doc) -> Numbers:
    """The words of a report and its pairs of neighbours, and once more the words that it opens with."""
    words = [token.lower_ for token in doc]
    pairs = (f"{one} {other}" for one, other in itertools.pairwise(words))
    return buckets([*words, *pairs, *(f"lead={word}" for word in words[:OPENING])])


def seen(text: str) -> bool:
    """Whether the model learned from this text: its score there says nothing of new text."""
    return digest(text) in load_incidents().texts


@functools.cache
def load_incidents() -> Incidents:
    """The model that the package ships; its numbers are stored in 16 bits."""
    folder = resources.files("dateline.finding") / "data"
    with (folder / "templates.npz").open("rb") as file, np.load(file) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    settings = json.loads((folder / "templates.json").read_text(encoding="utf-8"))
    judges = {role: tuple(found) for role, found in settings["judges"].items()}
    return Incidents(weights, settings["floors"], judges, settings["shares"], frozenset(settings["texts"]))
