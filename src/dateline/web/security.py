"""Who asks, and who may write.

Reading is free on a site that only this machine reaches. Writing is for somebody with a name: a route that writes asks
for one, and gets it before it runs or the client is told 401 or 403::

    @router.post("/api/v1/reviews")
    def decide(ledger: WritableLedger, person: Writer) -> ...:      # a bearer token, or a session and its secret
        ledger.decide(..., by=person.name, at=now())

    @router.post("/api/v1/...")
    def change(ledger: WritableLedger, person: TokenBearer) -> ...: # a bearer token and nothing else

A page that shows a form asks for the session, which is None where nobody has entered::

    @router.get("/review")
    def review(ledger: OpenLedger, session: Entered) -> ...:
        # session.name for "you are", and in every form that writes:
        # <input type="hidden" name="csrf" value="{{ session.csrf }}">
        # or, with htmx: hx-headers='{"X-CSRF-Token": "{{ session.csrf }}"}'

A person enters at ``/enter`` (give a token) or by the link that ``dateline serve`` prints, and leaves at ``/leave``
(``entering.py``). The cookie is HttpOnly and SameSite=Strict; a write by session must also send the session's secret
back, as the field ``csrf`` or the header ``X-CSRF-Token``, and must not come from another site. Three locks, since any
one of them has failed somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from dateline.web.ledgers import Ledgers
from dateline.web.problems import ProblemError
from dateline.web.sessions import COOKIE, Session, Sessions

__all__ = [
    "Entered", "Person", "TokenBearer", "Writer", "check_origin", "may_read", "require_token", "require_writer",
    "session",
]  # fmt: skip

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_bearer = HTTPBearer(auto_error=False, description="A token made by `dateline token make`.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may write, by the name that is kept beside what they decide."""

    name: str


def session(request: Request) -> Session | None:
    """The session of the browser that asks, or None."""
    return _session(request)


async def require_token(request: Request, credentials: Credentials) -> Person:
    """Whose token the request bears; a 401 problem where it bears none that is good."""
    if credentials is None:
        raise _unknown("Writing needs a token: make one with dateline token make and send it as a bearer token.")
    return await _bearer_of(request, credentials.credentials)


async def require_writer(request: Request, credentials: Credentials) -> Person:
    """Whose token, or whose session; a 401 problem for neither, 403 where a session is not to be believed."""
    if credentials is not None:
        return await _bearer_of(request, credentials.credentials)
    entered = _session(request)
    if entered is None:
        raise _unknown("Writing needs a token: enter it at /enter, or send it as a bearer token.")
    check_origin(request)
    if not entered.sent(await _csrf(request)):
        raise ProblemError(403, "forged", "The form does not come from a page of this session: load it again.")
    if entered.token_id and not await run_in_threadpool(_is_kept, request.app.state.ledgers, entered.token_id):
        raise _unknown("The token that this session began with was revoked: enter another at /enter.")
    return Person(entered.name)


async def may_read(request: HTTPConnection) -> bool:
    """Whether the request bears a good token or a session, which a guarded site asks of every request."""
    if _session(request) is not None:
        return True
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and await _is_good(request, secret.strip())


def check_origin(request: Request) -> None:
    """Raise a 403 problem for a write that a page of another site makes in this one's name."""
    came_from, host = request.headers.get("origin"), request.headers.get("host", "")
    foreign = request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if foreign or (came_from is not None and urlsplit(came_from).netloc != host):
        raise ProblemError(403, "foreign", "Another site sent this request: do it on a page of this one.")


def _session(request: HTTPConnection) -> Session | None:
    sessions: Sessions = request.app.state.sessions
    return sessions.of(request.cookies.get(COOKIE))


async def _csrf(request: Request) -> str | None:
    """The secret that a form or a script sends back."""
    if (header := request.headers.get("x-csrf-token")) is not None:
        return header
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return None
    value = (await request.form()).get("csrf")
    return value if isinstance(value, str) else None


async def _bearer_of(request: Request, secret: str) -> Person:
    name = await run_in_threadpool(_name, request.app.state.ledgers, secret)
    if name is None:
        raise _unknown("This token is not known here, or was revoked: make another with dateline token make.")
    return Person(name)


async def _is_good(request: HTTPConnection, secret: str) -> bool:
    return bool(secret) and await run_in_threadpool(_name, request.app.state.ledgers, secret) is not None


def _name(ledgers: Ledgers, secret: str) -> str | None:
    with ledgers.lend() as ledger:
        found = ledger.tokens.bearer(secret)
    return found.name if found else None


def _is_kept(ledgers: Ledgers, token_id: str) -> bool:
    with ledgers.lend() as ledger:
        return any(known.id == token_id and known.revoked is None for known in ledger.tokens)


def _unknown(detail: str) -> ProblemError:
    return ProblemError(401, "who", detail, headers={"www-authenticate": 'Bearer realm="dateline"'})


TokenBearer = Annotated[Person, Depends(require_token)]
Writer = Annotated[Person, Depends(require_writer)]
Entered = Annotated[Session | None, Depends(session)]
