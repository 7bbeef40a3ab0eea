"""Events are found again by what they say: nothing that one can be a retelling of is overlooked."""

from __future__ import annotations

from itertools import product

import pytest

from dateline.finding.events.sameness import merged
from dateline.finding.events.tellings import Tellings
from dateline.records import Event, Participant, Place, Span, Time

PLACES = {
    place.id: place
    for place in (
        Place("gao", "Gao", 16.3, 0.0, "city", "MLI", "Gao"),
        Place("region-gao", "Gao", 16.3, 0.0, "admin1", "MLI", "Gao"),
        Place("mali", "Mali", 17.0, -4.0, "country", "MLI"),
        Place("kidal", "Kidal", 18.4, 1.4, "city", "MLI", "Kidal"),
        Place("lagos", "Lagos", 6.4, 3.4, "city", "NGA", "Lagos"),
    )
}
DAYS = (None, "2024-03-07~", "2024", "2024-03", "2024-03-05", "2024-03-05/2024-03-06", "../2024-03-05", "2023-12")
SIDES: tuple[dict[str, str], ...] = (
    {},
    {"MLI": "actor"},
    {"MLI": "actor", "KEN": "recipient"},
    {"KEN": "recipient"},
    {"MLI": "actor", "KEN": "recipient", **{f"A{number}": "recipient" for number in range(7)}},
)


def _event(place: str | None, day: str | None, sides: dict[str, str], kind: str = "CONSULT") -> Event:
    words = Span(0, 3, "met")
    taking = tuple(Participant(role, actor, words) for actor, role in sides.items())  # type: ignore[arg-type]
    return Event(
        id=f"{kind} {place} {day} {sorted(sides)}",
        type=kind,
        trigger=words,
        supports=(words,),
        participants=taking,
        place_id=place,
        time=Time(day, words) if day else None,
        because=("definite",),
    )


EVENTS = [_event(*says) for says in product((None, *PLACES), DAYS, SIDES)]


def test_whatever_one_may_retell_is_found() -> None:
    missed = []
    for first in EVENTS:
        known = Tellings(PLACES)
        known.put(0, first)
        retelling = (later for later in EVENTS if len(merged((first, later), PLACES)) == 1)
        missed += [(first.id, later.id) for later in retelling if known.like(later) != [0]]
    assert missed == []


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (_event("gao", None, {}), [0, 2]),  # the town, and who names no place
        (_event("mali", None, {}), [0, 1, 2]),
        (_event(None, "2024-03-06", {}), [1, 2]),
        (_event(None, None, {"KEN": "actor"}), [1, 2]),
        (_event(None, None, {"NER": "actor"}), [2]),
        (_event(None, None, {}, kind="AID"), []),
    ],
)
def test_what_says_otherwise_is_not_looked_at(later: Event, found: list[int]) -> None:
    known = Tellings(PLACES)
    known.put(0, _event("gao", "2024-03-05", {"MLI": "actor"}))
    known.put(1, _event("kidal", "2024-03-06", {"KEN": "actor"}))
    known.put(2, _event(None, None, {}))
    assert known.like(later) == found


def test_what_has_changed_is_found_by_what_it_says_now() -> None:
    known = Tellings(PLACES)
    known.put(0, _event("gao", "2024-03-05", {"MLI": "actor"}))
    known.put(0, _event("gao", "2024-03-05", {"MLI": "actor", "KEN": "recipient"}))
    assert known.like(_event("gao", None, {"KEN": "recipient"})) == [0]
