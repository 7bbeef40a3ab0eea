"""Furniture of a page, known line by line from ``furniture.yaml``, and what some of it tells of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.article import dates
from dateline.article.bylines import HANDLE, NAME, byline
from dateline.article.draft import Clues
from dateline.article.headlines import is_headline
from dateline.tables import table

__all__ = ["Entry", "entries", "know", "strip"]

FEET = {"end": 1.0, "list": 0.25}  # the effects that may end the article, and how much may follow at most
LONGEST = 300  # characters: no pattern is meant for more, and body paragraphs seldom have less
SITE = (
    r"(?-i:(?:the )?[A-Z0-9][^.:;!?\n]{1,50}?(?:\.(?:com|org|net|pk|in|uk|tv|info))*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,5})"
)
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
    return tuple(
        Entry(row["id"], row["effect"], tuple(row["example"]), _compiled(row["patterns"]))
        for row in table("article", "furniture")
    )


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
    return None if len(line) > LONGEST else _known(line)


@lru_cache(maxsize=512)  # lines: those of a page are asked about until nothing more goes
def _known(line: str) -> tuple[Entry, re.Match[str]] | None:
    bare = BULLETS.sub("", line.translate(STRAIGHT)).strip()
    for entry in entries():
        for pattern in entry.patterns:
            if (found := pattern.fullmatch(bare)) and "|" not in (found.groupdict().get("publisher") or ""):
                return entry, found  # and no row of a table: "1 March 2024 | Gao | 12 | 4"
    return None


def strip(paragraphs: Sequence[str]) -> tuple[list[str], Clues]:
    """The paragraphs that are no furniture, and what the furniture among them told."""
    known = [know(paragraph) for paragraph in paragraphs]
    effects = [found[0].effect if found else None for found in known]
    clues = Clues()
    for _, found in sorted(filter(None, known), key=lambda pair: entries().index(pair[0])):
        clues |= _told(found)  # the kinds that come first in the file are the surer
    words = [0 if effect else len(paragraph.split()) for paragraph, effect in zip(paragraphs, effects, strict=True)]
    foot = next((i for i, effect in enumerate(effects) if effect in FEET and _is_foot(words, i, FEET[effect])), None)
    kept = [i for i, effect in enumerate(effects[:foot]) if effect in (None, "tail")]
    while kept and effects[kept[-1]] == "tail":
        kept.pop()
    return [paragraphs[i] for i in kept if not _is_listed(paragraphs, effects, i)], clues


def _is_foot(words: Sequence[int], i: int, share: float) -> bool:
    """Whether the words of the article after line ``i`` are fewer than that share of those before it."""
    return sum(words[i:]) < share * sum(words[:i])


def _is_listed(paragraphs: Sequence[str], effects: Sequence[str | None], i: int) -> bool:
    """Whether a line is one of the headlines right after the heading of a list."""
    while i and effects[i] is None and is_headline(paragraphs[i]):
        i -= 1
    return effects[i] == "list"


def _told(found: re.Match[str]) -> Clues:
    """The clues in the named groups of a match."""
    said = {name: value for name, value in found.groupdict().items() if value}
    return Clues(
        title=said.get("title"),
        publisher=said["publisher"].strip(" ,.-").removeprefix("the ") if "publisher" in said else None,
        byline=byline(said.get("byline") or said.get("byline2")),
        published=dates.find(said["date"]) if "date" in said else None,
    )
