"""What speaks for and against two tellings being one happening, each with a reason that a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline.merging.accounts import NOBODY
from dateline.merging.distance import kilometres
from dateline.merging.happening import Happening
from dateline.merging.tolls import most
from dateline.merging.wording import rarity, tokens
from dateline.records import Place
from dateline.resolving import countries

__all__ = ["Evidence", "evidence", "gap"]

RARE = 4.8  # a word of one text in a hundred and twenty: a surname, a quarter, a firm
FAR_KM = 120.0  # places so far apart share no suburb
RAREST = 7.0  # a word of no table, or nearly so
FEW = 25  # words: a page of so few tells little either way
MANY = 3  # beyond so many shared names or rare words, one more tells nothing


class Evidence(NamedTuple):
    """One thing that speaks for or against, by its name in the tables of weights; ``reason`` is empty where the
    thing is only part of another's reason."""

    name: str
    value: float
    reason: str = ""


def evidence(one: Happening, other: Happening) -> list[Evidence]:
    """All that speaks for and against; the same whichever of the two comes first."""
    if other.id < one.id:
        one, other = other, one
    return [
        *_words(one, other),
        *_names(one, other),
        *_streets(one, other),
        *_ages(one, other),
        *_victims(one, other),
        *_places(one, other),
        *_time(one, other),
        *_actors(one, other),
        *_figures(one, other),
        *_kinds(one, other),
    ]


def _words(one: Happening, other: Happening) -> Iterator[Evidence]:
    """How alike the weighty words are, and how many rare ones are shared."""
    first, second = dict(one.words), dict(other.words)
    shared = first.keys() & second.keys()
    alike = _cosine(first, second, shared)
    rare = sorted((word for word in shared if rarity(word) >= RARE), key=lambda word: (-rarity(word), word))
    told = f"rare words in both: {', '.join(rare[:5])}" if rare else ""
    yield Evidence("words", alike, f"{alike:.0%} of their weighty words are the same")
    yield Evidence("rare_words", math.log1p(len(rare)), told)
    beside = set(rare) - _town_words(one) - _town_words(other)
    yield Evidence("unknown_words", math.log1p(sum(1 for word in beside if rarity(word) >= RAREST)))
    few = min(len(first), len(second))
    yield Evidence("short", 1.0 if few < FEW else 0.0)
    if few >= FEW and len(beside) < 2:
        yield Evidence("only_town", 1.0, "hardly a rare word in both beside the town's name")
    if one.headline and other.headline:
        heads = dict(one.headline), dict(other.headline)
        alike = _cosine(*heads, heads[0].keys() & heads[1].keys())
        yield Evidence("headlines", alike, f"{alike:.0%} of the words of their headlines" if alike else "")


def _town_words(one: Happening) -> set[str]:
    return {word for place in (*one.places, *one.around) for word in tokens(place.name)}


def _cosine(one: Mapping[str, float], other: Mapping[str, float], shared: Iterable[str]) -> float:
    """How alike two weightings of words are, from 0 to 1."""
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return sum(one[word] * other[word] for word in sorted(shared)) / length if length else 0.0


def _names(one: Happening, other: Happening) -> Iterator[Evidence]:
    shared = sorted(set(one.names) & set(other.names))
    weights = [min(rarity(word) for word in name.split()) for name in shared]
    told = [name.title() for name in shared]
    rare = sum(1 for weight in weights if weight >= RARE - 1)
    reason = f"both name {', '.join(told[:4])}" if told else ""
    yield Evidence("names", min(len(shared), MANY) / MANY, reason)
    yield Evidence("rare_names", min(rare, MANY) / MANY)


def _streets(one: Happening, other: Happening) -> Iterator[Evidence]:
    shared = sorted(set(one.streets) & set(other.streets), key=lambda way: (-len(way), way))
    numbered = [{way for way in each.streets if way[0].isdigit() and " " in way} for each in (one, other)]
    if shared:
        yield Evidence("street", 1.0, f"both tell of {shared[0].title()}")
        if numbered[0] & numbered[1]:
            yield Evidence("block", 1.0)
    elif numbered[0] and numbered[1]:
        yield Evidence("streets_differ", 1.0, f"{min(numbered[0]).title()} is not {min(numbered[1]).title()}")


def _ages(one: Happening, other: Happening) -> Iterator[Evidence]:
    shared = sorted(set(one.ages) & set(other.ages))
    if shared:
        yield Evidence("ages", min(len(shared), MANY) / MANY, f"both tell of somebody aged {', '.join(shared[:3])}")
    elif one.ages and other.ages:
        yield Evidence("ages_differ", 1.0, f"aged {', '.join(one.ages[:2])} here, {', '.join(other.ages[:2])} there")


def _victims(one: Happening, other: Happening) -> Iterator[Evidence]:
    """Whether the dead and the hurt whom both name are the same."""
    here, there = _named(one), _named(other)
    if shared := sorted(here & there):
        yield Evidence("victims", 1.0, f"{', '.join(name.title() for name in shared[:3])} killed or hurt in both")
    elif here and there:
        told = f"{min(here).title()} killed or hurt here, {min(there).title()} there"
        yield Evidence("victims_differ", 1.0, told)


def _named(one: Happening) -> set[str]:
    """The surnames of the persons whom a telling gives as killed or hurt (the first word of their labels)."""
    labels = [told.person.split()[0] for told in one.figures if told.person]
    return {label for label in labels if label.isalpha() and label != NOBODY}


def _places(one: Happening, other: Happening) -> Iterator[Evidence]:
    """Whether the towns agree: those where it happened count first, then those named around it."""
    here, there = _towns(one.places), _towns(other.places)
    all_here, all_there = here | _towns(one.around), there | _towns(other.around)
    same = sorted(place.name for place in (here & there) or (all_here & all_there))
    if here & there:
        yield Evidence("same_town", 1.0, f"both in {same[0]}")
    elif all_here & all_there:
        yield Evidence("town_named", 1.0, f"both name {same[0]}")
    first, second = here or all_here, there or all_there
    if first and second and not all_here & all_there:
        apart, one_town, other_town = min((kilometres(a, b) or 0.0, a.name, b.name) for a in first for b in second)
        if apart > FAR_KM:
            happened = here and there and one_town != other_town and not _told_across(one, first, other, second)
            name = "happened_apart" if happened else "towns_apart"
            yield Evidence(name, 1.0, f"{one_town} and {other_town} are {apart:.0f} km apart")
        else:
            yield Evidence("towns_near", 1.0, f"towns {apart:.0f} km apart")
    lands = [{place.country for place in (*each.places, *each.around) if place.country} for each in (one, other)]
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        said = all(any(_says(each, code) for code in its) for each, its in zip((one, other), lands, strict=True))
        if said or not _told_across(one, first, other, second):
            yield Evidence("countries_differ", 1.0, f"{min(lands[0])} is not {min(lands[1])}")


def _says(one: Happening, code: str) -> bool:
    """Whether a telling has the name of a country or of its people: of two towns of one name, each is then certain."""
    return not _country_words(code).isdisjoint(dict(one.words))


@cache
def _country_words(code: str) -> frozenset[str]:
    called = [*countries.names(code), *countries.peoples(code), *countries.demonyms(code)]
    return frozenset(name.lower() for name in called)


def _told_across(one: Happening, towns: Iterable[Place], other: Happening, others: Iterable[Place]) -> bool:
    """Whether the words of one have the name of a town of the other."""
    return _is_told(towns, other) or _is_told(others, one)


def _is_told(towns: Iterable[Place], other: Happening) -> bool:
    """Whether the other's words have the name of one of the towns, which it may take for that of something else."""
    words = dict(other.words).keys() | dict(other.headline).keys()
    return any(words.issuperset(tokens(town.name)) for town in towns)


def _towns(places: tuple[Place, ...]) -> set[Place]:
    return {place for place in places if place.is_local}


def gap(one: Happening, other: Happening) -> int | None:
    """The days between the nearest days that two happenings can lie on; None where one has no day."""
    if not (one.low and one.high and other.low and other.high):
        return None
    low, high = max(one.low, other.low), min(one.high, other.high)
    return max(0, (date.fromisoformat(low) - date.fromisoformat(high)).days)


def _time(one: Happening, other: Happening) -> Iterator[Evidence]:
    """How far apart the days are, and the days of publication; a report that follows up is often vague of the day."""
    days = gap(one, other)
    both, follows = one.dated and other.dated, "follows" in (one.relation, other.relation)
    kind = "_later" if follows else "_told" if both else ""
    if days is not None:
        told = f"{_day(one)} and {_day(other)}" if days else f"both on {_day(one)}" if both else "days that agree"
        name = "same_day" if days == 0 else "next_day" if days == 1 else "days_apart"
        yield Evidence(name + kind, math.log(days) if days > 1 else 1.0, told)
    if one.published and other.published:
        between = abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)
        yield Evidence("published_apart" + ("_later" if follows else ""), math.log1p(between))


def _day(one: Happening) -> str:
    return str(one.low) if one.low == one.high else f"{one.low} to {one.high}"


def _actors(one: Happening, other: Happening) -> Iterator[Evidence]:
    """Who took part in both; a state in both says less than a group or a person."""
    shared = sorted(set(one.actors) & set(other.actors))
    states = [actor for actor in shared if len(actor) == 3 and actor.isupper()]
    if len(shared) > len(states):
        yield Evidence("actors", min(len(shared) - len(states), MANY) / MANY, f"{len(shared)} actors take part in both")
    elif states:
        yield Evidence("states", min(len(states), MANY) / MANY, f"{', '.join(states[:3])} in both")


def _figures(one: Happening, other: Happening) -> Iterator[Evidence]:
    """Whether the numbers of killed and injured can be one toll, which may have risen."""
    for unit in ("killed", "injured"):
        first, second = most(one, unit), most(other, unit)
        if first is None or second is None:
            continue
        if first == second:
            yield Evidence("same_toll", 1.0, f"{first:.0f} {unit} in both")
        elif max(first, second) >= 1.5 * min(first, second) + 1:
            yield Evidence("tolls_apart", 1.0, f"{first:.0f} and {second:.0f} {unit}")


def _kinds(one: Happening, other: Happening) -> Iterator[Evidence]:
    """Whether what was struck, and by what means, agree."""
    for name, differs in (("scenes", "scenes_differ"), ("means", "means_differ")):
        first, second = set(getattr(one, name)), set(getattr(other, name))
        if shared := sorted(first & second):
            yield Evidence(name, 1.0, f"{', '.join(shared[:3])} in both")
        elif first and second:
            yield Evidence(differs, 1.0, f"{', '.join(sorted(first)[:2])} here, {', '.join(sorted(second)[:2])} there")
