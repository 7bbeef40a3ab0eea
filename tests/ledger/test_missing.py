"""An id that is not there, or is of something else, is answered by one sentence that says what was looked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.errors import Ambiguous, NotFound
from dateline.ledger import Ledger
from dateline.records import Reading

Ask = Callable[[Ledger, str], object]

ASKED: dict[str, Ask] = {
    "event": Ledger.event,
    "event or incident": Ledger.incident,
    "report": Ledger.report,
    "report or story": Ledger.story,
    "statement": Ledger.statement_told,
    "status": Ledger.status_told,
    "place": Ledger.place,
}


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("name", ["zzz", "", "%", "\U0010ffff"])
def test_an_unknown_id_is_told_with_what_was_looked_for(ledger: Ledger, kind: str, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        ASKED[kind](ledger, name)
    assert str(caught.value) == f"There is no {kind} {name!r} in this ledger."


def test_the_id_of_something_else_is_told_as_what_it_is(ledger: Ledger, reading: Reading) -> None:
    report, said = reading.report.id, reading.attributions[0].id
    (story,) = (row.id for row in ledger.stories())
    cases: list[tuple[Ask, str, str, str]] = [
        (Ledger.event, report, "event", ": that is the id of a report"),
        (Ledger.event, report[:6], "event", ": that is the id of a report"),
        (Ledger.event, report[:2], "event", ""),
        (Ledger.incident, said, "event or incident", ": that is the id of a statement"),
        (Ledger.report, story, "report", ": that is the id of a story"),
        (Ledger.story, said, "report or story", ": that is the id of a statement"),
    ]
    for ask, name, looked, hint in cases:
        with pytest.raises(NotFound) as caught:
            ask(ledger, name)
        assert str(caught.value) == f"There is no {looked} {name!r} in this ledger{hint}."


def test_an_incident_is_meant_by_the_beginning_of_the_id_of_its_event(ledger: Ledger) -> None:
    (row,) = ledger.incidents(type="ASSAULT")
    told = ledger.incident(row.id)
    event = told.reports[0].events[0].id
    assert ledger.incident(event) == ledger.incident(event[:-1]) == ledger.incident(row.id[:8]) == told


def test_several_that_begin_so_are_told(ledger: Ledger) -> None:
    with pytest.raises(Ambiguous, match="Several places answer to 'geonames:', geonames:1 and geonames:2 among them"):
        ledger.place("geonames:")
