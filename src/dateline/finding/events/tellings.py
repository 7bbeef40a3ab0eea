"""The events of a report, found by what a retelling of one must share with it: whom it names, on which day, where.

A report of a thousand events would else be compared a million times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from itertools import combinations

from dateline.finding.grammar.people import FACELESS
from dateline.records import Event, Participant, Place

__all__ = ["Tellings", "named", "shown"]

SHORTEST = 4  # characters of a date: of those that begin alike both have the year
FEW = 6  # actors of one event; of more, their sets are not gone through
WIDE = frozenset({"country", "region", "admin1"})  # what may hold a place, or be about the same as another such

Key = tuple[Hashable, ...]


def named(event: Event, roles: Sequence[str] = ("actor", "recipient")) -> frozenset[str]:
    """The actors of an event, each as the state or body that it stands for."""
    return frozenset(
        item.stands_for or item.actor_id for item in event.participants if item.actor_id and item.role in roles
    )


def shown(event: Event) -> list[Participant]:
    """The participants that words tell something of: a name or a noun, and not only "them"."""
    return [item for item in event.participants if item.actor_id or item.span.quote.lower() not in FACELESS]


class Tellings:
    """Events by number. What changes is put in again; what it was before only makes it be looked at in vain."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places
        self._found: defaultdict[Key, set[int]] = defaultdict(set)

    def put(self, number: int, event: Event) -> None:
        """Put in an event."""
        kind, place = _kind(event), self._places.get(event.place_id or "")
        for key in ((), *_under_names(named(event)), *_under_days(_days(event)), *_under_place(place)):
            self._found[*kind, *key].add(number)

    def like(self, event: Event) -> list[int]:
        """In order, the numbers of all that an event can be a retelling of, and of others: by its rarest sign."""
        kind, place, names, days = _kind(event), self._places.get(event.place_id or ""), named(event), _days(event)
        ways: list[Sequence[Key]] = []
        if names:
            ways.append(_of_names(names, min(sorted(names), key=lambda name: len(self._having(kind, "who", name)))))
        if days:
            ways.append(_of_days(days))
        if place is not None:
            ways.append(_of_place(place))
        found = [[self._having(kind, *key) for key in keys] for keys in (*ways, [()])]
        rarest = min(found, key=lambda sets: sum(map(len, sets)))
        return sorted(set[int]().union(*rarest))

    def _having(self, kind: Key, *key: Hashable) -> Collection[int]:
        return self._found.get((*kind, *key), ())


def _kind(event: Event) -> Key:
    """What an event and its retelling have alike."""
    return event.type, event.negated, event.pattern


# Under what an event is put, and what one asks for that may retell it.


def _under_names(names: frozenset[str]) -> list[Key]:
    return [("those", names), *(("who", name) for name in sorted(names))] if names else [("nobody",)]


def _of_names(names: frozenset[str], rarest: str) -> list[Key]:
    """Nobody, or some of the same, or all of them and others."""
    if len(names) > FEW:
        return [("nobody",), *(("who", name) for name in sorted(names))]
    some = [frozenset(each) for size in range(1, len(names) + 1) for each in combinations(sorted(names), size)]
    return [("nobody",), ("who", rarest), *(("those", each) for each in some)]


def _days(event: Event) -> list[str]:
    """The dates that one must agree with; none where any will do."""
    edtf = event.time.edtf if event.time else None
    days = [] if edtf is None or edtf.endswith("~") else edtf.split("/")
    return days if all(len(day) >= SHORTEST for day in days) else []


def _under_days(days: Sequence[str]) -> list[Key]:
    whole: list[Key] = [("day", day) for day in days]
    return [*whole, *(("begins", start) for day in days for start in _starts(day))] if days else [("any day",)]


def _of_days(days: Sequence[str]) -> list[Key]:
    """A day that one of these holds or is within."""
    wider: list[Key] = [("day", start) for day in days for start in _starts(day)]
    return [("any day",), *(("begins", day) for day in days), *wider]


def _starts(day: str) -> list[str]:
    return [day[:length] for length in range(SHORTEST, len(day) + 1)]


def _under_place(place: Place | None) -> list[Key]:
    if place is None:
        return [("anywhere",)]
    near: list[Key] = [("at", place.id), ("in", place.country)]
    return [*near, ("wide", place.country)] if place.precision in WIDE else near


def _of_place(place: Place) -> list[Key]:
    """The same place, or one of the country where either is wide."""
    beside: Key = ("in", place.country) if place.precision in WIDE else ("wide", place.country)
    return [("anywhere",), ("at", place.id), beside]
