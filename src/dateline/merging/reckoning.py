"""Which number of killed and of injured agrees best with all that the reports of one act of violence say, and how
far off it may be.

Each pair of numbers that the reports can mean (``accounts``) is weighed by the signs that speak for and against it:
how the numbers, persons, headlines and words of each report agree with it, an official's, the latest and the commonest
among them. The weights stand in ``data/weights_tolls.yaml``, made by ``training/tolls.py``; they give each pair a
chance, so that the numbers that a pair may have beside the likeliest are known too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.merging.accounts import NOBODY, Account, Side, pairs
from dateline.tables import table

__all__ = ["CHANCE", "Reckoned", "reckon", "signs"]

CHANCE = 0.95  # 19 in 20: how likely a number is among those that are given with it

Likely = frozenset[float]
Signs = Iterator[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The killed and the injured that agree best with the accounts, and which numbers each of them likely is."""

    killed: float
    injured: float
    killed_likely: Likely
    injured_likely: Likely


def reckon(told: Sequence[Account]) -> Reckoned | None:
    """The pair of killed and injured that agrees best with the accounts; None where there are none."""
    if not told:
        return None
    offered, weights = pairs(told), _weights()
    hints = Counter(hint for one in told for hint in one.hints)
    killed = {number: _sum(_of_killed(told, number), weights) for number in {pair[0] for pair in offered}}
    injured = {number: _sum(_of_injured(told, number), weights) for number in {pair[1] for pair in offered}}
    scores = {
        pair: round(killed[pair[0]] + injured[pair[1]] + _sum(_of_both(told, hints, *pair), weights), 9)
        for pair in offered
    }
    best = max(scores, key=lambda pair: (scores[pair], pair))
    return Reckoned(*best, _likely(scores, 0), _likely(scores, 1))


def _sum(found: Iterable[tuple[str, float]], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in found)


def _likely(scores: Mapping[tuple[float, float], float], side: int) -> Likely:
    """The likeliest numbers that together have the chance."""
    most = max(scores.values())
    chances: Counter[float] = Counter()
    for pair, score in sorted(scores.items()):
        chances[pair[side]] += math.exp(score - most)  # type: ignore[assignment]  # a Counter may hold any number
    wanted, held, kept = CHANCE * sum(chances.values()), 0.0, list[float]()
    for number in sorted(chances, key=lambda number: (-round(chances[number], 9), number)):
        kept.append(number)
        held += chances[number]
        if held >= wanted:
            break
    return frozenset(kept)


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in table("merging", "weights_tolls").items()}


def signs(told: Sequence[Account], killed: float, injured: float) -> dict[str, float]:
    """What speaks for and against a pair of numbers, by the names of the weights."""
    hints = Counter(hint for one in told for hint in one.hints)
    found: Counter[str] = Counter()
    for of in (_of_killed(told, killed), _of_injured(told, injured), _of_both(told, hints, killed, injured)):
        for name, value in of:
            found[name] += value  # type: ignore[assignment]
    return {name: float(value) for name, value in found.items() if value}


def _of_killed(told: Sequence[Account], number: float) -> Signs:
    sides = [(one.killed, one.killed.most) for one in told]
    return _of_one("killed", told, sides, number)


def _of_injured(told: Sequence[Account], number: float) -> Signs:
    sides = [(one.injured, one.hurt) for one in told]
    return _of_one("injured", told, sides, number)


def _of_one(unit: str, told: Sequence[Account], sides: Sequence[tuple[Side, float]], number: float) -> Signs:
    """The signs of one kind; ``sides`` are what each report tells of it, and the most of that."""
    for one, (side, largest) in zip(told, sides, strict=True):
        for name, value in _of_side(side, number):
            yield f"{unit}_{name}", value
        if side.most == number > 0:
            yield f"{unit}_{one.relation}_agrees", 1.0
        yield f"{unit}_told_nowhere", largest == 0 < number
        yield f"{unit}_told_and_none", largest > 0 == number
    for name, value in (*_of_all([side for side, _ in sides], number), *_of_most([m for _, m in sides], number)):
        yield f"{unit}_{name}", value


def _of_side(side: Side, number: float) -> Signs:
    """How one report's numbers, persons and headline agree."""
    if side.numbers:
        yield "number_agrees", side.top == number
        yield "number_above", side.top > number
        yield "some_number_agrees", number in side.numbers
        yield "first_agrees", side.numbers[0] == number
    if side.opening:
        yield "opening_agrees", max(side.opening) == number
        yield "opening_above", max(side.opening) > number
        yield "opening_below", max(side.opening) < number
    elif side.opened:
        yield "opened_agrees", side.opened == number
        yield "opened_above", side.opened > number
    if side.official is not None:
        yield "official_agrees", side.official == number
    if side.persons:
        yield "persons_agree", side.persons == number
        yield "persons_above", side.persons > number
        yield "persons_below", side.persons < number
    if side.headline:
        yield "headline_agrees", side.headline == number
    if side.headed:
        yield "headed_agrees", side.headed == number
        yield "headed_above", side.headed > number


def _of_all(sides: Sequence[Side], number: float) -> Signs:
    """How the reports together agree: what share of each way of telling, the last, and the persons whom they name."""
    numbered = [side.top for side in sides if side.numbers]
    official = [side.official for side in sides if side.official is not None]
    headed = [side.head for side in sides if side.head]
    telling = [side.most for side in sides if side.most]
    yield "last_agrees", bool(numbered) and numbered[-1] == number
    yield "last_official_agrees", bool(official) and official[-1] == number
    yield "numbers_share", _share(numbered, number)
    yield "headlines_share", _share(headed, number)
    yield "telling_share", _share(telling, number)
    if telling:
        yield "most_of_telling", max(telling) == number
        yield "first_telling", telling[0] == number
        yield "last_telling", telling[-1] == number
    for name, known in _persons(sides).items():
        if known:
            yield f"{name}_agree", len(known) == number
            yield f"{name}_above", len(known) > number


def _persons(sides: Sequence[Side]) -> dict[str, set[str]]:
    """The surnames, and the ages, of the persons whom all reports tell of."""
    labels = [label.split() for side in sides for label in side.labels if not label.startswith(NOBODY)]
    return {
        "surnames": {words[0] for words in labels if words[0].isalpha()},
        "ages": {words[-1] for words in labels if words[-1].isdigit()},
    }


def _share(numbers: Sequence[float], number: float) -> float:
    return numbers.count(number) / len(numbers) if numbers else 0.0


def _of_most(most: Sequence[float], number: float) -> Signs:
    """How a number stands to the most that each report tells."""
    counts = Counter(most)
    yield "share_agreeing", counts[number] / len(most)
    yield "commonest", counts[number] == max(counts.values())
    yield "largest", number == max(most)
    yield "none_though_told", max(most) > 0 == number
    for size in (0, 1, 2):
        yield f"is_{size}", number == size


def _of_both(told: Sequence[Account], hints: Mapping[str, int], killed: float, injured: float) -> Signs:
    """The signs of the two numbers together: those shot, who died since, and what ``hints`` of how many reports say."""
    both = killed + injured
    for one in told:
        if one.shot.numbers:
            yield "shot_agrees", one.shot.top == both
            yield "shot_above", one.shot.top > both
        if one.shot.headline:
            yield "shot_headline_agrees", one.shot.headline == both
        all_ = one.killed.most + one.hurt
        yield "died_since", one.hurt > 0 and one.hurt != injured and all_ == both
        yield "sum_agrees", all_ == both
        yield "sum_above", all_ > both
    for hint, times in hints.items():
        if killed != 1:
            yield f"{hint}_{'none' if killed == 0 else 'many'}_killed", times
        if injured != 1:
            yield f"{hint}_{'none' if injured == 0 else 'many'}_injured", times
    yield f"{_size(killed)}_killed_{_size(injured)}_injured", 1.0
    yield f"both_{min(both, 4):.0f}", 1.0
    yield from _of_victims(told, killed, injured)


def _size(number: float) -> str:
    return "none" if number == 0 else "one" if number == 1 else "many"


def _of_victims(told: Sequence[Account], killed: float, injured: float) -> Signs:
    """Whether those told of as hurt and nowhere as dead agree; and whoever died by their own hand."""
    dead = {label for one in told for label in one.killed.labels}
    hurt = {label for one in told for label in one.injured.labels}
    yield "hurt_left_agree", len(hurt - dead) == injured
    yield "hurt_left_above", len(hurt - dead) > injured
    if any(one.is_suicide for one in told):
        most = max(one.killed.most for one in told)
        yield "suicide_beside", killed == most + 1
        yield "suicide_within", killed == most
        yield f"suicide_of_{min(killed, 3):.0f}", 1.0
