"""Reports: what was read, whole or by the characters that a record rests on, and full-text search over them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from dateline.export import json
from dateline.ledger.asking.answers import Found, ReportRow
from dateline.ledger.asking.items import Touched
from dateline.records import Reading
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, PROBLEMS, Listed, listed
from dateline.web.api.parameters import Cursor, Day, Id, Limit, Words, text
from dateline.web.ledgers import OpenLedger

__all__ = ["Hits", "Spans", "report", "report_spans", "reports", "router", "search"]

router = APIRouter(tags=["reports"])

_GREATEST = 2**31  # characters of a report, more than a database holds

At = Annotated[int, Query(ge=0, le=_GREATEST, description="A character of the text, in code points from 0.")]


class Spans(BaseModel):
    """The records of a report that rest on some of its characters."""

    report_id: str
    items: list[Touched] = Field(description="The records, each with those of its spans that touch the characters.")


class Hits(BaseModel):
    """What a search found, the best first."""

    items: list[Found]


@router.get("/reports", response_model=Listed[ReportRow], responses=PROBLEMS, summary="List reports")
def reports(
    ledger: OpenLedger,
    publisher: Annotated[str | None, text("Who published it, exactly.", "Niger Bend Monitor")] = None,
    since: Day = None,
    until: Day = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """The reports, those published last first; of each page the newest revision."""
    asked = {"publisher": publisher, "since": since, "until": until}
    after = cursors.read("reports", asked, cursor, (str, int))
    return listed("reports", asked, ledger.report_leaf(**asked, after=after, limit=limit))


@router.get("/reports/{id}", response_model=Reading, responses=ITEM_PROBLEMS, summary="One report")
def report(ledger: OpenLedger, id: Id) -> Any:
    """One report with its text and all its records, as `dateline show --json` gives it."""
    return Response(json.dumps(ledger.report(id)), media_type="application/json")


@router.get("/reports/{id}/spans", response_model=Spans, responses=ITEM_PROBLEMS, summary="What rests on these words")
def report_spans(ledger: OpenLedger, id: Id, start: At = 0, end: At = _GREATEST) -> Any:
    """The records of a report that rest on a character from `start` up to `end`."""
    report_id, found = ledger.touched(id, start, end)
    return {"report_id": report_id, "items": found}


@router.get("/search", response_model=Hits, responses=PROBLEMS, summary="Search the reports", tags=["search"])
def search(
    ledger: OpenLedger, q: Words, limit: Annotated[int, Query(ge=1, le=200, description="The most reports.")] = 20
) -> Any:
    """The reports that hold all the words, the best first, with the piece that fits best and the words in it."""
    return {"items": ledger.search(q, limit=limit)}
