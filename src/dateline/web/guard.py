"""A site that other machines reach asks every request who it is from, but for what is needed to say so."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.web.problems import ProblemError, problem
from dateline.web.security import may_read

__all__ = ["Guard"]

_OPEN = ("/enter", "/static/")


class Guard:
    """Lets through who bears a token or a session; sends a browser to where one is given."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"].startswith(_OPEN) or await may_read(HTTPConnection(scope)):
            await self._app(scope, receive, send)
        elif scope["path"].startswith("/api/"):
            fault = ProblemError(
                401,
                "who",
                "This site asks for a token: send one as a bearer token.",
                headers={"www-authenticate": 'Bearer realm="dateline"'},
            )
            await problem(fault)(scope, receive, send)
        else:
            await RedirectResponse(f"/enter?back={quote(scope['path'])}", 303)(scope, receive, send)
