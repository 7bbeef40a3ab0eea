"""Teach the screening: ``python training/screening.py --police TRAIN.jsonl --notes TRAIN.jsonl``.

Prints what five-fold cross-validation says, every choice made on the other folds, and writes the weights of all rows.
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

from dateline.finding.encoder import digest
from dateline.finding.signals import BUCKETS, buckets
from sets import TAIL

HERE = Path(__file__).parent
POLICE = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
ATTACKS = ("assault", "bombing", "abduction", "other")
FOLDS = 5
DEALS = 4  # ways to deal the reports to folds: one way alone is off by 0.015 either way
STRENGTH = 0.1  # of five tried from 0.01 to 1
WEIGHT = 5.0  # of a positive sentence: one in ten has any police action, one in 260 a killing
TRUSTS = (0.0, 0.1, 0.3)  # weights of a sentence of our own that are tried; 0.03 and 1 are no better
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
        if not trust:
            return self
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


def fitted(rows: Rows, weight: float | None) -> Model:
    """A logistic regression over signals that are scaled by the root of how far they set the label apart.

    That lets a signal speak that a few sentences have, all with the label, and holds down one that is in all alike.
    ``weight`` is that of a row with the label; without it both sides weigh the same in all.
    """
    held, trust = rows.wanted, rows.trust
    shares = [(rows.given.T @ (trust * side) + 1) / ((trust * side).sum() + 2) for side in (held, ~held)]
    scale = np.sqrt(abs(np.log(shares[0] / shares[1])))
    balance = {1: weight, 0: 1.0} if weight else "balanced"
    model = LogisticRegression(C=STRENGTH, class_weight=balance, solver="liblinear")
    model.fit(rows.given @ sparse.diags(scale), held, sample_weight=trust)
    return Model(scale * model.coef_[0], float(model.intercept_[0]))


def out_of_fold(rows: Rows, own: Rows, trust: float, fold: np.ndarray, weight: float | None) -> np.ndarray:
    """For each row the log odds that a model taught with the other folds, and our own rows, gives it."""
    odds = np.zeros(len(fold))
    for number in np.unique(fold):
        out = fold == number
        odds[out] = fitted(rows.part(~out).beside(own, trust), weight).odds(rows.given[out])
    return odds


def trusted(sets: dict[str, Rows], own: dict[str, Rows], fold: np.ndarray) -> float:
    """How far to trust the sentences of our own: best mean precision over the labels, by cross-validation."""
    scores = []
    for trust in TRUSTS:
        odds = {label: out_of_fold(rows, own[label], trust, fold, WEIGHT) for label, rows in sets.items()}
        scores.append(np.mean([average_precision_score(sets[label].wanted, each) for label, each in odds.items()]))
    return TRUSTS[int(np.argmax(scores))]


def bar(wanted: np.ndarray, odds: np.ndarray) -> float:
    """The bar with the best F1; where several tie, the middle one."""
    bars = np.round(np.arange(-4, 3, 0.1), 1)
    scores = np.array([f1_score(wanted, odds > each, zero_division=0) for each in bars])
    best = bars[scores == scores.max()]
    return float(best[len(best) // 2])


def honest(wanted: np.ndarray, odds: np.ndarray, fold: np.ndarray) -> float:
    """F1 where each fold's bar is the best of the other folds."""
    passed = np.zeros(len(wanted), bool)
    for number in range(FOLDS):
        out = fold == number
        passed[out] = odds[out] > bar(wanted[~out], odds[~out])
    return f1_score(wanted, passed, zero_division=0)


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
    own = {
        label: Rows(rows.given, rows.wanted, np.where(rows.wanted, 1 / WEIGHT, 1.0))  # among them no label is rare
        for label, rows in written("police.yaml", POLICE).items()
    }
    owner = np.array([number for number, _ in sentences])
    stories = stories_of(reports)
    whole = {label: np.array([label in report["doc_labels"] for report in reports]) for label in POLICE}
    dealt: dict[str, list[np.ndarray]] = defaultdict(list)  # the odds of all deals
    for deal in range(DEALS):
        report_fold = np.array([fold_of(str(each), deal) for each in stories])
        fold = report_fold[owner]
        odds = scored(sets, own, fold)
        for label in POLICE:
            highest = highest_of(odds[label], owner, len(reports))
            dealt[label].append(odds[label])
            one, all_ = honest(sets[label].wanted, odds[label], fold), honest(whole[label], highest, report_fold)
            print(f"deal {deal}, {label}: sentence {one:.3f}, report {all_:.3f}", flush=True)
    trust = trusted(sets, own, np.array([fold_of(str(each)) for each in stories])[owner])
    print(f"a sentence of our own weighs {trust}")
    columns = []
    for label, rows in sets.items():
        highest = [highest_of(each, owner, len(reports)) for each in dealt[label]]
        sentence_bar = bar(np.tile(rows.wanted, DEALS), np.concatenate(dealt[label]))
        report_bar = bar(np.tile(whole[label], DEALS), np.concatenate(highest))
        columns.append((fitted(rows.beside(own[label], trust), WEIGHT), sentence_bar, report_bar))
    return columns


def scored(sets: dict[str, Rows], own: dict[str, Rows], fold: np.ndarray) -> dict[str, np.ndarray]:
    """The log odds of every row, by models and with a trust in our own sentences that its fold had no part in."""
    odds = {label: np.zeros(len(fold)) for label in sets}
    for number in range(FOLDS):
        out = fold == number
        taught = {label: rows.part(~out) for label, rows in sets.items()}
        trust = trusted(taught, own, fold[~out])
        print(f"fold {number}: a sentence of our own weighs {trust}")
        for label, rows in taught.items():
            odds[label][out] = fitted(rows.beside(own[label], trust), WEIGHT).odds(sets[label].given[out])
    return odds


def highest_of(odds: np.ndarray, owner: np.ndarray, reports: int) -> np.ndarray:
    """The highest odds of each report's sentences."""
    highest = np.full(reports, -9.0)
    np.maximum.at(highest, owner, odds)
    return highest


def attacks(notes: list[dict[str, Any]]) -> Columns:
    """Learn the four kinds of attack from notes: three columns at the end of the text, and ``relevant``.

    A sentence of our own is trusted as much as a note: the notes tell of little but attacks, so that without ours most
    sentences of other news pass for another attack.
    """
    texts = [TAIL.sub("", note["text"]) for note in notes]
    told = [(*TAIL.search(note["text"])[1].split(), note["relevant"]) for note in notes]
    kinds = [{name for name, held in zip(ATTACKS, each, strict=True) if str(held) == "1"} for each in told]
    own = written("attacks.yaml", ATTACKS)
    columns = []
    for name, rows in labelled(texts, kinds, ATTACKS).items():
        dealt = []
        for deal in range(DEALS):
            fold = np.array([fold_of(text, deal) for text in texts])
            dealt.append(out_of_fold(rows, own[name], 1.0, fold, None))
            print(f"deal {deal}, {name}: note {honest(rows.wanted, dealt[-1], fold):.3f}", flush=True)
        best = bar(np.tile(rows.wanted, DEALS), np.concatenate(dealt))
        columns.append((fitted(rows.beside(own[name], 1.0), None), best, best))
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
    weights = np.stack([model.weights for model, _, _ in columns], axis=1)
    texts = [report["doc_text"] for report in reports] + [TAIL.sub("", note["text"]) for note in notes]
    np.savez_compressed(
        given.out,
        weights=np.where(abs(weights) < SMALLEST, 0, weights).astype(np.float16),
        offsets=np.array([model.offset for model, _, _ in columns], np.float32),
        bars=np.array([each for _, each, _ in columns], np.float32),
        report_bars=np.array([each for _, _, each in columns], np.float32),
        seen=np.array(sorted({int(digest(text), 16) for text in texts}), np.int64),
    )


if __name__ == "__main__":
    main()
