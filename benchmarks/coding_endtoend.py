"""Events found with nothing given: does the reading of a sentence hold what the PLV set's annotators marked in it?

``recall``: the share of rows for which some event has a participant that overlaps the source, another that overlaps
the target (where the row has one), and the right type; RETREAT and CONCEDE count as the set's YIELD. ``precision``:
of the events whose participants overlap the spans of some row of their sentence, the share with that row's type. Rows
mark one thing of a sentence and leave others, so an event elsewhere in it is neither right nor wrong; how many there
are in all is told by ``events``. ``located`` is recall without the type. The network is asked where the rules end.
``seen`` is the share of rows whose text it was trained on, of which the scores say little: those of the others stand
under ``unseen``, and ``DATELINE_RULES=1`` measures the rules alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from benchmarks import jsonlines
from benchmarks.scoring import with_unseen
from dateline.finding.networks.encoder import PAIRING, seen
from dateline.pipeline import Reader
from dateline.records import Event, Participant, Report
from dateline.settings import Settings

__all__ = ["of_type", "run", "tells"]

YIELD = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Read every sentence and look for its rows among the events found."""
    rows = list(jsonlines.read(data))
    texts = list(dict.fromkeys(row["text"] for row in rows))
    readings = Reader.load(Settings(learned=not os.environ.get("DATELINE_RULES"))).read_reports(
        Report.of(text) for text in texts
    )
    events = {reading.report.text: reading.events for reading in readings}
    found = [[of_type(event) for event in events[row["text"]] if tells(event, row)] for row in rows]
    for row, types in zip(rows, found, strict=True):
        jsonlines.write(out, {"id": row["id"], "found": types})
    pairs = [(row["type"], types) for row, types in zip(rows, found, strict=True)]
    known = [seen(row["text"], PAIRING) for row in rows]
    return with_unseen(pairs, known, _scores) | {"events": sum(map(len, events.values()))}


def _scores(pairs: Sequence[tuple[str, list[str]]]) -> dict[str, float]:
    """Recall, precision and recall without the type, of true types and those found at the same place."""
    judged = sum(len(found) for _, found in pairs)
    return {
        "recall": round(sum(true in found for true, found in pairs) / max(len(pairs), 1), 4),
        "precision": round(sum(found.count(true) for true, found in pairs) / max(judged, 1), 4),
        "located": round(sum(bool(found) for _, found in pairs) / max(len(pairs), 1), 4),
    }


def of_type(event: Event) -> str:
    """The type as the set names it."""
    return YIELD.get(event.type, event.type)


def tells(event: Event, row: dict[str, Any]) -> bool:
    """Whether an event has somebody in the row's source, and somebody else in its target where it has one."""
    sources = [item for item in event.participants if item.role != "recipient" and _overlaps(item, row["source"])]
    if not row["target"]:
        return bool(sources)
    targets = [item for item in event.participants if _overlaps(item, row["target"])]
    return any(source != target for source in sources for target in targets)


def _overlaps(item: Participant, span: list[int] | None) -> bool:
    return span is not None and item.span.start < span[1] and span[0] < item.span.end
