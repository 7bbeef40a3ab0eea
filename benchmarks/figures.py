"""The killed and the injured of incidents, against those of an archive of shootings; PATH is a file as ``shootings.py``
tells.

Each true incident is asked of the Dateline incident that most of its reports are about. ``exact`` is the share of
numbers (killed and injured, each of every incident) where the best number is the true one, ``inside`` where the true
one lies in low..high; no figure is none killed or injured. ``both`` is the share of incidents with both exact.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import IO

from benchmarks import jsonlines
from benchmarks.shootings import Shooting, answers, filled, load
from dateline.ledger.incidents.answers import IncidentRow

__all__ = ["run"]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Ask for the numbers of every incident of ``data``, write them, and return the scores."""
    shootings = load(data)
    with filled(shootings) as (ledger, ids):
        about = answers(ledger, ids)
        rows = {row.id: row for row in ledger.incidents()}
    exact: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    both = 0
    for shooting in shootings:
        row = rows.get(_incident(shooting, about) or "")
        told = {"killed": _bounds(row, "killed"), "injured": _bounds(row, "injured")}
        true = {"killed": shooting.killed, "injured": shooting.injured}
        for unit, (low, best, high) in told.items():
            exact[unit] += best == true[unit]
            inside[unit] += low <= true[unit] <= high
        both += all(told[unit][1] == true[unit] for unit in told)
        jsonlines.write(out, {"incident": shooting.uri, "found": row.id if row else None, "true": true, "told": told})
    n = max(len(shootings), 1)
    return {
        "n": len(shootings),
        "exact": round(exact.total() / (2 * n), 4),
        "inside": round(inside.total() / (2 * n), 4),
        "killed": {"exact": round(exact["killed"] / n, 4), "inside": round(inside["killed"] / n, 4)},
        "injured": {"exact": round(exact["injured"] / n, 4), "inside": round(inside["injured"] / n, 4)},
        "both": round(both / n, 4),
    }


def _incident(shooting: Shooting, about: dict[str, str]) -> str | None:
    """The incident that most reports are about; the lesser id where two are equal."""
    counts = Counter(about[report.key] for report in shooting.reports if report.key in about)
    return min(counts, key=lambda id: (-counts[id], id), default=None)


def _bounds(row: IncidentRow | None, unit: str) -> tuple[float, float, float]:
    """Low, best and high of a number; an open end is where the best is."""
    low, best, high = (getattr(row, name, None) for name in (f"{unit}_low", unit, f"{unit}_high"))
    middle = best if best is not None else 0.0
    return (low if low is not None else middle), middle, (high if high is not None else middle)
