"""The scraped page that the project started from, read row by row as a person would check it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.records import Attribution, Event, Reading

PAGE = Path(__file__).resolve().parents[2] / "shared" / "seed" / "business-recorder-2023-03-07.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="needs ../shared/seed, which is not handed on")


@pytest.fixture(scope="module")
def page() -> Reading:
    return dateline.read(PAGE.read_bytes())


def actors(event: Event, *roles: str) -> set[str | None]:
    return {item.actor_id for item in event.participants if item.role in roles}


def by_trigger(page: Reading, words: str) -> Event:
    return next(event for event in page.events if event.trigger.quote == words)


def said_by(page: Reading, actor_id: str) -> list[Attribution]:
    return [found for found in page.attributions if found.source_id == actor_id]


def test_the_report(page: Reading) -> None:
    report = page.report
    assert (report.title, report.publisher, report.published) == (
        "Pak-US counterterrorism talks kicked off",
        "Business Recorder",
        "2023-03-07",
    )
    assert report.dateline is not None and report.dateline.quote == "ISLAMABAD"
    for furniture in ("CTD starts", "By admin", "Related Post", "Leave a Reply", "email address", "Source:"):
        assert furniture not in report.text


def test_the_talks(page: Reading) -> None:
    talks = by_trigger(page, "dialogue")
    assert talks.type == "CONSULT"
    assert actors(talks, "actor") == {"PAK", "USA"}
    assert talks.time is not None and (talks.time.edtf, talks.time.duration) == ("2023-03-06/2023-03-07", "P2D")
    place = page.place(talks.place_id)
    assert place is not None and place.name == "Islamabad"
    assert talks.topic is not None and talks.topic.quote == "counterterrorism"
    leaders = {(item.span.quote, item.stands_for) for item in talks.participants if item.role == "leader"}
    assert leaders == {("Asad Majeed Khan", "PAK"), ("Christopher Landberg", "USA")}


def test_the_arrival(page: Reading) -> None:
    arrival = by_trigger(page, "arrived")
    assert "USA" in actors(arrival, "actor")
    assert arrival.time is not None and arrival.time.edtf == "2023-03-06"
    assert arrival.place_span is not None and arrival.place_span.quote == "Islamabad"


def test_the_visit_a_month_earlier(page: Reading) -> None:
    visit = by_trigger(page, "visited")
    assert visit.type == "CONSULT" and visit.time is not None and visit.time.edtf == "2023-02"
    assert visit.place_span is not None and visit.place_span.quote == "Kabul"
    people = {item.role: item.span.quote for item in visit.participants if item.role in ("leader", "member")}
    assert people == {"leader": "Khawaja Asif", "member": "Nadeem Anjum"}
    assert "TALIBAN" in actors(visit, "recipient")


def test_two_statements_of_the_spokesperson(page: Reading) -> None:
    (baloch,) = [actor for actor in page.actors if actor.name == "Mumtaz Zahra Baloch"]
    said = said_by(page, baloch.id)
    assert [found.directness for found in said] == ["direct", "indirect"]
    assert said[1].source is not None and said[1].source.quote == "She"


def test_statements_of_the_state_department_through_its_report(page: Reading) -> None:
    said = [found for found in page.attributions if found.through == "Country Reports on Terrorism 2021"]
    assert len(said) >= 6
    assert {found.source_id for found in said} == {"USA/foreign-ministry"}
    assert {found.source.quote for found in said if found.source} >= {"It", "the State Department"}


def test_statuses_of_the_group(page: Reading) -> None:
    held = {(status.kind, status.value.quote): status for status in page.statuses if status.holder_id == "TTP"}
    assert ("base", "Afghanistan") in held and ("tie", "al-Qaeda") in held
    assert held["ban", "outlawed"].attribution_id is None, "the newspaper's own word"
    (aim,) = [status for (kind, _), status in held.items() if kind == "aim"]
    assert "out of Khyber-Pakhtunkhwa" in aim.value.quote and "establish Shariah" in aim.value.quote
    source = page.attribution(aim.attribution_id)
    assert source is not None and source.source_id == "USA/foreign-ministry"


def test_the_designation_and_its_renewals(page: Reading) -> None:
    (status,) = [status for status in page.statuses if status.kind == "designation"]
    assert status.holder_id == "PAK" and status.value.quote == "Country of Particular Concern"
    assert [time.edtf for time in status.times] == ["2018", "2019", "2020", "2021"]
    assert status.authority is not None and status.authority.quote == "International Religious Freedom Act of 1998"


def test_the_attacks_told_as_a_pattern(page: Reading) -> None:
    (attacks,) = [event for event in page.events if event.type == "ASSAULT" and event.instruments]
    assert attacks.pattern and attacks.time is not None and attacks.time.edtf == "2021"
    assert {"IEDs", "VBIEDs", "suicide bombings", "targeted assassinations"} == {
        span.quote for span in attacks.instruments
    }
    assert {"TTP", "BLA", "IS-KP"} <= actors(attacks, "member")
    places = {place.name for place in page.places if place.id in (attacks.place_id, *attacks.further_places)}
    assert places == {"Balochistan", "Sindh"}


def test_one_actor_for_its_names(page: Reading) -> None:
    said = {actor.id: {actor.name, *actor.aliases} for actor in page.actors}
    assert said["TTP"] >= {"Tehreek-e-Taliban Pakistan", "TTP"}
    assert said["IS-KP"] >= {"Islamic State-Khorasan Province", "IS-KP", "ISIS-K"}
    assert said["AQ"] >= {"al-Qaeda", "AQ"}
    assert said["USA"] >= {"United States", "US", "Washington"}
    assert said["PAK"] >= {"Pakistan"}
