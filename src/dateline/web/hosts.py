"""Which ``Host`` a request may name.

A page elsewhere can have its own name point at 127.0.0.1 and then read this site as its own (DNS rebinding). Such a
request names a host that is none of ours. A bare address cannot be pointed anywhere else, and is believed.
"""

from __future__ import annotations

import ipaddress

from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.web.problems import ProblemError, problem

__all__ = ["KnownHosts", "is_known"]


class KnownHosts:
    """Turns away requests for a host that the site is not called by."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or not is_known(hosts[0], self._names):
                named = repr(hosts[0]) if hosts else "no host"
                detail = f"This site is not called {named}: start it with --name to add a name."
                await problem(ProblemError(400, "unknown-host", detail))(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_known(host: str, names: frozenset[str]) -> bool:
    """Whether a ``Host`` header (with or without a port) is a bare address or one of the names."""
    name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if port and not port.isdecimal():
        return False
    if name.lower() in names:
        return True
    bare = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return False
    return (address.version == 6) == name.startswith("[")
