"""By which keys a telling finds others that may be the same happening, without looking at all there are.

A key joins something rare (a name, a street, a town, an unusual word) with a stretch of days, so that the number of
tellings behind it does not grow with the years that a ledger covers. A key of weight 2 suffices to compare two
tellings; of weight 1 two must be shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.merging.evidence import RARE
from dateline.merging.happening import Happening
from dateline.merging.wording import rarity

__all__ = ["keys"]

# Days: the same news; somebody charged or buried; somebody tried. With 512 for the last the follow-ups of a trial were
# never compared: over the shootings of gva_train, by five folds, pairwise F1 was 0.843 with 512 and 0.854 with 1024.
NEAR, FAR, YEARS = 16, 128, 1024
RARER = 6.0  # a word of one text in four hundred: few are found by it in a third of a year
# Of the rare words only the weightiest are looked for in older news: in a ledger of a hundred days that leaves seven
# tellings to compare with where there were fifteen, and parts the shootings of gva_train no worse (by five folds
# B-cubed 0.913 and pairwise 0.847, with all sixteen 0.912 and 0.842; either half of the incidents alone likewise).
LASTING = 6
NAMES, WORDS = 12, 16  # how many of a telling's names and rare words make keys, the rarest first


def keys(one: Happening) -> dict[str, int]:
    """The keys of a telling with their weights."""
    return dict(sorted(_keys(one)))


def _keys(one: Happening) -> Iterator[tuple[str, int]]:
    middle = _middle(one)
    if middle is None:
        return
    family = one.family
    for at, word in enumerate(_rarest(one)):
        yield from _within(f"{family}/word/{word}", middle, NEAR, 1)
        if rarity(word) >= RARER and at < LASTING:
            yield from _within(f"{family}/word/{word}", middle, FAR, 1)
    for name in sorted(one.names, key=lambda name: (-_rarity(name), name))[:NAMES]:
        if _rarity(name) >= RARE - 1:
            yield from _within(f"{family}/name/{name}", middle, FAR, 2)
            yield from _within(f"{family}/name/{name}", middle, YEARS, 2 if _rarity(name) >= RARER else 1)
    for street in one.streets:
        yield from _within(f"{family}/street/{street}", middle, NEAR, 2 if " " in street else 1)
    towns = {place.id for place in one.places if place.is_local}
    for town in sorted(towns | {place.id for place in one.around if place.is_local}):
        yield from ((f"{family}/town/{town}/{day}", 2 if town in towns else 1) for day in _days(one))
    for actor in one.actors:
        yield from ((f"{family}/actor/{actor}/{day}", 1) for day in _days(one))


def _within(key: str, day: date, length: int, weight: int) -> Iterator[tuple[str, int]]:
    """A key in the stretch of days that a day lies in and the nearest beside it.

    Two days within half a stretch share one; the shorter the stretch, the fewer others have the key.
    """
    number, within = divmod(day.toordinal(), length)
    for each in (number, number + (1 if within * 2 >= length else -1)):
        yield f"{key}/{length}x{each}", weight


def _middle(one: Happening) -> date | None:
    """The day in the middle of those that a telling can mean, or else that of publication."""
    if one.low and one.high:
        low, high = date.fromisoformat(one.low), date.fromisoformat(one.high)
        return low + (high - low) / 2
    return date.fromisoformat(one.published) if one.published else None


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
