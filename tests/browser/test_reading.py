"""A person in front of the pages: reading a report, lighting its words, filtering the map, going about by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.browser.visiting import Visit

HEADLINE = "At least 14 killed in attack on bus in northern Mali"


def open_report(visit: Visit) -> Page:
    """The report of the attack on the bus, found by searching for it."""
    page = visit.to("/")
    expect(page.get_by_role("searchbox")).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    page.keyboard.type("passenger bus Gossi")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search?q=" in url)
    page.get_by_role("link", name=HEADLINE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    return page


def test_a_report_is_found_and_read_with_who_says_so_beside_it(visit: Visit) -> None:
    page = open_report(visit)
    expect(page.locator("#text")).to_contain_text("Gunmen attacked a passenger bus on the road between Gossi and Gao")
    card = page.locator(".card", has=page.get_by_role("link", name="attacked", exact=True)).first
    expect(card).to_contain_text("says Niger Bend Monitor, citing local government of Mali")


def test_choosing_a_record_lights_its_words(visit: Visit) -> None:
    page = open_report(visit)
    page.locator(".card").get_by_role("link", name="attacked", exact=True).click()
    lit = page.locator("#text mark.lit:not(.faint)").all_inner_texts()
    assert "attacked" in lit
    assert "Monday" in lit
    assert "opened" not in lit
    expect(page.locator("#chosen")).to_have_text("Chosen: attacked")
    assert "#r-" in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#text mark.lit")).to_have_count(0)


def test_choosing_words_shows_their_records(visit: Visit) -> None:
    page = open_report(visit)
    page.locator("#text mark.event", has_text="condemned").click()
    expect(page.locator(".card.lit .choose").first).to_be_visible()
    assert "condemned" in page.locator(".card.lit .choose").all_inner_texts()


def test_words_are_chosen_by_the_keyboard_too(visit: Visit) -> None:
    page = open_report(visit)
    stop = page.locator("#text mark[tabindex='0']")
    expect(stop).to_have_count(1)
    stop.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-record].lit").first).to_be_visible()


def test_an_address_with_a_record_lights_it_at_once(visit: Visit) -> None:
    page = open_report(visit)
    record = page.locator(".card", has_text="condemned").first.get_attribute("data-record")
    visit.to(page.url.partition("#")[0].removeprefix(visit.site.address) + f"#r-{record}")
    page.reload()
    expect(page.locator("#text mark.lit:not(.faint)", has_text="condemned")).to_be_visible()


def test_what_is_marked_can_be_turned_off(visit: Visit) -> None:
    page = open_report(visit)
    mark = page.locator("#text mark.event").first
    ground = "element => getComputedStyle(element).backgroundColor"
    assert mark.evaluate(ground) != "rgba(0, 0, 0, 0)"
    page.get_by_role("checkbox", name="Events").uncheck()
    assert mark.evaluate(ground) == "rgba(0, 0, 0, 0)"


def test_what_was_cut_from_the_page_can_be_shown(visit: Visit) -> None:
    page = open_report(visit)
    page.get_by_role("link", name="Show what was cut").click()
    expect(page.locator("#cut")).to_contain_text("Independent reporting costs money.")
    page.get_by_role("link", name="Hide it").click()
    expect(page.locator("#cut")).not_to_contain_text("Independent reporting costs money.")


def test_the_map_is_filtered_and_the_address_tells_how(visit: Visit) -> None:
    page = visit.to("/explore?view=map")
    expect(page.locator("#found-places ~ *, .map .drawn[data-ready]")).to_have_count(1)
    everywhere = page.locator("path.dot").count()
    page.get_by_label("Place", exact=True).fill("Mali")
    page.get_by_label("Place", exact=True).press("Enter")
    expect(page.locator(".chips")).to_contain_text("Mali")
    expect(page.locator(".map .drawn[data-ready]")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ events$"))  # and it is told to who cannot see
    in_mali = page.locator("path.dot").count()
    assert 0 < in_mali < everywhere
    assert page.url.endswith("/explore?place=Mali&view=map")
    page.get_by_label("Type").select_option("ASSAULT")
    expect(page.locator(".chips")).to_contain_text("type Assault")
    assert page.url.endswith("/explore?type=ASSAULT&place=Mali&view=map")
    page.reload()
    expect(page.get_by_label("Place", exact=True)).to_have_value("Mali")


def test_only_what_is_in_view_of_the_map_is_asked_for(visit: Visit) -> None:
    page = visit.to("/explore?view=map&place=Mali")
    expect(page.locator(".map .drawn[data-ready]")).to_have_count(1)
    page.get_by_role("button", name="Only what is in view").click()
    expect(page.locator(".chips")).to_contain_text("on the map")
    assert "bbox=" in page.url


def test_without_scripts_everything_can_be_read(visit: Visit) -> None:
    page = visit.page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    page.goto(visit.site.address + "/explore?type=ASSAULT&view=map")
    page.get_by_text("as a list").click()
    expect(page.locator("#found-places")).to_contain_text("Gao, Mali")
    page.goto(visit.site.address + "/search?q=bus")
    page.get_by_role("link", name=HEADLINE).click()
    page.locator(".card").get_by_role("link", name="attacked", exact=True).click()
    assert page.locator("#text mark:target").inner_text() == "attacked"
    page.context.close()


def test_an_incident_shows_its_figures_and_why_its_reports_are_one(visit: Visit) -> None:
    page = visit.to("/")
    page.get_by_role("link", name="All incidents").click()
    page.locator(".incident", has_text="Gao, Mali").first.get_by_role("link").click()
    expect(page.locator(".chart .drawn svg").first).to_be_attached()
    expect(page.get_by_role("heading", name="Why this is one incident")).to_be_visible()
    expect(page.locator(".map .drawn[data-ready]")).to_have_count(1)


def test_an_actor_is_drawn_with_those_it_deals_with(visit: Visit) -> None:
    page = visit.to("/actors/Colombia")
    expect(page.locator(".network .drawn[data-ready] canvas").first).to_be_attached()
    expect(page.locator(".chart .drawn svg").first).to_be_attached()
    page.get_by_text("as a table").last.click()
    expect(page.locator("#ties")).to_contain_text("Ecuador")


def test_an_incident_is_split_and_the_split_taken_back(visit: Visit) -> None:
    page = visit.to(visit.site.key())
    page.goto(visit.site.address + "/search?q=bus+Gossi")
    page.get_by_role("link", name=HEADLINE).click()
    page.get_by_role("link", name="Its incident").first.click()
    address, told = page.url, "[...document.querySelectorAll('[name=happening]')].map((field) => field.value)"
    before = page.evaluate(told)
    page.get_by_role("button", name="Split off").last.click()
    expect(page.locator("section", has=page.locator("#judged"))).to_contain_text("Ann")
    assert before[-1] not in page.evaluate(told)
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("#judged")).to_have_count(0)
    assert page.evaluate(told) == before
    assert page.url == address
