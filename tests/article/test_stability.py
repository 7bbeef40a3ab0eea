"""What holds of any input: only InputRefused is raised, and a body composed again stays the same body."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.article import compose, compose_text
from dateline.errors import InputRefused
from dateline.gather import Page
from dateline.records import Report

SENTENCES = [
    "Police arrested four men in the port town on Sunday.",
    "“We did not agree to this,” the minister said.",
    "The two sides will meet again in May, the statement said, and hope to sign before the summer.",
    "ISLAMABAD: The cabinet met on Monday.",
    "GAO, Mali (AP) — Two soldiers were killed.",
    "Is the truce over?",
    "- a first demand",
    "He named three towns:",
]
LINES = [
    "Talks resume after a week of clashes", "By admin", "Related Post", "Leave a Reply", "March 7, 2023",
    "Source: Daily Gazette", "Read more: Border opens", "Share this:", "___", "Background", "lower case line",
    "Published in Daily Gazette, March 7th, 2023", "ISLAMABAD:", "12 comments", "More from Politics", "Name *",
    "Photo: A. Roe/Agency", "Advertisement", "", "&amp;amp;", "â€œ", "\u200b",
]  # fmt: skip
TAGS = [
    "<p>",
    "</p>",
    "<html>",
    "<body>",
    "</div>",
    "<div>",
    "<h1>",
    "</h1>",
    "<script>",
    "<!--",
    "<a href=x>",
    "</a>",
    "<br>",
    "<td>",
]

pages = st.one_of(
    st.binary(max_size=400),
    st.lists(st.sampled_from([tag.encode() for tag in TAGS]) | st.binary(max_size=20), max_size=30).map(b"".join),
)
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SENTENCES + LINES) | st.text(max_size=30), max_size=14).map("\n\n".join),
    st.lists(st.sampled_from(SENTENCES + LINES), max_size=14).map("\n".join),
)


def composed(text: str) -> Report | None:
    try:
        return compose_text(text, plainly=True, only=None)
    except InputRefused:
        return None


@settings(max_examples=150, derandomize=True)
@given(pages)
@example(b"\x00" * 50)
@example(b"<html><body>" + b"<div>" * 3000 + b"Police arrested four men in the port town on Sunday.")
@example(b'<meta charset="rot13"><p>Police arrested four men.</p>')
@example(b'<script type="application/ld+json">' + b"[" * 20_000 + b"</script><p>Police arrested four men.</p>")
@example(b"<?xml version='1.0' encoding='utf-8'?><p>Police arrested four men.</p>")
def test_nothing_but_a_refusal_is_raised(content: bytes) -> None:
    try:
        report = compose(Page("page", content))
    except InputRefused as refused:
        assert refused.reason in {"empty", "not-text", "unreadable", "no-article", "language"}
        assert str(refused).startswith("page ")
    else:
        assert report.text.strip() == report.text != ""


@settings(max_examples=250, derandomize=True)
@given(texts)
@example(
    "Talks resume\n\nAid arrives at last\n\nPolice arrested four men.\n\nTalks resume\n\nBackground\n\nIs it over?"
)
@example("A\u00c2\U000e0000\u00b9\u00c2\u00a1 b")
@example("A day of talks\n\nISLAMABAD:\n\nThe cabinet met on Monday.")
@example("Police said.\n\nRead next\n\nA tale of two towns\n\nBy admin")
def test_a_body_composed_again_is_the_same_body(text: str) -> None:
    report = composed(text)
    if report is not None:
        again = composed(report.text)
        assert again is not None
        assert again.text == report.text
        assert again.dateline == report.dateline


@settings(max_examples=150, derandomize=True)
@given(texts)
def test_a_body_holds_nothing_unseen(text: str) -> None:
    report = composed(text)
    if report is not None:
        assert unicodedata.is_normalized("NFC", report.text)
        assert not set(report.text) & set("\r\t\x00\xa0\xad\u200b\ufeff\u2028")
        assert "  " not in report.text
        assert "\n\n\n" not in report.text
        if report.dateline:
            assert report.text[report.dateline.start : report.dateline.end] == report.dateline.quote


def test_the_same_page_gives_the_same_report() -> None:
    page = Page("page", b"Talks resume in the capital\n\nThe two sides met on Monday.")
    assert compose(page) == compose(page)
