"""The page of a story: one text and the reports that copy it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["router", "story"]

router = APIRouter()


@router.get("/stories/{name}", response_class=HTMLResponse)
def story(request: Request, ledger: OpenLedger, name: str) -> HTMLResponse:
    """The story of that id, or of the report of that id."""
    found = ledger.story(name)
    return page(request, "story.html", story=found.story, reports=found.reports)
