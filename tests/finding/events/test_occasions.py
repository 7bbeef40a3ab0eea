"""When and where violence happened that another sentence of its report tells."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, published on 2023-03-07; the trigger, its day, the words that tell it and the town
TOLD = [
    # The day and the town of the one incident are those of what follows.
    (
        "A man was shot in Kaduna on Sunday night. He was shot in the leg, the owner of the bar said.",
        "shot", "2023-03-05", "Sunday night", "Kaduna",
    ),
    (
        "Gunmen attacked a bus near Gao on Friday. Witnesses ran into a field. The gunmen killed nine passengers.",
        "killed", "2023-03-03", "Friday", "Gao",
    ),
    # A sentence of its own tells them.
    (
        "A boy was wounded by a bullet. It happened shortly before 9 p.m. Saturday in Reading.",
        "wounded", "2023-03-04", "9 p.m. Saturday", "Reading",
    ),
    # The town is that of the police who were called to it.
    (
        "Fresno police said a boy was shot on Sunday night. The man fled. A girl was hurt by a bullet.",
        "hurt", "2023-03-05", "Sunday night", "Fresno",
    ),
    # Its own hour stands, on the day of the others.
    (
        "Gunmen attacked a bus near Gao on Friday. They killed a guard at 4 p.m.",
        "killed", "2023-03-03T16:00:00", "4 p.m.", "Gao",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "day", "words", "town"), TOLD, ids=[case[0] for case in TOLD])
def test_what_another_sentence_tells(read: Read, text: str, trigger: str, day: str, words: str, town: str) -> None:
    reading = read(text)
    event = [event for event in reading.events if event.trigger.quote == trigger][-1]
    place = reading.place(event.place_id)
    assert event.time is not None and event.time.edtf is not None and event.time.span is not None
    assert (event.time.edtf[: len(day)], event.time.span.quote) == (day, words)
    assert place is not None and place.name == town


# text, the trigger: nothing is taken from another sentence
APART = [
    # Two days: which of them is not told.
    ("Gunmen killed a guard near Gao on Friday. A blast near Kidal killed two on Sunday. A nurse was shot.", "shot"),
    # Another act, by its own words.
    ("Gunmen killed a guard near Gao on Friday. In a separate incident a nurse was shot.", "shot"),
    # What was long ago when it is told, and what is a habit.
    ("Gunmen killed a guard near Gao on Friday. The war began in 2012. Thousands were killed.", "killed"),
]


@pytest.mark.parametrize(("text", "trigger"), APART, ids=[case[0] for case in APART])
def test_what_is_another_act_takes_nothing(read: Read, text: str, trigger: str) -> None:
    event = [event for event in read(text).events if event.trigger.quote == trigger][-1]
    assert event.time is None or event.time.span is None
    assert not any(reason.endswith("told elsewhere") for reason in event.because)


def test_the_day_on_which_officials_spoke_is_not_that_of_the_deed(read: Read) -> None:
    (event,) = read("A guard was shot dead near Gao, officials said Sunday.").events
    assert event.time is not None and event.time.edtf == "2023-03-07~"


# text, the trigger, who tells the event
SAID = [
    ("Kenya condemned the attack on a bus near Gao.", "attack", None),
    ("Uganda demanded that Kenya free the men whom it had arrested.", "arrested", None),
    ("Police said gunmen attacked a bus near Gao.", "attacked", "Police"),
    ("Kenya denied that its soldiers attacked the camp.", "attacked", "Kenya"),
]


@pytest.mark.parametrize(("text", "trigger", "source"), SAID, ids=[case[0] for case in SAID])
def test_who_wants_or_condemns_a_thing_does_not_tell_it(
    read: Read, text: str, trigger: str, source: str | None
) -> None:
    reading = read(text)
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    said = reading.attribution(event.attribution_id)
    assert (said.source.quote if said and said.source else None) == source
