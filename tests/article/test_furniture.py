"""Furniture: every kind knows its own examples and no line of an article, and some tells of the report."""

from __future__ import annotations

import pytest

from dateline.article import furniture
from dateline.article.draft import Clues


@pytest.mark.parametrize(
    ("kind", "line"), [(entry.id, line) for entry in furniture.entries() for line in entry.examples]
)
def test_every_kind_knows_its_examples(kind: str, line: str) -> None:
    found = furniture.know(line)
    assert found is not None
    assert found[0].id == kind


@pytest.mark.parametrize(
    "line",
    [
        "Police said on Monday.",
        "The newspaper printed a photo of the minister with the rebels.",
        "Research by the university found that wages had fallen.",
        "Reporting by the radio station led to his arrest, a court heard.",
        "An agreement may be reached by Friday, the envoy said.",
        "He declined to post a comment.",
        "Rising costs contributed to the decline.",
        "See-saw fighting continued near the town on Monday.",
        "Related charges were filed against two men.",
        "Also on Monday, two men were held.",
        "More than 40 people died.",
        "Reuters reported the deaths first.",
        "Read the statement aloud, the judge told him.",
        "By Monday, the rebels had taken the bridge.",
        "Comments by the minister angered the union.",
        "An error in the count led to a second vote.",
        "Share prices fell after the blast.",
        "Subscribers to the network lost their connection.",
        "Published accounts of the raid differ.",
        "“Follow us to the river,” he told them.",
        "The group was convicted of printing newsletters.",
        "Watch towers were built along the border.",
        "Update: the toll has risen to 14, officials said.",
        "Source of the fire was a generator, firefighters said.",
        "Credit, she said, belonged to the nurses.",
        "Where is the money?",
        "No one is above the law.",
        "On 7 March 2023 the two armies signed a truce.",
        "The accord was published in the official gazette on March 7, 2023, and took effect at once.",
        "Copyright law was changed last year.",
        "Next week the court will hear the appeal.",
    ],
)
def test_lines_of_an_article_are_no_furniture(line: str) -> None:
    assert furniture.know(line) is None


@pytest.mark.parametrize(
    ("line", "clues"),
    [
        ("Source: Daily Gazette", Clues(publisher="Daily Gazette")),
        ("SOURCE : thegazette.com", Clues(publisher="thegazette.com")),
        ("Published in Daily Gazette, March 7th, 2023", Clues(publisher="Daily Gazette", published="2023-03-07")),
        ("Published in The Gazette on 7 March 2023", Clues(publisher="The Gazette", published="2023-03-07")),
        ("7 March 2023 / White River Agency", Clues(publisher="White River Agency", published="2023-03-07")),
        ("March 7, 2023", Clues(published="2023-03-07")),
        ("Posted on March 7, 2023 by admin", Clues(published="2023-03-07")),
        ("Published: 07 Mar 2023, 10:24 AM IST", Clues(published="2023-03-07")),
        ("Published March 7, 2023 | Updated March 8, 2023", Clues(published="2023-03-07")),
        ("Last updated: March 8, 2023", Clues()),  # when it was changed is not when it came out
        ("By admin", Clues()),
        ("By Our Correspondent", Clues()),
        ("By Jane Doe and John Roe, Staff Writers", Clues(byline="Jane Doe and John Roe")),
        ("By Jane Doe March 7, 2023", Clues(byline="Jane Doe", published="2023-03-07")),
    ],
)
def test_what_furniture_tells(line: str, clues: Clues) -> None:
    assert furniture.strip([line]) == ([], clues)


STORY = ["The two sides met in the capital on Monday and agreed to meet again.", "Nobody was hurt, the mayor said."]


def test_a_comment_form_ends_the_article() -> None:
    body, _ = furniture.strip([*STORY, "Leave a Reply", "I never believed a word of it."])
    assert body == STORY


def test_a_comment_count_on_top_ends_nothing() -> None:
    assert furniture.strip(["3 comments", *STORY])[0] == STORY


def test_a_list_of_other_stories_goes_and_the_article_goes_on() -> None:
    lines = [STORY[0], "Related stories", "Bridge closed for a month", "Ferry fares rise", STORY[1]]
    assert furniture.strip(lines)[0] == STORY


def test_a_writer_is_told_at_the_foot_only() -> None:
    credit = "Jane Doe is a reporter for the Gazette"
    assert furniture.strip([*STORY, credit, "Share this:"])[0] == STORY
    assert furniture.strip([STORY[0], credit, STORY[1]])[0] == [STORY[0], credit, STORY[1]]
