"""A site over the sample reports, and Chromium to look at it with; nothing may leave this machine."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.gather.files import open_page
from dateline.ledger import Ledger
from dateline.pipeline import Reader
from dateline.web.app import create_app

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Chromium speaks to its maker unless it is told not to; and no name but this machine's is to be found.
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--no-first-run", "--no-default-browser-check", "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


@dataclass
class Site:
    """The site under test: its address, the application and the file of its ledger."""

    address: str
    app: FastAPI
    ledger: Path

    def key(self, name: str = "Ann") -> str:
        """The path by which a browser enters under a name."""
        return f"/enter?key={self.app.state.sessions.link(name)}"


@dataclass
class Visit:
    """A window of the browser, with what it asked for and what it complained of."""

    page: Page
    site: Site
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def to(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.site.address + path)
        return self.page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site over a ledger of the sample reports, served on a free port of this machine."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is on the PATH: install it (apt-get install chromium) to test the pages in a browser")
    path = tmp_path_factory.mktemp("site") / "news.db"
    reader = Reader.load()
    with Ledger.open(path) as ledger:
        for sample in sorted([*SAMPLES.glob("*.html"), *SAMPLES.glob("*.txt")]):
            ledger.add(reader.read(open_page(str(sample), 10_000_000)))
    app = create_app(path)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="on", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(f"http://127.0.0.1:{port}", app, path)
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser(site: Site) -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """A window of its own; at the end, nothing has left the machine and the browser has had nothing to complain of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    made = Visit(context.new_page(), site)
    made.page.on("request", lambda request: made.asked.append(request.url))
    made.page.on("console", lambda said: made.complaints.append(said.text) if said.type == "error" else None)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    yield made
    context.close()
    assert [url for url in made.asked if not url.startswith((site.address, "data:"))] == []
    assert made.complaints == []
