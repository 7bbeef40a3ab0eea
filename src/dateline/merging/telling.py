"""What one report tells, as happenings: its acts of violence, each with what came of it, and its other deeds.

Events of violence that can lie in one place and on one day are one happening; the others of the report's events
are deeds of their own, or, in a report of violence, what came of it (an arrest, a charge, a condemnation). An act that
a report only denies is a happening without numbers, so that the denial is found beside what other reports tell. A
report in which no event was found, and whose words tell of violence nevertheless, has one pinned to those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.merging import wording
from dateline.merging.asides import headline, is_link
from dateline.merging.counts import figures
from dateline.merging.distance import IN_ONE_KM, are_elsewhere, is_local, kilometres, may_hold
from dateline.merging.happening import Happening, Relation, Voice
from dateline.merging.standing import source_name
from dateline.records import Event, Place, Reading, Report, Span, identify
from dateline.resolving.edtf import days

__all__ = ["happenings"]

VIOLENCE = "violence"
LEAD = 700  # characters, some four paragraphs: what a report is about stands there
READ = 4000  # characters that are compared: what follows in a long report is background or another story
APART = 1  # days between two dates that may still be one night's
NEXT = 3  # words between "another" and the act that it counts: "another deadly bomb attack"
WIDE = 45  # days: a longer time ("in 2016", "last year") holds many happenings and dates none

_SENTENCE = re.compile(r"[^\n]+?(?:(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bLt)(?<!\bSgt)[.!?][\"”’)]*(?=\s)|(?=\n)|$)")


def happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report, what it is about first."""
    violent = [event for event in reading.events if _is_violent(event)]
    violent = violent or [event for event in reading.events if _is_denied(event)]
    groups = _grouped(reading, violent)
    if groups:
        first = max(range(len(groups)), key=lambda at: (_weight(groups[at]), -at))
        groups.insert(0, groups.pop(first))
    elif told := _told_in_words(reading):
        return (told, *_deeds(reading, main=False))
    found = [_violent(reading, group, main=at == 0) for at, group in enumerate(groups)]
    return (*found, *_deeds(reading, main=not groups))


# Violence


def _is_violent(event: Event) -> bool:
    is_told = event.modality in ("asserted", "attempted") and not event.negated and not event.pattern
    return is_told and event.type in wording.listed("violence")


def _is_denied(event: Event) -> bool:
    """Whether it is an act of violence that somebody says did not happen."""
    denied = event.modality == "denied" and not event.negated and not event.pattern
    return denied and event.type in wording.listed("violence")


def _weight(group: Sequence[Event]) -> float:
    """How much a report makes of a happening: how often it tells it, and whether it opens with it."""
    return sum(len(event.supports) for event in group) + 3 * (group[0].trigger.start < LEAD)


def _grouped(reading: Reading, events: Sequence[Event]) -> list[list[Event]]:
    """The events that can be one happening together, in the order of the text."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda event: event.trigger.start):
        home = next((group for group in groups if all(_may_be_one(reading, event, other) for other in group)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _may_be_one(reading: Reading, one: Event, other: Event) -> bool:
    """Whether neither the days nor the places of two events keep them apart, nor what the report says of them."""
    if _are_two(one, other):
        return False
    first, second = _days(one), _days(other)
    if first and second:
        slack = timedelta(APART if first[0] == first[1] and second[0] == second[1] else 0)
        if first[0] > second[1] + slack or second[0] > first[1] + slack:
            return False
    here, there = reading.place(one.place_id), reading.place(other.place_id)
    if here is None or there is None or here.id == there.id:
        return True
    if is_local(here) and is_local(there) and not set(one.supports) & set(other.supports):
        apart = kilometres(here, there)
        return apart is None or apart <= IN_ONE_KM
    return may_hold(here, there)


def _are_two(one: Event, other: Event) -> bool:
    """Whether two struck different scenes, one told as a further act: "the second blast, after one at a mosque"."""
    if set(one.supports) & set(other.supports):
        return False
    told, retold = (" ".join(span.quote for span in event.supports) for event in (one, other))
    here, there = set(wording.kinds("scenes", told, None)), set(wording.kinds("scenes", retold, None))
    if not here or not there or here & there:
        return False
    return _is_further(told) or _is_further(retold)


def _is_further(told: str) -> bool:
    """Whether words speak of another act than the one before: "the second explosion", "in a separate incident"."""
    words = wording.tokens(told)
    acts = wording.listed("violent_words") | wording.listed("acts")
    return any(
        word in wording.listed("further") and not acts.isdisjoint(words[at + 1 : at + 1 + NEXT])
        for at, word in enumerate(words)
    )


def _days(event: Event) -> tuple[date, date] | None:
    """The days that the report's own words give an event; None where none do."""
    if event.time is None or event.time.span is None:
        return None
    low, high = days(event.time.edtf)
    return (date.fromisoformat(low), date.fromisoformat(high)) if low and high else None


def _violent(reading: Reading, events: Sequence[Event], *, main: bool) -> Happening:
    """One act of violence, with what the report says around it."""
    spans = [span for event in events for span in event.supports]
    told_in = _sentences_of(reading, events) if main else spans
    text = "\n".join(span.quote for span in told_in)
    title = headline(reading.report.title) if main else None
    later = [event for event in reading.events if main and event.type in wording.listed("responses")]
    low, high, dated = _when(reading.report, events)
    mode = next((event.mode for event in events if event.mode), None)
    denied = all(map(_is_denied, events))  # what a report only denies has no numbers
    counted = _counting(reading, events) if main else spans
    return Happening(
        identify("happening", reading.report.id, VIOLENCE, events[0].trigger.start, events[0].trigger.end),
        reading.report.id,
        VIOLENCE,
        events[0].type,
        spans[0],
        mode=mode,
        relation=_relation(reading.report, high, dated, main=main),
        main=main,
        published=_published(reading.report),
        low=low,
        high=high,
        dated=dated,
        places=_places(reading, events),
        around=_around(reading, told_in),
        actors=_actors(events),
        names=wording.names(text),
        streets=wording.streets(text),
        ages=wording.ages(text),
        words=wording.weighted(text, title),
        headline=wording.weighted(title or "", None),
        scenes=wording.kinds("scenes", text[:LEAD], title),
        means=wording.kinds("means", text[:LEAD], title),
        hints=wording.hinted(text, title),
        events=tuple(event.id for event in events),
        later=tuple(event.id for event in later),
        figures=() if denied else figures(reading, counted, events, main=main, since=low),
        voices=_voices(reading, spans, main=main),
    )


def _when(report: Report, events: Sequence[Event]) -> tuple[str | None, str | None, bool]:
    """The days of a happening: the closest that the report's words tell most often, or else those before it."""
    told = [found for event in events if (found := _days(event)) and (found[1] - found[0]).days <= WIDE]
    if told:
        low, high = max(told, key=lambda days: (-(days[1] - days[0]).days, told.count(days), -told.index(days)))
        return low.isoformat(), high.isoformat(), True
    published = _published(report)
    if published is None:
        return None, None, False
    return (date.fromisoformat(published) - timedelta(2)).isoformat(), published, False


def _published(report: Report) -> str | None:
    """The day of publication, where it is known to the day."""
    low, high = days(report.published)
    return low if low == high else None


def _relation(report: Report, high: str | None, dated: bool, *, main: bool) -> Relation:
    """Whether a report tells a happening as news, or follows it up: later, or with what came of it in its headline."""
    published = _published(report)
    if dated and published and high and (date.fromisoformat(published) - date.fromisoformat(high)).days > 3:
        return "follows"
    words = set(wording.tokens(report.title or ""))
    return "follows" if main and words & wording.listed("aftermath_words") else "tells"


def _places(reading: Reading, events: Sequence[Event]) -> tuple[Place, ...]:
    """Where it happened, the closest first, each once."""
    ids = [place for event in events for place in (event.place_id, *event.further_places) if place]
    found = [place for place in map(reading.place, dict.fromkeys(ids)) if place]
    return tuple(sorted(found, key=lambda place: not is_local(place)))


def _around(reading: Reading, told_in: Sequence[Span]) -> tuple[Place, ...]:
    """The other places that a report names where it tells a happening."""
    ids = [
        mention.place_id
        for mention in reading.place_mentions
        if mention.place_id and any(mention.span.overlaps(span) for span in told_in)
    ]
    return tuple(place for place in map(reading.place, dict.fromkeys(ids)) if place)


def _actors(events: Sequence[Event]) -> tuple[str, ...]:
    """The ids of who took part, and of whom they act for."""
    return tuple(
        sorted({id for event in events for one in event.participants for id in (one.actor_id, one.stands_for) if id})
    )


# Which sentences, and whose voices


def _sentences_of(reading: Reading, events: Sequence[Event]) -> list[Span]:
    """The sentences of a report that can tell of its main happening: not those of other violence that is told apart."""
    towns = _places(reading, events)
    return _without(reading, events, [
        event for event in reading.events
        if event.type in wording.listed("violence")
        and (are_elsewhere(_places(reading, [event]), towns) or any(_are_two(event, ours) for ours in events))
    ])  # fmt: skip


def _counting(reading: Reading, events: Sequence[Event]) -> list[Span]:
    """The sentences whose numbers can be of the main happening: of no other violence, elsewhere or at another time."""
    others = [event for event in reading.events if event.type in wording.listed("violence") and event not in events]
    return _without(reading, events, others)


def _without(reading: Reading, events: Sequence[Event], others: Sequence[Event]) -> list[Span]:
    """The sentences of a report but for those that tell other events and not these."""
    ours = {span for event in events for span in event.supports}
    theirs = [span for event in others for span in event.supports if span not in ours]
    return [span for span in _sentences(reading.report) if not any(span.overlaps(other) for other in theirs)]


def _sentences(report: Report) -> Iterator[Span]:
    """The sentences of what is compared of a report, cut at ends of lines and full stops."""
    for match in _SENTENCE.finditer(report.text[:READ]):
        if match.group().strip() and not is_link(match.group()):
            yield Span(match.start(), match.end(), match.group())


def _voices(reading: Reading, spans: Sequence[Span], *, main: bool) -> tuple[Voice, ...]:
    """Who takes a side on a happening: in the sentences that tell it, or anywhere in a report of nothing else."""
    return tuple(
        Voice(said.id, said.stance, source_name(reading, said))
        for said in reading.attributions
        if said.stance and (main or any(piece.overlaps(span) for piece in said.content for span in spans))
    )


# Other deeds, and violence told by words alone


def _deeds(reading: Reading, *, main: bool) -> Iterator[Happening]:
    """Deeds other than violence; in a report of violence, those that did not come of it."""
    about_violence = any(_is_violent(event) for event in reading.events)
    for event in reading.events:
        if (
            event.type not in wording.listed("happens")
            or event.modality != "asserted"
            or event.negated
            or event.pattern
        ):
            continue
        if about_violence and event.type in wording.listed("responses"):
            continue
        if len(_actors([event])) + (event.place_id is not None) < 2:
            continue  # nobody and nowhere: nothing by which another report's could be known for the same
        yield _deed(reading, event, main=main)
        main = False


def _deed(reading: Reading, event: Event, *, main: bool) -> Happening:
    text = "\n".join(span.quote for span in event.supports)
    low, high, dated = _when(reading.report, [event])
    return Happening(
        identify("happening", reading.report.id, event.type, event.trigger.start, event.trigger.end),
        reading.report.id,
        event.type.lower(),
        event.type,
        event.supports[0],
        mode=event.mode,
        main=main,
        published=_published(reading.report),
        low=low,
        high=high,
        dated=dated,
        places=_places(reading, [event]),
        around=_around(reading, event.supports),
        actors=_actors([event]),
        names=wording.names(text),
        words=wording.weighted(text, None),
        events=(event.id,),
        figures=figures(reading, event.supports, [event], main=False),
    )


def _told_in_words(reading: Reading) -> Happening | None:
    """Violence that a headline or the first lines tell where no event was found; None where they do not."""
    report, violent = reading.report, wording.listed("violent_words")
    opening = [span for span in _sentences(report) if span.start < LEAD]
    span = next((span for span in opening if not violent.isdisjoint(wording.tokens(span.quote))), None)
    if span is None and violent.isdisjoint(wording.tokens(report.title or "")):
        return None
    low, high, dated = _when(report, ())
    told_in = list(_sentences(report))
    if not any(not violent.isdisjoint(wording.tokens(sentence.quote)) for sentence in told_in):
        told_in = []  # only the headline tells it: the text is a form, a notice or of something else
    text = "\n".join(sentence.quote for sentence in told_in)
    title = headline(report.title)
    return Happening(
        identify("happening", report.id, VIOLENCE, *((span.start, span.end) if span else ("headline",))),
        report.id,
        VIOLENCE,
        "ASSAULT",
        span,
        relation=_relation(report, high, dated, main=True),
        main=True,
        published=_published(report),
        low=low,
        high=high,
        dated=dated,
        around=_around(reading, told_in),
        names=wording.names(text),
        streets=wording.streets(text),
        ages=wording.ages(text),
        words=wording.weighted(text, title),
        headline=wording.weighted(title or "", None),
        scenes=wording.kinds("scenes", text[:LEAD], title),
        means=wording.kinds("means", text[:LEAD], title),
        hints=wording.hinted(text, title),
        figures=figures(reading, told_in, (), main=True, since=low),
        voices=_voices(reading, (), main=True),
    )
