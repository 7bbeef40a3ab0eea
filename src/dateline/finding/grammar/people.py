"""Common nouns for people ("gunmen", "villagers"), with the sector that they belong to: ``data/people.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.reading.trades import plural, trades
from dateline.tables import table

__all__ = ["People", "people"]


@dataclass(frozen=True, slots=True)
class People:
    """Sectors by noun, singular and plural; ``representatives`` act for whoever their phrase names,
    ``quantities`` only count what follows them ("thousands of teachers").
    """

    sectors: dict[str, str]
    representatives: frozenset[str]
    quantities: frozenset[str]

    def sector(self, noun: str) -> str | None:
        """The sector of a lower-case noun, or None for one that names no people."""
        return self.sectors.get(noun)


@functools.cache
def people() -> People:
    """The list that the package ships."""
    lists = dict(table("finding", "people"))
    representatives, quantities = lists.pop("representatives"), frozenset(lists.pop("quantities"))
    sectors: dict[str, str] = {}
    for sector, nouns in (*lists.items(), ("civilian", trades())):
        for noun in nouns:
            for form in (noun, plural(noun)):
                sectors.setdefault(form, sector)
    return People(sectors, frozenset(form for noun in representatives for form in (noun, plural(noun))), quantities)
