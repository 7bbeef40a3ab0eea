"""Any order of ingest ends in the same incidents, and forgetting a report leaves what never having read it would."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger, together
from dateline.records import Event, Figure, Place, PlaceMention, Reading, Report, Time, identify

TOWNS = {
    "Ayton": Place("test:1", "Ayton", 10.0, 10.0, "city", "RUR", "Northern"),
    "Beeford": Place("test:2", "Beeford", 10.1, 10.1, "city", "RUR", "Northern"),
    "Catwick": Place("test:3", "Catwick", 30.0, 30.0, "city", "GRA", "Lakes"),
}
SCENES = ("market", "church", "bus", "barracks")
DAYS = ("2023-05-08", "2023-05-09", "2023-05-20")
NAMES = ("Colonel Vaslov Tarrik", "Doctor Imre Halvad")
Facts = tuple[str, str, str, int, str, int]  # town, scene, day, dead, who says so, days until it is told


def read(facts: Facts, number: int) -> Reading:
    """A reading of a report that tells these facts of a bombing."""
    town, scene, day, dead, name, later = facts
    text = (
        f"A bomb killed {dead} people at the {scene} of {town} on {day}, {name} said.\n"
        f"The {scene} stands in the old quarter. Traders spoke of smoke over the roofs, and soldiers closed the road."
    )
    published = f"{day[:8]}{int(day[8:]) + later:02}"
    report = Report.of(text, title=f"Bomb at {scene}", publisher=f"Paper {number}", published=published)
    trigger, place, time = (
        report.span(text.index(word), text.index(word) + len(word)) for word in ("killed", town, day)
    )
    count = report.span(text.index(f"{dead} people"), text.index(f"{dead} people") + len(f"{dead} people"))
    event = Event(
        identify("event", report.id, trigger.start),
        "ASSAULT",
        trigger,
        (report.span(0, text.index("\n")),),
        place_id=TOWNS[town].id,
        place_span=place,
        time=Time(day, time),
        figures=(Figure("killed", dead, dead, "killed", count),),
    )
    mention = PlaceMention(identify("place", report.id, place.start), place, TOWNS[town].id)
    return Reading(report, places=(TOWNS[town],), place_mentions=(mention,), events=(event,))


def told(readings: Sequence[Reading]) -> list[tuple[object, ...]]:
    """The incidents of a ledger that the readings were added to in this order, with their reports."""
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading)
        return answer(ledger)


def answer(ledger: Ledger) -> list[tuple[object, ...]]:
    rows = ledger.incidents()
    return [(row, tuple(sorted(report.report_id for report in ledger.incident(row.id).reports))) for row in rows]


facts = st.tuples(
    st.sampled_from(sorted(TOWNS)),
    st.sampled_from(SCENES),
    st.sampled_from(DAYS),
    st.integers(2, 9),
    st.sampled_from(NAMES),
    st.integers(0, 5),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(facts, min_size=2, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_any_order_of_ingest_ends_in_the_same_incidents(given_facts: list[Facts], random: object) -> None:
    readings = [read(each, number) for number, each in enumerate(given_facts)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(shuffled) == told(readings)


@settings(max_examples=10, deadline=None)
@given(st.lists(facts, min_size=2, max_size=6, unique=True), st.integers(0, 5))
def test_forgetting_a_report_leaves_what_never_reading_it_would(given_facts: list[Facts], which: int) -> None:
    readings = [read(each, number) for number, each in enumerate(given_facts)]
    gone = readings[which % len(readings)]
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading)
        with ledger._store.writing() as connection:
            together.take_out(connection, gone.report.id)
        left = answer(ledger)
    assert left == told([reading for reading in readings if reading is not gone])


def test_one_bombing_told_by_three_papers_is_one_and_another_town_is_another() -> None:
    bombings: list[Facts] = [
        ("Ayton", "market", "2023-05-08", 7, NAMES[0], 0),
        ("Ayton", "market", "2023-05-08", 8, NAMES[0], 1),
        ("Ayton", "market", "2023-05-08", 7, NAMES[1], 1),
        ("Catwick", "market", "2023-05-08", 7, NAMES[0], 0),
    ]
    found = told([read(each, number) for number, each in enumerate(bombings)])
    assert sorted(len(reports) for _, reports in found) == [1, 3]
