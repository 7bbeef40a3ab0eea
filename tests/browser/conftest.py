"""The site under test and a browser in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.visiting import CHROMIUM, FLAGS, Site, Visit, fill, served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site over a ledger of the sample reports."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is on the PATH: install it (apt-get install chromium) to test the pages in a browser")
    path = tmp_path_factory.mktemp("site") / "news.db"
    fill(path)
    with served(path) as site:
        yield site


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
    context.set_default_timeout(20_000)
    made = Visit(context.new_page(), site)
    made.page.on("request", lambda request: made.asked.append(request.url))
    made.page.on("console", lambda said: made.complaints.append(said.text) if said.type == "error" else None)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    yield made
    context.close()
    assert [url for url in made.asked if not url.startswith((site.address, "data:"))] == []
    assert made.complaints == []
