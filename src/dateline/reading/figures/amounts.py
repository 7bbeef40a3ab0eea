"""Sums of money and things seized in a sentence ("Rs2 million", "$1.5bn", "seized 50 rifles")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.reading.figures.numbers import Number, Word, number_rules, word_set

__all__ = ["Counted", "find_amounts"]

_REACH = 20  # words from the verb of a seizure to the last thing of its list
_DESCRIBING = 4


class Counted(NamedTuple):
    """What will be a figure: where it stands in the sentence, what it counts, and between which ends."""

    start: int
    end: int
    kind: str
    low: float | None
    high: float | None
    unit: str
    within: bool = False


def find_amounts(words: Sequence[Word], numbers: Sequence[Number]) -> Iterator[Counted]:
    """The sums of money and the seized things of a sentence, in order."""
    seizing = [at for at, word in enumerate(words) if word.text in word_set("seized", "verbs")]
    for number in numbers:
        found = _money(words, number) or (_thing(words, number) if seizing else None)
        if found and (found.kind == "money" or _near(seizing, number)):
            yield found


def _money(words: Sequence[Word], number: Number) -> Counted | None:
    """A number with its currency, before ("$5m", "US$5m") or behind ("5 million rupees")."""
    table = number_rules()["money"]
    first, last = number.first, number.last
    after = words[last].text if last < len(words) else ""
    if first and words[first - 1].text in table["before"]:
        unit = table["before"][words[first - 1].text]
        first -= 2 if first > 1 and words[first - 2].text in ("us", "a", "c") and _touch(words, first - 2) else 1
    elif after in table["after"]:
        unit, last = table["after"][after], last + 1
    else:
        return None
    return Counted(words[first].start, words[last - 1].end, "money", number.low, number.high, unit)


def _touch(words: Sequence[Word], at: int) -> bool:
    return words[at].end == words[at + 1].start


def _thing(words: Sequence[Word], number: Number) -> Counted | None:
    """A number with the thing that it counts, a few describing words between ("three suicide vests")."""
    if number.first and words[number.first - 1].text == "-" and _touch(words, number.first - 1):
        return None  # an "M-16 rifle" is one
    for at in range(number.last, min(number.last + _DESCRIBING, len(words))):
        text = words[at].text
        if text in word_set("seized", "things"):
            return Counted(words[number.first].start, words[at].end, "seized", number.low, number.high, text)
        if text in word_set("stops") or not (text[0].isalnum() or text == "-"):
            return None
    return None


def _near(seizing: Sequence[int], number: Number) -> bool:
    """Whether a verb of seizing stands before a number, or not far behind it ("50 rifles were seized")."""
    return any(-_REACH <= number.first - at <= _REACH for at in seizing)
