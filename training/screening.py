"""Teach the screening: ``python training/screening.py --police TRAIN.jsonl --notes TRAIN.jsonl``.

Prints what five-fold cross-validation says, bars chosen on the other folds, and writes the weights of all rows. Needs
scikit-learn; no row of the sets goes into the package, only digests of the texts that taught.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from dateline.finding.encoder import digest
from dateline.finding.signals import BUCKETS, buckets

POLICE = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
TAIL = re.compile(r"((?:\t[01])+)\s*$")  # the notes end in columns of the table that they came from
FOLDS = 5
STRENGTH = 0.1  # of five tried from 0.01 to 1
WEIGHT = 5.0  # of a positive sentence: one in ten has any police action, one in 260 a killing
SMALLEST = 0.004  # weights below add nothing to the scores and double the file


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def matrix(texts: list[str]) -> sparse.csr_matrix:
    """A row for each text, 1 where it has a signal."""
    places, ends = [], [0]
    for text in texts:
        places += buckets(text)
        ends.append(len(places))
    return sparse.csr_matrix((np.ones(len(places)), places, ends), shape=(len(texts), BUCKETS))


def fitted(given: sparse.csr_matrix, wanted: np.ndarray, weight: float | None) -> LogisticRegression:
    balance = {1: weight, 0: 1.0} if weight else "balanced"
    return LogisticRegression(C=STRENGTH, class_weight=balance, solver="liblinear").fit(given, wanted)


def out_of_fold(given: sparse.csr_matrix, wanted: np.ndarray, fold: np.ndarray, weight: float | None) -> np.ndarray:
    """For each row the log odds that a model taught with the other folds gives it."""
    odds = np.zeros(len(wanted))
    for number in range(FOLDS):
        out = fold == number
        odds[out] = fitted(given[~out], wanted[~out], weight).decision_function(given[out])
    return odds


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


def folds_of(reports: list[dict[str, Any]]) -> np.ndarray:
    """A fold for each report; reports that share two long sentences are one story and stand in one fold."""
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
    return np.array([fold_of(str(each)) for each in story])


def fold_of(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


Columns = list[tuple[LogisticRegression, float, float]]  # model, bar of a sentence, bar of a report


def police(reports: list[dict[str, Any]]) -> Columns:
    """Learn the five labels of police action from sentences."""
    sentences = [(number, s) for number, report in enumerate(reports) for s in report["sentences"]]
    given = matrix([s["sent_text"] for _, s in sentences])
    owner = np.array([number for number, _ in sentences])
    report_fold = folds_of(reports)
    fold = report_fold[owner]
    columns = []
    for label in POLICE:
        wanted = np.array([label in s["sent_labels"] for _, s in sentences])
        odds = out_of_fold(given, wanted, fold, WEIGHT)
        whole = np.array([label in report["doc_labels"] for report in reports])
        highest = np.array([odds[owner == number].max(initial=-9) for number in range(len(reports))])
        one, all_ = honest(wanted, odds, fold), honest(whole, highest, report_fold)
        print(f"{label}: sentence {one:.3f}, report {all_:.3f}")
        columns.append((fitted(given, wanted, WEIGHT), bar(wanted, odds), bar(whole, highest)))
    return columns


def attacks(notes: list[dict[str, Any]]) -> Columns:
    """Learn the four kinds of attack from notes: three columns at the end of the text, and ``relevant``."""
    given = matrix([TAIL.sub("", note["text"]) for note in notes])
    fold = np.array([fold_of(TAIL.sub("", note["text"])) for note in notes])
    kinds = np.array([[*TAIL.search(note["text"])[1].split(), note["relevant"]] for note in notes]) == "1"
    columns = []
    for name, wanted in zip(("assault", "bombing", "abduction", "other"), kinds.T, strict=True):
        odds = out_of_fold(given, wanted, fold, None)
        print(f"{name}: note {honest(wanted, odds, fold):.3f}")
        columns.append((fitted(given, wanted, None), bar(wanted, odds), bar(wanted, odds)))
    return columns


def main() -> None:
    """Read the arguments, print the scores and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--police", type=Path, required=True, help="the India Police Events reports")
    parser.add_argument("--notes", type=Path, required=True, help="the South Asia Terrorism Portal notes")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/data/screening.npz"))
    given = parser.parse_args()
    reports, notes = rows(given.police), rows(given.notes)
    columns = police(reports) + attacks(notes)
    weights = np.stack([model.coef_[0] for model, _, _ in columns], axis=1)
    texts = [report["doc_text"] for report in reports] + [TAIL.sub("", note["text"]) for note in notes]
    np.savez_compressed(
        given.out,
        weights=np.where(abs(weights) < SMALLEST, 0, weights).astype(np.float16),
        offsets=np.array([model.intercept_[0] for model, _, _ in columns], np.float32),
        bars=np.array([each for _, each, _ in columns], np.float32),
        report_bars=np.array([each for _, _, each in columns], np.float32),
        seen=np.array(sorted({int(digest(text), 16) for text in texts}), np.int64),
    )


if __name__ == "__main__":
    main()
