"""The numbers of an incident: every source's own kept, and low, best and high by one stated rule.

What one source says in one report is the most that it tells of at once, since a total is told beside its parts; where a
report tells no number but persons one by one, it is how many they are. *Best* is the latest number on an official's or
a hospital's word, else on a paper's own or a witness's, and only then an armed group's; a number told as such goes
before persons that are counted. Whoever dies is no longer hurt. Of killed and injured an official's word stands where
its number is the most that its report tells and not much less likely than the likeliest, or is ten or more and not all
else speaks for a few; an official often speaks of one victim of several. Where none stands, best is the number that
agrees best with all that is said (``reckoning``). *Low* and *high* are the least and the most that any source says, in
numbers, one by one, or in a headline whose text has no number; "at least 11" is open above, and reaches as far as
another source's number does. Below ten they reach one further, and so on, as long as the next number is among those
that are likely by the same reckoning (19 in 20 together): one more may have died, or the one dead of a headline may
have been only hurt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.merging.accounts import BELIEVED, Account, accounts, whole_official
from dateline.merging.happening import Happening, Told
from dateline.merging.reckoning import Reckoned, reckon
from dateline.merging.wording import listed

__all__ = ["Toll", "most", "tolls"]

# From so many on officials count and reports repeat them: the latest official number stands, bounds are what is told.
TOLL = 10
_FATES = ("killed", "injured", "shot")
_HINTS = {"killed": "death", "injured": "hurt"}  # by which words, in data/happenings.yaml
_RANKS = (("official", "medical"), ("media", "witness", "other"), ("group",))
_RULES = (
    "the latest on an official's word",
    "the latest on a paper's or witness's word",
    "the latest of a group's own",
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One kind of number of an incident: low, best and high, and the rule and source that gave the best."""

    unit: str
    low: float | None
    best: float | None
    high: float | None
    because: str
    official: bool = False  # whether best is on an official's or a hospital's word


@dataclass(frozen=True, slots=True)
class _Said:
    """What one source says in one report of one kind."""

    published: str
    report_id: str
    told: Told


def tolls(members: Iterable[Happening]) -> tuple[Toll, ...]:
    """The numbers of an incident by their kind, from all that its tellings tell."""
    members = list(members)
    tellings = _without_headlines(members)
    said = {
        unit: [_Said(one.published or "", one.report_id, told) for one in tellings for told in _of(one, unit)]
        for unit in sorted({told.unit for one in tellings for told in one.figures})
    }
    said = {unit: [one for one in every if not one.told.within] or every for unit, every in said.items()}
    found = {unit: _toll(unit, said[unit]) for unit in said}
    dead = found["killed"].best or 0 if "killed" in found else 0
    whole, shot = _hurt(said, dead)
    if whole or shot:
        alive = _toll("injured", [*_survivors(whole, said.get("killed", ()), dead), *shot])
        told = _toll("injured", [*said.get("injured", ()), *shot])
        since = (told.best or 0) - (alive.best or 0)
        because = f"{alive.because}, less {since:.0f} who died since" if since > 0 else alive.because
        found["injured"] = replace(alive, high=told.high, because=because)
    found |= _agreed(members, found)
    return tuple(found[unit] for unit in sorted(found))


def _agreed(members: Sequence[Happening], found: Mapping[str, Toll]) -> dict[str, Toll]:
    """The killed and the injured as they agree best with all that is said, and what else they may well be."""
    heard = [each for one in members for each in one.figures if each.unit in _FATES and each.standing != "group"]
    told = accounts(members) if heard or any(_is_hinted(members, unit) for unit in _HINTS) else ()
    agreed = {}
    for unit, reckoned in reckon(told).items():
        known, best, likely = found.get(unit), reckoned.best, reckoned.likely
        if known is not None and known.official and _stands(unit, known.best or 0, reckoned, told):
            agreed[unit] = _widened(known, likely)
        elif known is not None and not heard:
            continue  # a group's word alone
        elif known is not None or any(each.unit in (unit, "shot") for each in heard):
            if known is not None or best or max(likely):
                agreed[unit] = _widened(_around(unit, best, known, members), likely)
        elif _is_hinted(members, unit) and max(likely):
            agreed[unit] = _widened(Toll(unit, best, best, best, _by_words(members, unit)), likely)
    return agreed


def _stands(unit: str, official: float, reckoned: Reckoned, told: Sequence[Account]) -> bool:
    """Whether the latest official number stands, though another may agree better with what else is said."""
    if official >= TOLL and reckoned.best >= TOLL / 2:
        return True
    return official == whole_official(told, unit) and reckoned.bears(official)


def _widened(toll: Toll, likely: Collection[float]) -> Toll:
    """A toll whose bounds reach on where the next number is likely too; the reason says how far."""
    low, high = (toll.best if end is None else end for end in (toll.low, toll.high))
    if low is None or high is None:
        return toll
    while low < TOLL and low - 1 in likely:
        low -= 1
    while high < TOLL and high + 1 in likely:
        high += 1
    if (low, high) == (toll.low, toll.high):
        return toll
    return replace(toll, low=low, high=high, because=f"{toll.because}; {low:g} to {high:g} by all that is told")


def _is_hinted(members: Sequence[Happening], unit: str) -> bool:
    """Whether words of a headline or a text hint at dead, or at wounded."""
    hint = _HINTS[unit]
    return any(not {f"headline_{hint}", f"text_{hint}"}.isdisjoint(one.hints) for one in members)


def _by_words(members: Sequence[Happening], unit: str) -> str:
    """The reason of a number that words tell and no number, with the weightiest of the words."""
    told = {word for one in members for word, _ in (*one.headline, *one.words)}
    return ": ".join(filter(None, ["told by words alone", ", ".join(sorted(told & listed("hints", _HINTS[unit])))]))


def _around(unit: str, best: float, known: Toll | None, members: Sequence[Happening]) -> Toll:
    """A number with the least and the most that is said; a headline's counts where its own text has none."""
    ends = [end for end in (known.low, known.high) if end is not None] if known else []
    for one in members:
        told = [each for each in one.figures if each.unit == unit and each.person is None and each.low is not None]
        if all(each.span is None for each in told):
            ends += [each.size for each in told]
    same = sum(most(one, unit) == best for one in members)
    why = "agrees best with what is told of killed, hurt and shot"
    if known is not None and known.best == best:
        why = known.because
    elif same:
        why = f"{same} of {len(members)} tellings say so"
    return Toll(unit, min([*ends, best]), best, max([*ends, best]), why)


def most(one: Happening, unit: str) -> float | None:
    """The most that one telling tells of a kind; None where it tells none."""
    return max((told.size for told in _of(one, unit)), default=None)


def _hurt(said: Mapping[str, Sequence[_Said]], dead: float) -> tuple[list[_Said], list[_Said]]:
    """What is said of the injured, and of those who were shot and are not dead, where a report tells more of these."""
    killed, told = _most(said.get("killed", ())), _most(said.get("injured", ()))
    shot = [_less(one, max(dead, killed.get(one.report_id, 0))) for one in said.get("shot", ())]
    more = [one for one in shot if one.told.size > told.get(one.report_id, 0)]
    better = {one.report_id for one in more}
    return [one for one in said.get("injured", ()) if one.report_id not in better], more


def _most(said: Sequence[_Said]) -> dict[str, float]:
    """The most that each report tells."""
    known: dict[str, float] = {}
    for one in said:
        known[one.report_id] = max(known.get(one.report_id, 0), one.told.size)
    return known


def _less(one: _Said, some: float) -> _Said:
    """What is said, lowered by some."""
    low, high = (None if end is None else max(0.0, end - some) for end in (one.told.low, one.told.high))
    return replace(one, told=replace(one.told, unit="injured", low=low, high=high))


def _without_headlines(tellings: list[Happening]) -> list[Happening]:
    """The tellings, less what only headlines say where a text tells it."""
    pinned = {told.unit for one in tellings for told in one.figures if told.span is not None}
    silent = pinned.isdisjoint(_FATES)
    return [
        replace(one, figures=tuple(
            told for told in one.figures
            if told.span is not None or (told.unit not in pinned and (silent or told.person is None))
        ))
        for one in tellings
    ]  # fmt: skip


def _of(one: Happening, unit: str) -> list[Told]:
    """What each source of a report says of a kind; persons told one by one, together, where there is no number."""
    figures = [told for told in one.figures if told.unit == unit]
    people = [told for told in figures if told.person is not None]
    numbers = _by_source([told for told in figures if told.person is None and not (people and told.size == 0)])
    if any(told.size >= 2 for told in numbers) or not people:
        return numbers
    best = min(people, key=lambda told: next(n for n, rank in enumerate(_RANKS) if told.standing in rank))
    return [replace(best, low=len(people), high=len(people))]


def _by_source(figures: Sequence[Told]) -> list[Told]:
    """Each source's largest number; parts of another number count only alone."""
    whole = [told for told in figures if not told.within] or list(figures)
    largest: dict[str | None, Told] = {}
    for told in whole:
        known = largest.get(told.source)
        if known is None or told.size > known.size:
            largest[told.source] = told
    return list(largest.values())


def _survivors(hurt: Sequence[_Said], killed: Sequence[_Said], best: float) -> list[_Said]:
    """What is said of the injured, less those who died after the report that says it."""
    known = _most(killed)

    def died(one: _Said) -> float:
        so_far = known.get(one.report_id, 0)
        if one.told.person is None:  # what others had told by then, a number of the hurt leaves out already
            so_far = max([so_far, *(each.told.size for each in killed if each.published <= one.published)])
        return max(0.0, best - so_far)

    return [_less(one, died(one)) for one in hurt]


def _toll(unit: str, said: Sequence[_Said]) -> Toll:
    lows = [one.told.low for one in said if one.told.low is not None]
    highs = [high for one in said if (high := one.told.high if one.told.high is not None else one.told.low) is not None]
    some = [one for one in said if one.told.size] or said  # "nobody else was hurt" is no count
    numbers = [one for one in some if one.told.person is None] or some
    for rank, rule in zip(_RANKS, _RULES, strict=True):
        fitting = [one for one in numbers if one.told.standing in rank]
        if fitting:
            best = max(fitting, key=lambda one: (one.published, one.told.size, one.report_id))
            why = f"{rule}: {best.told.source or 'the publisher'}" + (f", {best.published}" if best.published else "")
            official = best.told.standing in BELIEVED
            return Toll(unit, min(lows, default=None), best.told.size, max(highs, default=None), why, official)
    raise AssertionError("every standing has a rank")
