"""Takes the pictures of the pages that the documentation shows, of the sample reports: ``make screenshots``.

It needs Chromium on the PATH.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.visiting import CHROMIUM, FLAGS, Site, fill, served

FOLDER = Path(__file__).with_name("screenshots")
WIDE, NARROW = {"width": 1200, "height": 800}, {"width": 380, "height": 760}

# Name, path, what to wait for, and how it is looked at.
SHOTS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("front", "/", ".map [data-ready]", {"viewport": WIDE}),
    ("report", "/reports/{report}#r-{event}", ".card.lit", {"viewport": WIDE}),
    ("report-dark", "/reports/{report}#r-{event}", ".card.lit", {"viewport": WIDE, "color_scheme": "dark"}),
    ("report-narrow", "/reports/{report}", "#text mark[tabindex]", {"viewport": NARROW}),
    ("incident", "/incidents/{incident}", ".map [data-ready]", {"viewport": WIDE}),
    ("actor", "/actors/Colombia", ".network [data-ready]", {"viewport": WIDE}),
    ("explore", "/explore?view=map&since=2024", ".map [data-ready]", {"viewport": WIDE}),
    ("review", "/review?record={event}", "mark.lit", {"viewport": WIDE}),
    ("explore-dark", "/explore?type=ASSAULT", ".events", {"viewport": WIDE, "color_scheme": "dark"}),
]


def take(browser: Browser, site: Site, folder: Path) -> None:
    """Take every picture."""
    names = _names(site)
    for name, path, ready, look in SHOTS:
        context = browser.new_context(reduced_motion="reduce", **look)
        page = context.new_page()
        if name == "review":
            page.goto(site.address + site.key())
        page.goto(site.address + path.format(**names))
        page.locator(ready).first.wait_for()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        context.close()
        print(folder / f"{name}.png")


def _names(site: Site) -> dict[str, str]:
    """The ids of the incident that most reports tell, and of its first report and event."""
    from dateline.ledger import Ledger

    with Ledger.open(site.ledger, readonly=True) as ledger:
        incident = max(ledger.incidents(), key=lambda row: row.reports)
        report = ledger.incident(incident.id).reports[0]
        return {"report": report.report_id, "event": report.events[0].id, "incident": incident.id}


def main() -> None:
    """Read the samples, serve them, and take the pictures into ``docs/screenshots/``."""
    if CHROMIUM is None:
        raise SystemExit("No Chromium is on the PATH: install it (apt-get install chromium) and run this again.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "news.db"
        fill(ledger)
        with served(ledger) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            take(browser, site, FOLDER)
            browser.close()


if __name__ == "__main__":
    main()
