"""Events as GeoJSON (RFC 7946), a feature each, for QGIS, Datawrapper, kepler and other maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.tabular import Column, Form, Row, named
from dateline.export.wording import says
from dateline.ontology import Ontology
from dateline.records import Event, Figure, Reading
from dateline.resolving.edtf import days

__all__ = ["FORM"]


def _rows(reading: Reading, events: Sequence[Event], ontology: Ontology) -> Iterator[Row]:
    report = reading.report
    for event in events:
        place, date = reading.place(event.place_id), event.time.edtf if event.time else None
        killed = [figure for figure in event.figures if figure.kind == "killed" and not figure.within]
        kind = ontology.types.get(event.type)
        exact = place is not None and place.precision != "country"  # the middle of a country is nowhere
        yield (
            place.longitude if place and exact else None, place.latitude if place and exact else None, event.id,
            report.title, event.type, event.mode, kind.label if kind else event.type, event.modality, event.negated,
            date, *days(date), place and place.name, place and place.country, place and place.precision,
            tuple(dict.fromkeys(named(reading, item) or "" for item in event.participants)),
            _least(killed), _most(killed), says(reading, event.attribution_id), report.publisher, report.published,
            report.url or report.source, event.supports[0].quote,
        )  # fmt: skip


def _least(killed: Sequence[Figure]) -> float | None:
    return min((figure.low for figure in killed if figure.low is not None), default=None)


def _most(killed: Sequence[Figure]) -> float | None:
    return max((figure.high for figure in killed if figure.high is not None), default=None)


FORM = Form(
    name="geojson",
    about="GeoJSON: a feature for each event, with a point where the place is known better than to the country, and no "
    "geometry elsewhere. What is only planned or denied is among them: see `modality` and `negated`.",
    kind="geojson",
    columns=(
        Column("longitude", "degrees east, in the geometry"),
        Column("latitude", "degrees north, in the geometry"),
        Column("id", "the event's id in the ledger"),
        Column("title", "the headline of the report"),
        Column("event_type", "the type"),
        Column("event_mode", "its mode"),
        Column("event_label", "the type in words"),
        Column("modality", "asserted, planned, threatened, denied ..."),
        Column("negated", "whether it is told not to have happened"),
        Column("date", "the date as exact as the words (EDTF)"),
        Column("date_start", "the first day that it can have been on (ISO 8601)"),
        Column("date_end", "the last; null where that is open"),
        Column("place_name", "where"),
        Column("country", "its country (ISO 3166-1 alpha-3)"),
        Column("geo_precision", "how exact the place is: point, city, admin2, admin1, country"),
        Column("actors", "all who take part, by name or in the report's words"),
        Column("fatalities_low", "the least killed that the event tells"),
        Column("fatalities_high", "the most"),
        Column("according_to", "who says so, the publisher first"),
        Column("publisher", "the publisher of the report"),
        Column("published", "the day of publication (EDTF)"),
        Column("source_url", "the report's address, or its file"),
        Column("quote", "the sentence that tells it"),
    ),
    rows=_rows,
)
