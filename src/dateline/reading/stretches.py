"""Stretches of a text, found by where they lie without a look at all of them: a report may have thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dateline.records import Span

__all__ = ["Stretches", "beginning_in"]

BLOCK = 128  # characters or tokens: about as long as what is looked for


class _Placed(Protocol):
    """A record with the words that it came from."""

    @property
    def span(self) -> Span | None: ...


Record = TypeVar("Record", bound=_Placed)


class Stretches:
    """Stretches that bear a number, in blocks of the text; one number may be borne by several."""

    def __init__(self, stretches: Iterable[tuple[int, int, int]] = ()) -> None:
        """Those of (number, start, end)."""
        self._blocks: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for stretch in stretches:
            self.put(*stretch)

    def put(self, number: int, start: int, end: int) -> None:
        """Put in one more."""
        for block in _blocks(start, end):
            self._blocks[block].append((number, start, end))

    def touching(self, start: int, end: int) -> list[int]:
        """The numbers of those that overlap with a stretch, each once and in order."""
        return sorted({
            number
            for block in _blocks(start, end)
            for number, first, last in self._blocks.get(block, ())
            if first < end and start < last
        })  # fmt: skip


def _blocks(start: int, end: int) -> range:
    return range(start // BLOCK, max(end - 1, start) // BLOCK + 1)


def beginning_in(records: Sequence[Record], start: int, end: int) -> Sequence[Record]:
    """Those of records in the order of the text whose words begin from ``start`` and before ``end``."""
    first = last = bisect_left(records, start, key=_start)
    while last < len(records) and _start(records[last]) < end:  # a few, mostly
        last += 1
    return records[first:last]


def _start(record: _Placed) -> int:
    """Where the words of a record begin; what has none lies before all words."""
    return record.span.start if record.span else -1
