"""Chooses how linear model and encoder are weighed, on the reports that neither learned from.

python -m incidents.choose --data muc4_train.jsonl --keys muc34_raw/dev --linear linear.npz

``linear.npz`` is what ``training/templates.py --held-out`` made; the encoder is the one in the package. It prints F1 by
floor, for a person to set ``FLOORS`` by, and writes them with the weights to ``data/templates.json``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.muc import read_keys, read_messages
from benchmarks.scoring import Counts
from benchmarks.templates import entities, matched
from sklearn.linear_model import LogisticRegression

import dateline.finding
from dateline.finding.templates.casting import COLUMNS, cast
from dateline.finding.templates.entities import find_entities
from dateline.finding.templates.filling import Candidate, find_candidates, words_of
from dateline.finding.templates.incidents import DESCRIBED, ROLES, bag, buckets, load_incidents
from dateline.finding.templates.judging import SURE, SURE_OF_REPORT
from dateline.finding.templates.parting import HARMED, Member, evidence
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report
from incidents.prepare import nameless
from incidents.splitting import held_out

DATA = Path(dateline.finding.__file__).parent / "data"
STRENGTH = 0.3  # scikit-learn's C
# Log-odds. One floor for all roles, and of its own for none: held-out F1 of fillers is level from -0.9 to -0.6, that of
# the other slots 0.005 better at -1.0.
FLOORS = {
    "possible": -3.0, "any": 0.0, "further": -0.75, "shared": -0.25, "together": 0.6, "Described": -0.4,
    **dict.fromkeys(ROLES, -0.75),
}  # fmt: skip
SHARES = {"types": 0.5}

Row = Mapping[str, Any]


def main() -> None:
    """Read, weigh, print the curve, and write the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--linear", type=Path, required=True)
    given = parser.parse_args()
    with np.load(given.linear) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    linear = replace(load_incidents(), weights=weights)
    rows = [json.loads(line) for line in given.data.open(encoding="utf-8")]
    keys = read_keys(given.keys)
    days = {message.id: message.published for message in read_messages(given.keys)}  # those of the key, for its times
    reports = (Report.of(row["doctext"], published=days.get(row["docid"])) for row in rows)
    documents = Reader.load().reports.read(reports)
    kept, pairs = [], []
    for at, (row, document) in enumerate(zip(rows, documents, strict=True)):
        if held_out(at):
            candidates = find_candidates(document.doc)
            kept.append((row, document, candidates, _columns(document, candidates, linear)))
        else:
            pairs += _pairs(row, document)
    judges = {role: _judge([(c[:, n], _filled(r, d, o, role)) for r, d, o, c in kept]) for n, role in enumerate(ROLES)}
    harmed = [(c[:, len(ROLES)], _said(d, o, nameless(keys.get(r["docid"], [])))) for r, d, o, c in kept]
    judges[DESCRIBED] = _judge(harmed)
    judges["together"] = _judge([(np.array([seen]), np.array([is_one])) for seen, is_one in pairs])
    _print_curve(kept, judges)
    settings = json.loads((DATA / "templates.json").read_text(encoding="utf-8"))
    settings |= {"floors": FLOORS, "judges": judges, "shares": SHARES}
    (DATA / "templates.json").write_text(json.dumps(settings, indent=0) + "\n", encoding="utf-8")


def _columns(document: Document, candidates: Sequence[Candidate], linear: Any) -> np.ndarray:
    """Candidates x roles x what bears on them: the encoder, the linear model, what each says of the report.

    Behind the roles stand those who are harmed and only described.
    """
    seen = cast(document, candidates)
    asked = np.hstack([seen.candidates[:, COLUMNS["roles"]], seen.candidates[:, COLUMNS["described"]]])
    by_encoder = np.clip(asked, -SURE, SURE)
    features = [buckets(one.features) for one in candidates]
    by_words = np.array([[*linear.roles(one), linear.described(one)] for one in features]).reshape(-1, len(ROLES) + 1)
    told = np.full_like(by_encoder, np.clip(seen.told[0], -SURE_OF_REPORT, SURE_OF_REPORT))
    return np.stack([by_encoder, by_words, told, np.full_like(told, linear.types(bag(document.doc))["any"])], axis=-1)


def _filled(row: Row, document: Document, candidates: Sequence[Candidate], role: str) -> np.ndarray:
    return _said(
        document, candidates, {words for one in row["templates"] for entity in one[role] for words, _ in entity}
    )


def _said(document: Document, candidates: Sequence[Candidate], true: set[str]) -> np.ndarray:
    """Which candidates have one of these wordings."""
    said = ({words_of(document.doc, *pair) for n in one.nominals for pair in n.wordings} for one in candidates)
    return np.array([not true.isdisjoint(words) for words in said], dtype=bool)


def _judge(parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[float]:
    """The weights of a logistic regression, its bias last."""
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(np.concatenate([seen for seen, _ in parts]), np.concatenate([is_true for _, is_true in parts]))
    return [round(float(value), 4) for value in (*model.coef_[0], model.intercept_[0])]


def _pairs(row: Row, document: Document) -> Iterator[tuple[list[float], bool]]:
    """Two who were harmed in incidents of one type, each with whether in the same one."""
    found: dict[tuple[str, frozenset[str]], tuple[Member, set[int]]] = {}
    for number, template in enumerate(row["templates"]):
        for role in HARMED:
            for entity in template[role]:
                member = Member(0, role, min(at for _, at in entity))
                found.setdefault((role, frozenset(words for words, _ in entity)), (member, set()))[1].add(number)
    kinds = [set(template["incident_type"].split(" / ")) for template in row["templates"]]
    for (one, left), (other, right) in combinations(found.values(), 2):
        if set().union(*(kinds[at] for at in left)) & set().union(*(kinds[at] for at in right)):
            yield evidence(document, one, other), bool(left & right)


def _print_curve(kept: Sequence[tuple[Row, Document, Sequence[Candidate], np.ndarray]], judges: Any) -> None:
    for floor in np.arange(-2, 0.1, 0.2).round(1).tolist():
        counts = Counts()
        for row, document, candidates, columns in kept:
            for number, role in enumerate(ROLES):
                *weights, bias = judges[role]
                odds = columns[:, number] @ weights + bias
                scores = np.where(odds >= floor, odds - floor + load_incidents().floors[role], -np.inf)
                found = [frozenset([one.best.words]) for one in find_entities(document, candidates, scores, role)]
                counts += matched(found, entities(row["templates"], role))
        print(floor, counts.scores())


if __name__ == "__main__":
    main()
