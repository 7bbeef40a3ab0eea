"""The front page: search, what is newest, where it lies, and how much of what there is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.ledger.filtering import EventFilter
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["router"]

router = APIRouter()

_NEWEST = 8  # of each kind: what fits a screen beside the map


@router.get("/", response_class=HTMLResponse)
def front(request: Request, ledger: OpenLedger) -> HTMLResponse:
    """The ledger at a glance."""
    return page(
        request,
        "front.html",
        overview=ledger.overview(),
        events=ledger.matching(EventFilter(), limit=_NEWEST),
        reports=ledger.latest_reports(_NEWEST),
    )
