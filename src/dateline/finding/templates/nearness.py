"""How far words stand from those who take part in an incident: of several places, its own is mostly the nearest.

A report's only incident is dated and placed by words that stand anywhere in it, so its signs weigh apart.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.records import Span

if TYPE_CHECKING:
    from dateline.reading.document import Document

__all__ = ["GAPS", "Nearness"]

GAPS = (0, 1, 2, 4)  # sentences between, up to which two are of one class; those farther are of the last


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where a report's sentences begin, in which of them those of an incident are named, and if it is the only one."""

    openings: Sequence[int]
    named_in: Sequence[int]
    is_only: bool

    @classmethod
    def of(cls, document: Document, named: Sequence[Span], *, is_only: bool) -> Nearness:
        """The nearness to those whom the spans name."""
        openings = [sentence.start_char for sentence in document.doc.sents]
        return cls(openings, [bisect.bisect_right(openings, span.start) for span in named], is_only)

    def signs(self, starts: Iterable[int]) -> dict[str, float]:
        """The class of the least distance between words that begin there and those of the incident."""
        here = [bisect.bisect_right(self.openings, start) for start in starts]
        least = min((abs(one - other) for one in here for other in self.named_in), default=0)
        gap = f"gap {next((gap for gap in GAPS if least <= gap), 'more')}"
        return {gap: 1.0} | ({f"{gap}, only": 1.0} if self.is_only else {})
