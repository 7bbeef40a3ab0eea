"""How streets and quarters are named, by which a name is told to be no town's: "the 500 block of Prescott"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.records import Report, Span
from dateline.tables import table

__all__ = ["AROUND", "StreetWords", "is_part_of_town", "is_quarter", "is_street", "street_words"]

AROUND = 40  # characters around a name that tell a street
# "at Bell and Hill streets"
_CORNER = re.compile(r"(?: (?:and|&) [A-Z][\w.]+(?: [A-Z][\w.]+)?)? (?:[Ss]treets|[Aa]venues|[Rr]oads|[Bb]oulevards)\b")
_SIDES = re.compile(r"^(?:Near |Lower |Upper |Far )?(?:North|South|East|West)(?: ?[Ss]ide| End)$")
_QUARTER = re.compile(r" (?:neighbou?rhood|section|subdivision|housing|[Aa]partments?|projects|quarter)\b")


@dataclass(frozen=True, slots=True)
class StreetWords:
    """The lists of ``data/streets.yaml``, which says what each means; ``kinds`` are all that may end an address."""

    roads: frozenset[str]
    ways: frozenset[str]
    sites: frozenset[str]
    directions: frozenset[str]

    @property
    def kinds(self) -> frozenset[str]:
        """All kinds, whatever else they may be."""
        return self.roads | self.ways | self.sites


@functools.cache
def street_words() -> StreetWords:
    """The lists that the package ships."""
    return StreetWords(**{name: frozenset(words) for name, words in table("reading", "streets").items()})


def is_street(before: str, name: str, after: str) -> bool:
    """Whether a name is a street's, by its last word and by what stands before and after it."""
    road, block = _patterns()
    return bool(block.search(before) or road.search(name) or road.match(after) or _CORNER.match(after))


def is_quarter(before: str, name: str, after: str) -> bool:
    """Whether a name is of a part of a town: "the Austin neighborhood", "Chicago's Austin", "the South Side"."""
    return bool(_QUARTER.match(after) or _SIDES.search(name) or before.endswith(("'s ", "’s ")))


def is_part_of_town(report: Report, words: Span) -> bool:
    """Whether words of a report are of a street or a quarter, and so of no town of their own."""
    before, after = report.text[max(0, words.start - AROUND) : words.start], report.text[words.end : words.end + AROUND]
    return is_street(before, words.quote, after) or is_quarter(before, words.quote, after)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A road's kind as a name has it ("Prescott Ave"), and what stands before a street's name ("500 block of N. ")."""
    words = street_words()
    roads = "|".join(sorted(word.title() for word in words.roads))
    sides = "|".join(sorted(word.upper() if len(word) < 3 else word.title() for word in words.directions))
    saint = r"(?<!\bSt)(?<!\bDr)|(?!\.? [A-Z])"  # "3704 Fannin St.", and not "St. Louis"
    return re.compile(rf"(?:^| )(?:{roads})\b(?:{saint})|^\d+ "), re.compile(rf"\bblocks? of (?:(?:the|{sides})\.? )?$")
