"""What was cut from a page: every line that it shows and the report lacks, in order, with the article's place."""

from __future__ import annotations

import pytest

from dateline.article import compose
from dateline.article.cutting import cut
from dateline.gather import Page

HTML = """<!doctype html><html><head><title>Ferry shelled at Zenda | Strelsau Gazette</title>
<script>track("reader")</script></head><body>
<nav><a href="/">Home</a> <a href="/river">River</a></nav>
<article><h1>Ferry shelled at Zenda</h1>
<p>Gunmen shelled the ferry at Zenda on Monday with mortars, killing at least 14 soldiers of the river guard.</p>
<aside><a href="/old">Read more: the bridge of last year</a></aside>
<p>The mayor said that the crossing would stay closed for a week, and that boats would carry the sick.</p>
</article>
<div id="comments"><h3>Comments (1)</h3><p>Where was the river guard when it was needed?</p></div>
<footer>All rights reserved. <svg><text>drawn</text></svg></footer></body></html>"""

PLAIN = """Ferry shelled at Zenda

Gunmen shelled the ferry at Zenda on Monday with mortars, killing at least 14 soldiers of the river guard.

Also read: the bridge of last year

The mayor said that the crossing would stay closed for a week, and that boats would carry the sick.
"""

CUT = {
    "html": (HTML, ["Home River", None, "Read more: the bridge of last year", None, "Comments (1)",
                    "Where was the river guard when it was needed?", "All rights reserved."]),
    "plain": (PLAIN, [None, "Also read: the bridge of last year", None]),
}  # fmt: skip


@pytest.mark.parametrize(("page", "lines"), CUT.values(), ids=CUT)
def test_the_lines_that_the_report_lacks(page: str, lines: list[str | None]) -> None:
    read = Page("page", page.encode())
    report = compose(read)
    assert "river guard" in report.text
    assert cut(read, report) == lines


def test_a_short_word_of_a_menu_is_cut_though_the_report_has_it_too() -> None:
    page = Page("page", HTML.replace(">River<", ">Zenda<").encode())
    assert cut(page, compose(page))[0] == "Home Zenda"
