"""Notes of the South Asia Terrorism Portal: which are what the set calls relevant.

A look at the set tells that its ``relevant`` is the last of four kinds of attack (armed assault, bombing, abduction,
and any other), and that the columns of the other three still hang at the end of every text, after tabs. They are
labels, not words of the note: they are cut off before reading, and scored beside it as ``kinds``. The answers come
from ``dateline.finding.screening.screen``; ``seen`` is the share of notes that the weights were taught with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact, with_unseen
from dateline.finding.screening import screen, seen

__all__ = ["run"]

COLUMNS = re.compile(r"(?:\t[01])+\s*$")
KINDS = ("armed_assault", "bombing", "abduction")
RELEVANT = "other_attack"


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Screen every note of ``data``, write whether it is relevant, and return precision, recall and F1."""
    pairs: list[tuple[set[str], set[str]]] = []
    taught: list[bool] = []
    for number, row in enumerate(jsonlines.read(data)):
        text, true = _read(row["text"], row["relevant"])
        screening = screen(text)
        jsonlines.write(
            out, {"id": number, "relevant": str(int(RELEVANT in screening)), "labels": sorted(screening.labels)}
        )
        pairs.append((true, set(screening.labels)))
        taught.append(seen(text))
    return with_unseen(pairs, taught, _scores)


def _read(text: str, relevant: str) -> tuple[str, set[str]]:
    """The words of a note, and the labels that its columns and its answer give."""
    columns = COLUMNS.search(text)
    flags = columns.group().split() if columns else []
    true = {kind for kind, flag in zip(KINDS, flags, strict=False) if flag == "1"}
    return COLUMNS.sub("", text), true | ({RELEVANT} if str(relevant) == "1" else set())


def _scores(pairs: Sequence[tuple[set[str], set[str]]]) -> dict[str, object]:
    kinds = {kind: round(_count(pairs, kind).f1, 4) for kind in KINDS}
    return {**_count(pairs, RELEVANT).scores(), "kinds": kinds}


def _count(pairs: Sequence[tuple[set[str], set[str]]], label: str) -> Counts:
    return sum((exact(found & {label}, true & {label}) for true, found in pairs), Counts())
