"""What a source does to a target, both spans given: fifteen PLOVER types, as the PLV set labels them.

The answers come from ``dateline.finding.events.learned.coder.code_all``. ``seen`` is the share of rows whose text the
model was trained on: of those the scores say nothing, and the scores of the others stand under ``unseen``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from benchmarks import jsonlines
from benchmarks.scoring import macro_f1, with_unseen
from dateline.finding.events.learned.coder import Coding, code_all
from dateline.finding.networks.encoder import CODER, seen
from dateline.ontology import Ontology

__all__ = ["run"]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Code every row of ``data``, write the types, and return macro-F1, accuracy and macro-F1 of quad classes."""
    rows = list(jsonlines.read(data))
    codings = code_all((row["text"], _span(row["source"]), _span(row["target"])) for row in rows)
    for row, coding in zip(rows, codings, strict=True):
        answer = {"id": row["id"], "type": coding.joined, "quad": str(coding.quad), "score": round(coding.score, 4)}
        jsonlines.write(out, answer)
    pairs = [(row["type"], coding) for row, coding in zip(rows, codings, strict=True)]
    known = [seen(row["text"], CODER) for row in rows]
    return with_unseen(pairs, known, _scores)


def _span(pair: list[int] | None) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None


def _scores(pairs: Sequence[tuple[str, Coding]]) -> dict[str, float]:
    """The three scores of pairs of true type and coding. Quad classes are those of the types, in both."""
    true = [label for label, _ in pairs]
    found = [coding.joined for _, coding in pairs]
    right = sum(left == said for left, said in zip(true, found, strict=True))
    return {
        "macro_f1": round(macro_f1(found, true), 4),
        "accuracy": round(right / max(len(pairs), 1), 4),
        "quad_macro_f1": round(macro_f1([_quad(label) for label in found], [_quad(label) for label in true]), 4),
    }


def _quad(label: str) -> int:
    return Ontology.load().quad("CONCEDE" if label == "YIELD" else label)
