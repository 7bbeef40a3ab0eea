"""Stories: reports that are copies or near copies of one text, told by their words.

A report's words, without headline, dateline, case and punctuation, are cut into runs of five (shingles). Which other
reports may share them is found by MinHash: two rows of a signature make a band, and texts that have a band in common
are compared shingle by shingle. Everything here is a function of the words alone, and the same on every machine.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.article import dateline
from dateline.records import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy
    from numpy.typing import NDArray

    Prints = NDArray[numpy.uint32]

__all__ = ["CROWD", "Wording", "bands", "shared", "wording"]

RUN = 5  # words of a shingle: few enough to outlive light editing, enough that chance seldom repeats them

# Over the 2,649 local reports of gva_train, pairs that tell one incident fall into two heaps by how much of the
# shorter the longer holds: 850 of 900 below 0.4 and most of the rest above 0.6, where the copies are.
COPIED = 0.6
# Of shingles: less proves nothing. The first sentence of a sample report, which may be all of a brief, has 24 to 38.
EVIDENCE = 20
# A text at least half as long as another may share any part with it; a shorter one (a brief) has to open as the longer
# does, or else a round-up of the day would make one story of all that it holds.
BRIEF = 0.5
LEAD, OPENING = 56, 28  # shingles: the first sixty words, and the first sentence
LED = 0.5  # how much of its own length, or of the longer text's lead, a brief shares with that lead

# With bands of two rows, a pair that shares a quarter of its shingles (the least that is a copy: half as long, and
# six tenths of that) meets in one of 40 with a chance of 0.92, one that shares four tenths with 0.999. A brief meets
# the text that it opens by the bands of the leads and of the first sentences.
ROWS = 2
BANDS = 40
SIGNED = BANDS, 8, 4  # of the whole text, of its lead, of its first sentence
SEED = 1

# How many texts of one band, and of all bands together, a new one is compared with: those of the lowest number, which
# is a hash and so no matter of when they came. Sixty sites that share a long notice fill a band; to compare with all
# of them would make each page dearer than the last.
CROWD = 64

_WORD = re.compile(r"\w+")
_SIGNED = 1 << 63


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a report: a number that stands for them, and the hashes of their shingles in order, as bytes."""

    id: int
    prints: bytes

    @property
    def shingles(self) -> Prints:
        """The hashes of the shingles, each once, in the order of the text."""
        import numpy

        return numpy.frombuffer(self.prints, dtype="<u4")


def wording(report: Report) -> Wording:
    """The words of a report.

    Words too few to be told from another day's ("Five killed in blast") stand with their date: two such reports are
    copies where they say the same on the same day.
    """
    import numpy

    opened = dateline.find(report.text)
    words = _WORD.findall(report.text[opened.body if opened else 0 :].casefold())
    hashes = [zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)]
    prints = list(dict.fromkeys(hashes))
    known = ["wording", *words]
    if len(prints) < EVIDENCE:
        known += ["", (report.published or "")[:10], "" if words else report.id]
    return Wording(_number(" ".join(known).encode()), numpy.array(prints, dtype="<u4").tobytes())


def bands(words: Wording) -> list[int]:
    """The bands that near copies of these words would have one of, as signed numbers of 64 bits; none for few words."""
    shingles = words.shingles
    if len(shingles) < EVIDENCE:
        return []
    signed = zip(_signatures([shingles, shingles[:LEAD], shingles[:OPENING]]), SIGNED, strict=True)
    rows = [row for signature, number in signed for row in signature[: number * ROWS]]
    keys = (hashlib.blake2b(repr((i, rows[i : i + ROWS])).encode(), digest_size=8) for i in range(0, len(rows), ROWS))
    return sorted({int.from_bytes(key.digest(), "little", signed=True) for key in keys})


def shared(left: Wording, right: Wording) -> float | None:
    """How much of the shorter text the longer holds, from 0 to 1; None where the two are no copies."""
    import numpy

    short, long = sorted((left.shingles, right.shingles), key=len)
    common = numpy.intersect1d(short, long, assume_unique=True)
    if len(common) < EVIDENCE or len(common) < COPIED * len(short):
        return None
    if len(short) < BRIEF * len(long):
        lead = long[:LEAD]
        if numpy.isin(lead, short).sum() < LED * min(len(lead), len(short)):
            return None
    return round(len(common) / len(short), 3)


def _signatures(texts: Sequence[NDArray[numpy.uint32]]) -> list[list[int]]:
    """The signature of each of some runs of shingles, which are hashes already and so are taken as they are."""
    import numpy
    from rensa import RMinHash

    ends = numpy.cumsum([0, *map(len, texts)]).astype("<u8")
    found = RMinHash.digest_matrix_from_flat_token_hashes(
        numpy.concatenate(texts).astype("<u8"), ends, BANDS * ROWS, SEED
    )
    rows: list[list[int]] = found.to_rows()
    return rows


def _number(content: bytes) -> int:
    """A hash of 63 bits, which every database keeps as a positive integer."""
    return int.from_bytes(hashlib.sha256(content).digest()[:8], "big") % _SIGNED
