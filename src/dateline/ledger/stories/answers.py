"""What a ledger answers of stories and revisions: one frozen row of plain values for each thing asked for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RevisionRow", "StoryReport", "StoryRow", "StoryTold"]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story: how many reports are copies of its text, under how many mastheads, and who it comes from.

    ``source`` is the agency that a report of it names, or else the publisher of the earliest; ``title`` is that
    report's headline. ``first`` and ``last`` are the earliest and latest date of publication, as EDTF.
    """

    id: str
    title: str | None
    source: str | None
    reports: int
    publishers: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story; ``shared`` is how much of the shorter text it and its nearest copy have in common."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    source: str | None
    url: str | None
    shared: float | None


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story and its reports, the earliest first."""

    story: StoryRow
    reports: tuple[StoryReport, ...]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision of a page, by the report that it made; ``standing`` is whether it is the one that counts."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    source: str | None
    standing: bool
