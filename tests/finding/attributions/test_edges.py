"""Where contents and sources end: within no noun phrase, and without what holds no word."""

from __future__ import annotations

import pytest

from dateline.finding.attributions.edges import complete, tidy
from dateline.finding.attributions.labelling import Labelled
from dateline.pipeline import Reader
from dateline.records import Report

TEXT = "Okafor praised the Northern Star hotel in Mombasa, and left."


def content(end: str) -> str:
    """The content of "praised" once carried on, where the network stopped after the word ``end``."""
    (document,) = Reader.load().reports.read([Report.of(TEXT)])
    doc = document.doc
    stop = next(token.i for token in doc if token.text == end) + 1
    (found,) = complete(doc, [Labelled((1, 2), (0, 1), ((2, stop),))])
    return doc[slice(*found.content[0])].text


@pytest.mark.parametrize(
    ("end", "carried"),
    [
        ("Northern", "the Northern Star hotel"),
        ("Star", "the Northern Star hotel"),
        ("hotel", "the Northern Star hotel"),  # what follows the noun is left to the network
        ("Mombasa", "the Northern Star hotel in Mombasa"),
    ],
)
def test_a_content_that_stops_before_its_noun_is_carried_on_to_the_noun(end: str, carried: str) -> None:
    assert content(end) == carried


def test_a_content_loses_the_preposition_and_the_comma_that_it_breaks_off_with() -> None:
    (document,) = Reader.load().reports.read([Report.of(TEXT)])
    doc = document.doc
    ends = {token.text: token.i + 1 for token in doc}
    for end in ("in", "hotel"):
        tidied = tidy(doc, Labelled((1, 2), (0, 1), ((2, ends[end]),)))
        assert tidied is not None
        assert doc[slice(*tidied.content[0])].text == "the Northern Star hotel"
