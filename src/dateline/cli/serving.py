"""``dateline serve``: the ledger in a browser and over HTTP."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import learned_option, ledger_option, profile_option, settings_with

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["serve"]

_GRACE_SECONDS = 3  # to finish what is being answered when the server is stopped
_AT_ONCE = 64  # requests in hand; more are told to come again


@click.command()
@ledger_option
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", metavar="N", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@click.option("--name", "names", metavar="HOST", multiple=True, help="A host name that the site is called by.")
@click.option("--anyone-may-read", is_flag=True, help="On a wider address, ask for a token only of who writes.")
@profile_option
@learned_option
def serve(
    path: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    anyone_may_read: bool,
    profile: Path | None,
    learned: bool | None,
) -> None:
    """Open the ledger in a browser, with an HTTP API that gives the same answers.

    The site answers this machine only. Before it listens on a wider address a token must have been made (dateline
    token make), and every request must then bear one. To correct the ledger in the browser, open the link that is
    printed, which is good once, or enter a token.
    """
    from dateline.web.app import create_app

    has_token = _check_ledger(path)
    listening = _listen(host, port)
    wide = not _is_local(listening)
    if wide and not has_token:
        listening.close()
        raise click.ClickException(
            f"{host} can be reached from other machines: make a token first (dateline token make NAME), or serve on "
            "127.0.0.1."
        )
    called = frozenset(name.lower() for name in names)
    app = create_app(path, settings_with(profile, learned), names=called, guarded=wide and not anyone_may_read)
    address = _address(listening)
    click.echo(f"Dateline is at {address} (Ctrl-C stops it).")
    click.echo(f"To correct what it says, enter once by {address}enter?key={app.state.sessions.link(_user())}")
    _run(app, listening)


def _user() -> str:
    """Who started the server: what they correct is signed with this name."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have a user without a name
        return "local"


def _is_local(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def _check_ledger(path: Path) -> bool:
    """Whether the ledger has a token that is good; raises LedgerError where there is no ledger.

    One of an older version is brought up to date where it may be written.
    """
    from dateline.errors import LedgerError
    from dateline.ledger import Ledger

    try:
        ledger = Ledger.open(path, create=False)
    except LedgerError:
        ledger = Ledger.open(path, create=False, readonly=True)
    with ledger:
        return any(token.revoked is None for token in ledger.tokens)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises DatelineError where that cannot be."""
    from dateline.errors import DatelineError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except socket.gaierror as error:
        raise DatelineError(f"{host} is no address of this machine: give one with --host.") from error
    except OSError as error:
        raise DatelineError(
            f"{host} port {port} cannot be listened on ({(error.strerror or str(error)).lower()}): "
            "give another with --port."
        ) from error
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _run(app: FastAPI, listening: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # a client could name itself anew with each request, and so escape its rate
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listening])
