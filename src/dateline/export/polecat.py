"""Events as POLECAT writes them: its forty columns, tab-separated, a row for each actor and recipient of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from dateline.export.tabular import Column, Form, Row, named, pairs
from dateline.ontology import Ontology
from dateline.ontology.cameo import Cameo
from dateline.records import Event, Participant, Reading
from dateline.resolving.edtf import days

__all__ = ["FORM"]

QUADS = (None, "V-COOP", "M-COOP", "V-CONF", "M-CONF")
GEONAMES = "geonames:"


def _rows(reading: Reading, events: Sequence[Event], ontology: Ontology) -> Iterator[Row]:
    people, bodies, towns = _story(reading)
    report = reading.report
    for event in events:
        place, kind = reading.place(event.place_id), ontology.types.get(event.type)
        for actor, recipient in pairs(event):
            yield (
                event.id, days(event.time.edtf if event.time else None)[0], event.type, event.mode, None,
                QUADS[kind.quad] if kind else None, event.contexts, *_side(reading, actor), *_side(reading, recipient),
                place and place.name, place and place.name if place and place.is_local else None, None,
                place and place.admin1, place and place.country, place and place.latitude, place and place.longitude,
                place.id.removeprefix(GEONAMES) if place and place.id.startswith(GEONAMES) else None,
                event.place_span and event.place_span.quote, place and place.precision,
                report.publisher, report.published, people, bodies, towns, report.language,
                f"dateline {version('dateline')}",
            )  # fmt: skip


def _side(reading: Reading, item: Participant | None) -> Row:
    """The eight columns of an actor or a recipient."""
    if item is None:
        return (None,) * 8
    sector = Cameo.load().sectors.get(item.sector or "")
    title = item.title.quote if item.title else None
    return named(reading, item), item.country, None, sector, sector, title, item.span.quote, None


def _story(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """The people, the bodies and the places that the report names."""
    people = tuple(actor.name for actor in reading.actors if actor.kind == "person")
    bodies = tuple(actor.name for actor in reading.actors if actor.kind not in ("person", "state", "population"))
    return people, bodies, tuple(dict.fromkeys(place.name for place in reading.places))


def _sided(who: str, whose: str) -> tuple[Column, ...]:
    wikipedia = f"Wikipedia {who} ID"
    return (
        Column(f"{who} Name", f"{whose} by name, or in the report's words"),
        Column(f"{who} Country", f"{whose}: country (ISO 3166-1 alpha-3)"),
        Column(f"{who} COW", "empty"),
        Column(f"Primary {who} Sector", f"{whose}: sector (GOV, MIL, REB ...)"),
        Column(f"{who} Sectors", "the same"),
        Column(f"{who} Title", f"{whose}: title or post in the sentence"),
        Column(f"{who} Name Raw", f"the report's words for {whose}"),
        Column(wikipedia, "empty"),
    )


FORM = Form(
    name="polecat",
    about="POLECAT: PLOVER's types in the forty columns of POLECAT, tab-separated, a row for each actor and recipient.",
    columns=(
        Column("Event ID", "the event's id in the ledger"),
        Column("Event Date", "the first day that it can have been on (ISO 8601)"),
        Column("Event Type", "PLOVER's type"),
        Column("Event Mode", "its mode"),
        Column("Intensity", "empty"),
        Column("Quad Code", "V-COOP, M-COOP, V-CONF or M-CONF"),
        Column("Contexts", "what it is about"),
        *_sided("Actor", "the actor"),
        *_sided("Recipient", "the recipient"),
        Column("Placename", "where"),
        Column("City", "the same, where it is a town or smaller"),
        Column("District", "empty"),
        Column("Province", "its province"),
        Column("Country", "its country (ISO 3166-1 alpha-3)"),
        Column("Latitude", "degrees north"),
        Column("Longitude", "degrees east"),
        Column("GeoNames ID", "its number in GeoNames"),
        Column("Raw Placename", "the report's words for it"),
        Column("Feature Type", "how exact it is: point, city, admin2, admin1, country"),
        Column("Source", "the publisher of the report"),
        Column("Publication Date", "the day of publication (EDTF)"),
        Column("Story People", "persons whom the report names"),
        Column("Story Organizations", "bodies that it names"),
        Column("Story Locations", "places that it names"),
        Column("Language", "its language (ISO 639-1)"),
        Column("Version", "what made the row"),
    ),
    rows=_rows,
)
