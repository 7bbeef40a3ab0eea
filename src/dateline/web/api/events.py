"""Events: who did what to whom, where, when, according to whom."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from dateline.ledger.asking.answers import EventRow
from dateline.ledger.asking.filtering import Box, EventFilter
from dateline.ledger.asking.items import EventTold
from dateline.records import Modality
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, Listed, listed
from dateline.web.api.parameters import Cursor, Day, Id, Limit, Name, Piece, text
from dateline.web.ledgers import OpenLedger

__all__ = ["event", "events", "router"]

router = APIRouter(tags=["events"])

_KEY = (str, int, int)  # the day, the number of the report, the position in it


@router.get("/events", response_model=Listed[EventRow], responses=ITEM_PROBLEMS, summary="List events")
def events(
    ledger: OpenLedger,
    type: Annotated[str | None, text("A type of the ontology.", "ASSAULT")] = None,
    actor: Name = None,
    place: Name = None,
    bbox: Piece = None,
    since: Day = None,
    until: Day = None,
    modality: Annotated[Modality | None, Query(description="How sure it is, by the words.")] = None,
    source: Annotated[str | None, text("Who says so, or who published it.", "police")] = None,
    single_source: Annotated[bool, Query(description="Only what one independent source alone tells.")] = False,
    disputed: Annotated[bool, Query(description="Only what sources deny one another.")] = False,
    report: Name = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """The events, the newest first; those without a date come last. All filters given must hold."""
    asked = {
        "type": type, "actor": actor, "place": place, "bbox": bbox, "since": since, "until": until,
        "modality": modality, "source": source, "single_source": single_source, "disputed": disputed, "report": report,
    }  # fmt: skip
    wanted = EventFilter(
        type, actor, place, Box.read(bbox) if bbox else None, since, until, modality, source, single_source, disputed
    )
    after = cursors.read("events", asked, cursor, _KEY)
    return listed("events", asked, ledger.event_leaf(wanted, report=report, after=after, limit=limit))


@router.get("/events/{id}", response_model=EventTold, responses=ITEM_PROBLEMS, summary="One event")
def event(ledger: OpenLedger, id: Id) -> Any:
    """One event with its spans, who says so, and the actors and places that it names."""
    return ledger.event_told(id)
