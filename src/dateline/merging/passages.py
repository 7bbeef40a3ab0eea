"""Where a report tells a happening: in which of its sentences, and which places it names there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.merging import wording
from dateline.merging.acts import are_two
from dateline.merging.asides import is_link
from dateline.merging.distance import are_elsewhere
from dateline.records import Event, Place, Reading, Report, Span

__all__ = ["around", "counting", "places_of", "sentences", "sentences_of"]

READ = 4000  # characters that are compared: what follows in a long report is background or another story

_SENTENCE = re.compile(r"[^\n]+?(?:(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bLt)(?<!\bSgt)[.!?][\"”’)]*(?=\s)|(?=\n)|$)")


def sentences_of(reading: Reading, events: Sequence[Event]) -> list[Span]:
    """The sentences of a report that can tell of its main happening: not those of other violence that is told apart."""
    towns = places_of(reading, events)
    return _without(reading, events, [
        event for event in reading.events
        if event.type in wording.listed("violence")
        and (are_elsewhere(places_of(reading, [event]), towns) or any(are_two(event, ours) for ours in events))
    ])  # fmt: skip


def counting(reading: Reading, events: Sequence[Event]) -> list[Span]:
    """The sentences whose numbers can be of the main happening: of no other violence, elsewhere or at another time."""
    others = [event for event in reading.events if event.type in wording.listed("violence") and event not in events]
    return _without(reading, events, others)


def _without(reading: Reading, events: Sequence[Event], others: Sequence[Event]) -> list[Span]:
    """The sentences of a report but for those that tell other events and not these."""
    ours = {span for event in events for span in event.supports}
    theirs = [span for event in others for span in event.supports if span not in ours]
    return [span for span in sentences(reading.report) if not any(span.overlaps(other) for other in theirs)]


def sentences(report: Report) -> Iterator[Span]:
    """The sentences of what is compared of a report, cut at ends of lines and full stops."""
    for match in _SENTENCE.finditer(report.text[:READ]):
        if match.group().strip() and not is_link(match.group()):
            yield Span(match.start(), match.end(), match.group())


def places_of(reading: Reading, events: Sequence[Event]) -> tuple[Place, ...]:
    """Where it happened, the closest first, each once."""
    ids = [place for event in events for place in (event.place_id, *event.further_places) if place]
    found = [place for place in map(reading.place, dict.fromkeys(ids)) if place]
    return tuple(sorted(found, key=lambda place: not place.is_local))


def around(reading: Reading, told_in: Sequence[Span]) -> tuple[Place, ...]:
    """The other places that a report names where it tells a happening."""
    ids = [
        mention.place_id
        for mention in reading.place_mentions
        if mention.place_id and any(mention.span.overlaps(span) for span in told_in)
    ]
    return tuple(place for place in map(reading.place, dict.fromkeys(ids)) if place)
