"""Bounds on what one request may ask: how long its address, how large its body, how slow, how often."""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.problems import ProblemError, problem
from dateline.web.site import Limits

__all__ = ["Bounds", "Buckets"]

READING = "/api/v1/read"  # the one route that takes a whole page


class Buckets:
    """How many requests each client may make now: a bucket of tokens each, which fills as time goes by.

    Clients are forgotten, the one longest unseen first, when there are more than are kept: a new bucket is full.
    """

    def __init__(self, rate: float, burst: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._most, self._clock = rate, burst, most, clock
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take a token; the seconds to wait where there is none, else 0."""
        now = self._clock()
        left, since = self._known.pop(client, (float(self._burst), now))
        left = min(float(self._burst), left + (now - since) * self._rate)
        short = max(0.0, 1 - left)
        self._known[client] = (left if short else left - 1, now)
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return short / self._rate


class Bounds:
    """Turns away what goes beyond the limits of a site. Files of the site itself are not counted."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits
        self._buckets = Buckets(limits.rate, limits.burst, limits.clients)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fault = self._fault(scope)
        if fault is not None:
            await problem(fault)(scope, receive, send)
        else:
            await self._app(scope, self._bounded(scope, receive), send)

    def _fault(self, scope: Scope) -> ProblemError | None:
        """Why a request is not even begun."""
        limits, most = self._limits, self._most(scope)
        if len(scope["query_string"]) > limits.query_characters:
            return ProblemError(414, "address-too-long", f"Ask with at most {limits.query_characters} characters.")
        if not scope["path"].startswith("/static/"):
            client = scope["client"][0] if scope.get("client") else ""
            if wait := self._buckets.take(client):
                detail = f"One client may ask {limits.rate:g} times a second: wait a little."
                return ProblemError(429, "too-often", detail, headers={"retry-after": str(math.ceil(wait))})
        told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not told.isdigit() or int(told) > most:
            return _too_large(most)
        return None

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """The body as it comes, as far and as long as the limits let it."""
        most, taken, end = self._most(scope), 0, time.monotonic() + self._limits.body_seconds

        async def bounded() -> Message:
            nonlocal taken
            if taken < 0:  # the body is whole; what may still come is that the client goes away
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, end - time.monotonic()))
            except TimeoutError:
                raise HTTPException(408, "The body came too slowly") from None
            taken += len(message.get("body", b""))
            if taken > most:
                raise HTTPException(413, _too_large(most).detail.rstrip("."))
            if not message.get("more_body", False):
                taken = -1
            return message

        return bounded

    def _most(self, scope: Scope) -> int:
        return self._limits.page_bytes if scope["path"] == READING else self._limits.body_bytes


def _too_large(most: int) -> ProblemError:
    return ProblemError(413, "too-large", f"A body may have {most:,} bytes.")
