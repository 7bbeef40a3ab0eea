"""Teach the screening: ``python training/screening.py --police TRAIN.jsonl --notes TRAIN.jsonl``.

Prints what five-fold cross-validation says, bars chosen on the other folds, and writes the weights of all rows.
``police.yaml`` and ``attacks.yaml`` hold sentences of our own that teach beside the sets and are never scored. Needs
scikit-learn; no row of the sets goes into the package, only digests of the texts that taught.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.svm import LinearSVC

from dateline.finding.networks.encoder import digest
from dateline.finding.screening import in_context
from dateline.finding.signals import BUCKETS, buckets
from sets import TAIL

HERE = Path(__file__).parent
POLICE = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
ATTACKS = ("assault", "bombing", "abduction", "other")
FOLDS = 5
DEALS = 4  # ways to deal the reports to folds: one way alone is off by 0.015 either way
STRENGTH = 0.1  # of the logistic regression; of five tried from 0.01 to 1
MACHINE = 0.01  # the same of the support-vector machine
MARGIN = 3.0  # log odds that one margin of the machine stands for, about
WEIGHT = 5.0  # of a positive sentence: one in ten has any police action, one in 260 a killing
TRUST = 0.3  # weight of a sentence of our own: of 0, 0.1 and 0.3 cross-validation took it in 18 folds of 20
CONTEXT = (0.3, 0.1)  # shares of the report's highest odds and of each neighbour's, of nine pairs tried
SMALLEST = 0.004  # weights below add nothing to the scores and double the file


class Model(NamedTuple):
    """What each signal weighs, and where a text without signals stands."""

    weights: np.ndarray
    offset: float

    def odds(self, given: sparse.csr_matrix) -> np.ndarray:
        return given @ self.weights + self.offset


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts by their signals, whether a label holds of each, and how far each is trusted."""

    given: sparse.csr_matrix
    wanted: np.ndarray
    trust: np.ndarray

    def part(self, chosen: np.ndarray) -> Rows:
        return Rows(self.given[chosen], self.wanted[chosen], self.trust[chosen])

    def beside(self, own: Rows, trust: float) -> Rows:
        """These rows, and those of our own with the trust that they are given."""
        given = sparse.vstack([self.given, own.given]).tocsr()
        return Rows(given, np.r_[self.wanted, own.wanted], np.r_[self.trust, own.trust * trust])


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def matrix(texts: list[str]) -> sparse.csr_matrix:
    """A row for each text, 1 where it has a signal."""
    places, ends = [], [0]
    for text in texts:
        places += buckets(text)
        ends.append(len(places))
    return sparse.csr_matrix((np.ones(len(places)), places, ends), shape=(len(texts), BUCKETS))


def labelled(texts: list[str], labels: list[set[str]], names: tuple[str, ...]) -> dict[str, Rows]:
    """The rows of each label."""
    given, trust = matrix(texts), np.ones(len(texts))
    return {name: Rows(given, np.array([name in each for each in labels]), trust) for name in names}


def written(name: str, labels: tuple[str, ...]) -> dict[str, Rows]:
    """The rows of each label among the sentences of our own in a file."""
    held = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    sentences = [(text, set(told.split())) for told, texts in held.items() for text in texts]
    return labelled([text for text, _ in sentences], [told for _, told in sentences], labels)


def fitted(rows: Rows, weight: float | None, *, machine: bool) -> Model:
    """A logistic regression over signals that are scaled by the root of how far they set the label apart.

    That lets a signal speak that a few sentences have, all with the label, and holds down one that is in all alike.
    ``weight`` is that of a row with the label; without it both sides weigh the same in all. With ``machine`` it is the
    mean with a linear support-vector machine, which errs elsewhere and makes of two models one.
    """
    held, trust = rows.wanted, rows.trust
    shares = [(rows.given.T @ (trust * side) + 1) / ((trust * side).sum() + 2) for side in (held, ~held)]
    scale = np.sqrt(abs(np.log(shares[0] / shares[1])))
    balance = {1: weight, 0: 1.0} if weight else "balanced"
    models = [(LogisticRegression(C=STRENGTH, class_weight=balance, solver="liblinear"), 1.0)]
    if machine:
        models.append((LinearSVC(C=MACHINE, class_weight=balance, random_state=0), MARGIN))
    weights, offset = np.zeros(len(scale)), 0.0
    for model, unit in models:
        model.fit(rows.given @ sparse.diags(scale), held, sample_weight=trust)
        weights += unit / len(models) * scale * model.coef_[0]
        offset += unit / len(models) * float(model.intercept_[0])
    return Model(weights, offset)


def out_of_fold(rows: Rows, own: Rows, trust: float, fold: np.ndarray, weight: float | None) -> np.ndarray:
    """For each row the log odds that a model taught with the other folds, and our own rows, gives it."""
    odds = np.zeros(len(fold))
    for number in np.unique(fold):
        out = fold == number
        taught = rows.part(~out).beside(own, trust)
        odds[out] = fitted(taught, weight, machine=weight is not None).odds(rows.given[out])
    return odds


def bar(wanted: np.ndarray, odds: np.ndarray) -> float:
    """The bar with the best F1; where several tie, the middle one."""
    bars = np.round(np.arange(-4, 3, 0.1), 1)
    order = np.argsort(odds)
    below = np.searchsorted(odds[order], bars, side="right")
    right = np.append(np.cumsum(wanted[order][::-1])[::-1], 0)[below]
    scores = 2 * right / np.maximum(len(odds) - below + wanted.sum(), 1)
    best = bars[scores == scores.max()]
    return float(best[len(best) // 2])


def honest(wanted: np.ndarray, dealt: list[np.ndarray], folds: list[np.ndarray]) -> list[float]:
    """F1 of each deal, where each fold's bar is the best of the rows of its other folds, as all deals judge them."""
    scores = []
    for odds, fold in zip(dealt, folds, strict=True):
        passed = np.zeros(len(wanted), bool)
        for number in range(FOLDS):
            out = fold == number
            best = bar(np.tile(wanted[~out], DEALS), np.concatenate([each[~out] for each in dealt]))
            passed[out] = odds[out] > best
        scores.append(f1_score(wanted, passed, zero_division=0))
    return scores


def stories_of(reports: list[dict[str, Any]]) -> list[int]:
    """A number for each report; reports that share two long sentences are one story."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for mark in {digest(s["sent_text"]) for s in report["sentences"] if len(s["sent_text"]) > 70}:
            having[mark].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in having.values():
        for place, one in enumerate(numbers[:8]):  # a sentence of more reports is furniture
            for other in numbers[place + 1 : 8]:
                shared[one, other] += 1
    story = list(range(len(reports)))
    for one, other in sorted(pair for pair, count in shared.items() if count > 1):
        joined = {story[one], story[other]}
        story = [min(joined) if each in joined else each for each in story]
    return story


def fold_of(name: str, deal: int = 0) -> int:
    """The fold of what is named so; each deal mixes them anew."""
    dealt = f"{deal}:{name}" if deal else name
    return int(hashlib.sha256(dealt.encode()).hexdigest(), 16) % FOLDS


Columns = list[tuple[Model, float, float]]  # model, bar of a sentence, bar of a report


def police(reports: list[dict[str, Any]]) -> Columns:
    """Learn the five labels of police action from sentences."""
    sentences = [(number, s) for number, report in enumerate(reports) for s in report["sentences"]]
    sets = labelled([s["sent_text"] for _, s in sentences], [set(s["sent_labels"]) for _, s in sentences], POLICE)
    owner = np.array([number for number, _ in sentences])
    stories = stories_of(reports)
    folds = [np.array([fold_of(str(each), deal) for each in stories]) for deal in range(DEALS)]
    columns = []
    for label, own in written("police.yaml", POLICE).items():
        rows = sets[label]
        ours = Rows(own.given, own.wanted, np.where(own.wanted, 1 / WEIGHT, 1.0))  # among them no label is rare
        dealt = [in_reports(out_of_fold(rows, ours, TRUST, fold[owner], WEIGHT), owner) for fold in folds]
        highest = [highest_of(odds, owner, len(reports)) for odds in dealt]
        whole = np.array([label in report["doc_labels"] for report in reports])
        told(f"{label}, sentence", rows.wanted, dealt, [fold[owner] for fold in folds])
        told(f"{label}, report", whole, highest, folds)
        sentence_bar = bar(np.tile(rows.wanted, DEALS), np.concatenate(dealt))
        report_bar = bar(np.tile(whole, DEALS), np.concatenate(highest))
        columns.append((fitted(rows.beside(ours, TRUST), WEIGHT, machine=True), sentence_bar, report_bar))
    return columns


def told(name: str, wanted: np.ndarray, dealt: list[np.ndarray], folds: list[np.ndarray]) -> None:
    """Print how well a label is found: the mean F1 of all deals, each by itself, and the mean precision."""
    scores = honest(wanted, dealt, folds)
    precise = np.mean([average_precision_score(wanted, odds) for odds in dealt])
    each = " ".join(f"{score:.3f}" for score in scores)
    print(f"{name}: F1 {np.mean(scores):.3f} ({each}), mean precision {precise:.3f}", flush=True)


def in_reports(odds: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """The log odds of sentences with the share that what stands around them has."""
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    share = np.array([[each] for each in CONTEXT])
    return np.concatenate([in_context(part[:, None], share)[:, 0] for part in np.split(odds, begins[1:])])


def highest_of(odds: np.ndarray, owner: np.ndarray, reports: int) -> np.ndarray:
    """The highest odds of each report's sentences."""
    highest = np.full(reports, -12.0)
    np.maximum.at(highest, owner, odds)
    return highest


def attacks(notes: list[dict[str, Any]]) -> Columns:
    """Learn the four kinds of attack from notes: three columns at the end of the text, and ``relevant``.

    A sentence of our own is trusted as much as a note: the notes tell of little but attacks, so that without ours most
    sentences of other news pass for another attack.
    """
    texts = [TAIL.sub("", note["text"]) for note in notes]
    columns_of = [(*TAIL.search(note["text"])[1].split(), note["relevant"]) for note in notes]
    kinds = [{name for name, held in zip(ATTACKS, each, strict=True) if str(held) == "1"} for each in columns_of]
    own = written("attacks.yaml", ATTACKS)
    folds = [np.array([fold_of(text, deal) for text in texts]) for deal in range(DEALS)]
    columns = []
    for name, rows in labelled(texts, kinds, ATTACKS).items():
        dealt = [out_of_fold(rows, own[name], 1.0, fold, None) for fold in folds]
        told(f"{name}, note", rows.wanted, dealt, folds)
        best = bar(np.tile(rows.wanted, DEALS), np.concatenate(dealt))
        columns.append((fitted(rows.beside(own[name], 1.0), None, machine=False), best, best))
    return columns


def main() -> None:
    """Read the arguments, print the scores and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--police", type=Path, required=True, help="the India Police Events reports")
    parser.add_argument("--notes", type=Path, required=True, help="the South Asia Terrorism Portal notes")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/data/screening.npz"))
    given = parser.parse_args()
    reports, notes = read(given.police), read(given.notes)
    columns = police(reports) + attacks(notes)
    context = [[share] * len(POLICE) + [0.0] * len(ATTACKS) for share in CONTEXT]
    weights = np.stack([model.weights for model, _, _ in columns], axis=1)
    texts = [report["doc_text"] for report in reports] + [TAIL.sub("", note["text"]) for note in notes]
    np.savez_compressed(
        given.out,
        weights=np.where(abs(weights) < SMALLEST, 0, weights).astype(np.float16),
        offsets=np.array([model.offset for model, _, _ in columns], np.float32),
        context=np.array(context, np.float32),
        bars=np.array([each for _, each, _ in columns], np.float32),
        report_bars=np.array([each for _, _, each in columns], np.float32),
        seen=np.array(sorted({int(digest(text), 16) for text in texts}), np.int64),
    )


if __name__ == "__main__":
    main()
