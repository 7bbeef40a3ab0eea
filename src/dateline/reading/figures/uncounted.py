"""Numbers that count nobody: ages, dates, times, sums of money, numbers of streets, and whose parent somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.figures.numbers import Number, Word, number_rules, word_at, word_set
from dateline.reading.marks import DASHES
from dateline.reading.trades import kin

__all__ = ["MORE", "is_no_count", "past_ages"]

MORE = ("other", "others", "more", "additional", "further")
_AGED = ("both", "all", "each", "age", "ages", "aged", "between", "under", "the", "respectively")
_AGES_JOINED = ("and", ",", "to", "through", "-", "–", "or")
_YEARS_OLD = ("year", "years", "months", "old", "respectively")


def is_no_count(words: Sequence[Word], number: Number) -> bool:
    """Whether a number is an age, a date, a time, a percentage, a length, a sum of money or a number of a street."""
    before, after = word_at(words, number.first - 1), word_at(words, number.last)
    beyond = word_at(words, number.last + 1) if after in DASHES else after
    if beyond in word_set("not_people") or before in word_set("not_numbers_after") or before in word_set("months"):
        return True
    if before in word_set("money", "before") or after in word_set("money", "after") or after in word_set("months"):
        return True
    touching = number.first > 0 and words[number.first - 1].end == words[number.first].start  # "3:30", "2-14"
    if (
        (touching and before in (":", "/", ".", "-", "–"))
        or after in (":", "/")
        or (after in DASHES and beyond not in MORE)
    ):
        return True
    if before == "." and word_at(words, number.first - 2) in word_set("months"):
        return True  # "on Sept. 3 died"
    age = before == "," and after in (",", ".", ";", "") and _is_digits(words, number)
    return (
        age
        or _is_whole(words, number)
        or _is_age(words, number)
        or _is_parent(words, number)
        or _is_year(words, number, before)
    )


def _is_whole(words: Sequence[Word], number: Number) -> bool:
    """Whether a number only tells of how many some are: "most of the 120 farmers", "half of the 200"."""
    return word_at(words, number.first - 1) == "of" and word_at(words, number.first - 2) in word_set("fractions")


def _is_digits(words: Sequence[Word], number: Number) -> bool:
    """Whether a number is one in digits, "both 16" too."""
    first = number.first + (words[number.first].text in ("both", "all", "each"))
    return first + 1 == number.last and words[first].text.isdigit()


def _is_age(words: Sequence[Word], number: Number) -> bool:
    """Whether a number in digits is one of several ages: "between the ages of 11 and 15", "ages 14 and 15"."""
    if not _is_digits(words, number) or word_at(words, number.last) in (*MORE, "people", "of"):
        return False
    at = number.first - 1
    while at >= 0 and (words[at].text in _AGES_JOINED or (words[at].text.isdigit() and len(words[at].text) < 3)):
        at -= 1
    if word_at(words, at) == "of":
        at -= 1
    return word_at(words, at) in ("age", "ages", "aged")


def _is_parent(words: Sequence[Word], number: Number) -> bool:
    """Whether a number only tells of how many somebody is the parent: "a mother of three was killed"."""
    before, behind = word_at(words, number.first - 2), {word_at(words, at) for at in (number.last, number.last + 1)}
    if word_at(words, number.first - 1) != "of" or before not in word_set("people", "kin") | frozenset(kin()):
        return False
    if word_at(words, number.last) in word_set("be"):
        return True
    return behind.isdisjoint(str(word) for kind in number_rules()["kinds"].values() for word in kind["done"])


def _is_year(words: Sequence[Word], number: Number, before: str) -> bool:
    bare = words[number.last - 1].text
    return (
        len(bare) == 4
        and bare.isdigit()
        and 1900 <= int(bare) <= 2100
        and before in ("in", "since", "of", "by", "from", "until")
    )


def past_ages(texts: Sequence[str], at: int) -> int:
    """Past the ages that a comma sets off behind a group ("two men, ages 20 and 31, died"); ``at`` where none are."""
    start = at
    while at < len(texts) and texts[at] in _AGED:
        at += 1
    if texts[at - 1 : at + 1] in (["ages", "of"], ["age", "of"]):
        at += 1  # "between the ages of 11 and 15"
    told, first = at > start, at
    while at < len(texts) and texts[at].isdigit() and len(texts[at]) < 3:
        at += 1
        while at < len(texts) and texts[at] in _AGES_JOINED:
            at += 1
    if at == first:
        return start
    while at < len(texts) and texts[at] in _YEARS_OLD:
        at, told = at + 1, True
    closed = at == len(texts) or texts[at] in (",", ".", ";") or texts[at - 1] == ","
    return at if told or closed else start
