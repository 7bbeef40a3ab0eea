"""Numbers of people who were shot, stabbed or taken to hospital, where no word says how many of them died.

"Five people were shot", "he stabbed three men", "four people with gunshot wounds", "the six victims", "a triple
shooting", "a fourth victim": the dead and the hurt together (``unit`` "shot"). "Four others were shot" are the hurt
alone ("injured"); "a double homicide" and "a deadly shooting" tell of dead, the last of one at the least. ``figures``
finds what is told as killed or injured in so many words; words are in ``data/casualties.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from dateline.reading.figures.counted import Group, find_groups, merged
from dateline.reading.figures.numbers import Word, find_numbers, split_words, word_set
from dateline.reading.figures.uncounted import past_ages
from dateline.records import Figure, Span
from dateline.tables import table

__all__ = ["find_struck"]

Row = tuple[str, float | None, float | None, int, int]  # unit, low, high, and the words from first to last

_REACH = 11  # words that may stand between a group and what befell it: a list of who they are
_WOUNDS = 7  # words from "with" or "suffering" to "gunshot"
_WAY = 12  # words from "taken" to "hospital"


def find_struck(sentence: str, offset: int = 0) -> tuple[Figure, ...]:
    """The people of a sentence that begins at ``offset`` of its report's text who are counted as struck, in order."""
    words = split_words(sentence)
    texts = [word.text for word in words]
    found = []
    if not _words("telling").isdisjoint(texts):
        groups = find_groups(words, find_numbers(words))
        several = [group for group in _summed(groups, words) if group.low is not None and group.low >= 2]
        units = [(group, _unit(texts, group, groups)) for group in several]
        found = [(unit, group.low, group.high, group.first, group.last) for group, unit in units if unit]
        found += [*_multiples(texts), *_ordinals(texts)]
    found += _deadly(texts)
    return tuple(
        Figure(unit, low, high, unit, _span(sentence, words[first].start, words[last - 1].end, offset))
        for unit, low, high, first, last in sorted(found, key=lambda row: row[3:])
    )


def _summed(groups: Sequence[Group], words: Sequence[Word]) -> list[Group]:
    """The groups, lists of them summed; a list that only tells who a group are stays beside it."""
    own = {(group.first, group.low, group.high): group for group in groups}
    return [own.get((group.first, group.low, group.high), group) for group in merged(groups, words, frozenset())]


def _span(sentence: str, start: int, end: int, offset: int) -> Span:
    return Span(start + offset, end + offset, sentence[start:end])


def _multiples(texts: Sequence[str]) -> Iterator[Row]:
    """ "A triple shooting", "a double fatal stabbing", "a quadruple homicide"."""
    for at, text in enumerate(texts):
        size = _numbers("multiples").get(text)
        for noun in range(at + 1, min(at + 3, len(texts))) if size else ():
            if texts[noun] in _words("acts") or texts[noun] in _words("deaths"):
                yield "shot" if texts[noun] in _words("acts") else "killed", size, size, at, noun + 1
                break


def _ordinals(texts: Sequence[str]) -> Iterator[Row]:
    """ "A fourth victim", "a fifth person was shot": at the least so many."""
    for at, text in enumerate(texts):
        size = _numbers("ordinals").get(text)
        for noun in range(at + 1, min(at + 4, len(texts))) if size else ():
            if texts[noun] in word_set("stops") or texts[noun] == "time" or texts[noun + 1 : noun + 2] == ["to"]:
                break  # "the third time the boy was shot", "the third child to be shot this year"
            victim = texts[noun] == "victim"
            if victim or (texts[noun] in _words("persons") and not _words("done").isdisjoint(texts[noun : noun + 4])):
                yield "killed" if texts[noun - 1] in _words("homicide") else "shot", size, None, at, noun + 1
                break


def _deadly(texts: Sequence[str]) -> Iterator[Row]:
    """ "The fatal shooting", "a shooting death": one dead at the least."""
    for at in range(len(texts) - 1):
        one, two = texts[at], texts[at + 1]
        if (one in _words("deadly") and two in _words("acts")) or (one in _words("acts") and two in _words("ends")):
            yield "killed", 1.0, None, at, at + 2
            break


@cache
def _words(name: str) -> frozenset[str]:
    rules: dict[str, Any] = table("reading", "casualties")["struck"]
    return frozenset(map(str, rules[name]))


@cache
def _numbers(name: str) -> dict[str, float]:
    rules: dict[str, Any] = table("reading", "casualties")["struck"]
    return {str(word): float(number) for word, number in rules[name].items()}


def _unit(texts: Sequence[str], group: Group, groups: Sequence[Group]) -> str | None:
    """What a group is counted as: "shot", "injured" where it is beside the dead, or nothing."""
    if not (_befell(texts, group, groups) or _is_object(texts, group) or _are_victims(texts, group)):
        return None
    others = _words("beside") | {"wounded", "injured"}
    beside = group.members == 1 and not others.isdisjoint(texts[group.first : group.last])
    return "injured" if beside else "shot"  # "a boy and six others were shot" are all of them


def _befell(texts: Sequence[str], group: Group, groups: Sequence[Group]) -> bool:
    """Whether the words behind a group tell that they were shot, hit by bullets or taken to hospital."""
    at = _past(texts, _past_list(texts, group, groups))
    if at >= len(texts) or at - group.last > _REACH:
        return False
    text = texts[at]
    if text in _words("done"):
        return texts[at + 1 : at + 2] not in (["dead"], ["and"], ["to"])
    if text in _words("hit"):
        return not _words("by").isdisjoint(texts[at + 1 : at + 4])
    if text in _words("taken"):
        return not _words("hospital").isdisjoint(texts[at + 1 : at + _WAY])
    return group.named and text in _words("with") and not _words("wounds").isdisjoint(texts[at + 1 : at + _WOUNDS])


def _is_object(texts: Sequence[str], group: Group) -> bool:
    if not group.named or not group.first:
        return False
    before = texts[: group.first]
    shooting = before[-1] == "of" and not _words("of").isdisjoint(before[-2:-1])  # "the shooting of three men"
    return before[-1] in _words("doing") or (shooting and _words("deadly").isdisjoint(before[-3:-2]))


def _are_victims(texts: Sequence[str], group: Group) -> bool:
    return texts[group.last - 1] == "victims" and _words("homicide").isdisjoint(texts[group.first : group.last])


def _past_list(texts: Sequence[str], group: Group, groups: Sequence[Group]) -> int:
    """Past a list that tells who a group are: "five people, two men and three women, were hit"."""
    at = group.last
    comma = texts[at : at + 1] == [","]
    if (past := past_ages(texts, at + comma)) > at + comma:
        return past
    if comma and not word_set("within").isdisjoint(
        texts[at + 1 : at + 2]
    ):  # "six people, including a child, were shot"
        return next((end + 1 for end in range(at + 1, min(at + _REACH, len(texts))) if texts[end] == ","), at)
    inner = [other for other in groups if other.first > group.last]
    if texts[at : at + 1] != [","] or not inner or inner[0].first != at + 1:
        return at
    for other in inner:
        if other.first > at + 2:
            break
        at = other.last
    return at + 1 if texts[at : at + 1] == [","] else group.last


def _past(texts: Sequence[str], at: int) -> int:
    """Past the words that may stand between a group and what befell it."""
    while at < len(texts) and texts[at] in _words("between"):
        at += 1
    return at
