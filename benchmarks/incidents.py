"""Reports grouped into incidents, as the archive of shootings groups them; PATH is a file as ``shootings.py`` tells.

``b_cubed_f1`` and ``pairwise_f1`` compare the incident that each report is about with the true one. ``baseline`` is
the same with reports joined where the cosine of their TF-IDF weights reaches a threshold, chosen for each measure as
the one that suits these very data best: by single links, and, under ``baseline.average``, by average linkage.
``seen`` is the share of incidents that the weights of merging were fitted on; of those the scores say nothing, and
what the fit measured on incidents that it had not seen stands in ``merging/data/weights_violence.yaml``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import jsonlines
from benchmarks.clusters import b_cubed, pairwise
from benchmarks.shootings import answers, filled, load, seen

__all__ = ["run"]

THRESHOLDS = [n / 100 for n in range(4, 80, 2)]
WORD = re.compile(r"[^\W\d_]{2,}")

Matrix = NDArray[np.float64]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Group every report of ``data``, write the groups, and return the scores beside the baseline's."""
    shootings = load(data)
    reports = [report for shooting in shootings for report in shooting.reports]
    with filled(shootings) as (ledger, ids):
        about = answers(ledger, ids)
    found = [about.get(report.key, f"refused {report.key}") for report in reports]
    true = [report.incident for report in reports]
    for report, answer in zip(reports, found, strict=True):
        jsonlines.write(out, {"report": report.key, "incident": answer})
    return {
        "n": len(reports),
        "incidents": len(shootings),
        **_scores(found, true),
        "baseline": _baseline([report.page for report in reports], true),
        "seen": round(sum(seen(shooting.uri) for shooting in shootings) / max(len(shootings), 1), 4),
    }


def _scores(found: Sequence[str], true: Sequence[str]) -> dict[str, object]:
    cubed, pairs = b_cubed(found, true), pairwise(found, true)
    return {
        "b_cubed_f1": round(cubed.f1, 4),
        "pairwise_f1": round(pairs.f1, 4),
        "b_cubed": {"precision": round(cubed.precision, 4), "recall": round(cubed.recall, 4)},
        "pairwise": {"precision": round(pairs.precision, 4), "recall": round(pairs.recall, 4)},
    }


def _baseline(texts: Sequence[str], true: Sequence[str]) -> dict[str, Any]:
    """The best that one threshold on TF-IDF cosine does on these data, with either linkage."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distance = np.clip(1 - _cosines(texts), 0, None)
    np.fill_diagonal(distance, 0)
    condensed = squareform(distance, checks=False)
    scores = {}
    for method in ("single", "average"):
        tree = linkage(condensed, method)
        groupings = [[int(n) for n in fcluster(tree, 1 - threshold, "distance")] for threshold in THRESHOLDS]
        scores[method] = {
            "b_cubed_f1": _best(b_cubed, groupings, true),
            "pairwise_f1": _best(pairwise, groupings, true),
        }
    return {**scores["single"], "average": scores["average"]}


def _best(measure: Callable[..., Any], groupings: Sequence[Sequence[int]], true: Sequence[str]) -> float:
    return round(max(float(measure(grouping, true).f1) for grouping in groupings), 4)


def _cosines(texts: Sequence[str]) -> Matrix:
    """The cosine of every two texts, by the usual smoothed TF-IDF with the logarithm of counts."""
    from scipy.sparse import csr_matrix

    counts = [Counter(WORD.findall(text.lower())) for text in texts]
    documents = Counter(word for each in counts for word in each)
    columns = {word: n for n, word in enumerate(sorted(documents))}
    rarity = {word: 1 + math.log((1 + len(texts)) / (1 + n)) for word, n in documents.items()}
    entries = [
        (row, columns[word], (1 + math.log(n)) * rarity[word])
        for row, each in enumerate(counts)
        for word, n in sorted(each.items())
    ]
    rows, cols, values = (np.array(part) for part in zip(*entries, strict=True))
    weights = csr_matrix((values, (rows, cols)), shape=(len(texts), len(columns)))
    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    cosines = np.asarray((weights @ weights.T).todense(), dtype=np.float64)
    return cosines / np.maximum(np.outer(lengths, lengths), 1e-12)
