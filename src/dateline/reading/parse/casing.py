"""Capitals for a text that has lost them: a report all in capitals or all in small letters, and headlines within one.

A headline that opens every word with a capital has lost them as well: what is a name in it is told by the report below.

The parser and the names of persons and places hang on capitals. Which words are written small, in capitals or in a way
of their own is a list made by ``training/casing.py``; any word that it lacks is taken for a name. Only the case of
letters changes, never their number, so that every offset counts in the report itself.
"""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

__all__ = ["WORD", "capitalised", "inflects", "is_known", "is_small", "recased"]

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")
LINE = re.compile(r"[^\n]+")
OPENING = re.compile(r"(?:[.!?:]['\"”’)\]]?\s+|\n)\W*$")  # what stands before the first word of a sentence
LOOK = 8  # characters, in which that stands
LOUD = 0.8  # share of capitals among the letters of a line that is set in capitals
LONG = 20  # letters: a shorter line ("UN, WHO") may well be in capitals by itself
QUIET = 0.002  # share of capitals among the letters of a report that has lost them all
LETTERS = 100  # in a report, to tell
TITLED = 0.85  # share of the words of four letters and more that open with a capital in a headline that capitalises
TITLE = 160  # characters: a longer line is a paragraph
# The words that such a headline leaves small, with what an apostrophe cuts off.
LEFT_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "but", "nor", "as", "vs"}
    | {"v", "via", "per", "into", "over", "up", "off", "after", "s", "t", "re", "ll", "ve", "d", "m", "de", "la", "al"}
)
WORDS, PLAIN = 4, 2  # the fewest words of such a headline, and of plain words among them behind the first
ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")


@dataclass(frozen=True, slots=True)
class _Casing:
    """Words written small; word -> its own form; two words -> their forms."""

    small: frozenset[str]
    own: dict[str, str]
    pairs: dict[tuple[str, str], tuple[str, str]]


@functools.cache
def _casing() -> _Casing:
    """The list that the package ships."""
    packed = files("dateline.reading").joinpath("data", "casing.txt.gz").read_bytes()
    small, own, pairs = set[str](), dict[str, str](), dict[tuple[str, str], tuple[str, str]]()
    for line in gzip.decompress(packed).decode().splitlines():
        first, _, second = line.partition(" ")
        if second:
            pairs[first.lower(), second.lower()] = (first, second)
        elif first.islower():
            small.add(first)
        else:
            own[first.lower()] = first
    return _Casing(frozenset(small), own, pairs)


def is_small(word: str) -> bool:
    """Whether it is a plain word that is written small as a rule, whatever its case here."""
    return word.lower() in _casing().small


def is_known(word: str) -> bool:
    """Whether the list has the word, or a small word of which it is a form; what it lacks is taken for a name."""
    lower, casing = word.lower(), _casing()
    return lower in casing.small or lower in casing.own or inflects(lower, casing.small)


def capitalised(word: str) -> str:
    """The word with its first letter large: "kabul", "Kabul"."""
    return word[:1].upper() + word[1:]


def recased(text: str) -> str:
    """The text, as long as it was, with its capitals restored where they were lost; most texts stay as they are."""
    letters = sum(map(str.isalpha, text))
    if letters >= LETTERS and sum(map(str.isupper, text)) <= QUIET * letters:
        return _restored(text)
    lines = LINE.findall(text)
    loud, titled = set(filter(_is_loud, lines)), set(filter(_is_titled, lines))
    if not loud | titled:
        return text
    told = _told([line for line in lines if line not in loud | titled]) if titled else None

    def mended(line: re.Match[str]) -> str:
        if line[0] in loud:
            return _restored(line[0])
        return _calmed(line[0], told) if told is not None and line[0] in titled else line[0]

    return LINE.sub(mended, text)


@dataclass(frozen=True, slots=True)
class _Told:
    """How the sentences of a report write words: in small letters, with a capital, with one beside another capital."""

    small: frozenset[str]
    large: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def _told(lines: list[str]) -> _Told:
    """What the sentences tell; the first word of each has a capital whatever it is."""
    small, large, pairs = set[str](), set[str](), set[tuple[str, str]]()
    for line in lines:
        before: re.Match[str] | None = None
        for word in WORD.finditer(line):
            opens = before is None or bool(OPENING.search(line[max(word.start() - LOOK, 0) : word.start()]))
            joined = before is not None and line[before.end() : word.start()] in (" ", "-", "’", "'")
            if word[0][0].islower():
                small.add(word[0])
            elif not opens:
                large.add(word[0])
            if joined and before is not None and before[0][0].isupper() and word[0][0].isupper():
                pairs.add((before[0], word[0]))
            before = word
    return _Told(frozenset(small), frozenset(large), frozenset(pairs))


def _is_titled(line: str) -> bool:
    """Whether a line is a headline that opens its words with capitals: "Police Arrest Man After Stabbing in Leeds"."""
    if len(line) > TITLE:
        return False
    words: list[str] = WORD.findall(line)
    if len(words) < WORDS:
        return False
    long = [word for word in words if len(word) > 3]
    if sum(word[0].isupper() for word in long) < TITLED * len(long):
        return False
    if not all(word in LEFT_SMALL for word in words if word.islower()):
        return False  # "Mr. Bello is Director of the Institute for the Study of Law"
    return sum(word.istitle() and is_small(word) for word in words[1:]) >= PLAIN


def _calmed(line: str, told: _Told) -> str:
    """The headline with its plain words in small letters: those that neither the report nor the list has for names."""
    found = list(WORD.finditer(line))
    pieces, at = [], 0
    for number, match in enumerate(found):
        before, after = (found[near][0] if 0 <= near < len(found) else "" for near in (number - 1, number + 1))
        opens = number == 0 or OPENING.search(line[max(match.start() - LOOK, 0) : match.start()])
        if not opens and match[0].istitle() and not _is_named(match[0], before, after, told):
            pieces += [line[at : match.start()], match[0].lower()]
            at = match.end()
    return "".join([*pieces, line[at:]])


def _is_named(word: str, before: str, after: str, told: _Told) -> bool:
    """Whether a word of such a headline keeps its capital, between its neighbours."""
    lower, casing = word.lower(), _casing()
    if (before, word) in told.pairs or (word, after) in told.pairs:
        return True
    for at, pair in enumerate(((lower, after.lower()), (before.lower(), lower))):
        if pair in casing.pairs:
            return casing.pairs[pair][at][0].isupper()
    if lower in told.small or word in told.large:
        return lower not in told.small
    return lower not in casing.small and not inflects(lower, casing.small)


def _is_loud(line: str) -> bool:
    """Whether a line is set in capitals."""
    letters = sum(map(str.isalpha, line))
    return letters >= LONG and sum(map(str.isupper, line)) >= LOUD * letters


def _restored(text: str) -> str:
    lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    found = list(WORD.finditer(lower))
    pieces, at = [], 0
    for match, form in zip(found, _forms(lower, found), strict=True):
        pieces += [lower[at : match.start()], form]
        at = match.end()
    restored = "".join([*pieces, lower[at:]])
    return restored if len(restored) == len(text) else text


def _forms(lower: str, found: list[re.Match[str]]) -> Iterator[str]:
    """How each word is written where it stands."""
    casing = _casing()
    paired: dict[int, str] = {}
    for at, (first, second) in enumerate(pairwise(found)):
        if (forms := casing.pairs.get((first[0], second[0]))) and lower[first.end() : second.start()] == " ":
            paired[at] = max(paired.get(at, ""), forms[0], key=_capitals)
            paired[at + 1] = forms[1]
    for at, match in enumerate(found):
        form = paired.get(at) or _form(match[0], casing, after=lower[match.start() - 1 : match.start()])
        before = lower[max(match.start() - LOOK, 0) : match.start()]
        yield capitalised(form) if OPENING.search(before if len(before) == LOOK else "\n" + before) else form


def _capitals(form: str) -> int:
    return sum(map(str.isupper, form))


def _form(word: str, casing: _Casing, after: str) -> str:
    """How a word is written by itself; what follows an apostrophe or a digit stays small ("minister's", "5th")."""
    if form := casing.own.get(word):
        return form
    if word in casing.small or after in ("'", "’") or after.isdigit():
        return word
    return word if inflects(word, casing.small) else capitalised(word)


def inflects(word: str, small: frozenset[str]) -> bool:
    """Whether an unknown word is one of the small ones with an ending."""
    return any(word.endswith(ending) and word.removesuffix(ending) in small for ending in ENDINGS)
