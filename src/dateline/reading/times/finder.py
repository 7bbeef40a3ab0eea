"""Expressions of time in a text, with what they mean relative to its publication date and to its own story.

``read_times`` gives every expression in the sense of TIMEX3: dates, times of day, durations and sets. ``find_times``
gives those that a ledger can hold (an EDTF value, an ISO 8601 duration, or both); there a range told by two expressions
("between 3 and 7 March") is one interval, and "since last month" an open one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.times.context import is_named, is_narrative, is_year, sharing, tense
from dateline.reading.times.grammar import Match, Token, time_grammar
from dateline.reading.times.reader import read_value
from dateline.reading.times.story import Story
from dateline.reading.times.values import AGE, DATE, SET, TIME, Value
from dateline.records import Span, Time
from dateline.resolving.calendar import Moment, interval

__all__ = ["TimeExpression", "find_times", "read_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression: its span, its TIMEX3 type and value (None: the words give none), and its time for a ledger.

    ``kind`` is DATE, TIME, DURATION or SET, and AGE for a length of time that dates nothing ("25-year-old").
    """

    span: Span
    kind: str
    timex: str | None
    time: Time


@dataclass(frozen=True, slots=True)
class _Reading:
    match: Match
    value: Value


def read_times(text: str, anchor: str | None) -> tuple[TimeExpression, ...]:
    """Every expression of time in a text, in order. ``anchor`` is the publication date as EDTF, or None."""
    _, readings = _read(text, anchor)
    return tuple(_expression(text, reading) for reading in readings)


def find_times(text: str, anchor: str | None) -> tuple[Time, ...]:
    """The times that a text gives, in order; ``anchor`` is the publication date as EDTF ("2023-03-07"), or None.

    Ages, habits ("daily") and words without a date ("recently") are left out.
    """
    tokens, readings = _read(text, anchor)
    found: list[Time] = []
    at = 0
    while at < len(readings):
        reading, following = readings[at], readings[at + 1] if at + 1 < len(readings) else None
        ranged = _range(text, tokens, reading, following) if following else None
        time = ranged or _open(text, tokens, reading) or _time(text, reading)
        if (time.edtf or time.duration) and reading.value.kind not in (AGE, SET):
            found.append(time)
        at += 2 if ranged else 1
    return tuple(found)


def _read(text: str, anchor: str | None) -> tuple[list[Token], list[_Reading]]:
    """The tokens of a text, and each expression with its value; what was told before decides what comes after."""
    tokens, matches = time_grammar().matches(text)
    matches = [match for match in matches if match.reads != "year" or is_year(match, tokens)]
    matches = [match for match in matches if not is_named(match, tokens)]
    start = Moment.parse(anchor)
    story = Story(start, is_narrative(matches, start))
    readings = []
    for at, match in enumerate(matches):
        following = matches[at + 1] if at + 1 < len(matches) else None
        value = read_value(sharing(match, following, tokens), story, tense(match, tokens))
        if value.moment and value.kind in (DATE, TIME):
            story.tell(value.moment)
        readings.append(_Reading(match, value))
    return tokens, readings


def _span(text: str, first: Match, last: Match) -> Span:
    start, end = first.tokens[0].start, last.tokens[-1].end
    return Span(start, end, text[start:end])


def _time(text: str, reading: _Reading) -> Time:
    value = reading.value
    edtf = value.moment.edtf if value.moment else None
    if value.moment and value.until:
        edtf = interval(value.moment, value.until)
    return Time(edtf, _span(text, reading.match, reading.match), value.duration)


def _expression(text: str, reading: _Reading) -> TimeExpression:
    time = _time(text, reading)
    return TimeExpression(_span(text, reading.match, reading.match), reading.value.kind, reading.value.timex, time)


def _range(text: str, tokens: Sequence[Token], first: _Reading, last: _Reading) -> Time | None:
    """The interval of two dates told as a range ("from 3 to 7 March", "1914-18"); None for any other two."""
    start, end = first.value.moment, last.value.moment
    between = tokens[first.match.last : last.match.first]
    before = tokens[first.match.first - 1].kind if first.match.first else ""
    if start is None or end is None or first.value.until or last.value.until or len(between) != 1:
        return None
    joined = between[0].kind in ("dash", "to", "until", "through") or (
        between[0].text.lower() == "and" and before == "between"
    )
    if not joined or start.bounds[0] >= end.bounds[1] or first.value.kind != last.value.kind:
        return None
    return Time(interval(start, end), _span(text, first.match, last.match))


def _open(text: str, tokens: Sequence[Token], reading: _Reading) -> Time | None:
    """The open interval of "since last month" or "until Friday"; None without such a word."""
    moment, before = reading.value.moment, tokens[reading.match.first - 1].kind if reading.match.first else ""
    if moment is None or reading.value.until or before not in ("since", "until"):
        return None
    edtf = interval(moment, None) if before == "since" else interval(None, moment)
    return Time(edtf, _span(text, reading.match, reading.match))
