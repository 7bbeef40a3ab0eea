"""Fit the gate of the network's proposals, in two steps.

``python training/gate.py --propose SET FIRST LAST`` prints what the network proposes in reports of a JSON lines file, a
line each, for a person to read the sentence and write "right": true or false beside. ``--judged FILE`` fits the weights
of ``events/learned/gate.py`` to such lines, says what ten-fold cross-validation makes of each bar, and needs
scikit-learn.
``judged.jsonl`` beside this file holds the lines that the shipped gate was fitted to, the sentences told by their
digests only, since the sets are not ours to hand on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from dateline.finding.events.learned.gate import Signs

BARS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
STRENGTH = 1.0  # of three tried: 0.1, 0.3, 1; the curves are alike
SEEDS = 5  # ways to deal the folds, whose chances are averaged


def propose(path: Path, first: int, last: int) -> Iterator[dict[str, Any]]:
    """The proposals in the reports of a set from ``first`` on, before ``last``."""
    from coder.news import texts_of
    from dateline.finding.events.finder import find_events
    from dateline.finding.events.learned.proposals import candidates
    from dateline.finding.networks.encoder import digest
    from dateline.ontology import Ontology
    from dateline.pipeline import Reader
    from dateline.records import Report
    from dateline.settings import Settings

    reader, ontology = Reader.load(Settings(learned=False)), Ontology.load()
    for document in reader.reports.read(Report.of(text) for text in texts_of(path)[first:last]):
        reader.finders.begin(document)
        events = find_events(document, ontology, learned=False)
        told = [
            (sentence, [event for event in events if sentence.start_char <= event.trigger.start < sentence.end_char])
            for sentence in document.sentences
        ]
        for found in candidates(document, ontology, told):
            text = told[found.at][0].text.strip()
            source, target = (side.span.quote for side in found.sides)
            yield {
                "text": text, "digest": digest(text), "type": found.type, "source": source, "target": target,
                "signs": {name: round(float(sign), 3) for name, sign in asdict(found.signs).items()},
            }  # fmt: skip


def fit(rows: list[dict[str, Any]]) -> None:
    """Print the weights, and how many proposals pass each bar and how many of them are right."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    names = [field.name for field in fields(Signs)]
    signs = np.array([[row["signs"][name] for name in names] for row in rows])
    right = np.array([row["right"] for row in rows])
    spread = signs.std(0)
    model = LogisticRegression(C=STRENGTH)
    dealt = [StratifiedKFold(10, shuffle=True, random_state=seed) for seed in range(SEEDS)]
    each = [cross_val_predict(model, signs / spread, right, cv=cv, method="predict_proba")[:, 1] for cv in dealt]
    chances = np.mean(each, axis=0)
    print(f"{len(right)} proposals, {right.sum()} right; area under the curve {roc_auc_score(right, chances):.3f}")
    for bar in BARS:
        passed = chances >= bar
        print(f"bar {bar}: {passed.sum()} pass, {right[passed].sum()} right")
    model.fit(signs / spread, right)
    weights = dict(zip(names, (model.coef_[0] / spread).round(2).tolist(), strict=True))
    print(json.dumps({"weights": weights, "offset": round(float(model.intercept_[0]), 2)}))


def main() -> None:
    """Read the arguments; propose, or fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--propose", nargs=3, metavar=("SET", "FIRST", "LAST"))
    parser.add_argument("--judged", type=Path)
    given = parser.parse_args()
    if given.propose:
        path, first, last = given.propose
        for row in propose(Path(path), int(first), int(last)):
            print(json.dumps(row))
    if given.judged:
        fit([json.loads(line) for line in given.judged.read_text("utf-8").splitlines()])


if __name__ == "__main__":
    main()
