"""Fit how likely an event is right (``events/learned/likelihood.py``) to what readers said of events one by one.

python -m likelihood.fit --propose SET FIRST LAST
python -m likelihood.fit --judged training/judged_events.jsonl --data ../shared/data --events events.pickle
python -m likelihood.fit --events events.pickle --answers ?.pickle

The first prints the events of reports of a set, a JSON line each with its sentence, for a reader to lay a verdict to:
"r" right, "s" the words tell no such deed, "w" a side is wrong, "m" it is told as happened and is not, or the other way
round. The second reads the judged reports anew, and beside them the sentences of PLV that the network of pairs was
taught and our own of ``sentences.yaml``. The third says what each bar lets pass, where the signs and the network, whose
answers ``teach.py`` wrote, have not seen an event's report, and writes the weights of the signs and how both are
weighed. It needs scikit-learn and Dateline. ``judged_events.jsonl`` holds the judgements, the reports told by their
digests only, since the sets are not ours to hand on.
"""

from __future__ import annotations

import argparse
import pickle
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import dateline.finding
from dateline.finding.events.learned.event_signs import SECTION
from dateline.finding.events.learned.likelihood import DOUBTFUL, SEPARATOR, Likelihood, mixed
from likelihood.events import RIGHT, Judged, coded, gathered, propose, told_apart

__all__ = ["fold_of", "main"]

FEWEST = 3  # judged events that must have a sign for it to have a weight
STRENGTH = 0.1  # of three tried: 0.03, 0.1, 0.3
FOLDS = 5
SPREAD, STEPS = 4.0, 50  # how far a section's weight may lie from nothing (variance), and steps of Newton's to find it
SMALLEST = 0.01  # weights below it are left out
BARS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
OUT = Path(dateline.finding.__file__).parent / "data/likelihood.npz"


def fit(rows: Sequence[Judged]) -> Likelihood:
    """The weights of all signs that are common enough, and the offset; the network counts for nothing yet.

    A section of a newspaper has its weight last, by how much too likely all others make its events: it is rare, and a
    rare sign would hardly count beside a dozen common ones.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    right = np.array([row.verdict == RIGHT for row in rows])
    shown = [frozenset(sign for sign in row.signs if not sign.startswith(SECTION)) for row in rows]
    count = Counter(sign for row in shown for sign in row)
    common = {sign for sign, many in count.items() if many >= FEWEST}
    table = DictVectorizer(sort=True)
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(table.fit_transform([dict.fromkeys(sorted(row & common), 1.0) for row in shown]), right)
    weights = dict(zip(table.get_feature_names_out().tolist(), model.coef_[0].tolist(), strict=True))
    found = Likelihood(weights, float(model.intercept_[0]), bar=0.0)
    for section in sorted({sign for row in rows for sign in row.signs if sign.startswith(SECTION)}):
        of_it = [at for at, row in enumerate(rows) if section in row.signs]
        chances = np.array([found.chance(rows[at].signs) for at in of_it])
        weights[section] = offset(chances, right[of_it])
    return found


def offset(chances: np.ndarray, right: np.ndarray) -> float:
    """What must be added to all log-odds so that the chances sum up to those that are right, drawn towards nothing."""
    odds, found = np.log(chances / (1 - chances)), 0.0
    for _ in range(STEPS):
        now = 1 / (1 + np.exp(-odds - found))
        found -= (now.sum() - right.sum() + found / SPREAD) / ((now * (1 - now)).sum() + 1 / SPREAD)
    return float(found)


def weighed_by_signs(rows: Sequence[Judged], more: Sequence[Judged]) -> np.ndarray:
    """How likely each event is by weights that its fold of reports did not teach; ``more`` teaches in each."""
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        model = fit([*(row for row in rows if fold_of(row.report) != fold), *more])
        for at, row in enumerate(rows):
            if fold_of(row.report) == fold:
                found[at] = model.chance(row.signs)
    return found


def fold_of(report: str) -> int:
    """Which fifth of the reports one belongs to."""
    return zlib.crc32(report.encode()) % FOLDS


def weigh(by_signs: np.ndarray, by_network: np.ndarray, right: np.ndarray) -> tuple[float, float, float]:
    """How much the log-odds of the signs and those of the network count, and the offset."""
    from sklearn.linear_model import LogisticRegression

    seen = np.stack([np.log(by_signs / (1 - by_signs)), by_network], axis=1)
    model = LogisticRegression(C=100.0).fit(seen, right)
    return (*(float(value) for value in model.coef_[0]), float(model.intercept_[0]))


def print_curve(name: str, chances: np.ndarray, right: np.ndarray) -> None:
    """What each bar lets pass."""
    from sklearn.metrics import roc_auc_score

    print(f"{name}: {right.sum()} of {len(right)} right; area under the curve {roc_auc_score(right, chances):.3f}")
    for bar in BARS:
        passed = chances >= bar
        print(
            f"  bar {bar}: {passed.mean():.3f} pass, {right[passed].mean():.3f} of them right; of the others "
            f"{1 - right[~passed].mean():.3f} wrong; {right[passed].sum() / right.sum():.3f} of all right ones are kept"
        )


def write(model: Likelihood) -> None:
    """Keep the weights in eight bits."""
    kept = {name: weight for name, weight in model.weights.items() if abs(weight) >= SMALLEST}
    values = np.array(list(kept.values()))
    scale = np.abs(values).max() / 127
    np.savez_compressed(
        OUT,
        names=np.frombuffer(SEPARATOR.join(kept).encode(), dtype=np.uint8),
        weights=np.round(values / scale).astype(np.int8),
        scale=np.float32(scale),
        offset=np.float32(model.offset),
        bar=np.float32(model.bar),
        both=np.array(model.both, dtype=np.float32),
    )
    print(f"{len(kept)} weights, {OUT.stat().st_size} bytes")


def main() -> None:
    """Read the arguments; propose, gather, or fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--propose", nargs=3, metavar=("SET", "FIRST", "LAST"))
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--data", type=Path, help="the folder of the sets")
    parser.add_argument("--events", type=Path, help="the events that are judged or marked, as they are read")
    parser.add_argument("--answers", type=Path, nargs="+", help="what networks say of events that they did not see")
    parser.add_argument("--bar", type=float, default=0.3)
    given = parser.parse_args()
    if given.propose:
        path, first, last = given.propose
        propose(Path(path), int(first), int(last))
    elif given.judged:
        given.events.write_bytes(
            pickle.dumps((gathered(given.judged, given.data), [*coded(given.data), *told_apart()]))
        )
    else:
        write(chosen(*pickle.loads(given.events.read_bytes()), given.answers, given.bar))


def chosen(rows: list[Judged], more: list[Judged], answers: Sequence[Path], bar: float) -> Likelihood:
    """The weights of the signs from all events, and how both are weighed where neither has seen an event's report."""
    by_network: dict[tuple[str, int, str], float] = {}
    for path in answers:
        by_network |= pickle.loads(path.read_bytes())
    right, by_signs = np.array([row.verdict == RIGHT for row in rows]), weighed_by_signs(rows, more)
    own = np.array([at for at, row in enumerate(rows) if row.id in by_network])
    said = np.array([by_network[rows[at].id] for at in own])
    ours, true = by_signs[own], right[own]
    asked = (ours >= DOUBTFUL[0]) & (ours < DOUBTFUL[1])
    by_both, halves = ours.copy(), np.array([zlib.crc32(rows[at].report.encode()) // FOLDS % 2 for at in own])
    for half in (0, 1):  # each is weighed as the other teaches
        there, other = asked & (halves == half), asked & (halves != half)
        both = weigh(ours[other], said[other], true[other])
        by_both[there] = [mixed(both, *pair) for pair in zip(ours[there], said[there], strict=True)]
    print_curve("signs", by_signs, right)
    print_curve("signs, where the network answers", ours, true)
    print_curve(f"both, the network asked of {asked.mean():.3f}", by_both, true)
    return replace(fit([*rows, *more]), bar=bar, both=weigh(ours[asked], said[asked], true[asked]))


if __name__ == "__main__":
    main()
