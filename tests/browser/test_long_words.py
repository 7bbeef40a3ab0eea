"""A word that is longer than a page is wide, wherever a report can put one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browser.visiting import Site, served

import dateline
from dateline.ledger import Ledger

WORD = "Riverboatcaptainswidowspensionfundadministration" * 6
TEXT = (
    f"Police arrest three of {WORD}\n\nLAGOS, March 12, 2024 - Police arrested three men of the {WORD} in Lagos on "
    f"Monday, the ministry said.\n\nThe chairman of {WORD}, Jane {WORD[:90]}, said that {WORD} had attacked nobody. "
    f'"We are {WORD}," she said.'
)


@pytest.fixture(scope="module")
def long_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, list[str]]]:
    path = tmp_path_factory.mktemp("long") / "news.db"
    reading = dateline.read(TEXT)
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    actors = [f"/actors/{actor.id}" for actor in reading.actors]
    with served(path) as site:
        yield site, ["/", "/explore", "/incidents", f"/search?q={WORD}", f"/reports/{reading.report.id}", *actors]


@pytest.mark.parametrize("width", [380, 1280])
def test_no_page_scrolls_aside(browser: Browser, long_site: tuple[Site, list[str]], width: int) -> None:
    site, paths = long_site
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = {}
    for path in paths:
        page.goto(site.address + path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert len(paths) > 5, "actors with long names are among the pages"
    assert set(wide.values()) == {width}, wide
