"""The names of places in a report: which may be one, what each may mean, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dateline.resolving.gazetteer import Candidate, Gazetteer
from dateline.resolving.toponym import initials, key
from dateline.tables import table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["Name", "hints", "is_inside", "names_of"]


@dataclass(slots=True)
class Name:
    """A name of a report: where it stands among the given ones, what it may mean, and what stands beside it.

    ``holders`` are the places beside it that hold one of its candidates ("Sindh" in "Hyderabad, Sindh"): ``beside``
    after a comma or in brackets, ``around`` with "in", "of" or an "'s". ``kinds`` are the kinds of place that its
    words say.
    """

    key: str
    candidates: tuple[Candidate, ...]
    positions: list[int] = field(default_factory=list)
    beside: tuple[Candidate, ...] = ()
    around: tuple[Candidate, ...] = ()
    kinds: frozenset[str] = frozenset()


def names_of(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Name]:
    """The names at the spans, those of one spelling and one neighbour taken together."""
    found: dict[tuple[str, str, str], Name] = {}
    for position, (start, end) in enumerate(spans):
        written = text[start:end]
        candidates = gazetteer.candidates(_restored(written))
        beside = _holders(candidates, _beside(text, start, end), gazetteer)
        around = () if beside else _holders(candidates, _around(text, start, end), gazetteer)
        kinds = _kinds_said(text, start, end)
        same = initials(written) or key(written)
        name = found.setdefault(
            (same, ",".join(c.id for c in (*beside, *around)), ",".join(sorted(kinds))),
            Name(same, candidates, beside=beside, around=around, kinds=kinds),
        )
        name.positions.append(position)
    return list(found.values())


def hints(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> list[Name]:
    """The countries, peoples and provinces that the text names outside the spans: they tell where it plays."""
    taken = bytearray(len(text))
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)
    large = gazetteer.large()
    found: dict[str, Name] = {}
    for match in _CAPITALISED.finditer(text):
        if 1 in taken[match.start() : match.end()]:
            continue
        for written in _runs(match.group()):
            short = initials(written)
            same = short if short and short in large else key(written)
            if same in large:
                if same not in found and written not in _ordinary():
                    large_ones = tuple(c for c in gazetteer.candidates(written) if c.kind in ("country", "admin1"))
                    found[same] = Name(same, large_ones)
                break
    return [name for name in found.values() if name.candidates]


def is_inside(place: Candidate, holder: Candidate) -> bool:
    """Whether a place lies in another."""
    return place.id != holder.id and place.within(holder)


_NAME = r"(?:[A-Z][\w.'’-]*|[a-z]{2}-[A-Z][\w'’-]*)"
_NAMES = rf"{_NAME}(?:[ -](?:of |and |the |de |al-|el-)?{_NAME}){{0,3}}"
_AFTER_COMMA = re.compile(rf"\s*[,(/]\s*({_NAMES})")
_AFTER_IN = re.compile(
    rf"(?: \w+)?,? (?:in|of)(?: the)?(?: [a-z]+ern| north| south| east| west| central)?(?: \w+ of)? ({_NAMES})"
)
_BEFORE = re.compile(rf"({_NAMES})(?:['’]s?)?(?: [a-z]+)?(?: of)? $")
_CAPITALISED = re.compile(rf"\b{_NAME}(?:[ -](?:of |and |the )?{_NAME})*")


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """The words after a comma or in brackets after a name, longest first ("Paris, Texas")."""
    match = _AFTER_COMMA.match(text, end, end + 60)
    if match:
        yield from _runs(match[1])


def _around(text: str, start: int, end: int) -> Iterator[str]:
    """The words of a larger place that a name is said to lie in ("Bannu in ...", "Iraq's Anbar")."""
    match = _AFTER_IN.match(text, end, end + 80)
    if match:
        yield from _runs(match[1])
    before = _BEFORE.search(text[max(0, start - 50) : start])
    if before:
        words = before[1].split(" ")
        yield from (" ".join(words[first:]) for first in range(len(words)))


def _runs(words: str) -> Iterator[str]:
    """The beginnings of a run of words, longest first, then what is left after each ("New York State")."""
    split = words.split(" ")
    for last in range(min(len(split), 4), 0, -1):
        yield " ".join(split[:last]).rstrip("'’-")


def _holders(candidates: Sequence[Candidate], written: Iterable[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The countries, provinces and districts of the first of the words that hold one of the candidates."""
    for words in written:
        holders = tuple(
            place
            for place in gazetteer.candidates(words)
            if place.kind in ("country", "admin1", "admin2")
            and place.match != "part"
            and any(is_inside(candidate, place) for candidate in candidates)
        )
        if holders:
            return holders
    return ()


def _kinds_said(text: str, start: int, end: int) -> frozenset[str]:
    """The kinds of place that the words of or after a name say ("Anbar province", "the city of Quetta")."""
    after = re.match(r"[ ]([A-Za-z]+)", text[end : end + 20])
    last = text[start:end].rpartition(" ")[2].lower()
    words = {last if " " in text[start:end] else "", after[1].lower() if after else ""}
    before = re.search(r"([a-z]+) of (?:the )?$", text[max(0, start - 25) : start])
    if before:
        words.add(before[1])
    return frozenset(kind for kind, said in table("resolving", "toponyms")["kinds"].items() if words & set(said))


def _restored(written: str) -> str:
    """The name without a possessive."""
    return re.sub(r"['’]s?$", "", written)


@cache
def _ordinary() -> frozenset[str]:
    """Names of provinces that are words first ("Central", "Bay"): no hint where a text has them."""
    return frozenset(table("resolving", "toponyms")["ordinary"])
