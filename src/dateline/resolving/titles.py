"""Titles, ranks and posts: the words that news sets beside a name, and the sector of who bears them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.resolving.tables import table

__all__ = ["Titles", "load"]

# Where the head of a post ends: "Coordinator for Counterterrorism", "ambassador to Kabul".
_COMPLEMENT = re.compile(r"\s+(?:of|for|to|at|in|on|and|with|from)\s+|,\s*|\s*\(")


class _Post(NamedTuple):
    words: tuple[str, ...]
    sector: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The lists, compiled. Every word in the sets is in small letters and without a full stop.

    ``honorifics`` are titles and ranks ("dr", "lt general"), ``honorific`` matches one or several at the
    start of a string; ``posts`` are the head words of posts ("minister"); ``modifiers`` what a post takes
    before it ("acting").
    """

    honorifics: frozenset[str]
    honorific: re.Pattern[str]
    posts: frozenset[str]
    modifiers: frozenset[str]
    _ranks: dict[str, str]
    _posts: dict[str, tuple[_Post, ...]]  # by last word, the longest first

    def post_sector(self, words: str) -> str | None:
        """The sector of who bears a post ("acting police chief" is "police"); None where it is no known
        post.
        """
        said = _folded(words)
        for stretch in (said, _COMPLEMENT.split(said)[0]):
            spoken = stretch.split()
            for post in self._posts.get(spoken[-1], ()) if spoken else ():
                if tuple(spoken[-len(post.words) :]) == post.words:
                    return post.sector
        return None

    def honorific_sector(self, title: str) -> str | None:
        """The sector that a title or rank gives away ("Lt Gen" is "military"); None where it gives none."""
        return self._ranks.get(_folded(title))


@cache
def load() -> Titles:
    """The shipped titles and posts, read and compiled once."""
    ranks = {_folded(title): sector for sector, listed in table("titles").items() for title in listed}
    posts: dict[str, list[_Post]] = {}
    for sector, listed in table("posts")["posts"].items():
        for words in map(_folded, listed):
            posts.setdefault(words.split()[-1], []).append(_Post(tuple(words.split()), sector))
    heads = {
        _COMPLEMENT.split(_folded(words))[0].split()[-1]
        for listed in table("posts")["posts"].values()
        for words in listed
    }
    return Titles(
        honorifics=frozenset(ranks),
        honorific=_pattern(list(ranks)),
        posts=frozenset(heads),
        modifiers=frozenset(table("posts")["modifiers"]),
        _ranks={title: sector for title, sector in ranks.items() if sector not in ("address", "religious", "noble")},
        _posts={last: tuple(sorted(found, key=lambda post: -len(post.words))) for last, found in posts.items()},
    )


def _folded(words: str) -> str:
    return " ".join(words.lower().replace(".", " ").replace("-", " ").split())


def _pattern(titles: list[str]) -> re.Pattern[str]:
    """One or several titles with the space after each: "Lt. Gen. ", "Dr ", "Maj-Gen (retd) "."""
    longest = sorted(titles, key=lambda title: (-len(title), title))
    spelt = "|".join(r"\.?[ -]".join(map(re.escape, title.split())) for title in longest)
    return re.compile(rf"(?:(?:{spelt})\b\.?(?:\s\((?:retd|ret)\.?\))?\s+)+", re.IGNORECASE)
