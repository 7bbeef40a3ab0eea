"""A loaded reader, and a short way from sentences to who and where is read in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.article import dateline
from dateline.pipeline import Reader
from dateline.records import Mention, Reading, Report

Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """The reading of a body as it stands, published on Tuesday 7 March 2023."""
    reader = Reader.load()

    def reading(text: str) -> Reading:
        report = Report.of(text, published="2023-03-07")
        found = dateline.find(text)
        if found is not None:
            report = Report.of(text, published="2023-03-07", dateline=report.span(found.start, found.end))
        return next(reader.read_reports([report]))

    return reading


def named(reading: Reading, words: str) -> list[Mention]:
    """The mentions whose span is exactly these words, in text order."""
    return [mention for mention in reading.mentions if mention.span.quote == words]
