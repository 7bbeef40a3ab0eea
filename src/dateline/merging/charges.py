"""How many somebody is charged with having killed or hurt: "two counts of murder and three of attempted murder".

A report of a trial often tells no other number; a charge hints at one, but it is none, since one deed may be charged
twice, and a charge may leave somebody out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.reading.figures.numbers import number_rules

__all__ = ["charged", "numbers_charged"]

MOST = 60  # so many counts are of people; of more, hundreds of shots or of documents
_DEGREES = r"(?:(?:first|second|third|capital|aggravated|intentional|felony|attempted|degree|1st|2nd|3rd|of)[- ])*"
_DEATHS = "murder|homicide|manslaughter"
_KINDS = r"(?:(?:felony|separate|additional|criminal) )?"
_COUNTS = re.compile(
    rf"\b(?P<many>\w+) {_KINDS}counts? (?:each )?of (?P<degree>{_DEGREES})(?:(?P<death>{_DEATHS})|assault|battery)\b",
    re.I,
)


def charged(text: str) -> tuple[str, ...]:
    """The numbers of charges as hints, sorted and each once: "charged_killed_2", "charged_injured_3"."""
    if "count" not in text:
        return ()
    found = set()
    for match in _COUNTS.finditer(text):
        many = _number(match["many"].lower())
        if many is not None:
            died = match["death"] and "attempted" not in match["degree"].lower()
            found.add(f"charged_{'killed' if died else 'injured'}_{many}")
    return tuple(sorted(found))


def numbers_charged(hints: Iterable[str], unit: str) -> tuple[float, ...]:
    """The numbers of one kind among the hints of a report."""
    start = f"charged_{unit}_"
    return tuple(float(hint.removeprefix(start)) for hint in hints if hint.startswith(start))


def _number(word: str) -> int | None:
    many = 1 if word == "a" else int(word) if word.isdigit() else number_rules()["cardinals"].get(word)
    return int(many) if many and many <= MOST else None
