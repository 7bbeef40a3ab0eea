"""Whom a sentence counts: a number with the people that it counts, and lists of such ("a policeman and two children").

A group is found by its number or its article, up to four describing words, and a word for people. A number with no such
word is a group too ("14 dead, 30 wounded"), which only a word beside it can explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce

from dateline.reading.figures.numbers import Number, Word, find_numbers, number_rules, word_at, word_set
from dateline.reading.figures.uncounted import MORE, is_no_count, past_ages
from dateline.reading.marks import DASHES
from dateline.reading.trades import kin, plural, trades
from dateline.resolving.countries import codes, demonyms, peoples

__all__ = ["Group", "find_groups", "is_part", "merged", "tells"]

_PEOPLE_ENDINGS = ("men", "women", "people", "persons", "children")
_PERSON_ENDINGS = ("man", "woman", "person")
_MOST_DESCRIBING = 5
_ANYBODY = (*MORE, "people", "persons", "person", "victims", "victim")  # they may be whoever a list then names


@dataclass(frozen=True, slots=True)
class Group:
    """The words from ``first`` to ``last`` (half open) that count people.

    ``named`` tells whether a word says that they are people; ``members`` is how many counts it sums.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    named: bool
    members: int = 1


@cache
def _many() -> frozenset[str]:
    """The words for several people."""
    return word_set("people", "plural") | frozenset(map(plural, trades()))


@cache
def _one() -> frozenset[str]:
    """The words for one."""
    return word_set("people", "singular") | word_set("people", "posts") | frozenset(trades())


def find_groups(words: Sequence[Word], numbers: Sequence[Number]) -> list[Group]:
    """Every group of a sentence, from left to right, none inside another."""
    by_first = {number.first: number for number in numbers}
    groups: list[Group] = []
    texts = [word.text for word in words]
    at = 0
    while at < len(words):
        behind = groups and groups[-1].named and groups[-1].last == at - 1 and texts[at - 1] == ","
        if behind and (past := past_ages(texts, at)) > at:
            at = past
            continue
        group = (
            (_numbered(words, by_first[at], numbers) if at in by_first else None)
            or _lone(words, at)
            or _kin(words, at, groups)
            or _as_many(words, at, groups)
        )
        if group:
            groups.append(group)
        at = group.last if group else by_first[at].last if at in by_first else at + 1
    return groups


def _numbered(words: Sequence[Word], number: Number, numbers: Sequence[Number]) -> Group | None:
    """The group that a number begins; None where it counts something else (years, percent, a street)."""
    if is_no_count(words, number):
        return None
    at = number.last
    if word_at(words, at) == "of":
        at = _partitive(words, at + 1, numbers)
        if word_at(words, at) in _counted_nouns() and word_at(words, at + 1) not in _many():
            return Group(number.first, at + 1, number.low, number.high, named=True)  # "three of the wounded"
    if (
        at == number.last
        and word_at(words, number.first - 1) == "of"
        and word_at(words, number.first - 2) in word_set("wholes")
    ):
        article = word_at(words, number.first - 3) in ("a", "an", "the", "one", "another")
        return Group(number.first - 2 - article, at, number.low, number.high, named=True)  # "a family of five"
    noun = _people(words, at, _many(), _PEOPLE_ENDINGS)
    if noun is None and number.low == 1 and number.high in (1, None):  # "at least one person"
        noun = _people(words, at, _one(), _PERSON_ENDINGS)
    if noun is not None:
        return Group(number.first, noun, number.low, number.high, named=True)
    if word_at(words, number.last - 1) == "couple" and word_at(words, number.last) in ("and", "was", "were", "who"):
        return Group(number.first, number.last, number.low, number.high, named=True)  # "a couple and their son"
    last = at if at > number.last + 1 else number.last
    while word_at(words, last) in MORE:
        last += 1
    return Group(
        number.first, last, number.low, number.high, named=last > number.last and words[last - 1].text == "others"
    )


def _partitive(words: Sequence[Word], at: int, numbers: Sequence[Number]) -> int:
    """Past the article and number of "one of the three attackers", whose number counts nothing here."""
    while word_at(words, at) in ("the", "these", "those", "its", "his", "their", "them", "our", "whom"):
        at += 1
    inner = next((number for number in numbers if number.first <= at < number.last), None)
    return inner.last if inner else at


def _people(words: Sequence[Word], at: int, known: frozenset[str], endings: tuple[str, ...]) -> int | None:
    """Where the word for people ends that comes within a few describing words; None where none comes."""
    at += _age(words, at)
    for noun in range(at, min(at + _MOST_DESCRIBING, len(words))):
        text = words[noun].text
        if text in word_set("cardinals"):
            return None  # "a three-member family" is no member
        if _are_people(text, known, endings) or (words[noun].capital and _is_nation(words, noun, known)):
            return _whole(words, noun, known)
        if text in _participles() and _are_people(word_at(words, noun + 1), known, endings):
            continue  # "two abducted engineers"
        if text in word_set("stops") or not (text[0].isalpha() or text in DASHES) or text in _fates():
            return None
    return None


def _are_people(text: str, known: frozenset[str], endings: tuple[str, ...]) -> bool:
    return text in known or (text.endswith(endings) and len(text) > 4)


def _is_nation(words: Sequence[Word], at: int, known: frozenset[str]) -> bool:
    """Whether a capitalised word tells people by their country: "five Afghans", not "five Chinese lorries"."""
    if words[at].text in _nations():
        return known is _many()
    if words[at].text not in _of_nations():
        return False
    following = word_at(words, at + 1)
    closed = not following.isalpha() or following in word_set("stops") or following in word_set("be")
    return (closed or following in _fates()) and (known is _one() or words[at].text.endswith("ese"))


@cache
def _nations() -> frozenset[str]:
    """What the people of countries are called, in the plural."""
    return frozenset(people.lower() for code in codes() for people in peoples(code))


@cache
def _of_nations() -> frozenset[str]:
    """What one of them is called."""
    return frozenset(word.lower() for code in codes() for word in demonyms(code))


def _age(words: Sequence[Word], at: int) -> int:
    """How many words an age before a noun has ("25-year-old")."""
    shape = [word.text for word in words[at : at + 5]]
    return 5 if len(shape) == 5 and shape[2] in ("year", "month") and shape[4] == "old" else 0


def _whole(words: Sequence[Word], noun: int, known: frozenset[str]) -> int:
    """Past the last of several words for people ("police officers", "army soldiers")."""
    while word_at(words, noun + 1) in known:
        noun += 1
    if word_at(words, noun) in ("passer", "passers") and word_at(words, noun + 2) == "by":
        noun += 2  # "passer-by"
    return noun + 1


@cache
def _participles() -> frozenset[str]:
    return frozenset(str(word) for kind in number_rules()["kinds"].values() for word in kind["done"])


@cache
def _fates() -> frozenset[str]:
    return frozenset(
        str(word) for kind in number_rules()["kinds"].values() for form in ("done", "happens") for word in kind[form]
    )


def _lone(words: Sequence[Word], at: int) -> Group | None:
    """One person told by an article ("a policeman", "an off-duty officer"), or none ("no one", "no civilians")."""
    text = words[at].text
    if text in ("nobody", "none") or (text == "no" and word_at(words, at + 1) == "one"):
        last = at + (2 if text == "no" else 1)
        return Group(at, _of_whom(words, last), 0, 0, named=True)
    if text == "no":
        noun = _people(words, at + 1, _many() | _one(), _PEOPLE_ENDINGS)
        nothing = word_at(words, at + 1) in _counted_nouns()
        return Group(at, noun or at + 1, 0, 0, named=bool(noun)) if noun or nothing else None
    if text in ("the", "his", "her", "its", "their"):
        return _with_others(words, at)
    if text not in ("a", "an", "another"):
        return None
    if text == "another" and word_at(words, at + 1) in _participles() and word_at(words, at + 2) not in _one():
        return Group(at, at + 1, 1, 1, named=True)  # "one was killed and another wounded"
    noun = _people(words, at + 1, _one(), _PERSON_ENDINGS)
    if noun is None or word_at(words, noun) in ("'", "’") or word_at(words, noun) in _many():
        return None
    return Group(at, noun, 1, 1, named=True)


def _with_others(words: Sequence[Word], at: int) -> Group | None:
    """One person known by a post or a trade whom others are counted with: "the mayor and two of his aides"."""
    noun = _people(words, at + 1, _one() | word_set("people", "kin") | frozenset(kin()), _PERSON_ENDINGS)
    if noun is None or word_at(words, noun) != "and":
        return None
    behind = word_at(words, noun + 1)
    counted = behind.isdigit() or behind in word_set("cardinals") or behind in ("a", "an", "his", "her", "another")
    return Group(at, noun, 1, 1, named=True) if counted else None


def _of_whom(words: Sequence[Word], at: int) -> int:
    """Past whom "none of the 40 passengers" is of; ``at`` where nothing tells."""
    if word_at(words, at) != "of":
        return at
    return _people(words, _partitive(words, at + 1, find_numbers(words)), _many(), _PEOPLE_ENDINGS) or at


def _kin(words: Sequence[Word], at: int, before: Sequence[Group]) -> Group | None:
    """One person told by whose kin he is, right behind another whom a list counts: "a trader and his wife"."""
    if word_at(words, at) not in ("his", "her", "their") or not before:
        return None
    if not before[-1].named or not _is_list(words, before[-1].last, at):
        return None
    noun = _people(words, at + 1, word_set("people", "kin") | frozenset(kin()), ())
    return Group(at, noun, 1, 1, named=True) if noun else None


def _as_many(words: Sequence[Word], at: int, before: Sequence[Group]) -> Group | None:
    """As many people as were counted last: "six died and as many were hurt"."""
    if word_at(words, at) != "as" or word_at(words, at + 1) != "many" or not before:
        return None
    if word_at(words, at - 1) in ("twice", "half", "times"):
        return None
    last = at + 2
    while word_at(words, last) in MORE:
        last += 1
    told = word_at(words, last) in word_set("be") or word_at(words, last) in _fates()
    return replace(before[-1], first=at, last=last, named=True, members=1) if told else None


@cache
def _counted_nouns() -> frozenset[str]:
    return frozenset(str(word) for kind in number_rules()["kinds"].values() for word in kind["noun"])


def is_part(words: Sequence[Word], group: Group) -> bool:
    """Whether a group is of those told before it: "14 people, 12 of them civilians"."""
    return word_at(words, group.first + 1) == "of" and word_at(words, group.first + 2) in ("them", "whom")


def tells(words: Sequence[Word], group: Group) -> bool:
    """Whether it is who tells the numbers before: "killing 14, including five women, a medic said"."""
    return word_at(words, group.last) in word_set("saying") and word_at(words, group.first - 1) == ","


def merged(groups: Sequence[Group], words: Sequence[Word], apart: frozenset[int]) -> list[Group]:
    """The groups, lists of them summed; one whose index is in ``apart`` has a fate of its own and begins anew."""
    lists: list[list[Group]] = []
    for at, group in enumerate(groups):
        before = lists[-1][-1] if lists else None
        if (
            before is not None
            and at not in apart
            and group.named
            and before.named
            and not is_part(words, group)
            and not tells(words, group)
            and _is_list(words, before.last, group.first)
        ):
            lists[-1].append(group)
        else:
            lists.append([group])
    return [_together(each, words) for each in lists]


def _together(groups: Sequence[Group], words: Sequence[Word]) -> Group:
    """A list of groups as one: their sum, or the first where the others only tell who they are."""
    first, *others = groups
    if not others:
        return first
    told = reduce(_sum, others)
    if _are_they(words, first, told):
        return replace(first, last=told.last, members=told.members)
    return _sum(first, told)


def _are_they(words: Sequence[Word], first: Group, told: Group) -> bool:
    """Whether a list behind a comma tells who a group are: "five people, three women and two children, died"."""
    if word_at(words, first.last) != "," or first.low is None or (first.low, first.high) != (told.low, told.high):
        return False
    listed = word_at(words, first.first - 1) in word_set("within")  # "including two nurses and a doctor,"
    return words[first.last - 1].text in _ANYBODY or (word_at(words, told.last) == "," and not listed)


def _is_list(words: Sequence[Word], start: int, end: int) -> bool:
    joint = " ".join(word.text for word in words[start:end])
    return joint in ("and", ",", ", and", "as well as", "along with", ", along with", ", as well as", "&")


def _sum(one: Group, other: Group) -> Group:
    low = one.low + other.low if one.low is not None and other.low is not None else None
    high = one.high + other.high if one.high is not None and other.high is not None else None
    return replace(one, last=other.last, low=low, high=high, members=one.members + other.members)
