"""Which of those whom a report names as harmed were harmed in one incident: a report may tell of several of one type.

    parts = part(document, members)

Two are the likelier of one incident the fewer sentences, times and words such as "meanwhile" lie between them. The
weights were learned from pairs in MUC-4's training reports (``training/incidents/choose.py``) and stand in
``data/templates.json``. Whoever did it, with what, and who is harmed without a name goes with the nearest; a body
that did it, with all.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.templates.incidents import load_incidents
from dateline.tables import table

if TYPE_CHECKING:
    from dateline.reading.document import Document

__all__ = ["Member", "evidence", "part"]

HARMED = ("Target", "Victim")
MOST_SENTENCES, MOST_TIMES = 8, 3  # more than so many tell no more


@dataclass(frozen=True, slots=True)
class Member:
    """An entity by its number, its role, and where it is first named (code points)."""

    entity: int
    role: str
    at: int


@dataclass(slots=True)
class _Part:
    harmed: list[Member] = field(default_factory=list)
    others: list[Member] = field(default_factory=list)

    def distance(self, member: Member) -> int:
        """How far, in code points, the nearest of the harmed is named."""
        return min((abs(member.at - one.at) for one in self.harmed), default=0)


def part(document: Document, members: Sequence[Member]) -> list[list[Member]]:
    """The members of each incident, in order of the text; a member may be in several."""
    parts: list[_Part] = []
    for member in sorted((one for one in members if one.role in HARMED), key=lambda one: one.at):
        likely = [(_together(document, member, one.harmed), -number) for number, one in enumerate(parts)]
        best = max(likely, default=(0.0, 0))
        if best[0] >= load_incidents().floors["together"]:
            parts[-best[1]].harmed.append(member)
        else:
            parts.append(_Part([member]))
    parts = parts or [_Part()]
    for member in members:
        if member.role not in HARMED:
            near = min(parts, key=lambda one: one.distance(member))
            for one in parts if member.role == "PerpOrg" else [near]:
                one.others.append(member)
    return [[*one.harmed, *one.others] for one in parts]


def _together(document: Document, member: Member, others: Sequence[Member]) -> float:
    """The mean probability that the member was harmed together with each of the others."""
    *weights, bias = load_incidents().judges["together"]
    odds = [float(np.dot(weights, evidence(document, member, other))) + bias for other in others]
    return float(np.mean([1 / (1 + np.exp(-one)) for one in odds]))


def evidence(document: Document, one: Member, other: Member) -> list[float]:
    """What bears on whether two were harmed in one incident: what lies between the places where they are named."""
    start, end = sorted((one.at, other.at))
    openings = [sentence.start_char for sentence in document.doc.sents]
    gap = bisect.bisect_right(openings, end) - bisect.bisect_right(openings, start)
    words = {token.lower_ for token in document.doc if start <= token.idx < end}
    times = sum(start < time.span.start < end for time in document.times if time.span)
    return [
        float(min(gap, 1)),
        float(min(gap, MOST_SENTENCES)),
        float(one.role == other.role),
        float(not words.isdisjoint(_parting_words())),
        float(min(times, MOST_TIMES)),
    ]


@functools.cache
def _parting_words() -> frozenset[str]:
    return frozenset(table("finding", "parting")["parting"])
