"""Bodies that every country has ("foreign ministry"), and what one country calls its own ("State Department").

The id of a body is its country and a slug of ``data/bodies.yaml``: ``PAK/foreign-ministry``; with no country,
the slug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from dateline.records import Actor
from dateline.resolving.lexicon import Entry, entry
from dateline.tables import table

__all__ = ["actor", "entries", "follows", "precedes", "slugs"]


@cache
def slugs() -> frozenset[str]:
    """Every slug: "foreign-ministry", "police" ..."""
    return frozenset(_bodies())


def _bodies() -> dict[str, dict[str, Any]]:
    return table("resolving", "bodies")["bodies"]  # type: ignore[no-any-return]


def entries() -> Iterator[Entry]:
    """The words that name a body of any country (their actor id is the bare slug), and each country's own
    names.
    """
    for slug, body in _bodies().items():
        for country, called in body.get("named", {}).items():
            yield from (entry(f"{country}/{slug}", said) for said in called)
        for said, bearers in body.get("shared", {}).items():
            yield from (entry(f"{country}/{slug}", said) for country in bearers)
        yield from (entry(slug, said, "nominal") for said in body["words"])


def actor(slug: str, country: str | None, country_name: str | None) -> Actor:
    """The body of a country, or of no known country; KeyError for a slug that is not in the table."""
    body = _bodies()[slug]
    own = tuple(body.get("named", {}).get(country, ()))
    generic = str(body["words"][0])
    return Actor(
        id=f"{country}/{slug}" if country else slug,
        name=own[0] if own else f"{generic} of {country_name}" if country else generic,
        kind=body["kind"],
        country=country,
        sector=body["sector"],
        aliases=own[1:],
        registered=country is not None,
    )


def follows(between: str) -> bool:
    """Whether the words between a country and a body leave the body that country's ("Pakistan's federal
    police").
    """
    return _before().fullmatch(between) is not None


def precedes(between: str) -> bool:
    """Whether the words between a body and a country leave the body that country's ("police in the United
    States").
    """
    return _AFTER.fullmatch(between) is not None


_AFTER = re.compile(r"\s(?:of|in|for)\s(?:the\s)?", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    modifiers = "|".join(table("resolving", "bodies")["modifiers"])
    return re.compile(rf"(?:['’]s?)?\s(?:(?:{modifiers})\s){{0,2}}", re.IGNORECASE)
