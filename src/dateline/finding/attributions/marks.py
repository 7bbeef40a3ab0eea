"""The quotations of a report, found by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.finding.attributions.quotations import Quotation
from dateline.reading.stretches import Stretches

__all__ = ["Marks"]


class Marks:
    """Quotations in the order of the text."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._all = quotations
        self._places = Stretches((number, one.start, one.end) for number, one in enumerate(quotations))
        outer = [quotation for quotation in quotations if quotation.depth == 0]
        self._carried = {quotation.start for quotation, after in pairwise(outer) if after.continues}

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Those that hold a character of a stretch."""
        return [self._all[number] for number in self._places.touching(start, end)]

    def around(self, start: int, end: int) -> list[Quotation]:
        """Those that hold all of a stretch, without those whose end nobody knows: no closing mark, and no paragraph
        that carries them on.
        """
        return [
            one
            for one in self.touching(start, end)
            if one.start <= start and end <= one.end and (one.closed or one.start in self._carried)
        ]
