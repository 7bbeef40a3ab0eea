"""Pages posted to be read: what a hostile one gives, and that none is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.errors import InputRefused
from dateline.export import json
from dateline.gather.page import Page
from dateline.pipeline import Reader
from dateline.settings import Settings
from dateline.web.app import create_app
from dateline.web.problems import ProblemError
from dateline.web.readings import Readings
from dateline.web.site import Limits, Site

READ = "/api/v1/read"
SAMPLE = Path(__file__).parents[2] / "samples" / "talks-nairobi.html"
STORY = (
    "KISUMU: Police in Kisumu arrested three people on Monday after a march, the interior ministry said. Teachers in "
    "the town marched again on Tuesday and called on the government to pay their salaries."
)


def html(title: str = "A march in Kisumu", byline: str = "By Ada Otieno", body: str = STORY) -> bytes:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f'<p class="byline">{byline}</p><p>{body}</p></article></body></html>'
    ).encode()


@pytest.fixture(scope="module")
def posting(news: Path) -> Iterator[TestClient]:
    """A site whose reading process is loaded once for all tests here."""
    with TestClient(create_app(news, Settings()), base_url="http://localhost") as client:
        yield client


def post(client: TestClient, page: bytes, kind: str = "text/html", query: str = "") -> Any:
    return client.post(READ + query, content=page, headers={"content-type": kind})


def test_a_posted_page_gives_what_read_gives_and_is_not_kept(posting: TestClient) -> None:
    page = SAMPLE.read_bytes()
    answer = post(posting, page)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == json.document(Reader.load(Settings()).read(Page("(posted)", page, media_type="text/html")))
    assert len(posting.get("/api/v1/reports").json()["items"]) == 1


def test_what_the_client_knows_of_the_page_is_believed(posting: TestClient) -> None:
    query = "?url=https://paper.example/march&published=2024-03-12"
    report = post(posting, STORY.encode(), "text/plain", query).json()["report"]
    assert (report["url"], report["published"]) == ("https://paper.example/march", "2024-03-12")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a script in the title": (html(title="<script>alert(1)</script>March"), "text/html"),
    "an SVG in the byline": (html(byline="By <svg onload=alert(1)><text>Ada</text></svg>"), "text/html"),
    "a script in the body": (html(body=f"<script>alert(1)</script>{STORY}"), "text/html"),
    "text turned right to left": (f"\u202e{STORY}\u2066\u202b".encode(), "text/plain; charset=utf-8"),
    "NUL bytes": (STORY.replace(" ", "\0 ", 5).encode(), "text/plain"),
    "another encoding than it says": (STORY.encode("utf-16"), "text/html; charset=utf-8"),
    "an encoding that there is not": (html(), "text/html; charset=klingon"),
    "an encoding that is none of text": (html(), "text/html; charset=base64"),
    "a type cut short": (html(), 'text/html; charset="'),
    "tags that never close": (b"<div>" * 20_000 + html(), "text/html"),
    "half a character": (STORY.encode() + b"\xed\xa0\x80 \xff", "text/plain; charset=utf-8"),
}


@pytest.mark.parametrize(("page", "kind"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_as_words_or_refused(posting: TestClient, page: bytes, kind: str) -> None:
    answer = post(posting, page, kind)
    if answer.status_code == 422:
        assert answer.json()["type"].startswith("/problems/refused-")
        return
    assert answer.status_code == 200, answer.text
    report = answer.json()["report"]
    words = " ".join(filter(None, (report["text"], report["title"], report["byline"])))
    assert "arrested three people" in report["text"]
    assert "<svg" not in words and "onload" not in words and "\0" not in words and "<script" not in report["text"]
    assert not set("\u202e\u2066\u202b") & set(words)


@pytest.mark.parametrize(
    ("page", "kind", "query", "status", "problem"),
    [
        (b"", "text/html", "", 422, "refused-empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 9, "text/html", "", 422, "refused-not-text"),
        (b"a" * 5_000_000, "text/plain", "", 422, "refused-too-large"),
        (html(body=STORY * 27_000), "text/html", "", 422, "refused-too-large"),
        (b"{}", "application/json", "", 415, "media-type"),
        (html(), "text/html", "?published=last+week", 400, "bad-question"),
        (html(), "text/html", "?url=" + "a" * 2_001, 422, "invalid"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_a_reason(
    posting: TestClient, page: bytes, kind: str, query: str, status: int, problem: str
) -> None:
    answer = post(posting, page, kind, query)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["type"] == f"/problems/{problem}"


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow, quick = Page("slow", (STORY * 400).encode()), Page("quick", STORY.encode())
    readings = Readings(Site(tmp_path / "none.db", Settings(), limits=Limits(reading_seconds=60)))
    try:
        assert "arrested" in readings.read(quick, None)
        readings._limits = Limits(reading_seconds=0.01)
        with pytest.raises(ProblemError) as given_up:
            readings.read(slow, None)
        assert (given_up.value.status, given_up.value.kind) == (503, "too-slow")
        readings._limits = Limits(reading_seconds=60)
        assert "arrested" in readings.read(quick, None)
        with pytest.raises(InputRefused, match="is empty"):
            readings.read(Page("empty", b""), None)
    finally:
        readings.close()


def test_no_more_pages_wait_than_may(tmp_path: Path) -> None:
    readings = Readings(Site(tmp_path / "none.db", Settings(), limits=Limits(waiting=0)))
    begun, go_on = threading.Event(), threading.Event()

    def ask(page: Page, published: str | None) -> tuple[str, str, str]:
        begun.set()
        go_on.wait(10)
        return "read", "", "{}"

    readings._ask = ask  # type: ignore[method-assign]  # a page that is being read for as long as the test wants
    first = threading.Thread(target=readings.read, args=(Page("a", b""), None))
    first.start()
    begun.wait(10)
    with pytest.raises(ProblemError) as busy:
        readings.read(Page("b", b""), None)
    assert (busy.value.status, busy.value.kind) == (503, "busy")
    go_on.set()
    first.join()
