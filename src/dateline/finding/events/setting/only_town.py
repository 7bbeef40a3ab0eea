"""Where a deed happened that its own sentence does not tell, in a report that tells of one town only.

News of a council, a court or a march names its town at the top and takes it for granted after. Where every town that a
report names is one and the same or lies beside it, what happened and has no place happened there. A dateline alone
counts for that only where nothing of another country is told, since the report may only have been written there; what
was said has it for its place only where somebody speaks "here".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.finding.events.setting.occasions import LEAD, is_another, is_bound
from dateline.finding.events.setting.particulars import SPOKEN, VIOLENT, is_within_quotes
from dateline.reading.document import Document
from dateline.reading.places.distances import are_near
from dateline.records import Event, Place, PlaceMention

__all__ = ["in_only_town"]

# Deeds that take place among those who are there: no promise, no apology and no grant.
LOCAL = frozenset({VIOLENT, "COERCE", "PROTEST", "CONSULT", "MOBILIZE", "RETREAT", "COOPERATE"})
NOWHERE = Place("", "", None, None, "unknown")
_HERE = re.compile(r"\bhere\b")


def in_only_town(document: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those deeds that lack a place with the only town of their report."""
    town = _only_town(document) if any(_lacks_place(document, event) for event in events) else None
    if town is None:
        return tuple(events)
    speaks = _speaks_here(document)
    placed = [event for event in events if _lacks_place(document, event) and (speaks or _is_deed(event))]
    filled = {event.id: _placed(document, event, town) for event in placed}
    return tuple(filled.get(event.id, event) for event in events)


def _lacks_place(document: Document, event: Event) -> bool:
    if event.type not in LOCAL and event.type not in SPOKEN:
        return False
    if event.time is None and document.report.published is not None:
        return False  # long ago
    if event.type == VIOLENT and "definite" in event.because:
        return False  # "condoled the killing of the passengers": known from elsewhere
    return event.place_span is None and event.modality == "asserted" and not event.pattern and not event.negated


def _is_deed(event: Event) -> bool:
    """Whether it is no word that is said; an investigation and a charge are deeds."""
    return event.type not in SPOKEN or event.mode in ("investigate", "allege")


def _only_town(document: Document) -> PlaceMention | None:
    """The first town that is named, where all others lie beside it and the lead or the dateline names one of them."""
    towns = [mention for mention in document.place_mentions if _place(document, mention).is_local]
    if not towns or not document.sentences:
        return None
    here, lead = _place(document, towns[0]), document.sentences[:LEAD][-1].end_char
    named = [town for town in towns if not is_bound(document, town)]
    if not named or named[0].span.start >= lead or not all(are_near(here, _place(document, other)) for other in towns):
        return None
    filed = [town for town in towns if town.span == document.report.dateline]
    if len(filed) == len(towns) and any(place.country != here.country for place in document.places.values()):
        return None
    cities = [town for town in named if _place(document, town).precision == "city"]
    return [*filed, *cities, *named][0]


def _speaks_here(document: Document) -> bool:
    """Whether the report itself says "here", which is where it was filed."""
    text, dateline = document.report.text, document.report.dateline
    return dateline is not None and any(not is_within_quotes(text, at.start()) for at in _HERE.finditer(text))


def _placed(document: Document, event: Event, town: PlaceMention) -> Event:
    """The event there, unless its words tell of another act, another country or of those who are of one."""
    here = _place(document, town)
    places = [_place(document, mention) for mention in document.place_mentions if mention.span in event.supports[0]]
    countries = {place.country for place in places} | {
        item.country for item in event.participants if item.role == "actor"
    }
    if is_another(event) or is_within_quotes(document.report.text, event.trigger.start):
        return event
    if any(country not in (None, here.country) for country in countries):
        return event
    because = (*event.because, "where:told elsewhere")
    return replace(event, place_id=town.place_id, place_span=town.span, because=because)


def _place(document: Document, mention: PlaceMention) -> Place:
    return document.places.get(mention.place_id or "", NOWHERE)
