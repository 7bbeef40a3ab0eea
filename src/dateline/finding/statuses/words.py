"""How statuses are told: the patterns of ``data/statuses.yaml`` by the word that tells each."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.tables import table

__all__ = ["Offices", "Pattern", "StatusWords", "Truces", "status_words"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a status is told; ``data/statuses.yaml`` says what each field means."""

    kind: str
    words: frozenset[str]
    holder: tuple[str, ...]
    value: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    place: bool = False
    named: bool = False
    ended: bool = False
    unplaced: bool = False
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Truces:
    """Words of a ceasefire: its nouns, and the verbs that set, keep or end it as its object or its subject."""

    nouns: frozenset[str]
    set: frozenset[str]
    begins: frozenset[str]
    takes: frozenset[str]
    ends: frozenset[str]
    ended: frozenset[str]
    mediates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offices:
    """Verbs of posts: become, give to, take from, serve in, leave, lead and rule a state, nouns for a post held
    ("office") and verbs by which it is ("took office"), verbs of succeeding somebody and of taking "over" from him,
    words for a post held no longer, nouns for posts that titles lack, adverbs of what was once, and heads of titles
    that name no post ("widow").
    """

    becomes: frozenset[str]
    gives: frozenset[str]
    takes: frozenset[str]
    serves: frozenset[str]
    leaves: frozenset[str]
    leads: frozenset[str]
    rules: frozenset[str]
    tenures: frozenset[str]
    holds: frozenset[str]
    succeeds: frozenset[str]
    takes_over: frozenset[str]
    former: frozenset[str]
    further: frozenset[str]
    once: frozenset[str]
    no_posts: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The patterns by word; the verbs that carry a noun's owner; those that put a ban on somebody or take it away;
    what ties may be to besides actors; verbs of holding somebody to be something ("considers"); the verbs of renewing
    what holds; nouns for a group's fighters, for a group, and for the regions that a name may stand before; words that
    tell a tie from before such a noun ("splinter group"), verbs of being something ("emerged as"), and words in the
    names of armed groups.
    """

    patterns: Mapping[str, tuple[Pattern, ...]]
    carriers: frozenset[str]
    denying: frozenset[str]
    imposing: frozenset[str]
    relieving: frozenset[str]
    circles: frozenset[str]
    judging: frozenset[str]
    renewals: frozenset[str]
    forces: frozenset[str]
    groups: frozenset[str]
    regions: frozenset[str]
    beside: frozenset[str]
    serving: frozenset[str]
    martial: frozenset[str]
    truces: Truces
    offices: Offices

    def is_group(self, noun: str) -> bool:
        """Whether a noun, in one or many, is one for a group: "movements"."""
        return noun.removesuffix("s") in self.groups


_LISTS = (
    *("carriers", "denying", "imposing", "relieving", "circles", "judging", "renewals"),
    *("forces", "groups", "regions", "beside", "serving", "martial"),
)


@functools.cache
def status_words() -> StatusWords:
    """The patterns that the package ships."""
    lists = table("finding", "statuses")
    by_word: dict[str, list[Pattern]] = {}
    for kind, entries in lists["kinds"].items():
        for entry in entries:
            pattern = _pattern(kind, entry)
            for word in sorted(pattern.words):
                by_word.setdefault(word, []).append(pattern)
    return StatusWords(
        patterns={word: tuple(found) for word, found in by_word.items()},
        truces=Truces(**{name: frozenset(words) for name, words in lists["truces"].items()}),
        offices=Offices(**{name: frozenset(words) for name, words in lists["offices"].items()}),
        **{name: frozenset(lists[name]) for name in _LISTS},
    )


def _pattern(kind: str, entry: Mapping[str, Any]) -> Pattern:
    words, kinds, of, nouns = (frozenset(entry.get(name, ())) for name in ("words", "kinds", "of", "nouns"))
    marks = {name: bool(entry.get(name, False)) for name in ("place", "named", "ended", "unplaced")}
    return Pattern(kind, words, tuple(entry["holder"]), tuple(entry["value"]), kinds, of, nouns=nouns, **marks)
