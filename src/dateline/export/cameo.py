"""Events as CAMEO rows: source, target and code, as PETRARCH, ICEWS and GDELT write them, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.tabular import Column, Form, Row, named
from dateline.export.wording import says
from dateline.ontology import Ontology
from dateline.ontology.cameo import Cameo
from dateline.records import Event, Reading
from dateline.resolving.edtf import days

__all__ = ["FORM"]

# The last root of each of GDELT's quad classes: verbal cooperation, material cooperation, verbal and material conflict.
QUAD = (5, 8, 13, 20)


def _rows(reading: Reading, events: Sequence[Event], ontology: Ontology) -> Iterator[Row]:
    report = reading.report
    for (source, target, code), event, one, other in Cameo.load().knowing(ontology).coded(reading, events):
        place = reading.place(event.place_id)
        first, last = days(event.time.edtf if event.time else None)
        yield (
            event.id, first, last, event.time.edtf if event.time else None, source, named(reading, one), target,
            named(reading, other), code, code[:2], _quad(code), event.modality, place and place.name,
            place and place.admin1, place and place.country, place and place.latitude, place and place.longitude,
            says(reading, event.attribution_id), report.publisher, report.published, report.url or report.source,
            report.id, event.supports[0].quote,
        )  # fmt: skip


def _quad(code: str) -> int:
    return next(number for number, last in enumerate(QUAD, 1) if int(code[:2]) <= last)


FORM = Form(
    name="cameo",
    about="CAMEO: one row for each source and target of an event, tab-separated. An event with a side that has no "
    "code (gunmen of no country) makes none.",
    columns=(
        Column("event_id", "the event's id in the ledger"),
        Column("date_start", "the first day that it can have been on (ISO 8601)"),
        Column("date_end", "the last; empty where that is open"),
        Column("date", "the date as exact as the words (EDTF)"),
        Column("source_code", "who did it: country and sector (PAKGOV)"),
        Column("source_name", "the same by name, or in the report's words"),
        Column("target_code", "to whom"),
        Column("target_name", "the same by name, or in the report's words"),
        Column("event_code", "CAMEO's code (042)"),
        Column("root_code", "its first two digits"),
        Column("quad_class", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
        Column("modality", "asserted, planned, threatened, possible ..."),
        Column("place", "where"),
        Column("admin1", "its province"),
        Column("country", "its country (ISO 3166-1 alpha-3)"),
        Column("latitude", "degrees north"),
        Column("longitude", "degrees east"),
        Column("according_to", "who says so, the publisher first"),
        Column("publisher", "the publisher of the report"),
        Column("published", "the day of publication (EDTF)"),
        Column("url", "the report's address, or its file"),
        Column("report_id", "the report's id in the ledger"),
        Column("sentence", "the sentence that tells it"),
    ),
    rows=_rows,
)
