"""How a person enters the site in a browser, and leaves it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from dateline.ledger.tokens import TokenRow
from dateline.web.ledgers import Ledgers
from dateline.web.pages import templating
from dateline.web.security import Writer, check_origin
from dateline.web.sessions import COOKIE, Sessions

__all__ = ["ask", "enter", "leave", "router"]

router = APIRouter(include_in_schema=False)


@router.get("/enter", response_class=HTMLResponse)
def ask(request: Request, key: str = "", back: str = "/") -> Response:
    """The form that asks for a token; or, with the key of a link that is good once, straight in."""
    sessions: Sessions = request.app.state.sessions
    if key and (name := sessions.take(key)) is not None:
        return _enter(request, name, None, back)
    fault = "This link was used already: enter a token, or start dateline serve again." if key else None
    return templating.page(request, "enter.html", fault=fault, back=_within(back), status=403 if fault else 200)


@router.post("/enter")
async def enter(request: Request, token: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/") -> Response:
    """In, with a token that is good."""
    check_origin(request)
    found = await run_in_threadpool(_bearer, request.app.state.ledgers, token.strip())
    if found is None:
        fault = "This token is not known here, or was revoked."
        return templating.page(request, "enter.html", fault=fault, back=_within(back), status=403)
    return _enter(request, found.name, found.id, back)


@router.post("/leave")
def leave(request: Request, person: Writer) -> Response:
    """Out."""
    request.app.state.sessions.end(request.cookies.get(COOKIE))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _bearer(ledgers: Ledgers, secret: str) -> TokenRow | None:
    with ledgers.lend() as ledger:
        return ledger.tokens.bearer(secret)


def _enter(request: Request, name: str, token_id: str | None, back: str) -> Response:
    secret = request.app.state.sessions.begin(name, token_id)
    answer = RedirectResponse(_within(back), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=secure)
    return answer


def _within(back: str) -> str:
    """A path of this site; ``//elsewhere`` and ``/\\elsewhere`` are paths to a browser only in looks."""
    fits = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if fits else "/"
