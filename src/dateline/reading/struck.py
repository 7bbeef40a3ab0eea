"""Numbers of people who were shot, stabbed or taken to hospital, where no word says how many of them died.

"Five people were shot", "he stabbed three men", "four people with gunshot wounds", "the six victims": the dead and the
hurt together (``unit`` "shot"). "Four others were shot" and "three were taken to hospital" are the hurt alone
("injured"). ``figures`` finds what is told as killed or injured; words are in ``data/casualties.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from dateline.reading.counted import Group, find_groups
from dateline.reading.numbers import find_numbers, split_words
from dateline.records import Figure, Span
from dateline.tables import table

__all__ = ["find_struck"]

_REACH = 11  # words that may stand between a group and what befell it: a list of who they are
_WOUNDS = 7  # words from "with" or "suffering" to "gunshot"
_WAY = 12  # words from "taken" to "hospital"


def find_struck(sentence: str, offset: int = 0) -> tuple[Figure, ...]:
    """The people of a sentence that begins at ``offset`` of its report's text who are counted as struck, in order."""
    words = split_words(sentence)
    texts = [word.text for word in words]
    if _words("telling").isdisjoint(texts):
        return ()
    groups = find_groups(words, find_numbers(words))
    found = []
    for group in groups:
        unit = _unit(texts, group, groups) if group.low is not None and group.low >= 2 else None
        if unit:
            start, end = words[group.first].start, words[group.last - 1].end
            span = Span(start + offset, end + offset, sentence[start:end])
            found.append(Figure(unit, group.low, group.high, unit, span))
    return tuple(found)


@cache
def _words(name: str) -> frozenset[str]:
    rules: dict[str, Any] = table("reading", "casualties")["struck"]
    return frozenset(map(str, rules[name]))


def _unit(texts: Sequence[str], group: Group, groups: Sequence[Group]) -> str | None:
    """What a group is counted as: "shot", "injured" where it is beside the dead, or nothing."""
    if not (_befell(texts, group, groups) or _is_object(texts, group) or _are_victims(texts, group)):
        return None
    return "shot" if _words("beside").isdisjoint(texts[group.first : group.last]) else "injured"


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
    return group.named and group.first > 0 and texts[group.first - 1] in _words("doing")


def _are_victims(texts: Sequence[str], group: Group) -> bool:
    return texts[group.last - 1] == "victims" and _words("homicide").isdisjoint(texts[group.first : group.last])


def _past_list(texts: Sequence[str], group: Group, groups: Sequence[Group]) -> int:
    """Past a list that tells who a group are: "six people, three men and three women, were shot"."""
    at = group.last
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
