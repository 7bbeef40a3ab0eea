"""What a screening sees of a text: words, groups of words that say the same, and what stands near what."""

from __future__ import annotations

import functools
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from dateline.tables import table

__all__ = ["BUCKETS", "Groups", "buckets", "signals"]

BUCKETS = 2**17  # room for the 200,000 signals of the training texts; half as many cost 0.01 of F1
NEAR = 8  # words between two groups that still speak of each other: about a clause
BEFORE, AFTER = 5, 6  # words beside a word for police that may tell what they did or left undone
DENIED = 4  # words after a "not" that it may deny
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Groups:
    """Which words belong to which groups: whole words, beginnings of words, and pairs of words."""

    whole: dict[str, frozenset[str]]
    beginnings: tuple[tuple[str, str], ...]
    pairs: dict[tuple[str, str], str]

    @classmethod
    @functools.cache
    def load(cls) -> Groups:
        """The groups of ``data/screening.yaml``."""
        whole: dict[str, set[str]] = defaultdict(set)
        beginnings, pairs = [], {}
        for group, terms in table("finding", "screening")["groups"].items():
            for term in terms:
                first, _, second = term.partition(" ")
                if second:
                    pairs[first, second] = group
                elif term.endswith("*"):
                    beginnings.append((term[:-1], group))
                else:
                    whole[term].add(group)
        return cls({word: frozenset(groups) for word, groups in whole.items()}, tuple(beginnings), pairs)

    def found(self, words: list[str]) -> list[tuple[int, str]]:
        """Where in ``words`` which group stands, in order."""
        single = [(place, group) for place, word in enumerate(words) for group in _groups_of(word)]
        double = [(place, self.pairs[pair]) for place, pair in enumerate(pairwise(words)) if pair in self.pairs]
        return sorted(single + double) if double else single


@functools.lru_cache(maxsize=2**16)
def _groups_of(word: str) -> tuple[str, ...]:
    groups = Groups.load()
    begun = {group for beginning, group in groups.beginnings if word.startswith(beginning)}
    return tuple(sorted(begun | groups.whole.get(word, frozenset())))


def signals(text: str) -> set[str]:
    """The signals of a text.

    Words, pairs of words, groups, groups together, one group close before another, words beside police, words denied.
    """
    words = ["#" if word.isdigit() else word for word in WORD.findall(text.lower())]
    places = Groups.load().found(words)
    present = sorted({group for _, group in places})
    seen = {*words, *(f"{left} {right}" for left, right in pairwise(words))}
    seen.update("=" + group for group in present)
    seen.update(f"{left}&{right}" for number, left in enumerate(present) for right in present[number + 1 :])
    for number, (place, group) in enumerate(places):
        for after, other in places[number + 1 :]:
            if after - place > NEAR:
                break
            if other != group:
                seen.add(f"{group}<{other}")
    return seen | _beside_police(words, places) | _denied(words, places)


def _beside_police(words: list[str], places: list[tuple[int, str]]) -> set[str]:
    plain = _listed("plain")
    seen: set[str] = set()
    for place in (place for place, group in places if group == "police"):
        seen.update(f"{word}~police" for word in words[max(place - BEFORE, 0) : place] if word not in plain)
        seen.update(f"police~{word}" for word in words[place + 1 : place + 1 + AFTER] if word not in plain)
    return seen


def _denied(words: list[str], places: list[tuple[int, str]]) -> set[str]:
    denying = _listed("denying")
    seen: set[str] = set()
    for place, word in enumerate(words):
        if word in denying:
            seen.update(f"not~{each}" for each in words[place + 1 : place + 1 + DENIED])
            seen.update(f"not~={group}" for other, group in places if place < other <= place + DENIED + 1)
    return seen


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("finding", "screening")[name])


def buckets(text: str) -> list[int]:
    """The numbers under which the signals of a text are weighed, each once, in order."""
    return sorted({zlib.crc32(signal.encode()) % BUCKETS for signal in signals(text)})
