"""Who says that an event happened and who denies it, over all reports of the incident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import NotFound
from dateline.gather import open_page
from dateline.ledger import Ledger
from dateline.ledger.asking.answers import EventRow
from dateline.ledger.asking.witnesses import Witnesses
from dateline.pipeline import Reader
from dateline.records import Reading, Report

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="module")
def two() -> Iterator[Ledger]:
    """One attack as two papers tell it."""
    with Ledger.open(":memory:") as ledger:
        for name in ("attack-gossi-dispatch.txt", "attack-gossi-monitor.html"):
            ledger.add(Reader.load().read(open_page(str(SAMPLES / name), limit=1_000_000)))
        yield ledger


def attack(ledger: Ledger, publisher: str) -> tuple[EventRow, Witnesses]:
    """The attack on the bus as a paper first tells it, and who says so."""
    whom = {"Niger Bend Monitor": "a passenger bus", "Sahara Dispatch": "a bus"}[publisher]
    told = [event for event in ledger.events(type="ASSAULT") if event.publisher == publisher]
    event = next(event for event in told if whom in (event.to_whom or "").split(", "))
    return event, ledger.who_says(event.id)


def test_a_denial_in_one_report_is_shown_with_the_event_in_another(two: Ledger) -> None:
    _, told = attack(two, "Niger Bend Monitor")
    sides = {(voice.who, voice.stance, voice.publisher) for voice in told.voices if voice.stance and not voice.here}
    assert ("army of Mali", "denies", "Sahara Dispatch") in sides
    assert told.disputed


def test_the_voices_of_its_own_report_come_first(two: Ledger) -> None:
    event, told = attack(two, "Sahara Dispatch")
    places = [voice.here for voice in told.voices]
    assert places == sorted(places, reverse=True)
    assert set(places) == {True, False}
    assert {voice.report_id for voice in told.voices if voice.here} == {event.report_id}


TAKEN = [
    ("Lake Wire", "The M23 rebel group said on Monday that its fighters had captured the town of Walikale."),
    ("Kinshasa Post", "Congo's army denied on Monday that M23 rebels had captured Walikale."),
    ("UN Monitor", "The United Nations confirmed on Tuesday that M23 rebels had captured Walikale on Monday."),
]


def test_a_report_that_only_denies_an_act_tells_it_as_denied(reader: Reader) -> None:
    with Ledger.open(":memory:") as ledger:
        for number, (publisher, text) in enumerate(TAKEN):
            report = Report.of(text, publisher=publisher, published=f"2024-06-0{3 + number // 2}")
            (reading,) = reader.read_reports([report])
            ledger.add(reading)
        told = [event for event in ledger.events(type="ASSAULT") if event.publisher == "UN Monitor"]
        witnesses = ledger.who_says(told[0].id)
    assert [(voice.who, voice.stance) for voice in witnesses.voices] == [
        ("United Nations", "confirms"),
        ("March 23 Movement", "claims"),
        ("army of Democratic Republic of Congo", "denies"),
    ]
    assert witnesses.disputed


MANY = (
    "A bomber killed nine people at a mosque in Walikale on Monday. The Kivu Front claimed responsibility for the "
    "bombing, but the March 23 Movement denied that it was involved.\n\n"
    "Congo has accused Rwanda of sheltering the rebels. Rwanda denied the charge. The Kivu Front claimed that it had "
    "also killed four soldiers near Goma in May."
)


def test_sides_on_another_deed_are_none_on_this_one(reader: Reader) -> None:
    with Ledger.open(":memory:") as ledger:
        (reading,) = reader.read_reports([Report.of(MANY, publisher="Lake Wire", published="2024-06-04")])
        ledger.add(reading)
        told = {event.to_whom: ledger.who_says(event.id) for event in ledger.events()}
    sides = {whom: [(voice.who, voice.stance) for voice in one.voices if voice.stance] for whom, one in told.items()}
    assert sides["nine people"] == [("Kivu Front", "claims"), ("March 23 Movement", "denies")]
    assert sides["the rebels"] == [("Democratic Republic of Congo", "accuses"), ("Rwanda", "denies")]
    assert sides["four soldiers"] == [("Kivu Front", "claims")]


APART = (
    "Gunmen killed nine people at a market in Walikale on Monday. The Kivu Front claimed responsibility. The finance "
    "minister denied that taxes would rise, and insisted that the school would open.\n\n"
    "In Kampala, a bomb killed two people at a bank on Sunday. The Allied Democratic Forces denied that it had planted "
    "the bomb."
)


def test_denials_of_other_things_deny_no_act(reader: Reader) -> None:
    with Ledger.open(":memory:") as ledger:
        (reading,) = reader.read_reports([Report.of(APART, publisher="Lake Wire", published="2024-06-04")])
        ledger.add(reading)
        told = [ledger.who_says(event.id) for event in ledger.events(type="ASSAULT") if event.modality == "asserted"]
    sides = {one.supports[0][:9]: [(voice.who, voice.stance) for voice in one.voices if voice.stance] for one in told}
    assert sides == {
        "Gunmen ki": [("Kivu Front", "claims")],
        "In Kampal": [("Allied Democratic Forces", "denies")],
    }


# what follows "The Kivu Front killed nine people at a market in Walikale on Monday.", and who takes which side
ANSWERS = [
    ("The Kivu Front denied it.", [("Kivu Front", "denies")]),
    ("The Kivu Front denied any part in the attack.", [("Kivu Front", "denies")]),
    ("The army neither confirmed nor denied the attack.", []),
    ("Nobody has claimed responsibility.", []),
    (
        "Radio Kivu later withdrew its claim that nine people had been killed at the market.",
        [("Radio Kivu", "corrects")],
    ),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS, ids=[case[0] for case in ANSWERS])
def test_short_answers_are_of_the_act_told_before(reader: Reader, answer: str, expected: list[tuple[str, str]]) -> None:
    text = f"The Kivu Front killed nine people at a market in Walikale on Monday. {answer}"
    with Ledger.open(":memory:") as ledger:
        (reading,) = reader.read_reports([Report.of(text, publisher="Lake Wire", published="2024-06-04")])
        ledger.add(reading)
        event = min(
            ledger.events(type="ASSAULT"), key=lambda event: not event.sentence.startswith("The Kivu Front killed")
        )
        voices = ledger.who_says(event.id).voices
    assert [(voice.who, voice.stance) for voice in voices if voice.stance] == expected


def test_who_is_charged_with_a_deed_answers_it(reader: Reader) -> None:
    text = "Congo accused Rwanda on Monday of sending troops to Walikale. Rwanda rejected the accusation as baseless."
    with Ledger.open(":memory:") as ledger:
        (reading,) = reader.read_reports([Report.of(text, publisher="Lake Wire", published="2024-06-04")])
        ledger.add(reading)
        (event,) = ledger.events(type="MOBILIZE")
        voices = ledger.who_says(event.id).voices
    assert [(voice.who, voice.stance) for voice in voices] == [
        ("Democratic Republic of Congo", "accuses"),
        ("Rwanda", "denies"),
    ]


def test_an_unknown_event_is_not_found(two: Ledger) -> None:
    with pytest.raises(NotFound):
        two.who_says("ffff")


def test_a_rejected_event_still_tells_who_says_it(reading: Reading) -> None:
    with Ledger.open(":memory:") as ledger:
        ledger.add(reading)
        shelled = next(event for event in reading.events if event.attribution_id)
        before = ledger.who_says(shelled.id)
        ledger.reject(shelled.id, by="Ann", at="2024-06-03T12:00:00Z")
        after = ledger.who_says(shelled.id)
    assert before.voices
    assert (after.says, after.voices) == (before.says, before.voices)


SIDES = (
    "Gunmen killed nine miners at a gold pit near Djibo in northern Burkina Faso on Sunday, the army said.\n\n"
    "JNIM claimed responsibility for the attack in a message posted on Monday. The government blamed the Islamic State "
    "for the attack. A local official confirmed that nine people had been killed. The mining ministry corrected the "
    "toll to eight."
)


def test_every_side_on_an_act_is_told_in_its_own_report(reader: Reader) -> None:
    with Ledger.open(":memory:") as ledger:
        (reading,) = reader.read_reports([Report.of(SIDES, published="2024-03-05")])
        ledger.add(reading)
        event = next(event for event in reading.events if event.trigger.quote == "killed")
        told = [(voice.stance, voice.says) for voice in ledger.who_says(event.id).voices]
    assert told == [
        (None, "Gunmen killed nine miners at a gold pit near Djibo in northern Burkina Faso on Sunday"),
        ("claims", "responsibility for the attack"),
        ("accuses", "the Islamic State for the attack"),
        ("confirms", "that nine people had been killed"),
        ("corrects", "the toll to eight"),
    ]


def test_who_tells_a_later_toll_is_among_those_who_say_so(reader: Reader) -> None:
    text = (
        "A bomb killed 14 people in Gao on Monday, a medic said.\n\nThe toll later rose to 21, the Doctors' Union said."
    )
    with Ledger.open(":memory:") as ledger:
        ledger.add(next(reader.read_reports([Report.of(text, published="2024-03-12", publisher="Lake Wire")])))
        (event,) = ledger.events(type="ASSAULT")
        assert [voice.who for voice in ledger.who_says(event.id).voices] == ["a medic", "Doctors' Union"]
