"""How a number of killed or injured, or a pair of them, agrees with what the reports of one act of violence tell.

What hangs on the reports alone is put together once, so that each number is only looked up in it: equal accounts are
counted, not gone through again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.merging.accounts import NOBODY, Account, Side
from dateline.merging.happening import Relation

__all__ = ["Both", "Kind"]

Signs = Iterator[tuple[str, float]]
Row = tuple[Relation, Side, float]  # whether a report tells or follows, its side, and the most that it tells


class Kind:
    """What reports tell of one kind, killed or injured."""

    def __init__(self, unit: str, rows: Sequence[Row]) -> None:
        self._rows = [
            (f"{unit}_{relation}_agrees", side, side.most, largest, times)
            for (relation, side, largest), times in Counter(rows).items()
        ]
        sides = [side for _, side, _ in rows]
        self._unit = unit
        self._most = [largest for *_, largest in rows]
        self._counts = Counter(self._most)
        self._numbered = [side.top for side in sides if side.numbers]
        self._official = [side.official for side in sides if side.official is not None]
        self._headed = [side.head for side in sides if side.head]
        self._telling = [side.most for side in sides if side.most]
        labels = [label.split() for side in sides for label in side.labels if not label.startswith(NOBODY)]
        self._surnames = len({words[0] for words in labels if words[0].isalpha()})
        self._ages = len({words[-1] for words in labels if words[-1].isdigit()})

    @classmethod
    def killed(cls, told: Sequence[Account]) -> Kind:
        """The killed of some accounts."""
        return cls("killed", [(one.relation, one.killed, one.killed.most) for one in told])

    @classmethod
    def injured(cls, told: Sequence[Account]) -> Kind:
        """The injured of some accounts, those who were shot and are not dead among them."""
        return cls("injured", [(one.relation, one.injured, one.hurt) for one in told])

    def signs(self, number: float) -> Signs:
        """The signs of a number, by the names of the weights."""
        unit = self._unit
        for agrees, side, most, largest, times in self._rows:
            for name, value in _of_side(side, number):
                if value:
                    yield f"{unit}_{name}", times
            if most == number > 0:
                yield agrees, times
            if largest == 0 < number:
                yield f"{unit}_told_nowhere", times
            if largest > 0 == number:
                yield f"{unit}_told_and_none", times
        for name, share in (*self._together(number), *self._by_most(number)):
            yield f"{unit}_{name}", share

    def _together(self, number: float) -> Signs:
        """How the reports together agree: what share of each way of telling, the last, and whom they name."""
        telling = self._telling
        yield "last_agrees", self._numbered[-1:] == [number]
        yield "last_official_agrees", self._official[-1:] == [number]
        yield "numbers_share", _share(self._numbered, number)
        yield "headlines_share", _share(self._headed, number)
        yield "telling_share", _share(telling, number)
        if telling:
            yield "most_of_telling", max(telling) == number
            yield "first_telling", telling[0] == number
            yield "last_telling", telling[-1] == number
        for name, known in (("surnames", self._surnames), ("ages", self._ages)):
            if known:
                yield f"{name}_agree", known == number
                yield f"{name}_above", known > number

    def _by_most(self, number: float) -> Signs:
        """How a number stands to the most that each report tells."""
        most, counts = max(self._most), self._counts
        yield "share_agreeing", counts[number] / len(self._most)
        yield "commonest", counts[number] == max(counts.values())
        yield "largest", number == most
        yield "none_though_told", most > 0 == number
        if number in (0, 1, 2):
            yield f"is_{number:.0f}", 1.0


def _of_side(side: Side, number: float) -> Iterator[tuple[str, bool]]:
    """How one report's numbers, persons and headline agree."""
    if side.numbers:
        top = side.top
        yield "number_agrees", top == number
        yield "number_above", top > number
        yield "some_number_agrees", number in side.numbers
        yield "first_agrees", side.numbers[0] == number
    if side.opening:
        most = max(side.opening)
        yield "opening_agrees", most == number
        yield "opening_above", most > number
        yield "opening_below", most < number
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


def _share(numbers: Sequence[float], number: float) -> float:
    return numbers.count(number) / len(numbers) if numbers else 0.0


class Both:
    """What reports tell of killed and injured together: those shot, who died since, and what words hint at."""

    def __init__(self, told: Sequence[Account]) -> None:
        self._counts = Counter((one.shot.top, one.shot.headline, one.killed.most, one.hurt) for one in told)
        self._charges = Counter(one.charges for one in told if any(one.charges))
        self._hints = Counter(hint for one in told for hint in one.hints)
        dead = {label for one in told for label in one.killed.labels}
        self._hurt = len({label for one in told for label in one.injured.labels} - dead)
        self._killed = max(one.killed.most for one in told)
        self._suicide = any(one.is_suicide for one in told)

    def signs(self, killed: float, injured: float) -> Signs:
        """The signs of a pair of numbers, by the names of the weights."""
        both = killed + injured
        for (top, headline, dead, hurt), times in self._counts.items():
            if top:
                yield "shot_agrees", times * (top == both)
                yield "shot_above", times * (top > both)
            if headline:
                yield "shot_headline_agrees", times * (headline == both)
            yield "died_since", times * (hurt > 0 and hurt != injured and dead + hurt == both)
            yield "sum_agrees", times * (dead + hurt == both)
            yield "sum_above", times * (dead + hurt > both)
        for (deaths, wounds), times in self._charges.items():
            if deaths:
                yield "charged_killed_agrees", times * (max(deaths) == killed)
                yield "charged_killed_above", times * (max(deaths) > killed)
            if wounds:
                yield "charged_injured_agrees", times * (max(wounds) == injured)
                yield "charged_injured_above", times * (max(wounds) > injured)
        for hint, times in self._hints.items():
            if killed != 1:
                yield f"{hint}_{'none' if killed == 0 else 'many'}_killed", times
            if injured != 1:
                yield f"{hint}_{'none' if injured == 0 else 'many'}_injured", times
        yield f"{_size(killed)}_killed_{_size(injured)}_injured", 1.0
        yield f"both_{min(both, 4):.0f}", 1.0
        yield "hurt_left_agree", self._hurt == injured
        yield "hurt_left_above", self._hurt > injured
        if self._suicide:
            yield "suicide_beside", killed == self._killed + 1
            yield "suicide_within", killed == self._killed
            yield f"suicide_of_{min(killed, 3):.0f}", 1.0


def _size(number: float) -> str:
    return "none" if number == 0 else "one" if number == 1 else "many"
