"""Fits the weights by which the killed and the injured of an incident are chosen, and measures them on unseen ones.

``python -m training.tolls gva_train.jsonl CACHE`` takes the readings of ``training.merging`` (CACHE), and the true
incidents of the set, and fits a softmax over the pairs of numbers that the reports of each tell
(``merging/reckoning.py``) to the true pair, with a ridge penalty. It prints the share of numbers that are right,
cross-validated in five folds by incident, given the true groups; then it writes
``src/dateline/merging/data/weights_tolls.yaml`` from all incidents.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.shootings import load
from numpy.typing import NDArray
from scipy.optimize import minimize
from training.merging import FOLDS, fold, readings

from dateline.merging.accounts import accounts, pairs
from dateline.merging.happening import Happening
from dateline.merging.reckoning import signs
from dateline.merging.telling import VIOLENCE, happenings

RIDGE = 0.01  # of the mean loss
STEPS = 120
OUT = Path(__file__).parents[1] / "src/dateline/merging/data/weights_tolls.yaml"

Numbers = NDArray[np.float64]
Pair = tuple[float, float]


@dataclass(frozen=True)
class Case:
    """One incident: the pairs that may be right, their signs, and where the true one is, None if untold."""

    uri: str
    pairs: list[Pair]
    values: Numbers
    right: int | None


def case(uri: str, members: Sequence[Happening], true: Pair, names: dict[str, int]) -> Case:
    """The case of an incident whose tellings these are; ``names`` grows by the signs that are new."""
    told = accounts(members)
    offered = pairs(told) if told else [(0.0, 0.0)]
    found = [signs(told, *each) if told else {} for each in offered]
    for each in found:
        for name in each:
            names.setdefault(name, len(names))
    values = np.zeros((len(offered), len(names)))
    for row, each in enumerate(found):
        for name, value in each.items():
            values[row, names[name]] = value
    return Case(uri, offered, values, offered.index(true) if true in offered else None)


def fit(cases: Sequence[Case], width: int) -> Numbers:
    """The weights that make the true pairs likeliest."""
    rows = [(_wide(each.values, width), each.right) for each in cases if each.right is not None and len(each.pairs) > 1]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = 0.0, np.zeros(width)
        for values, right in rows:
            chances = _softmax(values @ weights)
            total -= float(np.log(chances[right] + 1e-12))
            slope -= values[right] - chances @ values
        n = len(rows)
        return total / n + RIDGE * float(weights @ weights) / 2, slope / n + RIDGE * weights

    found = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x)


def _wide(values: Numbers, width: int) -> Numbers:
    return np.pad(values, ((0, 0), (0, width - values.shape[1])))


def _softmax(scores: Numbers) -> Numbers:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def unseen(cases: Sequence[Case], names: dict[str, int]) -> dict[str, Pair]:
    """The likeliest killed and injured of each incident by weights that did not see its fold."""
    chosen = {}
    for one in range(FOLDS):
        weights = fit([each for each in cases if fold(each.uri) != one], len(names))
        for each in (each for each in cases if fold(each.uri) == one):
            chances = _softmax(_wide(each.values, len(names)) @ weights)
            chosen[each.uri] = (_likeliest(each.pairs, chances, 0), _likeliest(each.pairs, chances, 1))
    return chosen


def _likeliest(offered: Sequence[Pair], chances: Numbers, side: int) -> float:
    """The number on one side whose pairs have the most chance together, as ``merging/reckoning`` takes it."""
    together: dict[float, float] = defaultdict(float)
    for pair, chance in zip(offered, chances, strict=True):
        together[pair[side]] += float(chance)
    return max(together, key=lambda number: (round(together[number], 9), number))


def main(data: Path, cache: Path) -> None:
    """Measure, fit on everything, write."""
    members: dict[str, list[Happening]] = defaultdict(list)
    for uri, made in readings(data, cache):
        told = [one for one in happenings(made) if one.family == VIOLENCE] if made else []
        members[uri] += told[:1]
    true = {each.uri: (float(each.killed), float(each.injured)) for each in load(data)}
    names: dict[str, int] = {}
    cases = [case(uri, told, true[uri], names) for uri, told in sorted(members.items())]
    chosen = unseen(cases, names)
    shares = [sum(chosen[uri][n] == true[uri][n] for uri in chosen) / len(chosen) for n in (0, 1)]
    measured = f"killed {shares[0]:.3f}, injured {shares[1]:.3f} right"
    lost = sum(each.right is None for each in cases)
    print(f"{len(cases)} incidents, of {lost} of which no report tells the true numbers; unseen: {measured}")
    weights = fit(cases, len(names))
    lines = [
        "# How much each sign (merging/reckoning.py) weighs for a pair of killed and injured.",
        f"# Made by training/tolls.py from {len(cases)} shootings in one country; given the true groups,",
        f"# in five folds by incident: {measured}.",
        *(f"{name}: {weights[at]:.3f}" for name, at in sorted(names.items()) if abs(weights[at]) >= 0.005),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
