"""The attributions of a report while their contents are set right, found by the words of those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.finding.attributions.labelling import Labelled, Range, overlap
from dateline.reading.stretches import Stretches

__all__ = ["Contents"]


class Contents:
    """Attributions in order, each of which another may take the place of."""

    def __init__(self, labelled: Iterable[Labelled]) -> None:
        self._found: list[Labelled] = []
        self._pieces = Stretches()
        for one in labelled:
            self.append(one)

    def __iter__(self) -> Iterator[Labelled]:
        return iter(self._found)

    def __getitem__(self, at: int) -> Labelled:
        return self._found[at]

    def __setitem__(self, at: int, one: Labelled) -> None:
        self._found[at] = one
        self._put(at, one)

    def append(self, one: Labelled) -> None:
        """Put one behind the others."""
        self._found.append(one)
        self._put(len(self._found) - 1, one)

    def touching(self, tokens: Range) -> list[int]:
        """Those whose content has some of these tokens."""
        start, end = tokens
        return [
            at
            for at in self._pieces.touching(start, end)  # perhaps by a content that it had before
            if any(overlap(piece, tokens) for piece in self._found[at].content)
        ]

    def empty(self) -> Iterator[int]:
        """Those without content, which may stand in a later paragraph."""
        return (at for at, one in enumerate(self._found) if not one.content)

    def _put(self, at: int, one: Labelled) -> None:
        for first, last in one.content:
            self._pieces.put(at, first, last)
