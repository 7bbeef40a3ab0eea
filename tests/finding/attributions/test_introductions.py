"""A line that ends with "said:" introduces the paragraphs behind it, with marks or without."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# a report, and the content of what Ada Bello says in it
INTRODUCED = [
    (
        "The road is open.\n\nThe Foreign Secretary, Ada Bello, said:\n\nThe bridge was struck. It is a crime.\n\n"
        "We will go on working to open the road.\n\nA map lies in the ministry.",
        "The bridge was struck. It is a crime.\n\nWe will go on working to open the road.",
    ),
    (
        "After the visit Ada Bello said:\n\nKenya is a friend.\n\nThis was my first visit.",
        "Kenya is a friend.\n\nThis was my first visit.",
    ),
    ("Ada Bello said in a statement:\n\nThe town is empty.", "The town is empty."),
    ("Ada Bello said in a statement:\n\n“We left the town.”\n\nIt rained.", "“We left the town.”"),
]


@pytest.mark.parametrize(("text", "content"), INTRODUCED, ids=[case[1] for case in INTRODUCED])
def test_the_paragraphs_behind_the_line_are_the_speakers_own(read: Read, text: str, content: str) -> None:
    reading = read(text)
    said = [one for one in reading.attributions if reading.source(one) == "Ada Bello"]
    assert [(" ".join(piece.quote for piece in one.content), one.directness) for one in said] == [(content, "direct")]


def test_a_line_that_introduces_a_list_tells_no_words(read: Read) -> None:
    assert read("Ada Bello set out three aims:\n\n- Keep the road open.").attributions == ()
