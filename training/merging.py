"""Fits the weights by which tellings of violence are held to be one happening, and measures them on unseen incidents.

``python -m training.merging gva_train.jsonl CACHE`` reads every report through Dateline (kept in CACHE, a pickle,
for the next run), compares the tellings that share keys, and fits a logistic regression with a ridge penalty to
whether the set has them in one incident. It prints B-cubed and pairwise F1 of the grouping, cross-validated in five
folds by incident: a pair is scored by weights that saw no pair of either incident's fold. Then it writes
``src/dateline/merging/data/weights_violence.yaml`` from all pairs. Evidence whose weight would have a sign that it
cannot mean (an age in common speaking against) is left out and the rest fitted again.
"""

from __future__ import annotations

import hashlib
import json
import math
import pickle
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.clusters import b_cubed, pairwise
from benchmarks.shootings import SEEN, digest
from numpy.typing import NDArray

import dateline
from dateline.errors import InputRefused
from dateline.merging.evidence import evidence
from dateline.merging.grouping import apart, grouped
from dateline.merging.happening import Happening
from dateline.merging.keys import keys
from dateline.merging.pairs import Pair, pair
from dateline.merging.telling import VIOLENCE, happenings
from dateline.records import Reading

FOLDS = 5
RIDGE = 1e-3  # of the mean loss; ten times more or less changes no score in the second digit
OUT = Path(__file__).parents[1] / "src/dateline/merging/data/weights_violence.yaml"

# The set is of shootings in one country, in which no armed group or state takes part, and it has few towns with two on
# one day: what it cannot teach is set by hand, against what tells two attacks in one city on one day.
BY_HAND = {
    "actors": 1.5,
    "countries_differ": -6.0,
    "happened_apart": -6.0,
    "means": 0.0,
    "means_differ": -2.0,
    "scenes_differ": -2.0,
    "states": 0.3,
    "tolls_apart": -1.2,
}
AGAINST = ("differ", "apart", "only")  # evidence named so can only speak against, and no other can
EITHER = {"short", "next_day", "next_day_told", "next_day_later", "towns_near"}

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """The compared pairs: who, with which evidence, and whether they are one."""

    tellings: list[Happening]
    truth: list[str]
    pairs: list[tuple[int, int]]
    names: list[str]
    values: Numbers
    by_hand: Numbers  # what the weights set by hand add
    same: Numbers


def readings(data: Path, cache: Path) -> list[tuple[str, Reading | None]]:
    """Every report of the set with the id of its incident; None where it was refused."""
    if cache.exists():
        with cache.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]
    found: list[tuple[str, Reading | None]] = []
    for line in data.open(encoding="utf-8"):
        row = json.loads(line)
        for report in row["reports"]:
            page = "\n\n".join(filter(None, [report["title"], report["text"]]))
            try:
                made = dateline.read(page, url=report["url"] or None, published=report["date"] or None)
            except InputRefused:
                made = None
            found.append((row["incident_uri"], made))
    with cache.open("wb") as file:
        pickle.dump(found, file)
    return found


def compared(told: list[tuple[str, Happening]]) -> Pairs:
    """The pairs that share keys enough, with their evidence."""
    tellings, truth = [one for _, one in told], [uri for uri, _ in told]
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    pairs = []
    for n, one in enumerate(tellings):
        shared: Counter[int] = Counter()
        for key, weight in keys(one).items():
            for m, _ in index[key]:
                shared[m] += weight
            index[key].append((n, weight))
        near = (m for m, weight in sorted(shared.items()) if weight >= 2)
        pairs += [(m, n) for m in near if tellings[m].report_id != one.report_id]
    found = [{each.name: each.value for each in evidence(tellings[m], tellings[n])} for m, n in pairs]
    names = sorted({name for each in found for name in each} - BY_HAND.keys())
    values = np.array([[each.get(name, 0.0) for name in names] for each in found])
    same = np.array([truth[m] == truth[n] for m, n in pairs], dtype=float)
    by_hand = np.array([sum(BY_HAND[name] * each[name] for name in BY_HAND.keys() & each.keys()) for each in found])
    return Pairs(tellings, truth, pairs, names, values, by_hand, same)


def fit(given: Pairs, rows: NDArray[np.bool_]) -> dict[str, float]:
    """The weights beside those set by hand, those of an impossible sign left out one after the other."""
    kept = list(given.names)
    while True:
        columns = [given.names.index(name) for name in kept]
        solved = _solve(given.values[rows][:, columns], given.by_hand[rows], given.same[rows])
        wrong = [(abs(w), name) for name, w in zip(kept, solved, strict=False) if not _may_be(name, w)]
        if not wrong:
            return dict(zip([*kept, "bias"], map(float, solved), strict=True))
        kept.remove(max(wrong)[1])


def _may_be(name: str, weight: float) -> bool:
    if name in EITHER:
        return True
    return weight <= 0 if any(word in name for word in AGAINST) else weight >= 0


def _solve(values: Numbers, given: Numbers, same: Numbers) -> Numbers:
    """Logistic regression by Newton's steps; the last weight is the bias, which is not penalised."""
    design = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.eye(design.shape[1]) * RIDGE * len(values)
    penalty[-1, -1] = 0
    weights = np.zeros(design.shape[1])
    for _ in range(60):
        odds = 1 / (1 + np.exp(-np.clip(design @ weights + given, -30, 30)))
        slope = design.T @ (odds - same) + penalty @ weights
        step = np.linalg.solve((design * (odds * (1 - odds))[:, None]).T @ design + penalty, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def fold(uri: str) -> int:
    """The fold of an incident."""
    return int(hashlib.sha256(uri.encode()).hexdigest(), 16) % FOLDS


def unseen_scores(given: Pairs) -> Numbers:
    """The log-odds of each pair by weights fitted on incidents of other folds."""
    left, right = (np.array([fold(given.truth[each[side]]) for each in given.pairs]) for side in (0, 1))
    scores = np.zeros(len(given.pairs))
    for one in range(FOLDS):
        for other in range(one, FOLDS):
            test = ((left == one) & (right == other)) | ((left == other) & (right == one))
            train = ~np.isin(left, (one, other)) & ~np.isin(right, (one, other))
            scores[test] = odds(fit(given, train), given, test)
    return scores


def odds(weights: dict[str, float], given: Pairs, rows: NDArray[np.bool_]) -> Numbers:
    """The log-odds of some pairs, by the fitted weights and those set by hand."""
    line = np.array([weights.get(name, 0.0) for name in given.names])
    return given.values[rows] @ line + given.by_hand[rows] + weights["bias"]


def groups(given: Pairs, scores: Numbers) -> dict[str, str]:
    """The group of each telling, named by its first, as the ledger would make it."""
    ids = [one.id for one in given.tellings]
    links = {
        pair(ids[m], ids[n]): 1 / (1 + math.exp(-max(-12.0, min(12.0, score))))
        for (m, n), score in zip(given.pairs, scores, strict=True)
    }
    found = {}
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    components = _components(ids, links)
    home = {id: n for n, component in enumerate(components) for id in component}
    for each, score in links.items():
        if home[each[0]] == home[each[1]]:
            inside[home[each[0]]][each] = score
    different = apart(given.tellings)
    for n, component in enumerate(components):
        for group in grouped(component, inside[n], different=different):
            found.update(dict.fromkeys(group, group[0]))
    return found


def _components(ids: list[str], links: dict[Pair, float]) -> list[set[str]]:
    home = {id: {id} for id in ids}
    for (one, other), score in links.items():
        if score >= 0.5 and home[one] is not home[other]:
            joined = home[one] | home[other]
            home.update(dict.fromkeys(joined, joined))
    return list({id(each): each for each in home.values()}.values())


def main(data: Path, cache: Path) -> None:
    """Measure, fit on everything, write."""
    told = [(uri, happenings(made) if made else ()) for uri, made in readings(data, cache)]
    violent = [[one for one in found if one.family == VIOLENCE] for _, found in told]
    given = compared([(uri, one) for (uri, _), found in zip(told, violent, strict=True) for one in found])
    home = groups(given, unseen_scores(given))
    answer = [home[found[0].id] if found else f"none {n}" for n, found in enumerate(violent)]
    truth = [uri for uri, _ in told]
    measured = f"B-cubed F1 {b_cubed(answer, truth).f1:.3f}, pairwise F1 {pairwise(answer, truth).f1:.3f}"
    print(f"{len(truth)} reports, {len(given.pairs)} pairs, {int(given.same.sum())} of them one; unseen: {measured}")
    weights = fit(given, np.ones(len(given.pairs), dtype=bool)) | BY_HAND
    lines = [
        "# How much each piece of evidence (merging/evidence.py) weighs for two acts of violence being one (log-odds).",
        f"# Made by training/merging.py from {len(given.pairs)} pairs of tellings of 1,000 shootings in one country;",
        f"# five folds by incident: {measured}.",
        f"# By hand, since that set cannot teach them: {', '.join(sorted(BY_HAND))}.",
        *(f"{name}: {value:.3f}" for name, value in sorted(weights.items())),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    SEEN.write_text("\n".join(sorted({digest(uri) for uri in truth})) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
