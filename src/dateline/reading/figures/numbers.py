"""Number phrases in a sentence: "at least 14", "dozens", "between 30 and 40", "twenty-one", "$1.5bn" without its sign.

A number has a lowest and a highest value; None is an open end. Words and conventions are ``data/figures.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from dateline.reading.marks import DASHES
from dateline.tables import table, words

__all__ = ["Number", "Word", "find_numbers", "number_rules", "split_words", "word_at", "word_set"]

_WORD = re.compile(
    r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|\.(?=\S)|[^\w\s]", re.UNICODE
)
_RANGE = (*DASHES, "to", "or")
_LONGEST_HEDGE = 4

word_set = partial(words, "reading", "figures")  # one list of ``data/figures.yaml``


class Word(NamedTuple):
    """A word, number or mark of a sentence, in lower case, and where it stands."""

    text: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Number:
    """The words from ``first`` to ``last`` (half open) that say a number, hedges included."""

    first: int
    last: int
    low: float | None
    high: float | None


@cache
def number_rules() -> dict[str, Any]:
    """What ``data/figures.yaml`` holds, read once. The result is shared: read it, never change it."""
    rules: dict[str, Any] = table("reading", "figures")
    return rules


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, tuple[float | None, float | None]]]:
    """Hedges and vague numbers by their words: what they are, and the range of a vague one."""
    rules = number_rules()
    found: dict[tuple[str, ...], tuple[str, tuple[float | None, float | None]]] = {}
    for kind, hedges in rules["hedges"].items():
        found.update({tuple(str(hedge).split()): (kind, (None, None)) for hedge in hedges})
    for name, (low, high) in rules["vague"].items():
        found[tuple(name.replace("-", " - ").split())] = ("vague", (low, high))
    return found


@cache
def _openers() -> frozenset[str]:
    """The words that begin a hedge or a vague number."""
    return frozenset(phrase[0] for phrase in _phrases())


@lru_cache(maxsize=128)
def split_words(text: str) -> tuple[Word, ...]:
    """The words, numbers and marks of a text; three finders look at a sentence one after the other."""
    found = _WORD.finditer(text)
    return tuple(Word(match[0].lower(), match.start(), match.end(), match[0][0].isupper()) for match in found)


def word_at(words: Sequence[Word], at: int) -> str:
    """The text of a word; nothing where there is none."""
    return words[at].text if 0 <= at < len(words) else ""


def find_numbers(words: Sequence[Word]) -> list[Number]:
    """Every number phrase, from left to right; ordinals are none."""
    found, at = [], 0
    while at < len(words):
        number = _number_at(words, at)
        if number:
            found.append(number)
            at = number.last
        else:
            at += 1
    return found


def _phrase(words: Sequence[Word], at: int) -> tuple[int, str, tuple[float | None, float | None]] | None:
    """The longest hedge or vague number that begins at a word: where it ends, and what it is."""
    if words[at].text not in _openers():
        return None
    for length in range(min(_LONGEST_HEDGE, len(words) - at), 0, -1):
        known = _phrases().get(tuple(word.text for word in words[at : at + length]))
        if known:
            return at + length, *known
    return None


def _number_at(words: Sequence[Word], at: int) -> Number | None:
    hedges, start = [], at
    while at < len(words) and (phrase := _phrase(words, at)) and phrase[1] != "vague":
        hedges.append(phrase[1])
        at = phrase[0]
    between = not hedges and words[at].text == "between" if at < len(words) else False
    core = _range(words, at + between, "and") if between else _core(words, at)
    if core is None or (between and core.low == core.high):
        return None
    number = replace(core, first=start)
    if words[number.last : number.last + 2] and [w.text for w in words[number.last : number.last + 2]] == [
        "or",
        "more",
    ]:
        return replace(number, last=number.last + 2, high=None)
    if "floor" in hedges:
        return replace(number, high=None)
    return replace(number, low=None) if "ceiling" in hedges else number


def _core(words: Sequence[Word], at: int) -> Number | None:
    """A vague number, a range, or one number, without its hedges."""
    phrase = _phrase(words, at) if at < len(words) else None
    if phrase:
        return Number(at, phrase[0], *phrase[2])
    return _range(words, at, *_RANGE)


def _range(words: Sequence[Word], at: int, *joints: str) -> Number | None:
    low = _cardinal(words, at)
    if low is None:
        return None
    value, last = low
    if last < len(words) and words[last].text in joints:
        high = _cardinal(words, last + 1)
        if high and high[0] > value:
            return Number(at, high[1], value, high[0])
    return Number(at, last, value, value)


def _cardinal(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """One number in digits or words, with its scale ("1.5 million", "two hundred and fifty", "a dozen")."""
    if at >= len(words):
        return None
    text = words[at].text
    if text[0].isdigit():
        if (
            at + 1 < len(words)
            and words[at + 1].start == words[at].end
            and words[at + 1].text in ("st", "nd", "rd", "th")
        ):
            return None
        return _scaled(words, float(text.replace(",", "")), at + 1)
    if text in ("a", "half") or text in number_rules()["cardinals"]:
        return _spelled(words, at)
    return None


def _scaled(words: Sequence[Word], value: float, at: int) -> tuple[float, int]:
    scales = number_rules()["scales"]
    while (
        at < len(words)
        and words[at].text in scales
        and (len(words[at].text) > 2 or words[at].start == words[at - 1].end)
    ):
        value *= scales[words[at].text]
        at += 1
    return value, at


def _spelled(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """A number in words; "a" counts only before a scale ("a hundred"), "half" before a scale or "a" and one."""
    cardinals, scales = number_rules()["cardinals"], number_rules()["scales"]
    total, part, first = 0.0, 0.0, at
    while at < len(words):
        text = words[at].text
        following = words[at + 1].text if at + 1 < len(words) else ""
        if text in cardinals and (part == 0 or (part >= 20 and part % 10 == 0 and cardinals[text] < 10)):
            part += cardinals[text]
        elif text == "a" and at == first and following in scales:
            part = 1
        elif text in scales and (part or total) and len(text) > 2:
            total, part = (total + part) * scales[text] if scales[text] > 100 else total + part * scales[text], 0.0
        elif not (text in (*DASHES, "and") and at > first and following in cardinals and (total or text != "and")):
            break
        at += 1
    return (total + part, at) if at > first and words[at - 1].text not in (*DASHES, "and") else None
