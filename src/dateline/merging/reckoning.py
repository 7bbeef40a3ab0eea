"""Which number of killed and of injured agrees best with all that the reports of one act of violence say.

Reports of one happening tell its dead and its wounded in many ways: as numbers, one by one, together ("five were
shot"), in a headline, by a word alone ("a homicide"). Each pair of numbers that any of them tells is weighed by the
signs that speak for and against it, an official's, the latest and the commonest word among them; the weights stand in
``data/weights_tolls.yaml``, made by ``training/tolls.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.merging.happening import Happening, Told
from dateline.merging.wording import listed
from dateline.tables import table

__all__ = ["Account", "Side", "accounts", "pairs", "signs", "weighed", "whole_official"]

UNITS = ("killed", "injured", "shot")
BELIEVED = frozenset({"official", "medical"})
HINTS = ("death", "hurt", "suicide", "many")  # lists of words in data/happenings.yaml
FEW = 3  # how many dead a number of the hurt may be lowered by, since they died after it was told
KEPT = 12  # how many numbers of each kind are weighed, those of most reports first


@dataclass(frozen=True, slots=True)
class Side:
    """What one report tells of one kind: numbers, an official's, persons one by one, and its headline's."""

    numbers: tuple[float, ...] = ()
    official: float | None = None
    persons: int = 0
    headline: float | None = None
    headed: int = 0

    @property
    def top(self) -> float:
        """The number that a report is about: the one its headline repeats, or else the largest, or 0."""
        if self.headline in self.numbers:
            return self.headline or 0.0
        return max(self.numbers, default=0.0)

    @property
    def most(self) -> float:
        """The most that the report tells in any way."""
        return max(self.top, float(self.persons), self.headline or 0.0, float(self.headed))


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of a happening's dead and wounded."""

    published: str
    killed: Side
    injured: Side
    shot: Side
    hints: frozenset[str] = frozenset()

    @property
    def hurt(self) -> float:
        """The most that the report tells of wounded, or of those shot who are not among its dead."""
        struck = max(self.shot.top, self.shot.headline or 0.0)
        return max(self.injured.most, struck - self.killed.most)


def accounts(members: Iterable[Happening]) -> tuple[Account, ...]:
    """The accounts of the tellings, in order of their day; those of an armed group's own word left out."""
    ordered = sorted(members, key=lambda one: (one.published or "", one.id))
    return tuple(map(_account, ordered))


def _account(one: Happening) -> Account:
    killed, injured, shot = (_side(_heard(one.figures, unit)) for unit in UNITS)
    return Account(one.published or "", killed, injured, shot, frozenset(_hints(one)))


def _heard(figures: Iterable[Told], unit: str) -> list[Told]:
    return [told for told in figures if told.unit == unit and told.standing != "group"]


def _side(figures: Sequence[Told]) -> Side:
    pinned = [told for told in figures if told.span is not None]
    numbers = [told for told in pinned if told.person is None and not told.within and told.size > 0]
    official = [told.size for told in numbers if told.standing in BELIEVED]
    headlines = [told.size for told in figures if told.span is None and told.person is None]
    return Side(
        tuple(told.size for told in numbers),
        max(official, default=None),
        sum(told.person is not None for told in pinned),
        max(headlines, default=None),
        sum(told.person is not None for told in figures if told.span is None),
    )


def _hints(one: Happening) -> Iterable[str]:
    """Which lists of telling words a headline and a text have words of."""
    for where, weighted in (("headline", one.headline), ("text", one.words)):
        words = {word for word, _ in weighted}
        yield from (f"{where}_{hint}" for hint in HINTS if words & listed("hints", hint))


def pairs(told: Sequence[Account]) -> list[tuple[float, float]]:
    """The pairs of killed and injured that the accounts can mean, none and one always among them."""
    killed, injured = (Counter({0.0: 1, 1.0: 1}) for _ in range(2))
    for one in told:
        killed.update(_told(one.killed))
        injured.update(_told(one.injured))
    for one in told:
        struck = {*one.shot.numbers, *([one.shot.headline] if one.shot.headline else ())}
        injured.update(all_ - dead for all_ in struck for dead in killed if all_ >= dead)
    later = {hurt - died for hurt in injured for died in killed if 0 < died <= min(hurt, FEW)}
    injured.update(later - injured.keys())
    return [(dead, hurt) for dead in _commonest(killed) for hurt in _commonest(injured)]


def whole_official(told: Sequence[Account], unit: str) -> float | None:
    """The latest official number of the killed or the injured that is the most that its report tells of them."""
    sides = [(one.published, one.killed if unit == "killed" else one.injured) for one in told]
    whole = [(day, side.official) for day, side in sides if side.official and side.official == side.most]
    return max(whole)[1] if whole else None


def _told(side: Side) -> set[float]:
    """The numbers that a report can mean: its text's, and the headline's where the text has none."""
    headline = 0.0 if side.numbers else side.headline or 0.0
    return {*side.numbers, float(side.persons), headline, float(side.headed)}


def _commonest(numbers: Mapping[float, int]) -> list[float]:
    return sorted(sorted(numbers, key=lambda number: (-numbers[number], number))[:KEPT])


def signs(told: Sequence[Account], killed: float, injured: float) -> dict[str, float]:
    """What speaks for and against a pair of numbers, by the names of the weights."""
    found: Counter[str] = Counter()
    _of_one(found, "killed", [(one.killed, one.killed.most) for one in told], killed)
    _of_one(found, "injured", [(one.injured, one.hurt) for one in told], injured)
    for one in told:
        _of_both(found, one, killed, injured)
    found["nobody"] += killed == injured == 0
    return {name: float(value) for name, value in found.items() if value}


def _of_one(found: Counter[str], unit: str, told: Sequence[tuple[Side, float]], number: float) -> None:
    """Adds the signs of one kind: how its numbers, persons and headlines agree, of how many reports and the last.

    ``told`` is what each report tells of it, and the most of that.
    """
    most = [largest for _, largest in told]
    for side, largest in told:
        if side.numbers:
            top = side.top
            found[f"{unit}_number_agrees"] += top == number
            found[f"{unit}_number_above"] += top > number
            found[f"{unit}_some_number_agrees"] += number in side.numbers
        if side.official is not None:
            found[f"{unit}_official_agrees"] += side.official == number
        if side.persons:
            found[f"{unit}_persons_agree"] += side.persons == number
            found[f"{unit}_persons_above"] += side.persons > number
            found[f"{unit}_persons_below"] += side.persons < number
        if side.headline:
            found[f"{unit}_headline_agrees"] += side.headline == number
        if side.headed:
            found[f"{unit}_headed_agrees"] += side.headed == number
            found[f"{unit}_headed_above"] += side.headed > number
        found[f"{unit}_told_nowhere"] += largest == 0 < number
        found[f"{unit}_told_and_none"] += largest > 0 == number
    numbered = [side.top for side, _ in told if side.numbers]
    official = [side.official for side, _ in told if side.official is not None]
    found[f"{unit}_last_agrees"] += bool(numbered) and numbered[-1] == number
    found[f"{unit}_last_official_agrees"] += bool(official) and official[-1] == number
    counts = Counter(most)
    found[f"{unit}_share_agreeing"] += counts[number] / len(most)  # type: ignore[assignment]
    found[f"{unit}_commonest"] += counts[number] == max(counts.values())
    found[f"{unit}_largest"] += number == max(most)
    found[f"{unit}_none_though_told"] += max(most) > 0 == number
    for size in (0, 1, 2):
        found[f"{unit}_is_{size}"] += number == size


def _of_both(found: Counter[str], one: Account, killed: float, injured: float) -> None:
    """Adds the signs of the two numbers together: those who were shot, who died since, and what words hint at."""
    both = killed + injured
    if one.shot.numbers:
        top = one.shot.top
        found["shot_agrees"] += top == both
        found["shot_above"] += top > both
    if one.shot.headline:
        found["shot_headline_agrees"] += one.shot.headline == both
    all_ = one.killed.most + one.hurt
    found["died_since"] += one.hurt > 0 and one.hurt != injured and all_ == both
    found["sum_agrees"] += all_ == both
    found["sum_above"] += all_ > both
    for hint in one.hints:
        found[f"{hint}_none_killed"] += killed == 0
        found[f"{hint}_many_killed"] += killed >= 2
        found[f"{hint}_none_injured"] += injured == 0
        found[f"{hint}_many_injured"] += injured >= 2


def weighed(told: Sequence[Account]) -> tuple[float, float] | None:
    """The pair of killed and injured that agrees best with the accounts; None where there are none."""
    if not told:
        return None
    scored = [(sum(_weights().get(name, 0.0) * value for name, value in signs(told, *pair).items()), pair)
              for pair in pairs(told)]  # fmt: skip
    return max(scored, key=lambda row: (round(row[0], 9), row[1]))[1]


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in table("merging", "weights_tolls").items()}
