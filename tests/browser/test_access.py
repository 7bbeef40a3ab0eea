"""The pages for everybody: axe finds no serious fault in light, in dark and on a narrow screen; none scrolls aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.browser.visiting import Visit

AXE = Path(__file__).with_name("vendor") / "axe-core" / "axe.min.js"

PAGES = {
    "front": "/",
    "search": "/search?q=bus",
    "report": "/reports/{report}#r-{event}",
    "incident": "/incidents/{incident}",
    "story": "/stories/{report}",
    "actor": "/actors/Colombia",
    "explore": "/explore",
    "explore on a map": "/explore?view=map",
    "explore as a timeline": "/explore?view=timeline",
    "review": "/review?record={event}",
    "enter": "/enter",
    "incidents": "/incidents",
    "nothing": "/nowhere",
}

FAULTS = """async (only) => (await axe.run(document, {resultTypes: ["violations"], ...only})).violations
  .filter((fault) => ["serious", "critical"].includes(fault.impact))
  .map((fault) => `${fault.id}: ` + fault.nodes.slice(0, 3).map((node) => node.html + node.failureSummary).join())"""

FITS = "width => document.documentElement.scrollWidth === width"  # and does not scroll aside
EVERYTHING: dict[str, Any] = {}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # all that a scheme of colours changes


@pytest.fixture
def names(visit: Visit) -> dict[str, str]:
    """The ids of a report, an event of it and its incident."""
    from dateline.ledger import Ledger

    with Ledger.open(visit.site.ledger, readonly=True) as ledger:
        incident = max(ledger.incidents(), key=lambda row: row.reports)
        report = ledger.incident(incident.id).reports[0]
        return {"report": report.report_id, "event": report.events[0].id, "incident": incident.id}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_no_serious_fault(visit: Visit, names: dict[str, str], path: str) -> None:
    if path.startswith("/review"):
        visit.to(visit.site.key())
    page = visit.to(path.format(**names))
    page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script of the page, which the page's policy refuses
    found: dict[str, Any] = {}
    for width in (1280, 380):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITS, arg=width, timeout=5000)  # drawings are drawn anew for it
        for scheme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found[f"{scheme} at {width}"] = page.evaluate(FAULTS, rules)
    if path == "/nowhere":
        visit.complaints.clear()  # the browser says that the page is not there
    assert {seen: told for seen, told in found.items() if told} == {}


def test_without_scripts_tables_stand_where_drawings_would(visit: Visit, names: dict[str, str]) -> None:
    assert visit.page.context.browser is not None
    context = visit.page.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.site.address + f"/incidents/{names['incident']}")
    assert page.locator(".drawn").count() > 1
    assert [box.is_visible() for box in page.locator(".drawn").all()] == [False] * page.locator(".drawn").count()
    page.get_by_text("by source, as a table").first.click()
    assert page.get_by_role("table").first.is_visible()
    context.close()
