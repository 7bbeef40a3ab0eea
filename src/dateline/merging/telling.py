"""What one report tells, as happenings: its acts of violence, each with what came of it, and its other deeds.

Events of violence that can lie in one place and on one day are one happening; the others of the report's events
are deeds of their own, or, in a report of violence, what came of it (an arrest, a charge, a condemnation). An act that
a report only denies is a happening without numbers, so that the denial is found beside what other reports tell. A
report in which no event was found, and whose words tell of violence nevertheless, has one pinned to those words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.merging import wording
from dateline.merging.acts import LEAD, days_told, grouped, is_denied, is_violent, weight
from dateline.merging.asides import headline
from dateline.merging.charges import charged
from dateline.merging.counts import figures
from dateline.merging.happening import Happening, Relation
from dateline.merging.passages import around, counting, places_of, sentences, sentences_of
from dateline.merging.voices import answers, charges, voices
from dateline.records import Attribution, Event, Reading, Report, Span, identify
from dateline.resolving.edtf import days

__all__ = ["VIOLENCE", "happenings"]

VIOLENCE = "violence"
WIDE = 45  # days: a longer time ("in 2016", "last year") holds many happenings and dates none


def happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report, what it is about first."""
    violent = [event for event in reading.events if is_violent(event)]
    violent = violent or [event for event in reading.events if is_denied(event)]
    groups = grouped(reading, violent)
    if groups:
        first = max(range(len(groups)), key=lambda at: (weight(groups[at]), -at))
        groups.insert(0, groups.pop(first))
    elif told := _told_in_words(reading):
        return (told, *_deeds(reading, main=False))
    recalled = bool(groups) and _is_recalled(reading.report, groups[0])  # what a report says besides is of no such act
    found = [_violent(reading, group, main=at == 0 and not recalled) for at, group in enumerate(groups)]
    return (*found, *_deeds(reading, main=not groups or recalled))


# Violence


def _violent(reading: Reading, events: Sequence[Event], *, main: bool) -> Happening:
    """One act of violence, with what the report says around it."""
    spans = [span for event in events for span in event.supports]
    told_in = sentences_of(reading, events) if main else spans
    title = headline(reading.report.title) if main else None
    later = [event for event in reading.events if main and event.type in wording.listed("responses")]
    low, high, dated = _when(reading.report, events)
    mode = next((event.mode for event in events if event.mode), None)
    denied = all(map(is_denied, events))  # what a report only denies has no numbers
    counted = counting(reading, events) if main else spans
    told = Happening(
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
        places=places_of(reading, events),
        around=around(reading, told_in),
        actors=_actors(events),
        events=tuple(event.id for event in events),
        later=tuple(event.id for event in later),
        figures=() if denied else figures(reading, counted, events, main=main, since=low),
        voices=voices(reading, events, spans, main=main),
    )
    return _worded(told, told_in, title)


def _worded(happening: Happening, told_in: Sequence[Span], title: str | None) -> Happening:
    """An act of violence with what its words tell: names and streets, what was struck and with what, how many."""
    text = "\n".join(span.quote for span in told_in)
    return replace(
        happening,
        names=wording.names(text),
        streets=wording.streets(text),
        ages=wording.ages(text),
        words=wording.weighted(text, title),
        headline=wording.weighted(title or "", None),
        scenes=wording.kinds("scenes", text[:LEAD], title),
        means=wording.kinds("means", text[:LEAD], title),
        hints=(*wording.hinted(text, title), *charged(text)),
    )


def _when(report: Report, events: Sequence[Event]) -> tuple[str | None, str | None, bool]:
    """The days of a happening, as its report's words tell them, or else those before it; and whether they tell them."""
    if (told := _days_told(report, events)) is not None:
        return told[0].isoformat(), told[1].isoformat(), True
    published = _published(report)
    if published is None:
        return None, None, False
    return (date.fromisoformat(published) - timedelta(2)).isoformat(), published, False


def _days_told(report: Report, events: Sequence[Event]) -> tuple[date, date] | None:
    """The closest days that the report's words tell most often."""
    told = [found for event in events if (found := days_told(event))]
    close = [found for found in told if (found[1] - found[0]).days <= WIDE]
    published = _published(report)
    aside = min((event.trigger.start for event in events), default=0) >= LEAD  # nothing that the report is about
    if published and aside and not close:  # "in 2008": no day of the news, but surely not these
        close = [found for found in told if found[1] < date.fromisoformat(published) - timedelta(WIDE)]
    if not close:
        return None
    return max(close, key=lambda days: (-(days[1] - days[0]).days, close.count(days), -close.index(days)))


def _is_recalled(report: Report, events: Sequence[Event]) -> bool:
    """Whether all that is told of when it was is a time long past, without a day: "in 2008"."""
    told = _days_told(report, events)
    return told is not None and (told[1] - told[0]).days > WIDE


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


def _actors(events: Sequence[Event]) -> tuple[str, ...]:
    """The ids of who took part, and of whom they act for."""
    return tuple(
        sorted({id for event in events for one in event.participants for id in (one.actor_id, one.stands_for) if id})
    )


# Other deeds, and violence told by words alone


def _deeds(reading: Reading, *, main: bool) -> Iterator[Happening]:
    """Deeds other than violence; in a report of violence, those that did not come of it."""
    about_violence, charged = any(is_violent(event) for event in reading.events), charges(reading)
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
        yield _deed(reading, event, charged, main=main)
        main = False


def _deed(reading: Reading, event: Event, charged: Sequence[Sequence[Attribution]], *, main: bool) -> Happening:
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
        places=places_of(reading, [event]),
        around=around(reading, event.supports),
        actors=_actors([event]),
        names=wording.names(text),
        words=wording.weighted(text, None),
        events=(event.id,),
        figures=figures(reading, event.supports, [event], main=False),
        voices=answers(reading, event, charged),
    )


def _told_in_words(reading: Reading) -> Happening | None:
    """Violence that a headline or the first lines tell where no event was found; None where they do not."""
    report, violent = reading.report, wording.listed("violent_words")
    opening = [span for span in sentences(report) if span.start < LEAD]
    span = next((span for span in opening if not violent.isdisjoint(wording.tokens(span.quote))), None)
    if span is None and violent.isdisjoint(wording.tokens(report.title or "")):
        return None
    low, high, dated = _when(report, ())
    told_in = list(sentences(report))
    if not any(not violent.isdisjoint(wording.tokens(sentence.quote)) for sentence in told_in):
        told_in = []  # only the headline tells it: the text is a form, a notice or of something else
    told = Happening(
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
        around=around(reading, told_in),
        figures=figures(reading, told_in, (), main=True, since=low),
        voices=voices(reading, (), (), main=True),
    )
    return _worded(told, told_in, headline(report.title))
