"""Offices across reports: who holds a post of which state or body, and whom words for the post alone mean on a day.

"The Foreign Secretary" in a report of one day is the person whom another report of about that day gives the post,
where no report gives it to another. Words for a post that several hold at once mean nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.export.wording import noun
from dateline.merging.posts import is_of_one, owner_of, post_of
from dateline.records import Reading, Span, Status
from dateline.resolving.edtf import days
from dateline.resolving.names import key

__all__ = ["TERM", "Held", "Holder", "Named", "held", "holder", "named"]

TERM = 366  # days around a day on which somebody is known to hold a post, on which nobody else need hold it
_DELEGATION = re.compile(r"\s*(?:[’']s?)?\s+(?:high-level\s+)?(?:delegation|side|team)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """That somebody holds a post, or held it and does no more (``over``), from one day to another.

    ``post`` is the post as one name stands for it, ``owner`` the country or body it is of, ``name`` the holder's name
    as names are compared. ``low`` and ``high`` are the ordinals of the first and the last day on which it surely holds.
    """

    status_id: str
    post: str
    owner: str
    actor_id: str
    name: str
    low: int
    high: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a post and nobody in it, of which country or body, and on which day."""

    span: Span
    post: str
    owner: str
    day: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom words for a post mean: the office that tells, and why."""

    office: Held
    because: str


def held(reading: Reading) -> list[Held]:
    """The offices that a report tells of which one person at a time is the holder."""
    return [one for status in reading.statuses if (one := _held(reading, status)) is not None]


def named(reading: Reading) -> list[Named]:
    """The sources and participants of a report that are words for a post and nobody's name, each place once."""
    published = _ordinals(reading.report.published)
    if published is None:
        return []
    spans = [said.source for said in reading.attributions if said.source is not None and said.source_id is None]
    spans += [one.span for event in reading.events for one in event.participants if one.actor_id is None]
    here = {post for status in reading.statuses if (post := post_of(reading, status.value)) is not None}
    found = []
    for span in sorted(set(spans)):
        told = post_of(reading, span)
        if told is None or told.tense != "held":
            continue
        owner = told.owner or (_home(reading) if told.name not in {post.name for post in here} else None)
        if owner is not None and is_of_one(told.name, owner):
            found.append(Named(span, told.name, owner, published[0]))
    return found


def holder(day: int, known: Iterable[Held]) -> Holder | None:
    """Who held a post on a day, by all that is known of it; None where nobody or more than one may be meant."""
    terms: dict[str, list[Held]] = defaultdict(list)
    for one in known:
        terms[one.name].append(one)
    stands = {name: term for name, term in terms.items() if not _is_over(day, term)}
    ranges = {name: (min(one.low for one in term), max(one.high for one in term)) for name, term in stands.items()}
    meant = [name for name, (first, last) in ranges.items() if first <= day <= last] or _nearest(day, ranges)
    if len(meant) != 1:
        return None
    others = [name for name in terms if name != meant[0]]
    return _chosen(day, [one for one in stands[meant[0]] if not one.over], bool(others))


# One report


def _held(reading: Reading, status: Status) -> Held | None:
    if status.kind != "office" or status.holder_id is None or status.modality != "asserted":
        return None
    person, told = reading.actor(status.holder_id), post_of(reading, status.value)
    if person is None or person.kind != "person" or told is None or told.tense == "to come":
        return None
    owner = told.owner or owner_of(reading, status.actor_id) or _owner_beside(reading, status) or person.country
    owner = owner or _home_alone(reading, status)
    span = _days(status, reading.report.published)
    if owner is None or span is None or not is_of_one(told.name, owner) or " " not in person.name:
        return None
    over = told.tense == "over" or status.negated
    return Held(status.id, told.name, owner, person.id, key(person.name), *span, over)


def _days(status: Status, published: str | None) -> tuple[int, int] | None:
    """From when to when an office is surely held: of "since 2020" from the last day of 2020 to that of publication."""
    now = _ordinals(published)
    firsts, lasts = list[int](), list[int]()
    for time in status.times:
        first, slash, last = (time.edtf or "").partition("/")
        begins, ends = _ordinals(first), _ordinals(last)
        if begins is not None:
            firsts.append(begins[1])
        if slash and (ends or (last == ".." and now)):
            lasts.append(ends[0] if ends else now[1] if now else 0)
    if not firsts:
        return now if not status.times else None
    return min(firsts), max([*firsts, *lasts])


def _ordinals(edtf: str | None) -> tuple[int, int] | None:
    """The first and the last day that a date can mean, as ordinals; None where it is none, or open."""
    low, high = days(edtf)
    if low is None or high is None:
        return None
    return date.fromisoformat(low).toordinal(), date.fromisoformat(high).toordinal()


def _owner_beside(reading: Reading, status: Status) -> str | None:
    """The state whose delegation the sentence says the holder leads: "X led Kenya's delegation"."""
    sentence = status.supports[0]
    for mention in reading.mentions:
        if mention.span in sentence and mention.span.start > status.holder.end:
            actor = reading.actor(mention.actor_id)
            if actor is not None and actor.kind == "person":
                return None
            rest = reading.report.text[mention.span.end : sentence.end]
            led = _DELEGATION.match(rest) or _DELEGATION.search(mention.span.quote)
            if led and actor is not None and actor.country:
                return actor.country
    return None


def _home_alone(reading: Reading, status: Status) -> str | None:
    """The country that the report is filed from, where the sentence names no other."""
    home = _home(reading)
    inside = (reading.actor(mention.actor_id) for mention in reading.mentions if mention.span in status.supports[0])
    others = {actor.country for actor in inside if actor is not None and actor.country}
    return home if others <= {home} else None


def _home(reading: Reading) -> str | None:
    """The country of the place that opens the report."""
    dateline = reading.report.dateline
    if dateline is None:
        return None
    for mention in reading.place_mentions:
        if mention.span.overlaps(dateline) and (place := reading.place(mention.place_id)) is not None:
            return place.country
    return None


# Many reports


def _is_over(day: int, term: Sequence[Held]) -> bool:
    """Whether a report tells that somebody held the post no longer by that day, and none that it was held again."""
    begins = [one.low for one in term if not one.over]
    ends = [one.low for one in term if one.over and one.low <= day]
    return not begins or bool(ends and not any(max(ends) < low <= day for low in begins))


def _nearest(day: int, ranges: Mapping[str, tuple[int, int]]) -> list[str]:
    """Who held the post last before the day and who first after it, each within a term, with whom overlaps them."""
    before = [name for name, (_, last) in ranges.items() if last < day and day - last <= TERM]
    after = [name for name, (first, _) in ranges.items() if first > day and first - day <= TERM]
    last = max(before, key=lambda name: (ranges[name][1], name), default=None)
    first = min(after, key=lambda name: (ranges[name][0], name), default=None)
    found = [name for name in before if last is not None and ranges[name][1] >= ranges[last][0]]
    return found + [name for name in after if first is not None and ranges[name][0] <= ranges[first][1]]


def _distance(day: int, between: tuple[int, int]) -> int:
    first, last = between
    return first - day if day < first else day - last if day > last else 0


def _chosen(day: int, term: Sequence[Held], others: bool) -> Holder:
    """The telling that says so, with the reason in words: the last where the day is after all, else the first."""
    last = max(term, key=lambda one: (one.high, one.status_id))
    best = last if day > last.high else min(term, key=lambda one: (one.low, one.status_id))
    away = _distance(day, (best.low, max(one.high for one in term)))
    when = "at the time" if away == 0 else f"{noun(away, 'day')} away"
    rest = "others held it before or after" if others else "no report gives it to another"
    return Holder(best, f"a report has this person as {best.post} of {best.owner} {when}; {rest}")
