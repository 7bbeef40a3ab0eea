"""Which number of killed and of injured agrees best with all that the reports of one act of violence say, and which
others may well be true.

Each pair of numbers that the reports can mean (``accounts``) is weighed by the signs that speak for and against it
(``agreeing``): how the numbers, persons, headlines and words of each report agree with it, an official's, the latest
and the commonest among them. The weights stand in ``data/weights_tolls.yaml``, made by ``training/tolls.py``; they give
each pair a chance, so that the numbers that are likely beside the likeliest are known too.
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

__all__ = ["CHANCE", "Reckoned", "reckon", "signs"]

CHANCE = 0.95  # 19 in 20: how likely a number is among those that are given with it

Likely = frozenset[float]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The killed and the injured that agree best with the accounts, and which numbers each of them likely is."""

    killed: float
    injured: float
    killed_likely: Likely
    injured_likely: Likely


def reckon(told: Sequence[Account]) -> Reckoned | None:
    """The pair of killed and injured that agrees best with the accounts; None where there are none."""
    if not told:
        return None
    offered, weights = pairs(told), _weights()
    dead, hurt, both = Kind.killed(told), Kind.injured(told), Both(told)
    killed = {number: _sum(dead.signs(number), weights) for number in {pair[0] for pair in offered}}
    injured = {number: _sum(hurt.signs(number), weights) for number in {pair[1] for pair in offered}}
    scores = {pair: round(killed[pair[0]] + injured[pair[1]] + _sum(both.signs(*pair), weights), 9) for pair in offered}
    best = max(scores, key=lambda pair: (scores[pair], pair))
    return Reckoned(*best, _likely(scores, 0), _likely(scores, 1))


def _sum(found: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    total = 0.0
    for name, value in found:
        if value:
            total += weights.get(name, 0.0) * value
    return total


def _likely(scores: Mapping[tuple[float, float], float], side: int) -> Likely:
    """The likeliest numbers that together have the chance."""
    most = max(scores.values())
    chances: dict[float, float] = {}
    for pair, score in sorted(scores.items()):
        chances[pair[side]] = chances.get(pair[side], 0.0) + math.exp(score - most)
    wanted, held, kept = CHANCE * sum(chances.values()), 0.0, list[float]()
    for number in sorted(chances, key=lambda number: (-round(chances[number], 9), number)):
        kept.append(number)
        held += chances[number]
        if held >= wanted:
            break
    return frozenset(kept)


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
