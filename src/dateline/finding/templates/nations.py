"""In which country an incident happened, by all that its report says of countries: most tell of one alone.

A report from abroad ("MADRID -- Six priests ...") names the country of the deed more often than that of its dateline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dateline.finding.templates.placenames import bare_name, country_of, state_of, states
from dateline.finding.templates.weighing import Signs, weighed
from dateline.reading.document import Document
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.finding.templates.filling import Candidate

__all__ = ["country_signs", "filed_in", "find_country"]

TOWN = 0.5  # what a town counts beside its country's name or people: it may be another of that name
OPENING = 200  # code points in which a report says what it is about
UNASKED = -12.0  # the log-odds of a country that the encoder takes for no place of the incident
LONGEST: Final = 3  # tokens of the name of a country


def find_country(
    document: Document, candidates: Sequence[Candidate], odds: Sequence[float], town: Span | None
) -> str | None:
    """The likeliest country of those that the report speaks of, ISO 3166-1 alpha-3; None where it speaks of none."""
    found = country_signs(document, candidates, odds, town)
    return max(found, key=lambda code: (weighed("country", found[code]), code), default=None)


def country_signs(
    document: Document, candidates: Sequence[Candidate], odds: Sequence[float], town: Span | None
) -> dict[str, Signs]:
    """What bears on each country: how much of the report speaks of it, where it stands, what the encoder says."""
    said: dict[str, float] = {}
    opening = set()
    for code, at, weight in _told(document):
        said[code] = said.get(code, 0.0) + weight
        opening |= {code} if at < OPENING else set()
    likely = _likely(document, candidates, odds)
    filed, resolved = filed_in(document), country_of(document, town)
    return {
        code: {
            "share": count / sum(said.values()),
            "odds": max(likely.get(code, UNASKED), UNASKED),
            "dateline": float(code == filed),
            "town": float(code == resolved),
            "opening": float(code in opening),
        }
        for code, count in said.items()
    }


def _told(document: Document) -> Iterator[tuple[str, int, float]]:
    """The countries that the report speaks of by name, people or town, each with where and how much it counts."""
    doc = document.doc
    for token in doc:
        for length in range(1, LONGEST + 1):
            code = states().get(doc[token.i : token.i + length].text.lower())
            if code and token.i + length <= len(doc):
                yield code, token.idx, 1.0
    for mention in document.place_mentions:
        place = document.places.get(mention.place_id or "")
        if place and place.country and place.precision != "country":
            yield place.country, mention.span.start, TOWN


def _likely(document: Document, candidates: Sequence[Candidate], odds: Sequence[float]) -> Mapping[str, float]:
    """The encoder's log-odds that a phrase that names the country is the place."""
    found: dict[str, float] = {}
    for candidate, one in zip(candidates, odds, strict=True):
        code = state_of(document, bare_name(document, candidate)) if one > UNASKED else None
        if code:
            found[code] = max(found.get(code, UNASKED), one)
    return found


def filed_in(document: Document) -> str | None:
    """The country of the dateline, if the report has one that is known."""
    filed = document.report.dateline
    there = (mention.place_id for mention in document.place_mentions if filed and mention.span.overlaps(filed))
    return next((document.places[place].country for place in there if place), None)
