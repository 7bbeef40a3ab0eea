"""A person corrects the machine in a browser: by keys, by selecting words, with undo, and through a re-reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.visiting import Visit

from dateline.ledger import Ledger
from dateline.records import Event
from dateline.rereading import reread
from dateline.settings import Settings


@pytest.fixture
def attack(visit: Visit) -> Event:
    """The bus attack of the first sample that tells one."""
    with Ledger.open(visit.site.ledger, readonly=True) as ledger:
        row = next(row for row in ledger.events(type="ASSAULT", place="Gao") if row.review is None)
        return ledger.event(row.id)[1]


@pytest.fixture
def entered(visit: Visit, attack: Event) -> Iterator[Page]:
    """The page of that event, for Ann; whatever she leaves decided is taken back."""
    visit.to(visit.site.key("Ann"))
    yield visit.to(f"/review?record={attack.id}")
    with Ledger.open(visit.site.ledger) as ledger:
        for row in ledger.reviews():
            ledger.undo(str(row.number), by="Ann", at="2026-11-27T09:30:00Z")


def press(page: Page, key: str) -> None:
    """Press a key once what was asked for before has come to rest."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    page.keyboard.press(key)


def event(visit: Visit, attack: Event) -> Event:
    """The event as the ledger now tells it."""
    with Ledger.open(visit.site.ledger, readonly=True) as ledger:
        return ledger.event(attack.id)[1]


def test_an_event_is_corrected_undone_and_the_correction_survives_a_rereading(
    visit: Visit, entered: Page, attack: Event
) -> None:
    fields = entered.locator("#fields")
    fields.get_by_label("type", exact=True).select_option("COERCE")
    fields.get_by_role("button", name="Save type").click()
    expect(entered.locator(".standing")).to_have_text("edited by Ann")
    assert event(visit, attack).type == "COERCE"

    press(entered, "u")
    expect(entered.locator(".standing")).to_have_count(0)
    assert event(visit, attack) == attack

    fields = entered.locator("#fields")
    fields.get_by_label("modality").select_option("possible")
    fields.get_by_role("button", name="Save modality").click()
    expect(entered.locator(".standing")).to_have_text("edited by Ann")
    with Ledger.open(visit.site.ledger) as ledger:
        report_id = next(row.report_id for row in ledger.events() if row.id == attack.id)
        (done,) = reread([report_id], ledger, Settings())
    assert (done.still_apply, done.look_again) == (1, 0)
    visit.to(f"/review?record={attack.id}")
    expect(entered.locator(".standing")).to_have_text("edited by Ann")
    expect(entered.locator(".decided .tag").first).to_have_text("still applies")
    assert event(visit, attack).modality == "possible"


def test_words_that_are_selected_in_the_text_are_put_where_they_belong(
    visit: Visit, entered: Page, attack: Event
) -> None:
    entered.locator("#text mark.event").first.dblclick()
    expect(entered.locator("#selected-words")).to_have_text(f"“{attack.trigger.quote}”")
    assert entered.locator("#selected").input_value() == f"{attack.trigger.start}-{attack.trigger.end}"
    # over several pieces of marked text
    entered.evaluate(
        """() => {
            const pieces = [...document.querySelector("#text p").children].slice(0, 4);
            const range = document.createRange();
            range.setStart(pieces[0].firstChild, 0);
            range.setEnd(pieces[3].firstChild, 1);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            pieces[0].dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    chosen = entered.locator("#selected-words").inner_text().strip("“”")
    assert chosen and entered.locator("#selected").input_value()
    entered.locator("#words-field").select_option("topic")
    entered.get_by_role("button", name="Put them there").click()
    expect(entered.locator(".standing")).to_have_text("edited by Ann")
    topic = event(visit, attack).topic
    assert topic is not None and topic.quote == chosen


def test_the_queue_is_worked_through_by_keys(visit: Visit, entered: Page) -> None:
    page = visit.to("/review?kind=event")
    heading = page.locator("#at-hand-heading")
    rows = page.locator(".rows > li")
    first, count = page.locator(".rows > li.here a").get_attribute("href"), rows.count()
    press(page, "j")
    expect(page.locator(".rows > li").nth(1)).to_have_class("here")
    press(page, "k")
    expect(page.locator(".rows > li").nth(0)).to_have_class("here")
    press(page, "r")
    expect(page.locator(".latest li").first).to_contain_text("reject")
    expect(page.locator(f'.rows a[href="{first}"]')).to_have_count(0)
    press(page, "a")
    expect(page.locator(".latest li").first).to_contain_text("accept")
    press(page, "e")
    expect(page.locator("#fields select").first).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("#at-hand-heading").click()
    for _ in range(2):
        before = page.locator(".latest li").count()
        page.evaluate("document.activeElement.blur()")
        press(page, "u")
        expect(page.locator(".latest li")).to_have_count(before - 1)
    assert heading.count() == 1 and count > 1


def test_a_fault_is_told_and_nothing_is_lost(visit: Visit, entered: Page, attack: Event) -> None:
    fields = entered.locator("#fields")
    fields.get_by_label("date (EDTF)").fill("soon")
    fields.get_by_role("button", name="Save date (EDTF)").click()
    expect(entered.get_by_role("alert")).to_contain_text("'soon' is no date")
    assert event(visit, attack) == attack


def test_who_has_not_entered_sees_no_button(visit: Visit, attack: Event) -> None:
    page = visit.to(f"/review?record={attack.id}")
    expect(page.get_by_role("link", name="Enter", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
