"""Furniture of a page, known line by line from ``furniture.yaml``, and what some of it tells of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.article import dates
from dateline.article.bylines import HANDLE, NAME, byline
from dateline.article.draft import Clues
from dateline.article.words import load

__all__ = ["Entry", "entries", "know", "strip"]

LONGEST = 300  # characters: no pattern is meant for more, and body paragraphs seldom have less
SITE = r"(?-i:(?:the )?[A-Z0-9][^.:;!?\n]{1,50}(?:\.(?:com|org|net|pk|in|uk|tv|info))*)"
STRAIGHT = str.maketrans("‘’“”‚„′″", "''\"\"''''")
BULLETS = re.compile(r"^[\s•·▪●◦‣►▶»>→*#|–—✉☎↓↑+\u2190-\u21ff\u2500-\u27bf\U0001f000-\U0001faff]+(?=\w|[\"'(\[])")


class Entry(NamedTuple):
    """A kind of furniture: its id, what follows from a line of it, examples and compiled patterns."""

    id: str
    effect: str
    examples: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@cache
def entries() -> tuple[Entry, ...]:
    """The kinds of furniture, in the order of the file."""
    rows = load("furniture.yaml")
    assert isinstance(rows, list)
    return tuple(Entry(row["id"], row["effect"], tuple(row["example"]), _compiled(row["patterns"])) for row in rows)


def _compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns with their pieces filled in; those without named groups as one."""
    pieces = {"{date}": dates.pattern(), "{clock}": dates.CLOCK, "{name}": NAME, "{handle}": HANDLE, "{site}": SITE}
    filled = []
    for pattern in patterns:
        for piece, meaning in pieces.items():
            pattern = pattern.replace(piece, f"(?:{meaning})")
        filled.append(pattern)
    telling = [pattern for pattern in filled if "(?P<" in pattern]
    silent = [pattern for pattern in filled if "(?P<" not in pattern]
    whole = [*telling, "|".join(f"(?:{pattern})" for pattern in silent)] if silent else telling
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in whole)


def know(line: str) -> tuple[Entry, re.Match[str]] | None:
    """The kind of furniture that a line is, with the match that says so; None for a line of the article."""
    if len(line) > LONGEST:
        return None
    bare = BULLETS.sub("", line.translate(STRAIGHT)).strip()
    for entry in entries():
        for pattern in entry.patterns:
            if found := pattern.fullmatch(bare):
                return entry, found
    return None


def strip(paragraphs: Sequence[str]) -> tuple[list[str], Clues]:
    """The paragraphs that are no furniture, and what the furniture among them told."""
    known = [know(paragraph) for paragraph in paragraphs]
    clues = Clues()
    kept: list[tuple[str, bool]] = []
    for i, (paragraph, found) in enumerate(zip(paragraphs, known, strict=True)):
        if found is None or found[0].effect == "tail":
            kept.append((paragraph, found is not None))
        if found is not None:
            clues |= _told(found[1])
        if found is not None and found[0].effect == "end" and _is_foot(paragraphs, known, i):
            for later in filter(None, known[i:]):
                clues |= _told(later[1])
            break
    while kept and kept[-1][1]:
        kept.pop()
    return [paragraph for paragraph, _ in kept], clues


def _is_foot(paragraphs: Sequence[str], known: Sequence[object], i: int) -> bool:
    """Whether less of the article follows line ``i`` than went before, counted in words."""
    before = sum(len(p.split()) for p, found in zip(paragraphs[:i], known[:i], strict=True) if not found)
    after = sum(len(p.split()) for p, found in zip(paragraphs[i:], known[i:], strict=True) if not found)
    return before > after


def _told(found: re.Match[str]) -> Clues:
    """The clues in the named groups of a match."""
    said = {name: value for name, value in found.groupdict().items() if value}
    return Clues(
        publisher=said["publisher"].strip(" ,.-") if "publisher" in said else None,
        byline=byline(said.get("byline") or said.get("byline2")),
        published=dates.find(said["date"]) if "date" in said else None,
    )
