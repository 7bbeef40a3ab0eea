"""Words for an office alone: the ledger tells whom they mean, whatever the order in which reports came."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict
from itertools import permutations

import pytest
from sqlalchemy import create_engine, insert

from dateline.article import dateline
from dateline.ledger import Ledger, offices, tables
from dateline.merging.offices import Held, holder
from dateline.pipeline import Reader
from dateline.records import Reading, Report

MARCH = "NAIROBI: Kenya's Foreign Minister Ruth Achieng said in Nairobi on Friday that the border was calm."
LATER = "NAIROBI: The foreign minister said on Monday that the talks had gone well."
BRITISH = "LONDON: The foreign minister said on Monday that the talks had gone well."
OTHER = "KAMPALA: Kenya's foreign minister denied the report."
RIVAL = "KISUMU, Kenya: Foreign Minister John Mwangi said on Friday that the border was calm."


def read(text: str, published: str) -> Reading:
    found = dateline.find(text)
    report = Report.of(text, published=published)
    assert found is not None
    opened = Report.of(text, published=published, dateline=report.span(found.start, found.end))
    return next(Reader.load().read_reports([opened]))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    texts = {"march": MARCH, "later": LATER, "british": BRITISH, "other": OTHER, "rival": RIVAL}
    days = {"march": "2023-03-10", "later": "2023-04-03", "british": "2023-04-03", "other": "2023-04-04"}
    return {name: read(text, days.get(name, "2023-04-05")) for name, text in texts.items()}


def meanings(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Each statement's words for its source, with whom they mean."""
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading)
        return sorted((said.words or "", said.means or "nobody") for said in ledger.statements() if not said.resolved)


def test_the_minister_is_the_one_of_the_country_at_the_time(readings: dict[str, Reading]) -> None:
    known = [readings[name] for name in ("march", "later", "british", "other")]
    for order in permutations(known):
        assert meanings(order) == [
            ("Kenya's foreign minister", "Ruth Achieng"),
            ("The foreign minister", "Ruth Achieng"),
            ("The foreign minister", "nobody"),  # of the country that London lies in
        ]


def test_two_holders_leave_the_words_as_they_are(readings: dict[str, Reading]) -> None:
    known = [readings[name] for name in ("march", "later", "rival")]
    for order in permutations(known):
        assert meanings(order) == [("The foreign minister", "nobody")]


def test_the_words_stay_and_the_person_is_asked_for(readings: dict[str, Reading]) -> None:
    with Ledger.open(":memory:") as ledger:
        for name in ("later", "march"):
            ledger.add(readings[name])
        (said,) = [each for each in ledger.statements(by="Ruth Achieng") if each.words == "The foreign minister"]
        assert (said.who, said.means, said.resolved) == ("The foreign minister", "Ruth Achieng", False)
        assert said.id in {each.id for each in ledger.actor("Ruth Achieng").says}
        (meant,) = ledger.meanings(readings["later"].report.id)
        assert meant.because == (
            "a report has this person as foreign minister of KEN 24 days away; no report gives it to another"
        )


def test_an_office_that_a_person_rejects_tells_no_more_whom_words_mean(readings: dict[str, Reading]) -> None:
    with Ledger.open(":memory:") as ledger:
        for name in ("later", "march"):
            ledger.add(readings[name])
        (office,) = [status for status in readings["march"].statuses if status.kind == "office"]
        ledger.reject(office.id, by="Ann", at="2026-11-27T09:30:00Z", why="She had left by then.")
        assert ledger.meanings(readings["later"].report.id) == []
        assert {said.means for said in ledger.statements()} == {None}


def test_of_a_post_that_many_tell_of_only_what_can_matter_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is left out of what is looked at, the answer is that of all."""
    chance = random.Random(7)
    told = [
        Held(f"s{number}", "president", "KEN", name, name, low, low + chance.randrange(40), chance.random() < 0.2)
        for number in range(120)
        for name, low in [(chance.choice(["ada bello", "omar farah", "ruth achieng"]), chance.randrange(4000))]
    ]
    monkeypatch.setattr(offices, "MANY", 20)
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.office.create(connection)
        connection.execute(insert(tables.office), [asdict(one) for one in told])
        for day in range(0, 4400, 7):
            known = list(offices._known(connection, ("president", "KEN"), day, day + 7))
            assert len(known) < len(told)
            for each in (day, day + 3, day + 7):
                assert holder(each, known) == holder(each, told)
