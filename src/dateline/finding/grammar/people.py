"""Common nouns for people ("gunmen", "villagers"), with the sector that they belong to: ``data/people.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.reading.trades import plural, trades
from dateline.tables import table

__all__ = ["ARMED", "FACELESS", "SPEAKING", "People", "people"]

ARMED = frozenset({"rebel", "military", "police", "criminal"})  # sectors of those who do harm with more than words
# Who takes part and is told by no noun: shown as it stands where nothing says who it is.
FACELESS = frozenset({"he", "she", "him", "her", "they", "them", "someone", "somebody", "everyone", "everybody"})
SPEAKING = frozenset({"i", "me", "my", "we", "us", "our"})  # whoever is quoted


@dataclass(frozen=True, slots=True)
class People:
    """Sectors by noun, singular and plural; ``representatives`` act for whoever their phrase names,
    ``quantities`` only count what follows them ("thousands of teachers"). ``sides`` are sectors of nouns that take
    part in events, those of ``sectors`` among them; ``owned`` do where it is told whose they are, ``leading`` where
    it is told of what, and ``towns`` and ``crowds`` only act; ``persons`` are each a person, whatever its sector.
    """

    sectors: dict[str, str]
    sides: dict[str, str]
    owned: frozenset[str]
    leading: frozenset[str]
    towns: frozenset[str]
    crowds: frozenset[str]
    persons: frozenset[str]
    representatives: frozenset[str]
    quantities: frozenset[str]

    def sector(self, noun: str) -> str | None:
        """The sector of a lower-case noun, or None for one that names no people."""
        return self.sectors.get(noun)

    def side(self, noun: str) -> str | None:
        """The sector of a lower-case noun that may take part in an event, or None."""
        return self.sides.get(noun)


@functools.cache
def people() -> People:
    """The list that the package ships."""
    lists = dict(table("finding", "people"))
    quantities = frozenset(lists.pop("quantities"))
    representatives, persons = (_forms(lists.pop(name)) for name in ("representatives", "persons"))
    further = lists.pop("sides")
    owned, leading, towns, crowds = (frozenset(lists.pop(name)) for name in ("owned", "leading", "towns", "crowds"))
    sectors = _by_form((*lists.items(), ("civilian", trades())))
    sides = _by_form(further.items()) | sectors
    return People(sectors, sides, owned, leading, towns, crowds, persons, representatives, quantities)


def _forms(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


def _by_form(lists: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Sector by noun, singular and plural; of a noun in two lists the first counts."""
    sectors: dict[str, str] = {}
    for sector, nouns in lists:
        for noun in nouns:
            for form in (noun, plural(noun)):
                sectors.setdefault(form, sector)
    return sectors
