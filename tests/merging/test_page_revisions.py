"""When a page read again is the same report, a newer revision of it, or another report at one address."""

from __future__ import annotations

import pytest

from dateline.merging.revisions import address, is_reread, is_revision, newest
from dateline.records import Report

TEXT = "Two sailors were missing after a barge sank in Strelsau, the port said. Divers searched the basin until dawn."
LATER = TEXT.replace("Two sailors were", "One sailor was") + " The other was found alive."
OTHER = "Bakers warned of dearer bread. The ministry of agriculture promised to open its granaries within the week."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.gazette.example/a/barge/?utm_source=feed&fbclid=1#top", "http://gazette.example/a/barge"),
        ("https://m.gazette.example/a/barge/amp/", "https://gazette.example/a/barge"),
        ("https://gazette.example/story?id=7&lang=en", "https://gazette.example:443/story?lang=en&id=7"),
        ("https://GAZETTE.example/index.html?p=3", "https://gazette.example/?p=3"),
    ],
)
def test_one_address_written_in_two_ways(one: str, other: str) -> None:
    assert address(one) == address(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gazette.example/story?id=7", "https://gazette.example/story?id=8"),
        ("https://gazette.example/a", "https://gazette.example/A"),
        ("https://gazette.example/a", "https://post.example/a"),
        ("https://gazette.example/a", "https://gazette.example:8080/a"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert address(one) != address(other)


@pytest.mark.parametrize(
    "url", [None, "", "https://gazette.example/", "https://gazette.example", "a.html", "http://[::"]
)
def test_what_is_no_report_s_own_address(url: str | None) -> None:
    assert address(url) is None


def test_the_same_words_are_the_same_report_whatever_is_around_them() -> None:
    old = Report.of(TEXT, title="Barge sinks", byline="Staff", published="2024-06-03")
    assert is_reread(old, Report.of(TEXT.replace(" ", "\n\n", 1) + " ", title="“Barge” sinks", published="2024-06-04"))
    assert not is_reread(old, Report.of(TEXT, title="Barge sinks, two missing"))
    assert not is_reread(old, Report.of(LATER, title="Barge sinks"))


@pytest.mark.parametrize(
    ("text", "title", "is_one"),
    [
        (LATER, "One missing", True),
        (TEXT, "Another headline", True),
        (OTHER, "Barge sinks", True),
        (OTHER, "Dearer bread", False),
        (OTHER, None, False),
    ],
)
def test_a_page_is_told_from_another_at_its_address(text: str, title: str | None, is_one: bool) -> None:
    assert is_revision(Report.of(TEXT, title="Barge sinks"), Report.of(text, title=title)) is is_one


def test_the_revision_that_stands_is_the_last_published_or_else_the_last_read() -> None:
    june, july, undated = (Report.of(TEXT, published=day) for day in ("2024-06-03", "2024-07-03", None))
    assert newest([june, july]) is july
    assert newest([july, june]) is july, "an archive may give an old version after a new one"
    assert newest([july, undated]) is undated
    again = Report.of(LATER, published="2024-07-03")
    assert newest([july, again]) is again
