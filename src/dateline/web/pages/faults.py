"""The page that tells a person what went wrong."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Request
from fastapi.responses import HTMLResponse

from dateline.web.pages.templating import page

__all__ = ["told"]


def told(request: Request, status: int, detail: str) -> HTMLResponse:
    """The page for a fault: what it is, in a sentence with the mend."""
    return page(request, "fault.html", status=status, phrase=HTTPStatus(status).phrase, detail=detail)
