"""Learn the weights of ``src/dateline/resolving/data/place_weights.yaml`` from place names with known coordinates.

    python training/places.py ../shared/data/place/lgl.jsonl ../shared/data/place/geovirus.jsonl \\
        --out src/dateline/resolving/data/place_weights.yaml [--half 0|1]

The model is a softmax over the namesakes of each name: first by their own signs, then, three times, in view of what the
other names of the report have come to mean. Right are the candidates within 161 km of the true point, and among them
the one with the true GeoNames id where it is given. With ``--half`` only the reports whose id hashes to that half are
learned from, so that the other can be measured; the weights that are shipped are learned from all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.place_names import hints, names_of
from dateline.resolving.place_signs import FEATURES, Namesakes

NEAR = 161  # kilometres: a hundred miles, the field's measure
RIDGE = 0.5  # weight of the squared weights against the log-likelihood of one corpus
ROUNDS = 4
# The weight of the publisher's country is set by hand, for the corpora do not tell publishers: enough for a city a
# quarter the size of its namesake, too little for one a twentieth of it.
PUBLISHER = 0.85


class Report:
    """One report: its namesakes, which rows are right, and how much each name counts."""

    def __init__(self, row: dict[str, Any], gazetteer: Gazetteer) -> None:
        spans = [(t["start"], t["end"]) for t in row["toponyms"] if t["lat"] is not None]
        truth = [t for t in row["toponyms"] if t["lat"] is not None]
        given = names_of(row["text"], spans, gazetteer)
        self.sakes = Namesakes([*given, *hints(row["text"], spans, gazetteer)])
        self.chances = np.zeros(0)
        near, exact = [], []
        for name in self.sakes.names:
            true = [truth[position] for position in name.positions]
            near.append([sum(_distance(c, t) < NEAR for t in true) for c in name.candidates])
            exact.append([sum(c.id == f"geonames:{t['geonameid']}" for t in true) for c in name.candidates])
        self.near = np.array([n for rows in near for n in rows], dtype=float)
        self.exact = np.array([n for rows in exact for n in rows], dtype=float)


def main() -> None:
    """Learn from the files that the command line names."""
    parser = argparse.ArgumentParser(description="Learn how the signs of places weigh.")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    given = parser.parse_args()
    gazetteer = Gazetteer.open()
    reports = [Report(row, gazetteer) for row in _rows(given.data, given.half)]
    reports = [report for report in reports if len(report.near)]
    own = _fit([report.sakes.own() for report in reports], reports, np.zeros(len(FEATURES.own)))
    for report in reports:
        report.chances = report.sakes.softmax(report.sakes.own() @ own)
    weights = np.concatenate([own, np.zeros(len(FEATURES.others))])
    for _ in range(ROUNDS):
        signs = [report.sakes.signs(report.chances) for report in reports]
        weights = _fit(signs, reports, weights)
        for report, sign in zip(reports, signs, strict=True):
            report.chances = report.sakes.softmax(sign @ weights)
    _write(given.out, own, weights)


def half_of(identity: str) -> int:
    """Which half of a corpus a report belongs to."""
    return hashlib.sha256(identity.encode()).digest()[0] % 2


def _rows(paths: Iterable[Path], half: int | None) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            if half is None or half_of(row["id"]) == half:
                yield row


def _fit(signs: list[np.ndarray], reports: list[Report], start: np.ndarray) -> np.ndarray:
    """The weights that make the right candidates likeliest: Adam on the whole, which settles in 600 steps."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, 601):
        gradient = RIDGE * weights
        for sign, report in zip(signs, reports, strict=True):
            gradient -= _slope(sign, report, weights)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = 0.05 if step < 400 else 0.01
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _slope(sign: np.ndarray, report: Report, weights: np.ndarray) -> np.ndarray:
    """How the log-likelihood of a report's right candidates grows with each weight."""
    chances = report.sakes.softmax(sign @ weights)
    slope = np.zeros_like(weights)
    for right, counts in ((report.near, 1.0), (report.exact, 0.5)):
        starts = report.sakes.starts
        owners = np.unique(report.sakes.owner, return_inverse=True)[1]
        mass = chances * right
        total = np.add.reduceat(mass, starts)[owners]
        known = np.maximum.reduceat(right, starts)[owners]
        target = np.where(total > 0, mass / np.where(total > 0, total, 1), 0)
        slope += counts * ((target - chances * (total > 0)) * known) @ sign
    return slope


def _distance(candidate: Any, truth: dict[str, Any]) -> float:
    if candidate.latitude is None:
        return 20_038.0
    a, b, c, d = map(np.radians, (candidate.latitude, candidate.longitude, truth["lat"], truth["lon"]))
    half = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return float(2 * 6371 * np.arcsin(min(1.0, np.sqrt(half))))


def _write(path: Path, own: np.ndarray, weights: np.ndarray) -> None:
    own[FEATURES.own.index("publisher's country")] = PUBLISHER
    weights[FEATURES.own.index("publisher's country")] = PUBLISHER
    learned = {
        "own": dict(zip(FEATURES.own, map(_rounded, own), strict=True)),
        "all": dict(zip(FEATURES.all, map(_rounded, weights), strict=True)),
    }
    head = (
        "# How the signs of places weigh, learned by training/places.py: `own` before anything is known of the\n"
        "# other names of a report, `all` after. A weight is added to the log of a candidate's odds.\n"
    )
    path.write_text(head + yaml.safe_dump(learned, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _rounded(weight: float) -> float:
    return round(float(weight), 3)


if __name__ == "__main__":
    main()
