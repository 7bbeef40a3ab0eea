"""Incidents: happenings that one or many reports tell."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from dateline.ledger.incidents.answers import IncidentRow, IncidentStory
from dateline.ledger.incidents.filter import IncidentFilter
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, Listed, listed
from dateline.web.api.parameters import Cursor, Day, Id, Limit, Name, text
from dateline.web.ledgers import OpenLedger

__all__ = ["incident", "incidents", "router"]

router = APIRouter(tags=["incidents"])


@router.get("/incidents", response_model=Listed[IncidentRow], responses=ITEM_PROBLEMS, summary="List incidents")
def incidents(
    ledger: OpenLedger,
    type: Annotated[str | None, text("A type of the ontology.", "ASSAULT")] = None,
    place: Name = None,
    since: Day = None,
    until: Day = None,
    disputed: Annotated[bool | None, Query(description="Whether sources deny one another.")] = None,
    single_source: Annotated[bool | None, Query(description="Whether one independent source alone tells it.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """The incidents, the newest first, with counts of their reports, stories and independent sources."""
    wanted = IncidentFilter(type, place, since, until, disputed, single_source)
    asked = asdict(wanted)
    after = cursors.read("incidents", asked, cursor, (str, str))
    return listed("incidents", asked, ledger.incident_leaf(wanted, after=after, limit=limit))


@router.get("/incidents/{id}", response_model=IncidentStory, responses=ITEM_PROBLEMS, summary="One incident")
def incident(ledger: OpenLedger, id: Id) -> Any:
    """One incident: its reports in order of time, its figures by source, who denies it, and why it is one."""
    return ledger.incident(id)
