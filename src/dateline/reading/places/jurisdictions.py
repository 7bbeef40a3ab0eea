"""The towns and counties that police, coroners and prosecutors are called by: "Salina police", "Reno County Sheriff".

News of a shooting often names its town in no other way. Such a name is no word for where anything stands, so that its
syntax alone makes it nobody's place; but the force of a town is called to what happens there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from dateline.records import Report, Span
from dateline.tables import table

__all__ = ["find_jurisdictions", "is_of_force"]

LONGEST = 4  # words of a name: "East Baton Rouge Parish"
_WORD = r"[A-Z][\w.’'-]*[\w.]"


def find_jurisdictions(report: Report, taken: Sequence[Span], is_place: Callable[[str], bool]) -> Iterator[Span]:
    """The names of places before words for a local force, where no name of a place was found yet."""
    text, last = report.text, -1
    for found in _forces().finditer(text):
        for start, end in _endings(text, found.start("name"), found.end("name")):
            if start <= last or any(start < span.end and span.start < end for span in taken):
                break
            if is_place(text[start:end]) and not _is_word(text, text[start:end]):
                last = end
                yield report.span(start, end)
                break


def is_of_force(report: Report, words: Span) -> bool:
    """Whether a place is named there only as the one that a local force is of."""
    return _follows().match(report.text, words.end) is not None


def _is_word(text: str, name: str) -> bool:
    """Whether the text has a name in small letters too, as the word that it is ("Police Say Police Were Shot At")."""
    return name in _elsewhere() or (" " not in name and re.search(rf"\b{re.escape(name.lower())}\b", text) is not None)


def _endings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The last words of a run of capitalised ones, the most words first: "Deputy Reno County" ends in "Reno County"."""
    starts = [start + each.start() for each in re.finditer(r"\S+", text[start:end])]
    for first in starts[-LONGEST:]:
        if text[first:end].split()[0] not in _elsewhere():
            yield first, end


@cache
def _forces() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>\b{_WORD}(?: {_WORD})*)(?= (?:{_listed()})\b)")


@cache
def _follows() -> re.Pattern[str]:
    return re.compile(rf" (?:{_listed()})\b")


def _listed() -> str:
    words = sorted(table("reading", "jurisdictions")["forces"], key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(table("reading", "jurisdictions")["elsewhere"])
