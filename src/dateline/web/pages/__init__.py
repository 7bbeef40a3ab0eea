"""The pages that a person looks at, made on the server: one file a page, and the templates beside this folder."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.pages import actor, explore, front, incident, report, review, search, story
from dateline.web.pages.faults import told

__all__ = ["router", "told"]

router = APIRouter(include_in_schema=False)
for page in (front, search, report, story, incident, actor, explore, review):
    router.include_router(page.router)
