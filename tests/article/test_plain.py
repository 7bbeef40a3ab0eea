"""Plain text scraped from a page: the title on top, the furniture out, the story whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.article import compose, compose_text
from dateline.errors import InputRefused
from dateline.gather import open_page

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "business-recorder-2023-03-07.txt"

LEAD = "LUSAKA: Zambia and Malawi on Monday opened talks on the sharing of power from a new dam, officials said."
QUOTE = "“We have waited ten years for this,” said Energy Minister Chanda Mulenga."
LAST = "The talks end on Wednesday. A joint statement is expected, the ministry added."

SCRAPED = f"""Zambia, Malawi open talks on dam power

By webdesk

{LEAD}

Copper prices rise for third week

{QUOTE}

Also read: Ferry service resumes on the lake

{LAST}

May 7, 2024

Source: Kafue Courier

By admin

Related Post

Teachers return to work after strike

City bridge to close for repairs

Leave a Reply

Your email address will not be published. Required fields are marked *

Comment *

Name *"""


def test_a_scraped_page() -> None:
    report = compose_text(SCRAPED)
    assert report.text == f"{LEAD}\n\n{QUOTE}\n\n{LAST}"
    assert report.title == "Zambia, Malawi open talks on dam power"
    assert (report.publisher, report.byline, report.published) == ("Kafue Courier", None, "2024-05-07")
    assert report.dateline == report.span(0, 6)
    assert report.dateline.quote == "LUSAKA"


def test_a_scraped_page_without_blank_lines() -> None:
    lines = "\n".join(line for line in SCRAPED.split("\n") if line)
    assert compose_text(lines).text == compose_text(SCRAPED).text


@pytest.mark.skipif(not SEED.is_file(), reason="the seed page of ../shared is not here")
def test_the_seed_page() -> None:
    report = compose(open_page(str(SEED), 1_000_000))
    assert report.title == "Pak-US counterterrorism talks kicked off"
    assert (report.publisher, report.byline, report.published) == ("Business Recorder", None, "2023-03-07")
    assert report.dateline is not None
    assert report.dateline.quote == "ISLAMABAD"
    assert len(report.text.split("\n\n")) == 13
    assert "CTD starts today" not in report.text
    assert all(paragraph.endswith(".") for paragraph in report.text.split("\n\n"))


def test_lines_wrapped_by_hand_are_paragraphs_again() -> None:
    wrapped = """Ministers meet on the river border

The foreign ministers of the two countries met on the river border on Friday
and agreed to reopen three of the five crossings that had been closed since
the flood.

The others need repairs. “We will not send trucks over a bridge that nobody
has looked at since the water fell,” an engineer said."""
    report = compose_text(wrapped)
    assert report.title == "Ministers meet on the river border"
    first, second = report.text.split("\n\n")
    assert first.endswith("closed since the flood.")
    assert second.startswith("The others need repairs. “We will not send trucks over a bridge that nobody has")


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (["Ministers meet on border"], "Ministers meet on border"),
        (["World", "Ministers meet on border", "Asia"], "Ministers meet on border"),
        (["Home > World", "Ministers meet on border", "Share on Facebook"], "Ministers meet on border"),
        (["‘We are ready,’ ministers say on border"], "‘We are ready,’ ministers say on border"),
        (["Who will open the border?"], "Who will open the border?"),
        ([], None),
    ],
)
def test_the_title_stands_over_the_story(top: list[str], title: str | None) -> None:
    report = compose_text("\n\n".join([*top, LEAD, QUOTE]))
    assert (report.title, report.text) == (title, f"{LEAD}\n\n{QUOTE}")


@pytest.mark.parametrize(
    "lines",
    [
        ["HOME LATEST NEWS WORLD BUSINESS", "Ministers meet on border", "Web Desk May 7, 2024"],
        ["Today's Paper | May 07, 2024", "Ministers meet on border", "Our Correspondent"],
        ["Ministers meet on border", "The Newspaper's Staff Correspondent Published May 7, 2024 Updated 5 hours ago"],
        ["From: desk@example.org", "Subject: Ministers meet on border", "Date: 7 May 2024"],
        ["Ministers meet on border", "This story is from May 7, 2024"],
    ],
)
def test_what_stands_over_the_story_tells_title_and_date(lines: list[str]) -> None:
    report = compose_text("\n".join([*lines, LEAD, QUOTE, "Source: Kafue Courier"]))
    assert (report.title, report.publisher) == ("Ministers meet on border", "Kafue Courier")
    assert report.published == "2024-05-07"
    assert report.text == f"{LEAD}\n\n{QUOTE}"


def test_a_standfirst_before_the_dateline_goes() -> None:
    text = f"Talks open on dam\n\nTwo neighbours hope to share power before the dry season.\n\n{LEAD}\n\n{LAST}"
    assert compose_text(text).text == f"{LEAD}\n\n{LAST}"


def test_a_dateline_on_a_line_of_its_own_opens_the_story() -> None:
    report = compose_text("Talks open on dam\n\nLUSAKA:\n\nZambia opened talks on Monday.")
    assert report.text == "LUSAKA: Zambia opened talks on Monday."
    assert report.dateline is not None


@pytest.mark.parametrize(
    "kept",
    [
        "He left.",
        "“Not in our name”",
        "- the release of 40 prisoners",
        "1. A truce of thirty days",
        "She named three conditions:",
        "and nobody came",
        "Is this the end?",
    ],
)
def test_what_only_resembles_a_headline_stays(kept: str) -> None:
    text = "\n\n".join([LEAD, QUOTE, kept, LAST])
    assert compose_text(text).text == text


@pytest.mark.parametrize("headline", ["Copper prices rise for third week", "Background", "8 held in Ndola raid"])
def test_a_headline_between_paragraphs_goes(headline: str) -> None:
    assert compose_text("\n\n".join([LEAD, QUOTE, headline, LAST])).text == "\n\n".join([LEAD, QUOTE, LAST])


def test_a_list_that_the_story_announces_stays() -> None:
    text = "\n\n".join([LEAD, "The dead were named as:", "Jane Doe", "John Roe", "Mary Major", LAST])
    assert compose_text(text).text == text


def test_a_short_list_of_short_lines_stays() -> None:
    text = "\n\n".join([LEAD, "Lusaka 14", "Ndola 9", "Kitwe 3", LAST])
    assert compose_text(text).text == text


def test_a_paragraph_broken_in_two_stays() -> None:
    text = "\n\n".join([LEAD, "The minister said in the town of", "Livingstone on the river", "that work would begin."])
    assert compose_text(text).text == text


def test_a_pulled_quotation_is_not_said_twice() -> None:
    pulled = "“We have waited ten years for this”"
    assert compose_text("\n\n".join([LEAD, QUOTE, pulled, LAST])).text == "\n\n".join([LEAD, QUOTE, LAST])


def test_a_sentence_is_a_report_without_a_title() -> None:
    report = compose_text("Two soldiers were killed on Monday.")
    assert (report.title, report.text) == (None, "Two soldiers were killed on Monday.")


def test_a_headline_alone_is_its_own_text() -> None:
    report = compose_text("Two soldiers killed in raid on border post\n\nBy admin\n\nLeave a Reply")
    assert report.text == report.title == "Two soldiers killed in raid on border post"


def test_text_without_any_stop_is_kept_whole() -> None:
    text = "police shot two men near the river\n\na third man fled into the hills"
    assert compose_text(text).text == text


def test_furniture_alone_is_no_article() -> None:
    with pytest.raises(InputRefused) as refused:
        compose_text("Leave a Reply\n\nShare this:\n\nAdvertisement")
    assert refused.value.reason == "no-article"
