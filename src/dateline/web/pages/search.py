"""The page that a search answers with: the reports that hold the words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.errors import SettingsError
from dateline.ledger.asking.answers import Found
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["pieces", "router", "search"]

router = APIRouter()

_MOST = 50  # reports; who wants more gives another word


@router.get("/search", response_class=HTMLResponse)
def search(request: Request, ledger: OpenLedger, q: str = "") -> HTMLResponse:
    """The reports that hold all the words of ``q``, best first."""
    found, fault = [], None
    if q.strip():
        try:
            found = ledger.search(q, limit=_MOST)
        except SettingsError as error:
            fault = str(error)
    shown = [(each, pieces(each)) for each in found]
    return page(request, "search.html", query=q, found=shown, fault=fault, most=_MOST)


def pieces(found: Found) -> list[tuple[str, bool]]:
    """The snippet in pieces, each with whether it is one of the words that were searched for."""
    made, at = [], 0
    for start, end in found.marks:
        made += [(found.snippet[at:start], False), (found.snippet[start:end], True)]
        at = end
    return [(piece, is_found) for piece, is_found in [*made, (found.snippet[at:], False)] if piece]
