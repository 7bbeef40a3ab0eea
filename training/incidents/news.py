"""News without keys, parsed and placed as ``prepare.py`` does it, for the teachers to answer: run where Dateline is.

python -m incidents.news --data ../shared/data --out news.pickle
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import sets
from dateline.pipeline import Reader
from dateline.records import Report
from incidents.prepare import example

__all__ = ["main", "texts"]

NOTES = "relevance/satp_train.jsonl"  # taken whole
# How many reports of each other set are taken; no label of theirs is read.
TAKEN = {
    "incidents/gva_train.jsonl": 1600, "police/train.jsonl": 909, "coding/voa_events.jsonl": 600,
    "attribution/polnear_train.jsonl": 500, "place/geovirus.jsonl": 100, "place/lgl.jsonl": 250,
}  # fmt: skip
SHORTEST, LONGEST = 500, 4500  # characters of a report


def main() -> None:
    """Draw, parse, and write the examples in the order drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of all data sets")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    documents = Reader.load().reports.read(Report.of(text) for text in texts(given.data))
    rows = (({"doctext": document.report.text, "templates": []}, document.doc) for document in documents)
    found = [example(row, doc, [], None) for row, doc in rows]
    given.out.write_bytes(pickle.dumps([one for one in found if one.windows and one.phrases]))


def texts(folder: Path) -> Iterator[str]:
    """The notes, then so many reports of each set, drawn by one seed."""
    rng = random.Random(4)
    yield from sets.texts(folder / NOTES)
    for name, count in TAKEN.items():
        each = dict.fromkeys(sets.texts(folder / name, "\n".join))
        fitting = [text for text in each if SHORTEST < len(text) < LONGEST]
        rng.shuffle(fitting)
        yield from fitting[:count]


if __name__ == "__main__":
    main()
