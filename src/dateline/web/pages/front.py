"""The front page: search, what is newest, where it lies, and how much of what there is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["front", "router"]

router = APIRouter()

_NEWEST = 8  # of each kind: what fits a screen beside the map


@router.get("/", response_class=HTMLResponse)
def front(request: Request, ledger: OpenLedger) -> HTMLResponse:
    """The ledger at a glance."""
    return page(
        request,
        "front.html",
        overview=ledger.overview(),
        incidents=ledger.incidents(limit=_NEWEST),
        stories=ledger.latest_stories(_NEWEST),
    )
