"""Who acts and on whom, with nothing given but the sentence: the spans of source and target.

The data are rows of ``tokens`` and ``tags``. The tokens are set apart by blanks and read as a sentence by
``dateline.finding.events.learned.dyad``; its spans are counted in tokens. Rows that mark two who act on each other
("R") count neither as source nor as target. ``seen`` is the share of rows that the network was trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import span_scores, with_unseen
from dateline.finding.events.learned.dyad import find_dyads
from dateline.finding.networks.encoder import PAIRING, seen

__all__ = ["run"]

Pair = tuple[int, int]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Find the dyad of every sentence and score its spans."""
    rows = list(jsonlines.read(data))
    dyads = find_dyads([" ".join(row["tokens"]) for row in rows])
    pairs = []
    for row, dyad in zip(rows, dyads, strict=True):
        spans = [_in_tokens(row["tokens"], span) for span in (dyad.source, dyad.target)]
        jsonlines.write(out, {"id": row["id"], "source": spans[0], "target": spans[1]})
        pairs.append((spans, [list(_tagged(row["tags"], side)) for side in "ST"]))
    known = [seen("".join(row["tokens"]), PAIRING) for row in rows]
    return with_unseen(pairs, known, _scores)


def _scores(pairs: Sequence[tuple[Sequence[Pair | None], Sequence[list[Pair]]]]) -> dict[str, dict[str, float]]:
    """The scores of each side, of the spans found in a sentence and the true ones."""
    sides = {}
    for place, side in enumerate(("source", "target")):
        sides[side] = span_scores(([span] if (span := found[place]) else [], true[place]) for found, true in pairs)
    return sides


def _in_tokens(tokens: Sequence[str], span: Pair | None) -> Pair | None:
    """The first token that a span of the blank-set text touches, and the one after the last."""
    if span is None:
        return None
    touched, start = [], 0
    for place, token in enumerate(tokens):
        if start < span[1] and start + len(token) > span[0]:
            touched.append(place)
        start += len(token) + 1
    return (touched[0], touched[-1] + 1) if touched else None


def _tagged(tags: Sequence[str], side: str) -> Iterator[Pair]:
    """The spans of tokens tagged as ``side``."""
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{side}":
            yield start, place
            start = None
        if tag == f"B-{side}":
            start = place
