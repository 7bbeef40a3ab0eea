"""A ledger of generated reports, filled fast: what belongs together is known beforehand and not looked for.

A report that is added takes its place among the others, which costs more than all else; ``growth`` measures that.
Here only the answers of a ledger are measured, so the tellings, incidents and stories are written as they would lie.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Insert, insert, select

from benchmarks.generated import reading
from dateline.ledger import dialect, tables
from dateline.ledger.incidents.sources import count_sources
from dateline.ledger.rows import Sheet
from dateline.ledger.store import Store
from dateline.records import Event, Reading, identify

__all__ = ["fill"]

_BATCH = 200  # reports a transaction
_EVENTS_EACH = 2  # events that a generated report tells
_SHARED = (
    "actor",
    "place",
    "alias",
    "snapshot",
    "incident",
    "story",
    "wording",
    "incident_figure",
)  # rows that reports share
Rows = dict[str, list[dict[str, Any]]]


def fill(path: Path, events: int) -> None:
    """Make the ledger in that file, of at least so many events."""
    store = Store(path)
    run_id = identify("run", "generated")
    with store.writing() as connection:
        connection.execute(insert(tables.run), {"id": run_id, "version": "generated", "settings": {}})
    number, span, known = itertools.count(1), 1, set[str]()
    # Of the generated reports the one of the highest number is the oldest, and comes first.
    for batch in _batches(-(-events // _EVENTS_EACH)):
        rows: Rows = defaultdict(list)
        for made in map(reading, batch):
            if made.report.id in known:
                continue
            known.add(made.report.id)
            sheet = Sheet(made, first_span=span)
            sheet.report(number=next(number), run_id=run_id)
            sheet.records()
            spans = {(row["start"], row["end"]): row["id"] for row in sheet.rows["span"]}
            span += len(spans)
            for name, found in sheet.rows.items():
                rows[name] += found
            _together(made, spans, rows)
        with store.writing() as connection:
            for table in tables.metadata.sorted_tables:
                if rows[table.name]:
                    connection.execute(_insert(table.name), rows[table.name])
    with store.writing() as connection:
        count_sources(connection, list(connection.execute(select(tables.incident.c.id)).scalars()))
    store.close()


def _batches(reports: int) -> Iterator[range]:
    for last in range(reports - 1, -1, -_BATCH):
        yield range(last, max(last - _BATCH, -1), -1)


def _insert(name: str) -> Insert:
    table = tables.metadata.tables[name]
    return dialect.insert_new(table) if name in _SHARED else insert(table)


def _together(reading: Reading, spans: dict[tuple[int, int], int], rows: Rows) -> None:
    """What a report tells together with others: its story, and a telling of an incident for each event."""
    report = reading.report
    words_id = int(identify("wording", report.text), 16) >> 1
    story_id = identify("story", report.text)
    order = f"1 {report.published} {report.id}"
    rows["story"].append({"id": story_id, "source": report.publisher, "source_order": order})
    rows["wording"].append({"id": words_id, "shingles": b"", "story_id": story_id})
    rows["report_wording"].append(
        {"report_id": report.id, "wording_id": words_id, "source": report.publisher, "source_order": order}
    )
    for position, event in enumerate(reading.events):
        sentence = event.supports[0]
        _telling(reading, event, position, spans[sentence.start, sentence.end], rows)


def _telling(reading: Reading, event: Event, position: int, span_id: int, rows: Rows) -> None:
    """One event as the telling of an incident: of the same type, place, day and sides wherever it is told."""
    sides = [one.actor_id for one in event.participants]
    day = event.time.edtf if event.time else None
    incident_id = identify("incident", event.type, event.place_id, day, *sides)
    telling_id = identify("telling", event.id)
    place = reading.place(event.place_id)
    rows["incident"].append(
        {"id": incident_id, "title": f"{event.type.lower()}: {place.name if place else ''}", "type": event.type,
         "mode": None, "date_low": day, "date_high": day, "place_id": event.place_id, "span_id": span_id,
         "disputed": event.modality == "denied", "because": ["generated"]}
    )  # fmt: skip
    rows["happening"].append(
        {"id": telling_id, "report_id": reading.report.id, "position": position, "incident_id": incident_id,
         "relation": "tells", "main": position == 0, "span_id": span_id, "features": {}}
    )  # fmt: skip
    rows["incident_event"].append({"event_id": event.id, "happening_id": telling_id, "relation": "tells"})
    for toll in event.figures[:1]:
        rows["incident_figure"].append(
            {"incident_id": incident_id, "unit": toll.unit, "low": toll.low, "best": toll.low, "high": toll.high,
             "because": "generated"}
        )  # fmt: skip
