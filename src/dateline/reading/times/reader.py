"""The value of an expression of time, given where the text stands.

One reader a kind of expression (``reads`` in ``data/times.yaml``) turns its words into a ``Value``.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.reading.times.grammar import Match
from dateline.reading.times.lengths import age, always, duration, repeated
from dateline.reading.times.points import point, year_end
from dateline.reading.times.shifts import offset, overnight, piece, relative, weekend, window
from dateline.reading.times.story import Story
from dateline.reading.times.values import Value

__all__ = ["read_value"]


def read_value(match: Match, story: Story, tense: int) -> Value:
    """The value of one expression. ``tense`` of the words around it: -1 past, 1 future, 0 not told."""
    return _READERS[match.reads](match, story, tense)


_READERS: dict[str, Callable[[Match, Story, int], Value]] = {
    "point": point,
    "year": point,
    "year-end": year_end,
    "relative": relative,
    "overnight": overnight,
    "offset": offset,
    "window": window,
    "piece": piece,
    "weekend": weekend,
    "duration": duration,
    "age": age,
    "set": repeated,
    "present": always("PRESENT_REF"),
    "past": always("PAST_REF"),
    "future": always("FUTURE_REF"),
    "vague": always(None),
}
