"""Small towns far away whose names are those of quarters and hamlets of the place that a report is of."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader
from dateline.records import Report

# text; a name, and the state or country of the place that it is taken for (None: of none that is known)
NAMES = [
    ("Two men were shot in Gentilly on Friday, New Orleans police said.", "Gentilly", None),
    ("A man was shot at Broadmead, and Fresno police said a boy was hurt in Germantown.", "Germantown", None),
    # Where the report says in which state or country it lies, or it lies near, or is large.
    ("Fresno police said he had been shot in Germantown, Maryland, before.", "Germantown", "Maryland"),
    ("Two men were shot in Clovis, Fresno police said.", "Clovis", "California"),
    ("Fresno police said the man fled to Chicago.", "Chicago", "Illinois"),
]


@pytest.mark.parametrize(("text", "name", "lies_in"), NAMES, ids=[case[0] for case in NAMES])
def test_where_a_small_town_is_meant(text: str, name: str, lies_in: str | None) -> None:
    reading = next(Reader.load().read_reports([Report.of(text, published="2023-03-07")]))
    mention = next(mention for mention in reading.place_mentions if mention.span.quote == name)
    place = reading.place(mention.place_id)
    assert (place.admin1 if place else None) == lies_in
