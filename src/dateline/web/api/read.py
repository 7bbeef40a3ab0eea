"""The reading of a page that is posted: nothing of it is kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from dateline.gather.page import Page
from dateline.records import Reading
from dateline.resolving import edtf
from dateline.web.api.listed import PROBLEMS
from dateline.web.api.parameters import Day, text
from dateline.web.problems import ProblemError, responses
from dateline.web.readings import Readings

__all__ = ["read", "router"]

router = APIRouter(tags=["reading"])

_SOURCE = "(posted)"
_TYPES = ("text/html", "text/plain", "application/xhtml+xml", "application/octet-stream")
_EXAMPLES = {
    "text/html": "<article><h1>Envoys meet</h1><p>NAIROBI: Envoys of Kenya met reporters on Monday.</p></article>",
    "text/plain": "NAIROBI: Envoys of Kenya met reporters on Monday, the foreign ministry said.",
}
_BODY = {
    "requestBody": {
        "required": True,
        "description": "The page, as it came. The charset of the Content-Type is believed like that of a web server.",
        "content": {kind: {"schema": {"type": "string"}, "example": page} for kind, page in _EXAMPLES.items()},
    }
}


@router.post(
    "/read",
    response_model=Reading,
    responses=PROBLEMS | responses(408, 413, 415, 500),
    openapi_extra=_BODY,
    summary="Read a page",
)
async def read(
    request: Request,
    url: Annotated[str | None, text("Where the page was published.", "https://paper.example/1", most=2_000)] = None,
    published: Day = None,
) -> Any:
    """The records of one page, HTML or plain text, as `dateline read --json` gives them; nothing is stored.

    `published` is taken where the page does not tell its own date. A page that is no report is a 422 whose `type`
    says why: `/problems/refused-empty`, `-not-text`, `-no-article`, `-too-large`, `-language`.
    """
    if published is not None:
        edtf.asked(published)
    media_type, charset = _declared(request.headers.get("content-type", ""))
    if media_type and media_type not in _TYPES:
        raise ProblemError(415, "media-type", f"A page is one of {', '.join(_TYPES)}, and not {media_type[:60]!r}.")
    page = Page(_SOURCE, await request.body(), url=url, charset=charset, media_type=media_type or None)
    readings: Readings = request.app.state.readings
    return Response(await run_in_threadpool(readings.read, page, published), media_type="application/json")


def _declared(content_type: str) -> tuple[str, str | None]:
    """The media type and the charset that a ``Content-Type`` declares."""
    from email.message import Message

    parsed = Message()
    parsed["content-type"] = content_type
    charset = parsed.get_param("charset")
    kind = content_type.partition(";")[0].strip().lower()
    return kind, charset if isinstance(charset, str) and charset else None
