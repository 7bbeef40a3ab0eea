"""When a deed was that something is told to have come so long after or before."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, published on Tuesday 7 March 2023; the trigger, its time and the words that tell it
COUNTED = [
    # From the news itself, which is of today or yesterday.
    ("The talks come a month after Lena Holm visited Accra.", "visited", "2023-02", "a month after"),
    ("The raid came two days after soldiers killed a herder in Mopti.", "killed", "2023-03-05~", "two days after"),
    # From the date of the clause that it hangs on.
    ("The vote on Monday came three weeks after police arrested Ade Bello.",
     "arrested", "2023-02-13/2023-02-19", "three weeks after"),
    ("Troops entered Gao on 5 May 2021, a day after an attack that killed three soldiers.",
     "killed", "2021-05-04", "a day after"),
    # Both of what is coordinated.
    ("The vote on Monday came a day after soldiers arrested Ade Bello and shelled Kidal.",
     "shelled", "2023-03-05", "a day after"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "edtf", "words"), COUNTED, ids=[case[0] for case in COUNTED])
def test_it_is_counted_from_what_came_then(read_all: Read, text: str, trigger: str, edtf: str, words: str) -> None:
    (event,) = (event for event in read_all(text).events if event.trigger.quote == trigger)
    assert event.time is not None and event.time.span is not None
    assert (event.time.edtf, event.time.span.quote) == (edtf, words)


def test_from_a_deed_without_a_date_nothing_is_counted(read_all: Read) -> None:
    reading = read_all("Police arrested Ade Bello a year after soldiers killed his father in Mopti.")
    killed = next(event for event in reading.events if event.trigger.quote == "killed")
    assert killed.time is None or killed.time.edtf == "2023-03-07~"
