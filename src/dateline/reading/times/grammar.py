"""Where a text tells time: words become kinds, and patterns over kinds find the expressions.

The words, the kinds and the patterns are data (``data/times.yaml``). Each kind is one private letter, so that a text
becomes a short string of letters over which a pattern is an ordinary regular expression, and only the stretches
that hold a word of time are looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dateline.tables import table

__all__ = ["Match", "TimeGrammar", "TimeWords", "Token", "time_grammar"]

_OTHER = "."
_FIRST_LETTER = 0xE000  # the private use area: never a letter of a pattern
_NAME = re.compile(r"[a-z][a-z-]*[a-z]|[a-z]")


class Token(NamedTuple):
    """A word, number or mark: its kind, where it stands, and what its kind makes of it."""

    kind: str
    start: int
    end: int
    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens from ``first`` to ``last`` (half open) of a text that match a pattern, and who reads them."""

    reads: str
    tokens: tuple[Token, ...]
    first: int
    last: int

    def __getitem__(self, kind: str) -> Any:
        """The value of the first token of that kind; None where there is none."""
        return next((token.value for token in self.tokens if token.kind == kind), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token has one of those kinds."""
        return any(token.kind in kinds for token in self.tokens)

    def all(self, *kinds: str) -> list[Token]:
        """The tokens of those kinds, in order."""
        return [token for token in self.tokens if token.kind in kinds]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Lower-case words around an expression that tell its tense, or whether a number is a year."""

    lasting: frozenset[str]
    future: frozenset[str]
    intends: frozenset[str]
    finite: frozenset[str]
    saying: frozenset[str]
    past: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    titles: frozenset[str]
    sure: frozenset[str]
    quantities: frozenset[str]
    not_plurals: frozenset[str]


class TimeGrammar:
    """The compiled words and patterns of ``data/times.yaml``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self._values: dict[str, tuple[str, Any]] = {
            word: (kind, value) for kind, words in rules["words"].items() for word, value in words.items()
        }
        self._holidays: dict[str, str | None] = rules["holidays"]
        self._strict = frozenset(rules["strict"]["capitalised"])
        self._never = frozenset(rules["strict"]["always"])
        self._letters: dict[str, str] = {}
        macros: dict[str, str] = {}
        for name, pattern in rules["macros"].items():
            macros[name] = f"(?:{self._compiled(pattern, macros)})"
        patterns = [self._compiled(row["pattern"], macros) for row in rules["patterns"]]
        self._reads = [row["reads"] for row in rules["patterns"]]
        self._pattern = re.compile("|".join(f"({pattern})" for pattern in patterns))
        core = "".join(map(self._letter, rules["core"]))
        self._stretch = re.compile(f"[^{_OTHER}]*[{core}][^{_OTHER}]*")
        self._token, self._phrase, self._begins = _TOKEN, *_phrases(rules)
        self.words = TimeWords(**{name: frozenset(map(str, words)) for name, words in rules["around"].items()})

    def _letter(self, kind: str) -> str:
        return self._letters.setdefault(kind, chr(_FIRST_LETTER + len(self._letters)))

    def _compiled(self, pattern: str, macros: dict[str, str]) -> str:
        named = _NAME.sub(lambda name: macros.get(name[0]) or self._letter(name[0]), pattern)
        return re.sub(r"\((?!\?)", "(?:", named).replace(" ", "")

    def tokens(self, text: str) -> list[Token]:
        """The words, numbers and marks of a text, in order."""
        found: list[Token] = []
        starts = True
        lowered, end = _lowered(text), 0
        for match in self._token.finditer(lowered):
            start = match.start()
            if start < end:
                continue
            if match[0] in self._begins:
                match = self._phrase.match(lowered, start) or match
            end, shape = match.end(), match.lastgroup or ""
            word = text[start:end]
            kind, value = self._kind(shape, word, match[0], starts)
            if kind == "told-next" and match[0] == "following" and not (found and found[-1].text.lower() == "the"):
                kind = _OTHER  # "the following day", but "arrests following April's protests"
            found.append(Token(kind, start, end, word, value))
            starts = kind in ("stop", "break")
        return found

    def _kind(self, shape: str, word: str, lower: str, starts: bool) -> tuple[str, Any]:
        if shape == "word":
            kind, value = self._values.get(lower, (_OTHER, None))
            if lower in self._strict and (starts or lower in self._never or not word.istitle()):
                return f"soft-{kind}", value
            return kind, value
        if shape == "dotted":
            close = "".join(lower.split())  # "6 a. m."
            kind, value = self._values.get(close) or self._values[close.rstrip(".")]
            return (f"soft-{kind}" if close.rstrip(".") in self._never else kind), value
        if shape == "number":
            return _number(lower)
        if shape == "mark":
            return self._values.get(lower, (_OTHER, None))
        if shape == "holiday":
            return shape, self._holidays[" ".join(lower.replace("’", "'").split())]
        if shape == "cardinal":
            tens, ones = re.split(r"\W+", lower)
            kind, value = self._values[ones]
            return kind, self._values[tens][1] + value
        return shape.replace("_", "-"), lower

    def matches(self, text: str) -> tuple[list[Token], list[Match]]:
        """The tokens of a text, and the expressions of time in it from left to right."""
        tokens = self.tokens(text)
        letters = "".join(self._letters.get(token.kind, _OTHER) for token in tokens)
        found: list[Match] = []
        for stretch in self._stretch.finditer(letters):
            at = stretch.start()
            while at < stretch.end():
                match = self._pattern.match(letters, at)
                if match and match.lastindex and match.end() > at:
                    reads = self._reads[match.lastindex - 1]
                    found.append(Match(reads, tuple(tokens[at : match.end()]), at, match.end()))
                    at = match.end()
                else:
                    at += 1
        return tokens, found


def _number(word: str) -> tuple[str, Any]:
    """A number in digits: a day of a month, a year, or only a number."""
    plain = word.replace(",", "")
    if not plain.isdigit():
        return "number", float(plain)
    value = int(plain)
    if len(word) <= 2 and 1 <= value <= 31:
        return "day", value
    if len(word) == 2 and value > 31:
        return "two-digits", value
    return ("year" if len(word) == 4 and 1000 <= value <= 2100 else "number"), value


_NUMBERS = {
    "iso_date": r"\d{4}-\d\d-\d\d(?!\d)",
    "slash_date": r"\d{1,2}(?P<mark_of_date>[/.])\d{1,2}(?P=mark_of_date)(?:\d{4}|\d\d)(?!\d)",
    "clock": r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![:\d])"
    r"|(?<![\d.])(?:0?\d|1\d|2[0-4])\.[0-5]\d(?=\s?[ap]\.?m\b)"
    r"|\b(?:[01]\d|2[0-4])[0-5]\d(?=\s+(?:local time|hours|hrs|gmt|utc)\b)",
    "decade": r"(?:1\d|20)\d0['’]?s\b|['’][1-9]0['’]?s\b|\d{1,2}0s\b",
    "nth": r"\d{1,2}(?:st|nd|rd|th)\b",
    "short_year": r"['’]\d\d\b(?!s)",
    "number": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}
# Over text in lower case; the shapes of numbers are tried only where one stands.
_TOKEN = re.compile(
    rf"(?=['’\d])(?:{'|'.join(f'(?P<{name}>{shape})' for name, shape in _NUMBERS.items())})"
    r"|(?P<word>[^\W\d_]+)|(?P<break>\n\s*\n)|(?P<mark>[^\w\s])"
)


def _phrases(rules: dict[str, Any]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of what is told by several words or with full stops ("Boxing Day", "twenty-one", "Feb.", "p.m.").

    With it the words that can begin one: only there it is tried.
    """
    words: dict[str, dict[str, Any]] = rules["words"]
    tens = [word for word, value in words["cardinal"].items() if 20 <= value < 100]
    ones = [word for kind in ("cardinal", "ordinal") for word, value in words[kind].items() if value < 10]
    names = sorted(rules["holidays"], key=len, reverse=True)
    days = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in names)
    short = sorted(rules["short"], key=len, reverse=True)
    pattern = re.compile(
        rf"(?P<holiday>(?:{days})\b)|(?P<cardinal>(?:{'|'.join(tens)})[-‐‑ ](?:{'|'.join(ones)})\b)"
        rf"|(?P<dotted>(?:{'|'.join(short)})\.(?=\s*[\d,])|(?:[ap]\.[^\S\n]?m|b\.[^\S\n]?c(?:\.[^\S\n]?e)?|a\.d)\b\.?)"
        r"|(?P<word>o['’]clock\b)"
    )
    begins = {re.split(r"\W", name)[0] for name in names} | {*tens, *short, "a", "p", "b", "o"}
    return pattern, frozenset(begins)


def _lowered(text: str) -> str:
    """The text in lower case, letter for letter: the few capitals whose small form is longer stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def time_grammar() -> TimeGrammar:
    """The grammar that the package ships, compiled at first use."""
    return TimeGrammar(table("reading", "times"))
