"""One page from the web: http and https, a few redirects, no more bytes or time than a page needs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dateline.errors import InputRefused
from dateline.gather.inflating import inflate, is_gzip, too_large
from dateline.gather.page import Page

if TYPE_CHECKING:
    import httpx2

__all__ = ["fetch"]

REDIRECTS = 5
TIMEOUT = 20.0  # seconds without a sign of life
DEADLINE = 120.0  # seconds for the whole page: a server that drips must not hold an ingest
HEADERS = {
    "User-Agent": "dateline (+https://pypi.org/project/dateline)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip, identity;q=0.5",  # the only coding that is inflated under a ceiling here
}


def fetch(url: str, limit: int) -> Page:
    """The page at an http or https address, of ``limit`` bytes at most.

    Raises InputRefused: "too-large" past the limit, "unreadable" where the address does not answer with a
    page.
    """
    import httpx2

    try:
        with (
            httpx2.Client(follow_redirects=True, max_redirects=REDIRECTS, timeout=TIMEOUT) as client,
            client.stream("GET", url, headers=HEADERS) as response,
        ):
            if response.status_code >= 400:
                raise InputRefused("unreadable", f"{url} answered {response.status_code}, which is no page.")
            content = _body(response, url, limit)
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Page(url, content, str(response.url), response.charset_encoding, kind or None)
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
        raise InputRefused("unreadable", f"{url} cannot be reached: {_why(error)}.") from error


def _why(error: Exception) -> str:
    """What went wrong in words, without the number that the system has for it ("[Errno 111] ...")."""
    words = str(error).removesuffix(".") or type(error).__name__
    return words.partition("] ")[2].lower() if words.startswith("[Errno ") else words


def _body(response: httpx2.Response, url: str, limit: int) -> bytes:
    """The bytes of an answer, counted as they come and inflated under the same ceiling."""
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise too_large(url, limit)
    coding = response.headers.get("content-encoding", "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise InputRefused("unreadable", f"{url} answered in the coding {coding!r}, which was not asked for.")
    content, start = bytearray(), time.monotonic()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > limit:
            raise too_large(url, limit)
        if time.monotonic() - start > DEADLINE:
            raise InputRefused("unreadable", f"{url} took longer than {DEADLINE:.0f} seconds to send a page.")
    return inflate(bytes(content), url, limit) if is_gzip(bytes(content[:2])) else bytes(content)
