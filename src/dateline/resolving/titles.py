"""Titles, ranks and posts: the words that news sets beside a name, and the sector of who bears them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.tables import table

__all__ = ["Titles", "load"]

# Where the head of a post ends: "Coordinator for Counterterrorism", "ambassador to Kabul".
_COMPLEMENT = re.compile(r"\s+(?:of|for|to|at|in|on|and|with|from)\s+|,\s*|\s*\(")


_RETIRED = re.compile(r"\((?:retd?|rtd)\.?\)", re.IGNORECASE)
_OF_OFFICE = ("government", "legislature", "court")  # sections of titles.yaml whose titles are posts
_REIGNING = frozenset(
    {"king", "queen", "emperor", "empress", "emir", "crown prince", "pope", "patriarch", "archbishop"}
)
_HOURS = {"pm"}  # "6:55 PM"
_TELLING_NOTHING = ("address", "religious", "noble")


class _Post(NamedTuple):
    words: str
    sector: str | None  # None: a post of any sector ("leader")


@dataclass(frozen=True, slots=True)
class Titles:
    """The lists, compiled. Every word in the sets is in small letters and without a full stop.

    ``honorifics`` are titles and ranks ("dr", "lt general"), ``honorific`` matches one or several at the
    start of a string; ``posts`` are the head words of posts ("minister"); ``modifiers`` what a post takes
    before it ("acting"), ``offices`` the words of ``honorifics`` that are posts by themselves ("senator", "king").
    """

    honorifics: frozenset[str]
    honorific: re.Pattern[str]
    posts: frozenset[str]
    modifiers: frozenset[str]
    offices: frozenset[str]
    _ranks: dict[str, str]
    _posts: dict[str, tuple[_Post, ...]]  # by last word, the longest first
    _borne: frozenset[str]  # the posts that bodies of every sector have

    def post_sector(self, words: str, body_sector: str | None = None) -> str | None:
        """The sector of who bears a post ("acting police chief" is "police"); None for no known post.

        ``body_sector`` is that of the body that the post belongs to, where it is known: the director general
        or the spokesman of a secret service is of the service's sector, and so is its president.
        """
        said = _folded(words)
        for stretch in (said, _COMPLEMENT.split(said)[0]):
            for post in self._posts.get(stretch.rpartition(" ")[2], ()):
                if f" {stretch}".endswith(f" {post.words}"):
                    return body_sector if body_sector and post.words in self._borne else post.sector
        return None

    def honorific_sector(self, title: str) -> str | None:
        """The sector that a title or rank gives away ("Lt Gen" is "military"); None where it gives none."""
        return self._ranks.get(_folded(title))


@cache
def load() -> Titles:
    """The shipped titles and posts, read and compiled once."""
    ranks = {_folded(title): sector for sector, listed in table("resolving", "titles").items() for title in listed}
    posts: dict[str, list[_Post]] = {}
    for sector, lines in table("resolving", "posts")["posts"].items():
        for words in (_folded(post) for line in lines for post in line):
            posts.setdefault(words.rpartition(" ")[2], []).append(_Post(words, None if sector == "unknown" else sector))
    return Titles(
        honorifics=frozenset(ranks),
        honorific=_pattern(list(ranks)),
        posts=frozenset(_head(post.words) for listed in posts.values() for post in listed),
        modifiers=frozenset(map(_folded, table("resolving", "posts")["modifiers"])),
        offices=frozenset(title for title, sector in ranks.items() if sector in _OF_OFFICE or title in _REIGNING)
        - _HOURS,
        _ranks={title: sector for title, sector in ranks.items() if sector not in _TELLING_NOTHING},
        _posts={last: tuple(sorted(found, key=lambda post: -len(post.words))) for last, found in posts.items()},
        _borne=frozenset(map(_folded, table("resolving", "posts")["borne"])),
    )


def _head(words: str) -> str:
    """The word that the others of a post lean on: "chief" of "chief of army staff"."""
    return _COMPLEMENT.split(words)[0].rpartition(" ")[2]


def _folded(words: str) -> str:
    return " ".join(_RETIRED.sub("", words).lower().replace(".", " ").replace("-", " ").split())


def _pattern(titles: list[str]) -> re.Pattern[str]:
    """One or several titles with the space after each: "Lt. Gen. ", "Dr ", "Maj-Gen (retd) "."""
    longest = sorted(titles, key=lambda title: (-len(title), title))
    spelt = "|".join(r"\.?[ -]".join(map(re.escape, title.split())) for title in longest)
    return re.compile(rf"(?:(?:{spelt})\b\.?(?:\s?\((?:retd?|rtd)\.?\))?\s+)+", re.IGNORECASE)
