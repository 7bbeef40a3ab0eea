"""The reports of the public sets, whichever form a set has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

__all__ = ["TAIL", "texts"]

TAIL = re.compile(r"((?:\t[01])+)\s*$")  # the notes end in columns of the table that they came from


def texts(path: Path, join: Callable[[Iterable[str]], str] = "\n\n".join) -> list[str]:
    """The texts of a set in its order, without a table's columns behind; ``join`` puts sentences of one together."""
    with path.open(encoding="utf-8") as lines:  # splitlines() would cut at characters inside a text
        rows = [json.loads(line) for line in lines]
    if "sentence_id" in rows[0]:
        reports = groupby(rows, key=lambda row: row["sentence_id"].rsplit("_", 1)[0])
        return [join(row["sentence"] for row in report) for _, report in reports]
    found = (_text(report) for row in rows for report in row.get("reports", [row]))
    return [TAIL.sub("", text) for text in found if text]


def _text(report: dict[str, str]) -> str | None:
    return report.get("text") or report.get("doc_text") or report.get("doctext")
