"""By which keys a telling finds others that may be the same happening, without looking at all there are.

A key joins something rare (a name, a street, a town, an unusual word) with a stretch of days, so that the number of
tellings behind it does not grow with the years that a ledger covers. A key of weight 2 suffices to compare two
tellings; of weight 1 two must be shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.merging.distance import is_local
from dateline.merging.evidence import RARE
from dateline.merging.happening import Happening
from dateline.merging.wording import rarity

__all__ = ["keys"]

WINDOW = 16  # days: rare words are looked for in the half month of a happening, and in the one that is nearer
NAME_WINDOW = 128  # days: a name is looked for months later too, when somebody is charged or buried
NAMES, WORDS = 12, 12  # how many of a telling's names and rare words make keys, the rarest first


def keys(one: Happening) -> dict[str, int]:
    """The keys of a telling with their weights."""
    return dict(sorted(_keys(one)))


def _keys(one: Happening) -> Iterator[tuple[str, int]]:
    middle = _middle(one)
    if middle is None:
        return
    family = one.family
    near, long = _windows(middle, WINDOW), _windows(middle, NAME_WINDOW)
    for word in _rarest(one):
        yield from ((f"{family}/word/{word}/{window}", 1) for window in near)
    for name in sorted(one.names, key=lambda name: (-_rarity(name), name))[:NAMES]:
        if _rarity(name) >= RARE - 1:
            yield from ((f"{family}/name/{name}/{window}", 2) for window in long)
    for street in one.streets:
        yield from ((f"{family}/street/{street}/{window}", 2 if " " in street else 1) for window in near)
    towns = {place.id for place in one.places if is_local(place)}
    for town in sorted(towns | {place.id for place in one.around if is_local(place)}):
        yield from ((f"{family}/town/{town}/{day}", 2 if town in towns else 1) for day in _days(one))
    for actor in one.actors:
        yield from ((f"{family}/actor/{actor}/{day}", 1) for day in _days(one))


def _middle(one: Happening) -> date | None:
    """The day in the middle of those that a telling can mean, or else that of publication."""
    if one.low and one.high:
        low, high = date.fromisoformat(one.low), date.fromisoformat(one.high)
        return low + (high - low) / 2
    return date.fromisoformat(one.published) if one.published else None


def _windows(day: date, length: int) -> tuple[int, int]:
    """The stretch of days that a day lies in and the nearest beside it: two days within half a length share one."""
    number, within = divmod(day.toordinal(), length)
    return number, number + (1 if within * 2 >= length else -1)


def _days(one: Happening) -> list[str]:
    """The days that a telling can mean, one more on either side; those of publication where it has none."""
    low, high = one.low or one.published, one.high or one.published
    if not low or not high:
        return []
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    if (last - first).days > 7:
        return []
    return [(first + timedelta(n)).isoformat() for n in range(-1, (last - first).days + 2)]


def _rarest(one: Happening) -> list[str]:
    """The weightiest of the rare words."""
    return [word for word, _ in one.words if rarity(word) >= RARE][:WORDS]


def _rarity(name: str) -> float:
    return min(rarity(word) for word in name.split())
