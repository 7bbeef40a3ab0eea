"""A loaded reader, and a short way from sentences to what is found in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.article import dateline
from dateline.pipeline import Reader
from dateline.records import Event, Reading, Report
from dateline.settings import Settings

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """The reading of a body as it stands, published on Tuesday 7 March 2023 unless said otherwise."""
    return _reading(reader)


@pytest.fixture(scope="session")
def read_all() -> Read:
    """The same with all that is found, so that a row of a table is not left out as unlikely in news."""
    return _reading(Reader.load(Settings(likely=0.0)))


@pytest.fixture(scope="session")
def read_by_rules() -> Read:
    """The same by the rules alone, without the network."""
    return _reading(Reader.load(Settings(likely=0.0, learned=False)))


def sides(event: Event, role: str) -> list[str]:
    """The words for those who take part in a role: "actor", "recipient"."""
    return [item.span.quote for item in event.participants if item.role == role]


def _reading(reader: Reader) -> Read:
    def reading(text: str, published: str = "2023-03-07") -> Reading:
        report = Report.of(text, published=published)
        found = dateline.find(text)
        if found is not None:
            report = Report.of(text, published=published, dateline=report.span(found.start, found.end))
        return next(reader.read_reports([report]))

    return reading
