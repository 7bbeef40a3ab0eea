"""Names and where they stand in a text: longest match over words, with the case that each name asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.records import MentionForm
from dateline.resolving.names import Casing, Word, is_acronym, key, spellings, words
from dateline.tables import table

__all__ = ["NEXT_WORD", "Entry", "Lexicon", "Match", "entry"]

# What may stand between two words of one name: a space, a line break, a hyphen or dash, an apostrophe
# ("Jama'at"), or the bracket of "CPI (Maoist)". A full stop ends a name, and so does a comma unless the name
# is written with one.
_GAP = re.compile(r"[ \t\xa0]{1,3}|[ \t\xa0]*\n[ \t\xa0]*|[ \xa0]?[-‐‑–/][ \xa0]?|['’‘ʼ`]|[ \xa0]?\(| ?& ?")

_BEFORE = re.compile(r"(\w+)[ \xa0]$")
NEXT_WORD = re.compile(r"[ \xa0](\w+)")


class Entry(NamedTuple):
    """One name of one actor: ``case`` says whether its capitals matter, or only its initials, or nothing."""

    actor_id: str
    alias: str
    form: MentionForm
    case: str  # "exact", "initials" or "any"
    flag: str = ""  # "metonym", "people", or "prefix" (counts only before a hyphen)


class Match(NamedTuple):
    """A stretch of text, its canonical spelling, and the entries whose name it bears, the best first."""

    start: int
    end: int
    spelt: str
    entries: tuple[Entry, ...]


def entry(actor_id: str, alias: str, form: MentionForm | None = None, flag: str = "") -> Entry:
    """The entry of an alias, its form and case read off its letters where no form is given."""
    acronym = is_acronym(alias)
    case = "exact" if acronym else "any" if form == "nominal" else "initials"
    return Entry(actor_id, alias, form or ("acronym" if acronym else "name"), case, flag)


@dataclass(slots=True)
class Lexicon:
    """Entries by the words of their names. Adding is cheap: 100,000 names take under a second."""

    _names: dict[str, list[Entry]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)  # by first word, the most words of a name that opens so

    def add(self, entry: Entry) -> None:
        """Add an entry under the canonical spelling of its alias."""
        for spelling in spellings(entry.alias):
            spelt = key(spelling)
            self._names.setdefault(spelt, []).append(entry._replace(alias=spelling))
            self._measure(spelt)

    def claim(self, entry: Entry) -> str:
        """Give a name to this entry's actor alone, and say its canonical spelling."""
        spelt = key(entry.alias)
        kept = [other for other in self._names.get(spelt, ()) if other.actor_id == entry.actor_id]
        self._names[spelt] = [*kept, entry]
        self._measure(spelt)
        return spelt

    def _measure(self, spelt: str) -> None:
        first, length = spelt.partition(" ")[0], spelt.count(" ") + 1
        if length > self._longest.get(first, 0):
            self._longest[first] = length

    def under(self, spelt: str) -> list[Entry]:
        """The entries of exactly that canonical spelling."""
        return self._names.get(spelt, [])

    def spellings(self) -> Iterable[str]:
        """Every canonical spelling."""
        return self._names.keys()

    def matches(self, text: str, casing: Casing) -> Iterator[Match]:
        """Every name in the text from left to right, the longest first, none overlapping another."""
        found = words(text)
        at = 0
        while at < len(found):
            length = self._longest.get(found[at].key, 0)
            for count in range(min(length, len(found) - at), 0, -1):
                match = self._match(text, found, at, count, casing)
                if match:
                    yield match
                    at += count
                    break
            else:
                at += 1

    def _match(self, text: str, found: list[Word], at: int, count: int, casing: Casing) -> Match | None:
        run = found[at : at + count]
        spelt = " ".join(word.key for word in run)
        entries = self._names.get(spelt)
        if not entries or not _joined(text, run, any(", " in entry.alias for entry in entries)):
            return None
        fitting = tuple(entry for entry in entries if _fits(entry, text, found, at, count, casing))
        return Match(run[0].start, _closed(text, run), spelt, fitting) if fitting else None


def _joined(text: str, run: list[Word], commas: bool) -> bool:
    """Whether only what may stand inside a name stands between the words."""
    return all(_gap(text, one, other, commas) for one, other in pairwise(run))


def _gap(text: str, one: Word, other: Word, commas: bool) -> bool:
    between = text[one.end : other.start]
    if between in (" ", "-") or (commas and between == ", "):
        return True
    abbreviated = between == ". " and one.end - one.start == 2 and text[one.start + 1].islower()  # "St. Lucia"
    return abbreviated or _GAP.fullmatch(between) is not None


def _closed(text: str, run: list[Word]) -> int:
    """Where the run ends, with the bracket that it opened."""
    start, end = run[0].start, run[-1].end
    return end + 1 if "(" in text[start:end] and text[end : end + 1] == ")" else end


def _fits(entry: Entry, text: str, found: list[Word], at: int, count: int, casing: Casing) -> bool:
    """Whether the letters on the page have the case that the entry asks for."""
    start, end = found[at].start, found[at + count - 1].end
    if entry.flag == "prefix" and text[end : end + 1] not in ("-", "–", "‐"):
        return False
    raw = text[start:end]
    if casing != "normal" or (entry.case == "exact" and _shouted(text, start, end)):
        return _fits_flat(raw, text[max(0, start - 4) : start])
    if entry.case == "any":
        return True
    if entry.case == "exact":
        return _letters(raw) == _letters(entry.alias)
    run = found[at : at + count]
    return raw.isupper() or all(
        not wanted or not text[word.start].islower() for word, wanted in zip(run, _capitals(entry.alias), strict=True)
    )


@lru_cache(maxsize=65536)
def _capitals(alias: str) -> tuple[bool, ...]:
    """Which words of a name open with a capital."""
    spelt = words(alias)
    spelt = spelt[1:] if len(spelt) > 1 and spelt[0].key == "the" else spelt
    return tuple(alias[word.start].isupper() for word in spelt)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def _fits_flat(raw: str, before: str) -> bool:
    """Whether a name stands here where case says nothing ("US" in a headline of capitals)."""
    spelt = _letters(raw).lower()
    if "." in raw:
        return True
    if spelt in _ordinary("after-the"):
        return before.lower() == "the "
    return spelt not in _ordinary("never") and (len(spelt) > 2 or spelt in _ordinary("short"))


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too: a headline, where "WHO" and "US" are words."""
    sides = [
        match.group(1)
        for match in (_BEFORE.search(text, max(0, start - 24), start), NEXT_WORD.match(text, end))
        if match
    ]
    return all(map(str.isupper, sides)) and any(len(side) > 1 for side in sides)


@cache
def _ordinary(part: str) -> frozenset[str]:
    return frozenset(table("resolving", "ordinary")[part])
