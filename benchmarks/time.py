"""Expressions of time: TempEval-3's strict and relaxed span F1, and its value F1.

The data are JSON lines with ``text``, ``dct`` (the publication date) and ``timexes`` (``start``, ``end``, ``value``).
Relaxed counts an expression that shares a character with a true one; the value F1 is the relaxed F1 times the share
of right values among those (UzZaman et al., SemEval-2013 task 1). "null" stands for an expression without a value.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import Counts, exact
from dateline.reading.times.finder import TimeExpression, read_times

__all__ = ["run"]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every document, write its expressions, and score them together."""
    strict = relaxed = Counts()
    right = documents = 0
    for row in jsonlines.read(data):
        found = read_times(row["text"], row["dct"])
        answers = [{"start": f.span.start, "end": f.span.end, "type": f.kind, "value": f.timex} for f in found]
        jsonlines.write(out, {"id": row["id"], "timexes": answers})
        true = row["timexes"]
        strict += exact([(f.span.start, f.span.end) for f in found], [(gold["start"], gold["end"]) for gold in true])
        pairs = _pairs(found, true)
        relaxed += Counts(len(pairs), len(found) - len(pairs), len(true) - len(pairs))
        right += sum((expression.timex or "null") == gold["value"] for expression, gold in pairs)
        documents += 1
    value_f1 = relaxed.f1 * right / relaxed.tp if relaxed.tp else 0.0
    scores = {"strict": strict, "relaxed": relaxed}
    return {
        "strict_f1": round(strict.f1, 4),
        "relaxed_f1": round(relaxed.f1, 4),
        "value_f1": round(value_f1, 4),
        **{name: counts.scores() for name, counts in scores.items()},
        "n": documents,
    }


def _pairs(
    found: tuple[TimeExpression, ...], true: list[dict[str, Any]]
) -> list[tuple[TimeExpression, dict[str, Any]]]:
    """True expressions each with the first found one, not yet taken, that shares a character with it."""
    pairs, taken = [], set()
    for gold in sorted(true, key=lambda gold: (gold["start"], gold["end"])):
        for expression in found:
            span = expression.span
            if span not in taken and span.start < gold["end"] and gold["start"] < span.end:
                pairs.append((expression, gold))
                taken.add(span)
                break
    return pairs
