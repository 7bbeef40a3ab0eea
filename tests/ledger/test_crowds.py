"""Keys that a crowd of tellings shares: by them nothing is compared, in whatever order the tellings came and went."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import select

from dateline.ledger import Ledger, tables
from dateline.ledger.incidents import neighbours, tellings
from dateline.ledger.incidents.gathering import settle
from dateline.ledger.incidents.tellings import Tellings
from dateline.ledger.rows import place_row
from dateline.merging.happening import Happening
from dateline.records import Place, Reading, Report

CROWD = neighbours.CROWD
Told = tuple[Reading, Happening]


def telling(number: int, *names: str, day: str = "2023-05-08") -> Told:
    """A report of a day, and a killing that it is held to tell, with whom it names."""
    report = Report.of(f"Report {number} of the day.", publisher=f"Paper {number}", published=day)
    told = Happening(
        f"{number:04}", report.id, "violence", "ASSAULT", None, published=day, low=day, high=day, dated=True,
        names=names, words=tuple((name.split()[1], 9.0) for name in names),
    )  # fmt: skip
    return Reading(report), told


def take_in(ledger: Ledger, told: Iterable[Told]) -> None:
    """Let the ledger have these tellings, as though they had been found in their reports."""
    for reading, one in told:
        ledger.add(reading)
        with ledger._store.writing() as connection:
            tellings.put(connection, [one])
            known = Tellings(connection, [one])
            settle(connection, neighbours.arrive(connection, [one], known), known, new=[one.id])


def forget(ledger: Ledger, ids: Iterable[str]) -> None:
    for id in ids:
        with ledger._store.writing() as connection:
            known = Tellings(connection)
            settle(connection, neighbours.leave(connection, [id], known), known, gone=[id])


def everything(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept of what was compared and of how it was grouped."""
    kept = (tables.incident_crowd, tables.incident_key, tables.incident_link, tables.incident)
    with ledger._store.reading() as connection:
        found = {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in kept}
        c = tables.happening.c
        return found | {"homes": sorted(map(tuple, connection.execute(select(c.id, c.incident_id))))}


def compared(ledger: Ledger) -> set[tuple[str, str]]:
    c = tables.incident_link.c
    with ledger._store.reading() as connection:
        return {(left, right) for left, right in connection.execute(select(c.left_id, c.right_id))}


def of_a_crowd() -> list[Told]:
    """Tellings of which more than a crowd name one person, some a second, and two a third that nobody else does."""
    rarer = ["orvel tamsik" if number % 5 == 0 else "dorrit halvund" for number in range(CROWD + 3)]
    told = [telling(number, "zarik mollenhau", rarer[number]) for number in range(CROWD + 3)]
    both = ("zarik mollenhau", "pellam ostrick")
    return [*told, telling(900, *both), telling(901, *both)]


@pytest.mark.parametrize("extra", [0, 1])
def test_a_name_that_a_crowd_shares_is_no_reason_to_compare(extra: int) -> None:
    with Ledger.open(":memory:") as ledger:
        take_in(ledger, [telling(number, "zarik mollenhau") for number in range(CROWD + extra)])
        assert len(compared(ledger)) == (0 if extra else CROWD * (CROWD - 1) // 2)


def test_those_who_share_a_rarer_name_as_well_stay_compared() -> None:
    with Ledger.open(":memory:") as ledger:
        take_in(ledger, of_a_crowd())
        assert ("0900", "0901") in compared(ledger)
        assert ("0000", "0005") in compared(ledger)
        assert ("0000", "0001") not in compared(ledger)


def test_any_order_ends_in_the_same_comparisons_and_incidents() -> None:
    told = of_a_crowd()
    shuffled = random.Random(3).sample(told, len(told))
    ledgers = [Ledger.open(":memory:") for _ in range(2)]
    for ledger, order in zip(ledgers, (told, shuffled), strict=True):
        take_in(ledger, order)
    first, second = (everything(ledger) for ledger in ledgers)
    assert first == second


def test_when_a_crowd_goes_all_is_as_though_it_had_never_been() -> None:
    told = of_a_crowd()
    gone = random.Random(4).sample(range(len(told)), 6)
    with Ledger.open(":memory:") as ledger, Ledger.open(":memory:") as never:
        take_in(ledger, told)
        forget(ledger, [told[at][1].id for at in gone])
        take_in(never, [one for at, one in enumerate(told) if at not in gone])
        assert everything(ledger) == everything(never)


def test_a_town_on_one_day_is_never_crowded() -> None:
    town = Place("test:1", "Ayton", 10.0, 10.0, "city", "RUR", "Northern")
    told = [telling(number) for number in range(CROWD + 6)]
    with Ledger.open(":memory:") as ledger:
        with ledger._store.writing() as connection:
            connection.execute(tables.place.insert(), place_row(town))
        take_in(ledger, [(reading, replace(one, places=(town,))) for reading, one in told])
        assert len(compared(ledger)) == (CROWD + 6) * (CROWD + 5) // 2
