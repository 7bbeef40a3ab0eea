"""Police action in sentences and reports, as the India Police Events set labels it.

The answers come from ``dateline.finding.screening.screen_report``. ``seen`` is the share of reports that the weights
were taught with: of those the scores say nothing, and the scores of the others stand under ``unseen``. The means are
over the first four labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact, with_unseen
from dateline.finding.screening import Screening, screen_report, seen

__all__ = ["run"]

LABELS = {
    "KILL": "police_killing",
    "ARREST": "police_arrest",
    "FAIL": "police_failure",
    "FORCE": "police_force",
    "ANY_ACTION": "police_action",
}
MEAN = ("KILL", "ARREST", "FAIL", "FORCE")


@dataclass(frozen=True, slots=True)
class _Labels:
    """True and found labels of one report and, in order, of its sentences."""

    true: list[set[str]]
    found: list[set[str]]
    taught: bool


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Screen every report of ``data``, write the labels, and return F1 of sentences and of documents."""
    reports = []
    for row in jsonlines.read(data):
        whole, sentences = screen_report(sentence["sent_text"] for sentence in row["sentences"])
        found = [_labels(screening) for screening in (whole, *sentences)]
        true = [set(row["doc_labels"]), *(set(sentence["sent_labels"]) for sentence in row["sentences"])]
        reports.append(_Labels(true, found, seen(row["doc_text"])))
        said = [sorted(labels) for labels in found]
        jsonlines.write(out, {"doc_id": row["doc_id"], "doc_labels": said[0], "sent_labels": said[1:]})
    return with_unseen(reports, [report.taught for report in reports], _scores)


def _labels(screening: Screening) -> set[str]:
    return {name for name, label in LABELS.items() if label in screening}


def _scores(reports: Sequence[_Labels]) -> dict[str, object]:
    sentences = [pair for report in reports for pair in zip(report.true[1:], report.found[1:], strict=True)]
    documents = [(report.true[0], report.found[0]) for report in reports]
    return {"sentence": _by_label(sentences), "document": _by_label(documents)}


def _by_label(pairs: Sequence[tuple[set[str], set[str]]]) -> dict[str, object]:
    counts = {
        label: sum((exact(found & {label}, true & {label}) for true, found in pairs), Counts()) for label in LABELS
    }
    mean = round(fmean(counts[label].f1 for label in MEAN), 4)
    return {"mean_f1": mean, **{label: counted.scores() for label, counted in counts.items()}}
