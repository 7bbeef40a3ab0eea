"""Which towns are only called as a quarter or a hamlet is that no list has: "shot in Gentilly", a part of New Orleans.

A report whose dateline or police tell where it plays names quarters and hamlets without a word about where they lie,
and a small town far away of the same name is not meant: whoever means it says in which state or country it lies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.reading.places.distances import are_near
from dateline.reading.places.jurisdictions import is_of_force
from dateline.records import Place, Report, Span
from dateline.resolving.gazetteer import Gazetteer

__all__ = ["without_strangers"]

# People; a larger town is meant without a word on where it lies.
KNOWN, KNOWN_ABROAD = 100_000, 300_000
FAR = 2.0  # degrees, some 200 km
_HELD = re.compile(r"(?:['’]s)?,? \(?[A-Z]")  # "Tacoma, Wash."


def without_strangers(
    report: Report, spans: Sequence[Span], found: Sequence[Place | None], gazetteer: Gazetteer
) -> list[Place | None]:
    """The places without the small towns far from where the report plays that it does not say to lie elsewhere."""
    homes = [
        place
        for span, place in zip(spans, found, strict=True)
        if place is not None and place.is_local and (span == report.dateline or is_of_force(report, span))
    ]
    kept: list[Place | None] = []
    for span, place in zip(spans, found, strict=True):
        is_far = place is not None and place.precision == "city" and bool(homes) and _is_far(place, homes, found)
        is_stranger = place is not None and is_far and _is_small(span, place, homes, gazetteer)
        kept.append(None if place is None or (is_stranger and not _is_told(report, span, place, found)) else place)
    return kept


def _is_far(place: Place, homes: Sequence[Place], found: Sequence[Place | None]) -> bool:
    """Whether it lies in another province than where the report plays, and far from every other place of it."""
    if any((place.country, place.admin1) == (home.country, home.admin1) for home in homes):
        return False
    return not any(other and other.id != place.id and other.is_local and are_near(place, other, FAR) for other in found)


def _is_small(span: Span, place: Place, homes: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """Whether nobody would know it by its name alone; in its own country one that has no namesake is known."""
    towns = [known for known in gazetteer.candidates(span.quote) if known.kind == "city"]
    people = next((known.population for known in towns if known.id == place.id), 0)
    if any(place.country == home.country for home in homes):
        return people < KNOWN and len(towns) > 1
    return people < KNOWN_ABROAD


def _is_told(report: Report, span: Span, place: Place, found: Sequence[Place | None]) -> bool:
    """Whether the report says in which state or country a town lies."""
    if _HELD.match(report.text, span.end) or (place.admin1 and place.admin1 in report.text):
        return True
    return any(
        other is not None
        and other.country == place.country
        and (other.precision == "country" or (other.precision == "admin1" and other.name == place.admin1))
        for other in found
    )
