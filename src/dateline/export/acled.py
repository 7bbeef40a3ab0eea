"""Events in the thirty-one columns of ACLED's export, as far as a report tells them; they are not ACLED's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.export.fatalities import fatalities
from dateline.export.tabular import Column, Form, Row, Side, named, sides
from dateline.export.wording import says
from dateline.ontology import Ontology
from dateline.records import Event, Participant, Place, Reading
from dateline.resolving.countries import codes, names
from dateline.resolving.edtf import days

__all__ = ["FORM"]

PREFIX = "DATELINE"  # before each id, so that none is taken for one of ACLED's
CIVILIANS = "Civilians"
INTER = {
    "government": "State forces", "military": "State forces", "police": "State forces", "intelligence": "State forces",
    "court": "State forces", "legislature": "State forces", "rebel": "Rebel group", "criminal": "Political militia",
    "international": "External/Other forces",
}  # fmt: skip
ARMED = frozenset({"State forces", "Rebel group", "Political militia", "External/Other forces"})
DISORDER = {"Protests": "Demonstrations", "Riots": "Demonstrations", "Strategic developments": "Strategic developments"}
CLASH = ("Battles", "Armed clash")
AGAINST_CIVILIANS = "Violence against civilians"
AGAINST_PROTESTERS = "Excessive force against protesters"
UNAIMED = frozenset({"Explosions/Remote violence", "Riots"})  # types of what civilians may suffer, or others
WEEK = 7  # days that a date may leave open and still be of ACLED's second precision


def _rows(reading: Reading, events: Sequence[Event], ontology: Ontology) -> Iterator[Row]:
    for event in events:
        pair = ontology.acled(event.type, event.mode) if event.type in ontology.types else None
        if pair and event.modality == "asserted" and not event.negated and not event.pattern:
            yield _row(reading, event, pair)


def _row(reading: Reading, event: Event, pair: tuple[str, str]) -> Row:
    actors, recipients = (tuple(sorted(side, key=_is_thing)) for side in sides(event))
    sorts = [_inter(event, pair[0], items, acts) for items, acts in ((actors, True), (recipients, False))]
    if pair[0] == AGAINST_CIVILIANS and ARMED.issuperset(sorts):
        pair = CLASH
    first, last = days(event.time.edtf if event.time else None)
    place = reading.place(event.place_id)
    return (
        f"{PREFIX}{event.id}", first, first and first[:4], _time_precision(first, last),
        DISORDER.get(pair[0], "Political violence"), *pair, *_named(reading, actors), sorts[0],
        *_named(reading, recipients), sorts[1], _interaction(*sorts), _civilian(*pair, sorts[1]), *_where(place),
        reading.report.publisher, None, _notes(reading, event), fatalities(reading, event),
        "; ".join(filter(None, [event.type, event.mode])), None,
    )  # fmt: skip


def _is_thing(item: Participant) -> bool:
    """Whether it is nobody: a market, of which ACLED has whom it was full of as the actor."""
    return item.sector is None and item.actor_id is None


def _notes(reading: Reading, event: Event) -> str:
    return f"{event.supports[0].quote} (According to {says(reading, event.attribution_id)}.)"


def _named(reading: Reading, items: Side) -> tuple[str | None, str | None]:
    """The first of a side, and the others with it."""
    names = list(dict.fromkeys(named(reading, item) or "" for item in items))
    return (names[0] if names else None), "; ".join(names[1:]) or None


def _inter(event: Event, kind: str, items: Side, acts: bool) -> str | None:
    """ACLED's sort of an actor."""
    if not items:
        return None
    if acts and event.type == "PROTEST":
        return "Rioters" if kind == "Riots" else "Protesters"
    sector = items[0].sector
    return INTER.get(sector, CIVILIANS) if sector else None  # a barracks is nobody


def _interaction(one: str | None, other: str | None) -> str | None:
    return f"{one}-{other}" if one and other else f"{one or other} only" if one or other else None


def _civilian(kind: str, sub_type: str, struck: str | None) -> str | None:
    """ACLED's mark of what was done to civilians, be it by a bomb, a crowd or a force set on protesters."""
    aimed = kind == AGAINST_CIVILIANS or sub_type == AGAINST_PROTESTERS
    return "Civilian targeting" if aimed or (kind in UNAIMED and struck == CIVILIANS) else None


def _where(place: Place | None) -> Row:
    """ISO number, region, country, three divisions, location, degrees and how exact these are."""
    if place is None:
        return (None,) * 10
    exact = 1 if place.is_local else 2 if place.precision == "admin1" else 3
    return (
        _number(place.country), None, names(place.country)[0] if place.country in codes() else place.country,
        place.admin1, None, None, place.name, place.latitude, place.longitude, exact,
    )  # fmt: skip


def _number(code: str | None) -> int | None:
    """A country's number in ISO 3166-1."""
    import pycountry

    found = pycountry.countries.get(alpha_3=code) if code else None
    return int(found.numeric) if found else None


def _time_precision(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    if first == last:
        return 1
    return 2 if (date.fromisoformat(last) - date.fromisoformat(first)).days < WEEK else 3


FORM = Form(
    name="acled",
    about="ACLED: what happened of the kinds that ACLED records, in the thirty-one columns of its export, "
    "comma-separated. It is what reports say, coded by Dateline, and none of ACLED's data.",
    kind="csv",
    columns=(
        Column("event_id_cnty", f"{PREFIX} and the event's id in the ledger"),
        Column("event_date", "the first day that it can have been on (ISO 8601)"),
        Column("year", "its year"),
        Column("time_precision", "1 a day, 2 within a week, 3 more"),
        Column("disorder_type", "Political violence, Demonstrations or Strategic developments"),
        Column("event_type", "ACLED's type"),
        Column("sub_event_type", "its sub-event type"),
        Column("actor1", "who did it, by name or in the report's words"),
        Column("assoc_actor_1", "who did it with them"),
        Column("inter1", "the sort of the first: State forces, Rebel group, Civilians ..."),
        Column("actor2", "to whom"),
        Column("assoc_actor_2", "to whom besides"),
        Column("inter2", "the sort of the second"),
        Column("interaction", "both sorts"),
        Column("civilian_targeting", "whether it befell civilians, by arms, a crowd or a force set on protesters"),
        Column("iso", "the country's number (ISO 3166-1)"),
        Column("region", "empty"),
        Column("country", "the country"),
        Column("admin1", "the province"),
        Column("admin2", "empty"),
        Column("admin3", "empty"),
        Column("location", "where"),
        Column("latitude", "degrees north"),
        Column("longitude", "degrees east"),
        Column("geo_precision", "1 a town or smaller, 2 a province, 3 a country"),
        Column("source", "the publisher of the report"),
        Column("source_scale", "empty"),
        Column("notes", "the sentence that tells it, and who says so"),
        Column("fatalities", "the killed: the least of the sentence that counts most, or those told one by one"),
        Column("tags", "Dateline's type and mode"),
        Column("timestamp", "empty"),
    ),
    rows=_rows,
)
