"""A page read again: both revisions are kept, the newest counts, and what it changed can be seen."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import NotFound
from dateline.ledger import Ledger
from dateline.merging.difference import FieldChange, TextChange
from dateline.records import Event, Figure, Reading, Report, Time, identify

URL = "https://gazette.example/news/ferry"
FIRST = (
    "Gunmen shelled the ferry at Zenda on Monday, killing at least 14 soldiers. The ministry promised an inquiry. "
    "Fishermen on the far bank heard the guns before dawn and counted nine shells."
)
SECOND = FIRST.replace("at least 14", "at least 19").replace("The ministry promised an inquiry. ", "") + " It rained."


def told(text: str, killed: int, **known: str) -> Reading:
    """A reading of an attack with its toll."""
    report = Report.of(text, **({"url": URL, "title": "Ferry shelled", "publisher": "Gazette"} | known))
    word = report.text.index("shelled")
    trigger = report.span(word, word + 7)
    number = report.text.index("at least")
    figure = Figure("killed", killed, None, "killed", report.span(number, number + 11))
    sentence = report.span(0, report.text.index(".") + 1)
    event = Event(
        identify("event", report.id), "ASSAULT", trigger, (sentence,), time=Time("2023-03-06"), figures=(figure,)
    )
    return Reading(report, events=(event,))


@pytest.fixture
def old() -> Reading:
    return told(FIRST, 14, published="2023-03-06")


@pytest.fixture
def new() -> Reading:
    return told(SECOND, 19, published="2023-03-07")


def test_only_the_newest_revision_counts_and_both_are_kept(old: Reading, new: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(old) and ledger.add(new)
        counts = ledger.counts()
        assert (counts["reports"], counts["events"], counts["stories"], counts["superseded"]) == (1, 1, 1, 1)
        assert [row.id for row in ledger.reports()] == [new.report.id]
        assert [row.superseded_by for row in ledger.reports(superseded=True)] == [new.report.id, None]
        assert [row.figures for row in ledger.events()] == ["at least 19 killed"]
        assert [found.id for found in ledger.search("ferry")] == [new.report.id]
        assert ledger.report(URL) == new, "an address means its newest revision"
        assert ledger.report(old.report.id) == old
        assert [(row.id, row.standing) for row in ledger.revisions(URL)] == [
            (old.report.id, False), (new.report.id, True),
        ]  # fmt: skip


def test_the_views_show_only_what_counts(tmp_path: Path, old: Reading, new: Reading) -> None:
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.add(old)
        ledger.add(new)
    rows = sqlite3.connect(tmp_path / "news.db").execute("SELECT figures FROM events_readable").fetchall()
    assert rows == [("at least 19 killed",)]


def test_an_older_version_that_comes_late_does_not_count(old: Reading, new: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(new)
        assert ledger.add(old)
        assert ledger.report(URL) == new
        assert ledger.counts()["superseded"] == 1


def test_the_same_words_with_other_bytes_are_the_report_that_it_was(old: Reading) -> None:
    again = replace(
        old, report=Report.of(FIRST + " ", title="Ferry shelled", url=URL + "?utm_source=x", byline="Staff")
    )
    with Ledger.open(":memory:") as ledger:
        ledger.add(old, digest="one")
        assert not ledger.add(replace(again, events=()), digest="two")
        assert ledger.seen("two")
        assert ledger.counts()["reports"] == 1 and ledger.counts()["superseded"] == 0


def test_three_revisions_in_any_order_end_in_one(old: Reading, new: Reading) -> None:
    third = told(SECOND.replace("19", "21"), 21, published="2023-03-08")
    for order in ([old, new, third], [third, old, new], [new, third, old]):
        with Ledger.open(":memory:") as ledger:
            for one in order:
                ledger.add(one)
            assert [row.figures for row in ledger.events()] == ["at least 21 killed"]
            assert {row.superseded_by for row in ledger.reports(superseded=True)} == {third.report.id, None}
            assert len(ledger.revisions(old.report.id)) == 3


def test_an_address_that_a_site_gives_to_all_its_pages_supersedes_nothing(old: Reading) -> None:
    other = Reading(Report.of("Bread grew dearer in the capital. Bakers blamed the mills.", title="Bread", url=URL))
    with Ledger.open(":memory:") as ledger:
        ledger.add(old)
        ledger.add(other)
        assert ledger.counts()["reports"] == 2


def test_a_revision_leaves_the_story_of_the_old_words(old: Reading, new: Reading) -> None:
    copy = told(FIRST, 14, url="https://post.example/ferry", publisher="Post", published="2023-03-06")
    rewritten = told("Shells hit a ferry. " + SECOND[::-1].replace("dellehs", "shelled at least 19"), 19)
    with Ledger.open(":memory:") as ledger:
        for one in (old, copy):
            ledger.add(one)
        assert ledger.stories()[0].reports == 2
        ledger.add(rewritten)
        assert sorted(story.reports for story in ledger.stories()) == [1, 1]
        with pytest.raises(NotFound, match="is a newer revision of it"):
            ledger.story(old.report.id)


def test_what_a_revision_changed_is_shown_in_the_text_and_in_the_ledger(old: Reading, new: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(old)
        ledger.add(new)
        found = ledger.difference(URL)
        assert found == ledger.difference(new.report.id) == ledger.difference(old.report.id)
    assert (found.old, found.new) == (old.report, new.report)
    assert found.text == (
        TextChange(
            "text",
            "Gunmen shelled the ferry at Zenda on Monday, killing at least 14 soldiers.",
            "Gunmen shelled the ferry at Zenda on Monday, killing at least 19 soldiers.",
        ),
        TextChange("text", "The ministry promised an inquiry.", None),
        TextChange("text", None, "It rained."),
    )
    (change,) = found.records
    assert (change.kind, change.what) == ("event", "changed")
    assert change.fields == (FieldChange("figures", "at least 14 killed", "at least 19 killed"),)


def test_a_page_that_never_changed_has_no_difference(old: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(old)
        with pytest.raises(NotFound, match="holds one revision of report"):
            ledger.difference(URL)
        assert ledger.difference(old.report.id, against=old.report.id).text == ()
