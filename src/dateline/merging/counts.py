"""What one report counts of a happening: numbers, persons told one by one, its headline, each with who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.merging import wording
from dateline.merging.asides import headline, is_link, is_loose
from dateline.merging.happening import Told
from dateline.merging.standing import standing
from dateline.merging.victims import Victim, victims
from dateline.reading.figures.casualties import find_casualties
from dateline.reading.figures.finder import find_figures
from dateline.reading.figures.struck import find_struck
from dateline.records import Attribution, Event, Figure, Reading, Span

__all__ = ["figures"]

COUNTED = frozenset(
    {"killed", "injured", "abducted", "missing", "casualties", "displaced", "arrested", "captured", "shot"}
)

_PART = re.compile(r"\bof (?:the|those|these|them|whom)\b", re.I)  # "four of the wounded"
_ONE = frozenset({"one", "1"})
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")


def figures(
    reading: Reading, told_in: Sequence[Span], events: Sequence[Event], *, main: bool, since: str | None = None
) -> tuple[Told, ...]:
    """The numbers of people that the report tells of a happening, each with who says so, in the order of the text.

    Of what a report is about, its other sentences count too, since a toll often has a sentence of its own; and so do
    persons who are told of one by one, and the headline; not what is told of years before ``since``.
    """
    told_in = [sentence for sentence in told_in if not _is_aside(reading.report.text, sentence, since)]
    known = {actor.id for actor in reading.actors if actor.kind == "person"}
    persons = [mention.span for mention in reading.mentions if mention.actor_id in known]
    summed = [span for event in events for span in event.supports if _sums_up(span)]
    counted = {
        figure.span: figure
        for event in events
        for figure in event.figures
        if figure.unit in COUNTED and not any(figure.span in span for span in summed)
    }
    if main:
        for sentence in told_in:
            for figure in _counted(sentence):
                counted.setdefault(figure.span, figure)
    people = victims(
        one
        for sentence in told_in
        for one in find_casualties(sentence.quote, sentence.start)
        if not one.name or one.age or any(one.span.overlaps(person) for person in persons)
    )
    found = [
        _told(
            reading,
            figure.unit,
            figure.low,
            figure.high,
            span,
            within=figure.within or _PART.search(span.quote) is not None,
        )
        for span, figure in sorted(counted.items())
        if not (figure.low == figure.high == 1 and _is_person(figure, people))
    ]
    found += [_told(reading, one.fate, 1, 1, one.span, person=one.label) for one in people]
    return (*sorted(found, key=lambda told: (told.span or Span(0, 0, ""), told.unit)), *_in_headline(reading, main))


def _is_person(figure: Figure, people: Sequence[Victim]) -> bool:
    """Whether a number is of one who is told of as a person too: "a man", or "one dead" where somebody died."""
    counted = not _ONE.isdisjoint(wording.tokens(figure.span.quote))
    return any(one.fate == figure.unit or not counted for one in people if figure.unit in ("killed", "injured"))


def _is_aside(text: str, sentence: Span, since: str | None) -> bool:
    """Whether a sentence tells of nothing here: a link or a caption between the lines, or what lies years back."""
    if is_link(sentence.quote) or is_loose(text, sentence.start, sentence.quote):
        return True
    years = _YEAR.findall(sentence.quote)
    return since is not None and bool(years) and max(years) < since[:4]


def _counted(sentence: Span) -> tuple[Figure, ...]:
    if _sums_up(sentence):
        return ()
    found = (*find_figures(sentence.quote, sentence.start), *find_struck(sentence.quote, sentence.start))
    return tuple(figure for figure in found if figure.unit in COUNTED)


def _sums_up(sentence: Span) -> bool:
    """Whether a sentence tells of several happenings together."""
    return not wording.listed("several").isdisjoint(wording.tokens(sentence.quote))


def _in_headline(reading: Reading, main: bool) -> tuple[Told, ...]:
    """The numbers of a headline, which no span of the text can hold."""
    title = headline(reading.report.title) if main else None
    if not title:
        return ()
    told = [Told(each.unit, each.low, each.high, None, each.within) for each in _counted(Span(0, len(title), title))]
    people = victims(find_casualties(title, headline=True))
    return (*told, *(Told(one.fate, 1, 1, None, person=one.label) for one in people))


def _told(
    reading: Reading,
    unit: str,
    low: float | None,
    high: float | None,
    span: Span,
    *,
    within: bool = False,
    person: str | None = None,
) -> Told:
    """A number with who says so."""
    said = _said(reading, span)
    source, said_id = (reading.source(said), said.id) if said else (None, None)
    return Told(unit, low, high, span, within, source, standing(reading, said), said_id, person)


def _said(reading: Reading, span: Span) -> Attribution | None:
    """The innermost attribution whose content holds the words."""
    holding = [said for said in reading.attributions if any(span in piece for piece in said.content)]
    return min(holding, key=lambda said: sum(piece.end - piece.start for piece in said.content), default=None)
