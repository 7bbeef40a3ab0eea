"""The pages without a browser: what each shows, that all of a report is escaped, and what a bad question is told."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import Actor, Event, Mention, Participant, Place, PlaceMention, Reading, Report, Status, Time
from dateline.web.app import create_app

Open = Callable[..., TestClient]


@pytest.fixture
def open_site(tmp_path: Path) -> Iterator[Open]:
    """A site over a ledger of the given readings."""
    clients = []

    def opened(*readings: Reading) -> TestClient:
        path = tmp_path / "news.db"
        with Ledger.open(path) as ledger:
            for reading in readings:
                ledger.add(reading)
        clients.append(TestClient(create_app(path), base_url="http://localhost"))
        return clients[-1]

    yield opened
    for client in clients:
        client.close()


@pytest.fixture
def site(open_site: Open, reading: Reading) -> TestClient:
    """A site over the one reading of the talks and the shelling."""
    return open_site(reading)


def hostile(words: str) -> Reading:
    """A reading in which every word that a page may give is the given ones."""
    text = f"{words} struck {words} in {words} on Monday."
    report = Report.of(
        text, title=words, publisher=words, byline=words, published="2024-03-12", url=words, source=words
    )
    whole, who = report.span(0, len(text)), report.span(0, len(words))
    whom = report.span(len(words) + 8, 2 * len(words) + 8)
    where = report.span(len(text) - len(words) - 11, len(text) - 11)
    return Reading(
        report,
        actors=(Actor("a", words, "armed-group", sector=words, aliases=(f"{words}!",)),),
        mentions=(Mention("m", "a", who),),
        places=(Place("p", words, 10.0, 20.0, "city", "MLI", words),),
        place_mentions=(PlaceMention("pm", where, "p"),),
        events=(
            Event("e1", "ASSAULT", report.span(len(words) + 1, len(words) + 7), (whole,),
                  (Participant("actor", "a", who), Participant("recipient", None, whom)), mode=words,
                  place_id="p", place_span=where, time=Time("2024-03-11")),
        ),
        statuses=(Status("s1", "base", "a", who, where, (whole,), place_id="p"),),
    )  # fmt: skip


PAGES = ("/", "/search?q=struck", "/explore", "/explore?view=map", "/explore?view=timeline", "/actors/a",
         "/reports/{id}", "/stories/{id}")  # fmt: skip

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script that closes another": "</script><script>alert(1)</script>",
    "an image that fails": '"><img src=x onerror=alert(1)>',
    "an SVG": "<svg/onload=alert(1)>",
    "a comment that opens": "<!-- <p",
    "a template": "{{ 7 * 7 }}{% raw %}",
    "quotation marks": "'\"`onmouseover=alert(1)",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_what_a_page_says_is_words_and_never_markup(open_site: Open, words: str) -> None:
    reading = hostile(words)
    site = open_site(reading)
    for path in PAGES:
        answer = site.get(path.format(id=reading.report.id))
        assert answer.status_code == 200, (path, answer.text)
        if any(letter in words for letter in "<>"):
            assert words not in answer.text, path
    assert escape(words).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in site.get("/actors/a").text


def test_an_address_that_is_a_script_is_no_link(open_site: Open) -> None:
    reading = hostile("javascript:alert(1)")
    page = open_site(reading).get(f"/reports/{reading.report.id}").text
    assert 'href="javascript:' not in page


class Turned(HTMLParser):
    """Finds text that turns the direction of what follows, outside every element that keeps that to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tag in ("bdi", "mark") or "tag" in (dict(attrs).get("class") or "").split()
        if tag not in ("meta", "link", "input", "img", "br"):
            self.open.append("kept" if kept else tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "\u202e" in data and "kept" not in self.open:
            self.loose.append(data)


@pytest.mark.parametrize("path", PAGES)
def test_letters_that_turn_the_direction_turn_their_own_words_alone(open_site: Open, path: str) -> None:
    reading = hostile("\u202egnikcatta")
    page = open_site(reading).get(path.format(id=reading.report.id)).text
    parser = Turned()
    parser.feed(page)
    assert parser.loose == []


def test_one_line_of_five_megabytes_is_shown_in_seconds(open_site: Open) -> None:
    text = "Envoys met. " + "word " * 1_000_000 + "Gunmen struck Zenda."
    report = Report.of(text, title="w" * 100_000)
    struck = report.span(text.index("struck"), text.index("struck") + 6)
    event = Event("e1", "ASSAULT", struck, (report.span(text.index("Gunmen"), len(text)),))
    site = open_site(Reading(report, events=(event,)))
    began = time.monotonic()
    page = site.get(f"/reports/{report.id}")
    assert page.status_code == 200
    assert f'<mark id="w{struck.start}" class="sentence event" data-records="e1">struck</mark>' in page.text
    assert time.monotonic() - began < 5


def test_an_empty_ledger_says_how_to_fill_it(open_site: Open) -> None:
    assert "dateline ingest" in open_site().get("/").text


SHOWN = [
    ("/", ["Newest incidents", "Events by type, as a table", "Strelsau"]),
    ("/incidents", ["Incidents", "Zenda"]),
    ("/search?q=ferry", ["<mark class=\"found\">ferry</mark>", "Ruritania and Grauland talk about the river"]),
    ("/search?q=nowhere", ["No report holds all of these words."]),
    ("/search?q=%22", ["There is nothing to search for"]),
    ("/reports/{id}", ["says <strong><bdi>Strelsau Gazette, citing", "6–7 March 2023 for 2 days (“Monday”)"]),
    ("/actors/red-lances", ["Red Lances", "Rote Lanzen", "outlawed", "What it did", "killed"]),
    ("/actors/Fritz von Tarlenheim", ['<span class="soft">“<bdi>said</bdi>”</span>']),
    ("/actors/Grauland", ["What it did", "With whom", "Ruritania"]),
    ("/explore", ["2 events", "Red Lances", "explore.csv"]),
    ("/explore?type=assault&place=Zenda", ["1 event", "the ferry"]),
    ("/explore?bbox=13.4,48.7,13.6,48.8", ["1 event", "the ferry"]),
    ("/explore?bbox=170,-90,-170,90", ["No event is all of this."]),
    ("/explore?since=2023-03", ["1 event"]),
    ("/explore?until=2023-02", ["1 event"]),
    ("/explore?modality=planned", ["No event is all of this."]),
    ("/explore?source=Tarlenheim", ["1 event", "the ferry"]),
    ("/explore?source=Strelsau+Gazette", ["2 events"]),
    ("/explore?single=yes", ["2 events"]),
    ("/explore?disputed=yes", ["No event is all of this."]),
    ("/explore?actor=nobody", ["nobody"]),
    ("/explore?bbox=1,2,3", ["is no piece of the map"]),
    ("/explore?since=yesterday", ["is not a date"]),
    ("/explore?modality=maybe", ["is no modality"]),
    ("/explore?view=map", ['data-latitude="48.75"', "Zenda"]),
    ("/explore?view=timeline", ['data-day="2023-02-01"', "The events by type"]),
    ("/stories/{id}", ["One report tells it."]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "shown"), SHOWN, ids=[path for path, _ in SHOWN])
def test_a_page_shows(site: TestClient, reading: Reading, path: str, shown: list[str]) -> None:
    answer = site.get(path.format(id=reading.report.id))
    assert answer.status_code == 200
    assert [words for words in shown if words not in answer.text] == []


@pytest.mark.parametrize("path", ["/reports/none", "/actors/nobody", "/incidents/none", "/stories/none", "/nowhere"])
def test_what_is_not_there_is_told_on_a_page(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "This page cannot be shown" in answer.text


def test_no_page_holds_a_script_or_a_style_of_its_own(site: TestClient, reading: Reading) -> None:
    for path, _ in SHOWN:
        answer = site.get(path.format(id=reading.report.id))
        assert "<style" not in answer.text
        assert " style=" not in answer.text
        assert " onclick" not in answer.text
        assert answer.text.count("<script") == answer.text.count(' src="/static/')
        assert "script-src 'self'" in answer.headers["content-security-policy"]


CUT_PAGE = b"""<html><body><nav>Home</nav><article><p>Envoys of Ruritania and Grauland met in Strelsau on Monday.</p>
</article><footer>All rights reserved.</footer></body></html>"""


def test_what_was_cut_is_shown_from_the_very_page_that_was_read_and_no_other(open_site: Open, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(CUT_PAGE)
    report = Report.of("Envoys of Ruritania and Grauland met in Strelsau on Monday.", source=str(page))
    site = open_site()
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.add(Reading(report), digest=hashlib.sha256(CUT_PAGE).hexdigest())
    path = f"/reports/{report.id}"
    assert "All rights reserved." not in site.get(path).text
    shown = site.get(path, params={"cut": "shown"}).text
    assert "<li><bdi>All rights reserved.</bdi></li>" in shown
    assert '<li class="gap">the article</li>' in shown
    page.write_bytes(CUT_PAGE.replace(b"All rights", b"A secret"))
    changed = site.get(path, params={"cut": "shown"}).text
    assert "A secret" not in changed
    assert "It cannot be shown" in changed


def test_a_browser_keeps_style_sheets_and_never_pages(site: TestClient) -> None:
    sheet = site.get("/static/css/base.css")
    assert sheet.headers["cache-control"] == "no-cache"
    assert site.get("/static/css/base.css", headers={"if-none-match": sheet.headers["etag"]}).status_code == 304
    assert site.get("/").headers["cache-control"] == "no-store"
    assert site.get("/static/../app.py").status_code == 404


def test_overlapping_records_are_cut_into_pieces_that_say_whose_they_are(site: TestClient, reading: Reading) -> None:
    page = site.get(f"/reports/{reading.report.id}").text
    shelled = reading.events[1]
    lances = next(mention.span for mention in reading.mentions if mention.actor_id == "red-lances")
    position = [actor.id for actor in reading.actors].index("red-lances")
    mark = page.split(f'<mark id="w{lances.start}"')[1].split("</mark>")[0]
    assert mark.endswith(">Red Lances")
    for name in (shelled.id, reading.attributions[0].id, f"actor-{position}"):
        assert name in mark.split('data-records="')[1].split('"')[0].split()


def test_every_word_of_the_report_is_on_its_page_once(site: TestClient, reading: Reading) -> None:
    page = site.get(f"/reports/{reading.report.id}").text
    body = page.split('<div class="text" id="text">')[1].split("</div>")[0]
    text = unescape(re.sub(r"<[^>]*>", "", body))
    assert text.split() == reading.report.text.split()


def test_htmx_gets_the_part_that_changed_and_the_address_of_the_filter(site: TestClient) -> None:
    answer = site.get("/explore?type=ASSAULT&actor=&place=", headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert "1 event" in answer.text
    assert answer.headers["hx-push-url"] == "/explore?type=ASSAULT"


def test_more_events_than_a_page_holds_are_turned_over_leaf_by_leaf(open_site: Open) -> None:
    text = " ".join(f"Gunmen struck town {n}." for n in range(120))
    report = Report.of(text)
    struck = [report.span(at, at + 6) for at in (text.index(f"struck town {n}.") for n in range(120))]
    events = tuple(Event(f"e{n}", "ASSAULT", span, (span,)) for n, span in enumerate(struck))
    site, path, seen = open_site(Reading(report, events=events)), "/explore?type=ASSAULT", []
    while path:
        page = site.get(path).text
        seen.append(re.findall(r'#r-(e\d+)"', page))
        found = re.search(r'rel="next" href="([^"]*)"', page)
        path = unescape(found[1]) if found else ""
    assert [len(leaf) for leaf in seen] == [50, 50, 20]
    assert [id for leaf in seen for id in leaf] == [event.id for event in events]
    assert len(site.get("/explore.csv").text.splitlines()) == 121


def test_the_same_filter_gives_csv(site: TestClient) -> None:
    answer = site.get("/explore.csv?type=ASSAULT")
    lines = answer.text.splitlines()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert lines[0].startswith("id,date,type,")
    assert [line.split(",")[2] for line in lines[1:]] == ["ASSAULT"]


def test_the_filter_is_kept_in_every_link_of_the_page(site: TestClient) -> None:
    page = site.get("/explore?actor=red-lances&view=map").text
    assert 'href="/explore.csv?actor=red-lances"' in page
    assert 'href="/explore?actor=red-lances&amp;view=timeline"' in page
    assert 'href="/explore?actor=red-lances"' in page
