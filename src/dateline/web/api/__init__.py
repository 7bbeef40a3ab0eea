"""The API, version 1: the same reader as the pages, as JSON, one file a kind of record."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.api import actors, events, incidents, read, reports, reviews, statements

__all__ = ["KINDS", "router"]

KINDS = (reports, events, statements, incidents, actors, reviews, read)  # in the order in which they are described

router = APIRouter(prefix="/api/v1")
for _kind in KINDS:
    router.include_router(_kind.router)
