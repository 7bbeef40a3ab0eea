"""Any order of ingest ends in the same incidents, and forgetting a report leaves what never having read it would."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger, together
from dateline.ledger.incidents.components import LARGE
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


@settings(max_examples=25)
@given(st.lists(facts, min_size=2, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_any_order_of_ingest_ends_in_the_same_incidents(given_facts: list[Facts], random: object) -> None:
    readings = [read(each, number) for number, each in enumerate(given_facts)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(shuffled) == told(readings)


@settings(max_examples=10)
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


def test_a_bombing_that_more_papers_tell_than_are_grouped_at_once_is_one_incident() -> None:
    bombings: list[Facts] = [
        ("Ayton", "market", "2023-05-08", 7 + n % 3, NAMES[n % 2], n % 3) for n in range(LARGE + 4)
    ]
    found = told([read(each, number) for number, each in enumerate(bombings)])
    assert [len(reports) for _, reports in found] == [LARGE + 4]


def filled(*bombings: Facts) -> Ledger:
    """A ledger of reports that tell these facts."""
    ledger = Ledger.open(":memory:")
    for number, each in enumerate(bombings):
        ledger.add(read(each, number))
    return ledger


AYTON: Facts = ("Ayton", "market", "2023-05-08", 7, NAMES[0], 0)
AYTON_LATER: Facts = ("Ayton", "market", "2023-05-08", 9, NAMES[0], 1)
CATWICK: Facts = ("Catwick", "church", "2023-05-20", 3, NAMES[1], 0)


def test_one_incident_is_told_with_its_reports_numbers_and_reasons() -> None:
    with filled(AYTON, AYTON_LATER) as ledger:
        (row,) = ledger.incidents()
        story = ledger.incident(row.id)
    assert (row.type, row.place, row.country, row.date_low, row.date_high) == (
        "ASSAULT", "Ayton", "RUR", "2023-05-08", "2023-05-08",
    )  # fmt: skip
    assert (row.reports, row.stories, row.sources) == (2, 1, 1)  # the second paper changed one number of the first
    assert (row.killed_low, row.killed, row.killed_high) == (7, 9, 9)
    assert [report.publisher for report in story.reports] == ["Paper 0", "Paper 1"]
    (killed,) = story.figures
    assert [(told.low, told.quote, told.published) for told in killed.told] == [
        (7, "7 people", "2023-05-08"),
        (9, "9 people", "2023-05-09"),
    ]
    (merge,) = story.merges
    assert merge.score > 0.9
    assert "+ both on 2023-05-08" in merge.because


def test_incidents_are_asked_for_by_place_date_type_and_sources() -> None:
    with filled(AYTON, AYTON_LATER, CATWICK) as ledger:
        assert [row.place for row in ledger.incidents()] == ["Catwick", "Ayton"]  # the newest first
        assert [row.place for row in ledger.incidents(place="Ayton")] == ["Ayton"]
        assert [row.place for row in ledger.incidents(since="2023-05-15")] == ["Catwick"]
        assert [row.place for row in ledger.incidents(until="2023-05-15")] == ["Ayton"]
        assert [row.place for row in ledger.incidents(single_source=True)] == ["Catwick", "Ayton"]
        assert ledger.incidents(single_source=False) == []
        assert ledger.incidents(type="PROTEST") == []
        assert ledger.incidents(disputed=True) == []
        assert len(ledger.incidents(limit=1)) == 1


def test_an_incident_is_found_by_the_id_of_its_event() -> None:
    with filled(AYTON) as ledger:
        (event,) = ledger.events()
        (row,) = ledger.incidents()
        assert ledger.incident(event.id).incident == row
