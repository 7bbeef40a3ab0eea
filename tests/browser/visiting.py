"""A site over the sample reports, and Chromium to look at it with, so that nothing leaves this machine."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page as Window

from dateline.gather import Page
from dateline.ledger import Ledger
from dateline.pipeline import Reader
from dateline.web.app import create_app

__all__ = ["CHROMIUM", "FLAGS", "SAMPLES", "Site", "Visit", "fill", "served"]

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Chromium speaks to its maker unless it is told not to; and no name but this machine's is to be found.
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run", "--no-default-browser-check", "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip

_PATIENCE = 5  # seconds that a site waits, once it is to end, for answers that a browser has not taken


@dataclass
class Site:
    """A site that is served: its address, the application and the file of its ledger."""

    address: str
    app: FastAPI
    ledger: Path

    def key(self, name: str = "Ann") -> str:
        """The path by which a browser enters under a name."""
        return f"/enter?key={self.app.state.sessions.link(name)}"


@dataclass
class Visit:
    """A window of the browser, with what it asked for and what it complained of."""

    page: Window
    site: Site
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def to(self, path: str) -> Window:
        """Go to a page of the site."""
        self.page.goto(self.site.address + path)
        return self.page


def fill(path: Path) -> None:
    """Read the sample reports into a ledger, with a copy of them beside it."""
    shutil.copytree(SAMPLES, path.parent / SAMPLES.name)
    reader = Reader.load()
    with Ledger.open(path) as ledger:
        for sample in sorted([*SAMPLES.glob("*.html"), *SAMPLES.glob("*.txt")]):
            page = Page(f"{SAMPLES.name}/{sample.name}", sample.read_bytes())
            ledger.add(reader.read(page), digest=page.digest)


@contextmanager
def served(ledger: Path) -> Iterator[Site]:
    """A site over a ledger, on a free port of this machine, until the block ends."""
    app = create_app(ledger)
    config = uvicorn.Config(app, port=0, log_level="error", ws="none", timeout_graceful_shutdown=_PATIENCE)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(f"http://127.0.0.1:{port}", app, ledger)
    finally:
        server.should_exit = True
        thread.join()
