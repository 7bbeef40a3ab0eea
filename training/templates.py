"""Teaches the linear model of incidents from MUC-4: ``python training/templates.py --data muc4_train.jsonl``.

Three kinds of logistic regression: which types of incident a report tells, which roles a noun phrase fills, and which
wording of a phrase the annotators would write down. It needs scikit-learn beside the package's own requirements.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

import dateline.finding
from dateline.finding.coder import digest
from dateline.finding.filling import BUCKETS, Candidate, find_candidates, wording_features, words_of
from dateline.finding.incidents import ROLES, TYPES, bag, buckets, wording_buckets
from dateline.reading.syntax import load_model, parse
from dateline.records import Report
from dateline.settings import Settings

DATA = Path(dateline.finding.__file__).parent / "data"
# Where F1 was best on three thirds of muc4_train, each scored by a model of the other two. "further" is not tuned.
FLOORS = {
    "any": 0.4, "further": 0.5, "PerpInd": 0.12, "PerpOrg": 0.2, "Target": 0.12, "Victim": 0.1, "Weapon": 0.06,
}  # fmt: skip
STRENGTH = {"types": 10.0, "roles": 0.05, "wordings": 0.3}  # scikit-learn's C

Row = dict[str, Any]


def main() -> None:
    """Read the rows, parse them as Dateline does, fit, and write the two data files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = [json.loads(line) for line in parser.parse_args().data.open(encoding="utf-8")]
    docs = parse((Report.of(row["doctext"]) for row in rows), load_model(Settings.from_environment().model))
    save(fit(rows, list(docs)), rows)


def save(weights: dict[str, np.ndarray], rows: Sequence[Row]) -> None:
    """Write weights in 16 bits, and the floors with the digests of the texts."""
    np.savez_compressed(DATA / "templates.npz", **{name: value.astype(np.float16) for name, value in weights.items()})
    settings = {"floors": FLOORS, "texts": sorted({digest(row["doctext"]) for row in rows})}
    (DATA / "templates.json").write_text(json.dumps(settings, indent=0) + "\n", encoding="utf-8")


def fit(rows: Sequence[Row], docs: Sequence[Doc]) -> dict[str, np.ndarray]:
    """The weights of the three models."""
    types = np.array([_told(row) for row in rows])
    bags = [bag(doc) for doc in docs]
    scale = np.array([1 / np.sqrt(len(words)) for words in bags])
    weights = _columns(_matrix(bags, scale=scale), types, "types")
    features, roles, wordings, right = [], [], [], []
    for row, doc in zip(rows, docs, strict=True):
        true = [{words for one in row["templates"] for entity in one[role] for words, _ in entity} for role in ROLES]
        for candidate in find_candidates(doc):
            said = dict(_wordings(doc, candidate))
            features.append(buckets(candidate.features))
            roles.append([bool(said.keys() & names) for names in true])
            for role, names in enumerate(true):
                if roles[-1][role] and len(said) > 1:
                    wordings += [wording_buckets(at, role) for at in said.values()]
                    right += [[words in names] for words in said]
    weights |= _columns(_matrix(features), np.array(roles), "roles")
    cut = _columns(_matrix(wordings, width=BUCKETS * (1 + len(ROLES))), np.array(right), "wordings")
    return weights | {"wordings": cut["wordings"][:, 0]}


def _told(row: Row) -> list[bool]:
    kinds = {kind for one in row["templates"] for kind in one["incident_type"].split(" / ")}
    return [bool(kinds), *(kind in kinds for kind in TYPES)]


def _wordings(doc: Doc, candidate: Candidate) -> Iterator[tuple[str, np.ndarray]]:
    found: dict[str, list[str]] = {}
    for nominal in candidate.nominals:
        for pair in nominal.wordings:
            found.setdefault(words_of(doc, *pair), []).extend(wording_features(doc, nominal, pair))
    return ((words, buckets(features)) for words, features in found.items())


def _matrix(rows: Sequence[np.ndarray], width: int = BUCKETS, scale: np.ndarray | None = None) -> csr_matrix:
    lengths = [len(row) for row in rows]
    values = np.ones(sum(lengths)) if scale is None else np.repeat(scale, lengths)
    return csr_matrix((values, np.concatenate(rows), np.cumsum([0, *lengths])), shape=(len(rows), width))


def _columns(matrix: csr_matrix, labels: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """A regression for each column of labels, under ``name`` and ``name``_bias."""
    models = [
        LogisticRegression(C=STRENGTH[name], solver="liblinear", tol=5e-3, max_iter=60).fit(matrix, labels[:, column])
        for column in range(labels.shape[1])
    ]
    weights = np.stack([model.coef_[0] for model in models], axis=1)
    return {name: weights, f"{name}_bias": np.array([model.intercept_[0] for model in models])}


if __name__ == "__main__":
    main()
