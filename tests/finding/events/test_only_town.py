"""The one town of a report, and the one day on which somebody spoke, for what has no place or day of its own."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text; the trigger, and the town that another sentence tells
TOWNS = [
    ("Residents of Kaduna met the mayor on Friday. Police arrested two of them.", "arrested", "Kaduna"),
    ("The council met in Kaduna on Friday. Later police dispersed the protesters.", "dispersed", "Kaduna"),
    ("The council met in Kaduna on Friday. Prosecutors charged two men with fraud.", "charged", "Kaduna"),
    # Two towns that lie apart, or a dateline beside news of another country.
    ("The council met in Kaduna on Friday. It had met in Lagos before. Police arrested two men.", "arrested", None),
    ("LAGOS — Ghana held talks with Togo. It rained. Prices rose. Soldiers arrested two men.", "arrested", None),
    # What is said needs no place, unless it was said "here".
    ("The council met in Kaduna on Friday. Ada Bello condemned the war.", "condemned", None),
    ("KADUNA — Ada Bello spoke to reporters here. It rained. Few came. She condemned it.", "condemned", "Kaduna"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "town"), TOWNS, ids=[case[0] for case in TOWNS])
def test_the_only_town_of_a_report(read_all: Read, text: str, trigger: str, town: str | None) -> None:
    reading = read_all(text)
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    place = reading.place(event.place_id)
    assert (place.name if place else None) == town


# text, published on 2023-03-07; the trigger, its day
SPOKEN = [
    ("Ada Bello said on Saturday that prices had risen. She also blamed the press.", "blamed", "2023-03-04"),
    ("Ada Bello said on Saturday that prices had risen. She has often blamed the press.", "blamed", "2023-03-07~"),
    ("Ada Bello said on Saturday that prices had risen. Lena Holm blamed the press.", "blamed", "2023-03-07~"),
    ("Ada Bello spoke on Saturday. Ada Bello spoke again on Monday. She blamed it.", "blamed", "2023-03-07~"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "edtf"), SPOKEN, ids=[case[0] for case in SPOKEN])
def test_the_day_on_which_somebody_spoke(read_all: Read, text: str, trigger: str, edtf: str) -> None:
    event = next(event for event in read_all(text).events if event.trigger.quote == trigger)
    assert event.time is not None and event.time.edtf == edtf
