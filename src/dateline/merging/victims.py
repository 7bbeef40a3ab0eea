"""Which persons a report tells to be killed or hurt: the same one told of twice is one, and who dies is not hurt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.reading.figures.casualties import Casualty, Fate
from dateline.records import Span

__all__ = ["Victim", "victims"]


@dataclass(frozen=True, slots=True)
class Victim:
    """A person, what befell them, and the words that tell it."""

    fate: Fate
    span: Span
    age: str | None = None
    name: str | None = None
    sex: str | None = None

    @property
    def label(self) -> str:
        """The person in a word or two, by which another telling knows them."""
        return " ".join(filter(None, [self.name, self.age])) or "one"


def victims(told: Iterable[Casualty]) -> tuple[Victim, ...]:
    """The persons of a report, from what its sentences tell in order.

    Two tellings are of one person unless their ages, their names or their sex differ, or the later says that it is of
    another than the one before. Whoever is told to have died has died.
    """
    found: list[Victim] = []
    last = -1
    for one in told:
        fitting = [n for n, known in enumerate(found) if _may_be(known, one) and not (one.anew and n == last)]
        if fitting:
            last = max(fitting, key=lambda n: (_alike(found[n], one), found[n].fate == one.fate, n))
            found[last] = _with(found[last], one)
        elif not (one.pronoun and found and not one.age):
            found.append(Victim(one.fate, one.span, one.age, one.name, one.sex))
            last = len(found) - 1
    return tuple(found)


def _may_be(known: Victim, one: Casualty) -> bool:
    pairs = ((known.age, one.age), (known.name, one.name), (known.sex, one.sex))
    if known.name and known.name == one.name:
        return not (known.age and one.age and known.age != one.age)
    return all(left is None or right is None or left == right for left, right in pairs)


def _alike(known: Victim, one: Casualty) -> int:
    """How much speaks for the same person."""
    same = (known.name is not None and known.name == one.name, known.age is not None and known.age == one.age)
    return 4 * same[0] + 2 * same[1] + (known.sex is not None and known.sex == one.sex)


def _with(known: Victim, one: Casualty) -> Victim:
    """The person with what a later telling adds."""
    died = one.fate == "killed" and known.fate != "killed"
    return replace(
        known,
        fate=one.fate if died else known.fate,
        span=one.span if died else known.span,
        age=known.age or one.age,
        name=known.name or one.name,
        sex=known.sex or one.sex,
    )
