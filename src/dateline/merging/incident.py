"""An incident out of its tellings: which day, which place, in which words, and whether it is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.merging.happening import Happening
from dateline.merging.tolls import Toll, tolls
from dateline.records import Place, identify

__all__ = ["Incident", "incident_of"]

_UNITS = ("killed", "injured", "abducted", "missing")  # that a label names, in this order
DENYING = frozenset({"denies"})
CLAIMING = frozenset({"claims", "accuses", "confirms"})


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening in the world, as its tellings together have it."""

    id: str
    title: str
    type: str
    mode: str | None
    low: str | None
    high: str | None
    place: Place | None
    first: Happening
    members: tuple[Happening, ...]
    tolls: tuple[Toll, ...]
    disputed: bool
    because: tuple[str, ...]


def incident_of(tellings: Sequence[Happening]) -> Incident:
    """The incident that these tellings tell. Which comes first decides its id, so that later ones leave it alone."""
    members = tuple(sorted(tellings, key=_order))
    news = [one for one in members if one.relation == "tells"] or list(members)
    low, high, day_reason = _days(news)
    place, place_reason = _place(members)
    numbers = tolls(members)
    first = news[0]
    mode = _commonest([one.mode for one in members if one.mode])
    disputed, quarrel = _disputed(members)
    return Incident(
        identify("incident", members[0].id),
        _title(first.type, mode, place, low, high, numbers),
        first.type,
        mode,
        low,
        high,
        place,
        first,
        members,
        numbers,
        disputed,
        tuple(filter(None, [day_reason, place_reason, quarrel])),
    )


def _order(one: Happening) -> tuple[bool, str, str]:
    """The first published first; what has no date last."""
    return one.published is None, one.published or "", one.id


def _days(news: Sequence[Happening]) -> tuple[str | None, str | None, str]:
    """The days that most tellings give in their own words, and those a day beside; else the days before the first."""
    told = Counter((one.low, one.high) for one in news if one.dated)
    if told:
        (low, high), times = max(told.items(), key=lambda item: (item[1], -_length(item[0]), item[0]))
        lows = [one.low for one in news if one.dated and one.low and high and one.low <= high]
        reason = f"date: {times} of {len(news)} reports give {low if low == high else f'{low} to {high}'}"
        others = sorted({one.low for one in news if one.dated and one.low and one.low not in (low, *lows)})
        return low, high, reason + (f"; others {', '.join(others)}" if others else "")
    first = next((one for one in news if one.low), None)
    if first is None:
        return None, None, "date: no report tells it"
    return first.low, first.high, "date: no report tells it; the days before the first was published"


def _length(days: tuple[str | None, str | None]) -> int:
    return 0 if days[0] == days[1] else 1


def _place(members: Sequence[Happening]) -> tuple[Place | None, str]:
    """The place that most tellings give, a town before a province; else one that most name beside."""
    for kind, of in (("happened", "places"), ("named", "around")):
        named = [place for one in members for place in getattr(one, of)]
        counts = Counter(place.id for place in named)
        if not counts:
            continue
        by_id = {place.id: place for place in named}
        best = max(counts, key=lambda id: (by_id[id].is_local, counts[id], id))
        word = "say it happened in" if kind == "happened" else "name"
        return by_id[best], f"place: {counts[best]} of {len(members)} reports {word} {by_id[best].name}"
    return None, "place: no report names one that is known"


def _commonest(modes: Sequence[str]) -> str | None:
    counts = Counter(modes)
    return max(counts, key=lambda mode: (counts[mode], mode), default=None)


def _title(
    type: str, mode: str | None, place: Place | None, low: str | None, high: str | None, numbers: Sequence[Toll]
) -> str:
    """A label: "assault (firearms), Gossi, 2024-03-11: 19 killed, 31 injured"."""
    kind = f"{type.lower()} ({mode})" if mode else type.lower()
    day = low if low == high else f"{low} to {high}" if low and high else None
    head = ", ".join(filter(None, [kind, place.name if place else None, day]))
    told = [f"{toll.best:,.10g} {toll.unit}" for unit in _UNITS for toll in numbers if toll.unit == unit and toll.best]
    return f"{head}: {', '.join(told)}" if told else head


def _disputed(members: Sequence[Happening]) -> tuple[bool, str]:
    """Whether one source denies where another claims, accuses or confirms."""
    voices = [voice for one in members for voice in one.voices]
    for denial in sorted((voice for voice in voices if voice.stance in DENYING), key=lambda voice: voice.source or ""):
        others = sorted({v.source or "a source" for v in voices if v.stance in CLAIMING and v.source != denial.source})
        if others:
            return True, f"disputed: {denial.source or 'a source'} denies, {', '.join(others[:3])} says so"
    return False, ""
