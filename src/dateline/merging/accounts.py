"""What each report of one happening tells of its dead and wounded, and the pairs of numbers that it can mean.

A report counts in many ways: in numbers, one by one ("a 17-year-old died"), together ("five were shot"), in its
headline, by words alone ("a homicide"). An armed group's own word is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.merging.charges import numbers_charged
from dateline.merging.happening import Happening, Relation, Told

__all__ = ["BELIEVED", "NOBODY", "Account", "Side", "accounts", "pairs", "whole_official"]

BELIEVED = frozenset({"official", "medical"})
OPENING = 600  # characters, some three paragraphs: a number there is of what the report is about
NOBODY = "one"  # the label of a person of whom neither name nor age is told
FEW = 3  # how many dead a number of the hurt may be lowered by, since they died after it was told
KEPT = 12  # how many numbers of each kind are weighed, those of most reports first


@dataclass(frozen=True, slots=True)
class Side:
    """What one report tells of one kind: numbers, an official's, persons one by one, and its headline's.

    ``opening`` are the numbers near its beginning and ``opened`` how many persons stand there; ``labels`` are the
    persons by which other reports may know them.
    """

    numbers: tuple[float, ...] = ()
    official: float | None = None
    persons: int = 0
    headline: float | None = None
    headed: int = 0
    opening: tuple[float, ...] = ()
    opened: int = 0
    labels: frozenset[str] = frozenset()

    @property
    def top(self) -> float:
        """The number that a report is about: the one its headline repeats, or else the largest, or 0."""
        if self.headline in self.numbers:
            return self.headline or 0.0
        return max(self.numbers, default=0.0)

    @property
    def head(self) -> float:
        """The most that the headline tells."""
        return max(self.headline or 0.0, float(self.headed))

    @property
    def most(self) -> float:
        """The most that the report tells in any way."""
        return max(self.top, float(self.persons), self.head)


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of a happening's dead and wounded, and in which lists of words it hints at them."""

    published: str
    relation: Relation
    killed: Side
    injured: Side
    shot: Side
    hints: tuple[str, ...] = ()
    charges: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())  # how many killed and hurt somebody is charged with

    @property
    def is_suicide(self) -> bool:
        """Whether words hint that somebody died by their own hand."""
        return "text_suicide" in self.hints or "headline_suicide" in self.hints

    @property
    def hurt(self) -> float:
        """The most that the report tells of wounded, or of those shot who are not among its dead."""
        struck = max(self.shot.top, self.shot.headline or 0.0)
        return max(self.injured.most, struck - self.killed.most)


def accounts(members: Iterable[Happening]) -> tuple[Account, ...]:
    """The accounts of the tellings, in order of their day."""
    ordered = sorted(members, key=lambda one: (one.published or "", one.id))
    return tuple(map(_account, ordered))


def _account(one: Happening) -> Account:
    killed, injured, shot = (_side(_heard(one.figures, unit)) for unit in ("killed", "injured", "shot"))
    charges = (numbers_charged(one.hints, "killed"), numbers_charged(one.hints, "injured"))
    hints = tuple(hint for hint in one.hints if not hint.startswith("charged"))
    return Account(one.published or "", one.relation, killed, injured, shot, hints, charges)


def _heard(figures: Iterable[Told], unit: str) -> list[Told]:
    return [told for told in figures if told.unit == unit and told.standing != "group"]


def _side(figures: Sequence[Told]) -> Side:
    numbers = [told for told in figures if told.span and told.person is None and not told.within and told.size > 0]
    persons = [told for told in figures if told.span and told.person is not None]
    headlines = [told.size for told in figures if told.span is None and told.person is None]
    return Side(
        tuple(told.size for told in numbers),
        max((told.size for told in numbers if told.standing in BELIEVED), default=None),
        len(persons),
        max(headlines, default=None),
        sum(told.person is not None for told in figures if told.span is None),
        tuple(told.size for told in numbers if _opens(told)),
        len({told.person for told in persons if _opens(told)}),
        frozenset(told.person for told in figures if told.person is not None),
    )


def _opens(told: Told) -> bool:
    return told.span is not None and told.span.start < OPENING


def pairs(told: Sequence[Account]) -> list[tuple[float, float]]:
    """The pairs of killed and injured that the accounts can mean, none and one always among them."""
    killed, injured = (Counter({0.0: 1, 1.0: 1}) for _ in range(2))
    for one in told:
        killed.update({*_told(one.killed), *one.charges[0]})
        injured.update({*_told(one.injured), *one.charges[1]})
    for one in told:
        struck = {*one.shot.numbers, *([one.shot.headline] if one.shot.headline else ())}
        injured.update(all_ - dead for all_ in struck for dead in killed if all_ >= dead)
    if any(one.is_suicide for one in told):  # who killed others and themselves may be counted beside them
        killed.update({one.killed.most + 1 for one in told} - killed.keys())
    later = {hurt - died for hurt in injured for died in killed if 0 < died <= min(hurt, FEW)}
    injured.update(later - injured.keys())
    return [(dead, hurt) for dead in _commonest(killed) for hurt in _commonest(injured)]


def _told(side: Side) -> set[float]:
    """The numbers that a report can mean: its text's, and the headline's where the text has none."""
    headline = 0.0 if side.numbers else side.headline or 0.0
    return {*side.numbers, float(side.persons), headline, float(side.headed)}


def _commonest(numbers: Mapping[float, int]) -> list[float]:
    return sorted(sorted(numbers, key=lambda number: (-numbers[number], number))[:KEPT])


def whole_official(told: Sequence[Account], unit: str) -> float | None:
    """The latest official number of the killed or the injured that is the most that its report tells of them."""
    sides = [(one.published, one.killed if unit == "killed" else one.injured) for one in told]
    whole = [(day, side.official) for day, side in sides if side.official and side.official == side.most]
    return max(whole)[1] if whole else None
