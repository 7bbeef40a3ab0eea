"""Common nouns for people ("gunmen", "villagers"), with the sector that they belong to: ``data/people.yaml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

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
    for sector, nouns in lists.items():
        for noun in nouns:
            for form in (noun, _plural(noun)):
                sectors.setdefault(form, sector)
    return People(sectors, frozenset(form for noun in representatives for form in (noun, _plural(noun))), quantities)


def _plural(noun: str) -> str:
    """The regular plural, and men, women, children, people, jury."""
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun in ("child", "person"):
        return {"child": "children", "person": "people"}[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
