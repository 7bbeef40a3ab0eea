"""Attributions against PolNeAR: source, cue and content of everything that a news text ascribes to somebody.

Every row is one annotator's file and is scored by itself; the scores are the means over files. A span in several
pieces is one span: exactly right where all its pieces are, and overlapping where it shares a character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact, overlap
from dateline.pipeline import Reader
from dateline.records import Report

__all__ = ["run"]

PARTS = ("source", "cue", "content")
Pieces = tuple[tuple[int, int], ...]
Triple = Mapping[str, Pieces]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every text once, whoever annotated it, and score the answers file by file."""
    answers: dict[str, list[dict[str, Pieces]]] = {}
    counts: dict[tuple[str, str], list[Counts]] = {}
    n = 0
    for row in jsonlines.read(data):
        text = row["text"]
        found = answers.get(text) or answers.setdefault(text, _found(text))
        jsonlines.write(out, {"id": row["id"], "annotator": row["annotator"], "attributions": found})
        true = [{part: _pieces(one[part], text) for part in PARTS} for one in row["attributions"]]
        for name, count in _counts(found, true).items():
            counts.setdefault(name, []).append(count)
        n += 1
    return {"n": n, **_scores(counts)}


def _found(text: str) -> list[dict[str, Pieces]]:
    rows = []
    # The offsets of the data count in the text as it is, so it goes in as a report, not as a page to clean.
    (reading,) = Reader.load().read_reports([Report.of(text)])
    for one in reading.attributions:
        spans = {"source": (one.source,), "cue": (one.cue,), "content": one.content}
        rows.append({part: _pieces([(s.start, s.end) for s in spans[part] if s is not None], text) for part in PARTS})
    return rows


def _pieces(pieces: Sequence[Sequence[int]], text: str) -> Pieces:
    """The pieces in order; those that only white space parts are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((piece[0], piece[1]) for piece in pieces):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _counts(found: Sequence[Triple], true: Sequence[Triple]) -> dict[tuple[str, str], Counts]:
    counts = {}
    for part in PARTS:
        ours, theirs = [one[part] for one in found if one[part]], [one[part] for one in true if one[part]]
        counts[part, "exact_f1"] = exact(ours, theirs)
        counts[part, "overlap_f1"] = overlap(_hulls(ours), _hulls(theirs))
    counts["triple", "overlap_f1"] = _triples(found, true)
    return counts


def _hulls(spans: Sequence[Pieces]) -> list[tuple[int, int]]:
    return [(pieces[0][0], pieces[-1][1]) for pieces in spans]


def _triples(found: Sequence[Triple], true: Sequence[Triple]) -> Counts:
    """Whole attributions of which every part overlaps, or is missing from both; each matched once, in order."""
    left = list(true)
    hits = 0
    for one in found:
        match = next((at for at, other in enumerate(left) if all(_meet(one[p], other[p]) for p in PARTS)), None)
        if match is not None:
            del left[match]
            hits += 1
    return Counts(hits, len(found) - hits, len(true) - hits)


def _meet(one: Pieces, other: Pieces) -> bool:
    if not one or not other:
        return one == other
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _scores(counts: Mapping[tuple[str, str], Sequence[Counts]]) -> dict[str, object]:
    """The mean over files, and under ``pooled`` the F1 of all files thrown together."""
    scores: dict[str, Any] = {"pooled": {}}
    for (part, name), rows in counts.items():
        scores.setdefault(part, {})[name] = round(fmean(row.f1 for row in rows), 4)
        scores["pooled"].setdefault(part, {})[name] = round(sum(rows, Counts()).f1, 4)
    return scores
