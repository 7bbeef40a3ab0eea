"""The API, version 1: the same reader as the pages, as JSON, one file a kind of record."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.api import actors, events, incidents, read, reports, statements

__all__ = ["router"]

router = APIRouter(prefix="/api/v1")
for _kind in (reports, events, statements, incidents, actors, read):
    router.include_router(_kind.router)
