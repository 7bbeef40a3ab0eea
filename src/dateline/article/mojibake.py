"""UTF-8 that somebody read as windows-1252 ("â€œ" for "“"), put right where there is no doubt.

A closing quotation mark lost its last byte on the way ("â€\ufffd"), since windows-1252 has no letter for it.
A run is repaired only if it turns, as a whole, into letters and marks of European text; and a page whose
only runs have two characters needs two of them, since one such pair can be meant.
"""

from __future__ import annotations

import re

__all__ = ["repair"]

# The characters that windows-1252 gives for bytes 80 to FF, with the C1 controls that stand for its five gaps.
UPPER = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0x100))
BYTES = {ord(char): code for code, char in zip(range(0x80, 0x100), UPPER, strict=True)}
LEADS, TAILS = re.escape(UPPER[0x42:0x75]), re.escape(UPPER[:0x40])
RUN = re.compile(f"(?:[{LEADS}][{TAILS}]{{1,3}})+")
LOST = "â€\ufffd"  # of the five that end so only ” stands in news
MEANT = re.compile("[\u00a0-\u024f\u2010-\u2044\u20ac\u2116\u2122\ufeff]+")


def repair(text: str) -> str:
    """The text with surely damaged runs put right; the same text where there is any doubt."""
    text = text.replace(LOST, "”")
    if not ("â€" in text or "Ã" in text or "Â" in text):
        return text
    runs = {run: meant for run in set(RUN.findall(text)) if (meant := _meant(run))}
    if not runs or (max(map(len, runs)) < 3 and sum(text.count(run) for run in runs) < 2):
        return text
    return RUN.sub(lambda run: runs.get(run.group(), run.group()), text)


def _meant(run: str) -> str | None:
    """What the bytes behind a run say in UTF-8, where that is European text."""
    try:
        meant = bytes(BYTES[ord(char)] for char in run).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return None
    return meant if MEANT.fullmatch(meant) else None
