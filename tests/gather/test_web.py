"""The web: pages from a server of our own on this machine."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import InputRefused
from dateline.gather import open_page

LIMIT = 1000
HTML = b"<p>Talks began on Monday.</p>"

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "Text/HTML; charset=ISO-8859-1"}, HTML),
    "/bare": (200, {}, HTML),
    "/moved": (301, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/hostname"}, b""),
    "/gone": (410, {}, b"gone"),
    "/large": (200, {}, b"x" * (LIMIT + 1)),
    "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(HTML)),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 300_000)),
    "/brotli": (200, {"Content-Encoding": "br"}, b"\x0b\x00"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_brings_what_the_server_said_of_it(site: str) -> None:
    page = open_page(f"{site}/page", LIMIT)
    assert (page.content, page.charset, page.media_type) == (HTML, "iso-8859-1", "text/html")


def test_a_server_that_says_nothing(site: str) -> None:
    page = open_page(f"{site}/bare", LIMIT)
    assert (page.content, page.charset, page.media_type) == (HTML, None, None)


def test_a_redirect_keeps_the_source_and_gives_the_address(site: str) -> None:
    page = open_page(f"{site}/moved", LIMIT)
    assert (page.source, page.url) == (f"{site}/moved", f"{site}/page")


def test_gzip_is_inflated(site: str) -> None:
    assert open_page(f"{site}/packed", LIMIT).content == HTML


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "unreadable"),
        ("/loop", "unreadable"),
        ("/away", "unreadable"),
        ("/brotli", "unreadable"),
        ("/large", "too-large"),
        ("/bomb", "too-large"),
    ],
)
def test_what_is_no_page_is_refused(site: str, path: str, reason: str) -> None:
    with pytest.raises(InputRefused, match=f"{site}{path} ") as refused:
        open_page(f"{site}{path}", LIMIT)
    assert refused.value.reason == reason


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/page", "http://", "https://[::1", "http://exa mple/"])
def test_an_address_that_does_not_answer(url: str) -> None:
    with pytest.raises(InputRefused, match="cannot be reached") as refused:
        open_page(url, LIMIT)
    assert refused.value.reason == "unreadable" and "Errno" not in str(refused.value)
