"""Makes the table of how rare words are, by which merging weighs what two reports share.

``python training/rarity.py /path/to/data`` counts in how many texts of the sets each word stands and writes
``src/dateline/merging/data/rarity.tsv``: the logarithm of texts over texts with the word. Only words of
six texts and more are kept, and no text: a word that is not in the table is as rare as one of three texts. The sets
are those of the benchmarks, their labels unused; the table is shipped and never changes with what a ledger holds.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.merging.wording import tokens

LEAST = 6
SETS = {
    "incidents/gva_train.jsonl": "reports",
    "attribution/polnear_train.jsonl": "text",
    "templates/muc4_train.jsonl": "doctext",
    "police/train.jsonl": "doc_text",
    "place/lgl.jsonl": "text",
    "place/geovirus.jsonl": "text",
}
OUT = Path(__file__).parents[1] / "src/dateline/merging/data/rarity.tsv"


def texts(folder: Path) -> Iterator[str]:
    """Every text of the sets, one at a time."""
    for name, field in SETS.items():
        for line in (folder / name).open(encoding="utf-8"):
            row = json.loads(line)
            if field == "reports":
                yield from (f"{report['title']}\n{report['text']}" for report in row[field])
            elif row.get(field):
                yield row[field]


def main(folder: Path) -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(folder):
        counts.update(set(tokens(text)))
        total += 1
    kept = {word: n for word, n in counts.items() if n >= LEAST}
    head = [
        "# How rare words are in news: the log of texts over texts with the word; * is for all that are not here.",
        f"# Made by training/rarity.py from {total:,} texts of the benchmarks' sets; words of {LEAST} texts and more.",
        f"*\t{math.log(total / (LEAST / 2)):.1f}",
    ]
    lines = [f"{word}\t{math.log(total / n):.1f}" for word, n in sorted(kept.items())]
    OUT.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(total, "texts,", len(kept), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
