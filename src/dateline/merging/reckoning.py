"""How likely each number of killed and of injured is, by all that the reports of one act of violence say.

Each pair of numbers that the reports can mean (``accounts``) is weighed by the signs that speak for and against it
(``agreeing``): how the numbers, persons, headlines and words of each report agree with it, an official's, the latest
and the commonest among them. The weights stand in ``data/weights_tolls.yaml``, made by ``training/tolls.py``; they give
each pair a chance, and so each number: the likeliest is the one whose pairs have the most together, which is right more
often than the one in the likeliest pair.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.merging.accounts import Account, pairs
from dateline.merging.agreeing import Both, Kind
from dateline.tables import table

__all__ = ["Reckoned", "reckon", "signs"]

CHANCE = 0.95  # 19 in 20: how likely a number is among those that are given with it
BEARABLE = 0.05  # of the likeliest number's chance: below it an official's word is left (0.02 to 0.7 differ by 0.002)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """How likely each number of one kind is, by all that the accounts tell; the chances add up to 1."""

    chances: Mapping[float, float]

    @property
    def best(self) -> float:
        """The likeliest number; of two alike the larger."""
        return max(self.chances, key=lambda number: (self.chances[number], number))

    @property
    def likely(self) -> frozenset[float]:
        """The likeliest numbers that together have the chance."""
        held, kept = 0.0, list[float]()
        for number in sorted(self.chances, key=lambda number: (-self.chances[number], number)):
            kept.append(number)
            held += self.chances[number]
            if held >= CHANCE:
                break
        return frozenset(kept)

    def bears(self, number: float) -> bool:
        """Whether a number is not much less likely than the likeliest."""
        return self.chances.get(number, 0.0) >= BEARABLE * self.chances[self.best]


def reckon(told: Sequence[Account]) -> dict[str, Reckoned]:
    """The killed and the injured, each by its own chances; nothing where there are no accounts."""
    if not told:
        return {}
    offered, weights = pairs(told), _weights()
    dead, hurt, both = Kind.killed(told), Kind.injured(told), Both(told)
    killed = {number: _sum(dead.signs(number), weights) for number in {pair[0] for pair in offered}}
    injured = {number: _sum(hurt.signs(number), weights) for number in {pair[1] for pair in offered}}
    scores = {pair: killed[pair[0]] + injured[pair[1]] + _sum(both.signs(*pair), weights) for pair in offered}
    return {"killed": _reckoned(scores, 0), "injured": _reckoned(scores, 1)}


def _reckoned(scores: Mapping[tuple[float, float], float], side: int) -> Reckoned:
    """How likely each number on one side of the pairs is, whatever the other side's."""
    most = max(scores.values())
    powers: dict[float, float] = {}
    for pair, score in sorted(scores.items()):
        powers[pair[side]] = powers.get(pair[side], 0.0) + math.exp(score - most)
    whole = sum(powers.values())
    return Reckoned({number: round(power / whole, 9) for number, power in powers.items()})


def _sum(found: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    total = 0.0
    for name, value in found:
        if value:
            total += weights.get(name, 0.0) * value
    return total


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in table("merging", "weights_tolls").items()}


def signs(told: Sequence[Account], killed: float, injured: float) -> dict[str, float]:
    """What speaks for and against a pair of numbers, by the names of the weights."""
    found: Counter[str] = Counter()
    of = (Kind.killed(told).signs(killed), Kind.injured(told).signs(injured), Both(told).signs(killed, injured))
    for each in of:
        for name, value in each:
            found[name] += value  # type: ignore[assignment]
    return {name: float(value) for name, value in found.items() if value}
