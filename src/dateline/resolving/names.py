"""How names are compared: words with their offsets, each in one canonical spelling.

Text and registry go through the same function, so that "Tehrik-i-Taliban", "Tehreek e Taliban" and
"TEHREEK-E-TALIBAN" are the same three words, "al-Qa'ida" is "al qaida", and "U.S." is "us" (whose case is
looked at afterwards).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dateline.resolving.letters import plain
from dateline.tables import table

__all__ = ["Casing", "Word", "casing_of", "is_acronym", "key", "spellings", "words"]

Casing = Literal["normal", "upper", "lower"]

# Dotted letters are one word ("U.S.", "U.S"); an apostrophe joins ("Qa'ida") unless it opens a possessive
# ("Iran's").
_WORD = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:['’‘ʼ`](?![sS]\b)[^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`.")


class Word(NamedTuple):
    """A word of a text, ``start`` to ``end`` in code points, and its canonical spelling."""

    start: int
    end: int
    key: str


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    canonical = _canonical
    return [Word(match.start(), match.end(), canonical(match.group())) for match in _WORD.finditer(text)]


@cache
def _spellings() -> dict[str, str]:
    """Each variant of a word in transliterated names, with the spelling that stands for all of them."""
    return {variant: chosen for chosen, variants in table("resolving", "spellings").items() for variant in variants}


@lru_cache(maxsize=16384)  # words of running text come again and again
def _canonical(word: str) -> str:
    folded = word.lower()
    if not folded.isalnum():
        folded = folded.translate(_APOSTROPHES)
    folded = plain(folded)
    return _spellings().get(folded, folded)


# A user's file of 100,000 names is checked and then entered actor by actor: each name is asked for twice running.
@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """The canonical spelling of a whole name, without a leading article."""
    spelt = [_canonical(word) for word in _WORD.findall(name)]
    return " ".join(spelt[1:] if len(spelt) > 1 and spelt[0] == "the" else spelt)


def spellings(name: str) -> tuple[str, ...]:
    """A name as it is, and as hasty pages write it ("Peoples Liberation Army")."""
    return (name, name.replace("'s ", "s ")) if "'s " in name else (name,)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals ("TTP", "U.S.", "IS-KP", "JeM") so that its case tells it from
    a word.
    """
    if " " in name:
        return False
    capitals, letters = sum(map(str.isupper, name)), sum(map(str.isalpha, name))
    return capitals >= 2 and capitals * 2 > letters


def casing_of(text: str) -> Casing:
    """Whether a text is all capitals (old wires), all small letters (damaged scrapes), or neither.

    A few stray letters do not decide: nine in ten capitals make "upper", under one in two hundred "lower".
    """
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    if upper > 9 * lower and upper >= 2:
        return "upper"
    return "lower" if lower > 200 * upper and lower >= 2 else "normal"
