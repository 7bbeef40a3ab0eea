"""Teaches the linear model of incidents from MUC-4, its rows and its raw keys.

    python training/templates.py --data muc4_train.jsonl --keys muc34_raw/dev [--held-out --out linear.npz]

Logistic regressions: which types of incident a report tells, which roles a noun phrase fills, whether it names somebody
harmed by what he is, and which wording of a phrase the annotators would write down. With ``--held-out`` it learns from
the reports that the encoder learned from alone, for ``incidents/choose.py``. It needs scikit-learn beside the
package's own requirements.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.muc import Key, read_keys
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

import dateline.finding
from dateline.finding.events.learned.coder import digest
from dateline.finding.templates.filling import BUCKETS, Candidate, find_candidates, wording_features, words_of
from dateline.finding.templates.incidents import ROLES, TYPES, bag, buckets, wording_buckets
from dateline.reading.parse.syntax import load_model, parse
from dateline.records import Report
from dateline.settings import Settings
from incidents.prepare import nameless
from incidents.splitting import held_out

DATA = Path(dateline.finding.__file__).parent / "data"
STRENGTH = {"types": 10.0, "roles": 0.05, "described": 0.05, "wordings": 0.3}  # scikit-learn's C

Row = dict[str, Any]


def main() -> None:
    """Read the rows, parse them as Dateline does, fit, and write the data file and the digests of the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--out", type=Path, default=DATA / "templates.npz")
    given = parser.parse_args()
    every = [json.loads(line) for line in given.data.open(encoding="utf-8")]
    rows = [row for at, row in enumerate(every) if not (given.held_out and held_out(at))]
    docs = parse((Report.of(row["doctext"]) for row in rows), load_model(Settings.from_environment().model))
    weights = fit(rows, list(docs), read_keys(given.keys))
    np.savez_compressed(given.out, **{name: value.astype(np.float16) for name, value in weights.items()})
    if not given.held_out:
        settings = json.loads((DATA / "templates.json").read_text(encoding="utf-8"))
        settings["texts"] = sorted({digest(row["doctext"]) for row in rows})
        (DATA / "templates.json").write_text(json.dumps(settings, indent=0) + "\n", encoding="utf-8")


def fit(rows: Sequence[Row], docs: Sequence[Doc], keys: Mapping[str, Sequence[Key]]) -> dict[str, np.ndarray]:
    """The weights of the models."""
    types = np.array([_told(row) for row in rows])
    bags = [bag(doc) for doc in docs]
    scale = np.array([1 / np.sqrt(len(words)) for words in bags])
    weights = _columns(_matrix(bags, scale=scale), types, "types")
    features, roles, described, wordings, right = [], [], [], [], []
    for row, doc in zip(rows, docs, strict=True):
        harmed = nameless(keys.get(row["docid"], []))
        true = [{words for one in row["templates"] for entity in one[role] for words, _ in entity} for role in ROLES]
        for candidate in find_candidates(doc):
            said = dict(_wordings(doc, candidate))
            features.append(buckets(candidate.features))
            described.append([bool(said.keys() & harmed)])
            roles.append([bool(said.keys() & names) for names in true])
            for role, names in enumerate(true):
                if roles[-1][role] and len(said) > 1:
                    wordings += [wording_buckets(at, role) for at in said.values()]
                    right += [[words in names] for words in said]
    weights |= _columns(_matrix(features), np.array(roles), "roles")
    harmed = _columns(_matrix(features), np.array(described), "described")
    weights |= {"described": harmed["described"][:, 0], "described_bias": harmed["described_bias"][0]}
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
