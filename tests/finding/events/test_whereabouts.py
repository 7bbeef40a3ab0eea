"""Where a deed happened by its own sentence, and when by the right clause of it."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, published on 2023-03-07; the trigger, the words for its place
PLACES = [
    # What words name is what they are about, and not where they were said.
    ("Kenya condemned the attack on a bus in Gao.", "condemned", None),
    ("Uganda called on Mali to free the teachers.", "called", None),
    ("In Nairobi, the minister condemned the attack on the bus.", "condemned", "Nairobi"),
    ("The minister criticised Uganda at a rally in Nairobi.", "criticised", "Nairobi"),
    # Where somebody is from, and where he is helped, is not where he was hurt.
    ("Police arrested a man from Kano for the raid.", "arrested", None),
    ("A guard was shot in the leg and taken to Bamako.", "shot", None),
    ("Kenya fears further attacks by rebels based in Bamako.", "attacks", None),
    ("A firm headquartered in Nairobi sued Uganda in Kampala.", "sued", "Kampala"),
    # A street lies in the town that stands behind it.
    ("Two men were stabbed on Prescott Avenue in the city of Reading.", "stabbed", "Reading"),
]


@pytest.mark.parametrize(("text", "trigger", "words"), PLACES, ids=[case[0] for case in PLACES])
def test_the_place_that_a_sentence_tells(read_all: Read, text: str, trigger: str, words: str | None) -> None:
    event = next(event for event in read_all(text).events if event.trigger.quote == trigger)
    assert (event.place_span.quote if event.place_span else None) == words


# text, published on 2023-03-07; the trigger, its time
TIMES = [
    # Another happening that the clause names has a day of its own.
    ("Kenya condemned Friday's deadly raid on the camp.", "condemned", "2023-03-07~"),
    ("Kenya suspended 20 officers following Friday's coup.", "suspended", "2023-03-07~"),
    ("Kenya and Uganda signed a peace accord at Friday's summit.", "signed", "2023-03-03"),
    # What words are about has one too.
    ("Kenya blamed the rebels for an attack in April.", "blamed", "2023-03-07~"),
    # Until when something is known.
    ("Rebels killed a guard, and two men were in hospital as of Monday.", "killed", "2023-03-07~"),
    # The day at the end of a caption.
    (
        "Police officers lead protesters away after they arrested them near the bridge in Kano, Feb. 3, 2023.",
        "arrested", "2023-02-03",
    ),
    # What goes on telling of a time long past.
    ("Gunmen raided the camp in 2012. Rebels killed the governor.", "killed", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "edtf"), TIMES, ids=[case[0] for case in TIMES])
def test_the_time_that_a_sentence_tells(read_all: Read, text: str, trigger: str, edtf: str | None) -> None:
    event = next(event for event in read_all(text).events if event.trigger.quote == trigger)
    assert (event.time.edtf if event.time else None) == edtf


# text, the trigger, whether the dateline is its place
FILED = [
    ("NAIROBI, March 7 (AP) — Police arrested two men.", "arrested", True),
    # What is only planned, and what is told in somebody's words.
    ("NAIROBI, March 7 (AP) — Police will arrest two men.", "arrest", False),
    ('NAIROBI, March 7 (AP) — "They arrested two men," Ada Bello said.', "arrested", False),
]


@pytest.mark.parametrize(("text", "trigger", "is_there"), FILED, ids=[case[0] for case in FILED])
def test_what_happened_where_it_was_filed(read_all: Read, text: str, trigger: str, is_there: bool) -> None:
    event = next(event for event in read_all(text).events if event.trigger.quote == trigger)
    assert (event.place_span is not None) is is_there
