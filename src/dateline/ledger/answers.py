"""What a ledger answers: one frozen row of plain values for each thing asked for, ready for a table, CSV or JSON."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ActorRow", "ActorStory", "EventRow", "Found", "RefusedRow", "ReportRow", "StatementRow", "StatusRow",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that the ledger holds, and how many records it gave."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    source: str | None
    events: int
    statements: int
    statuses: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A page that could not become a report: a short code, and the same in a sentence."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A report that full-text search found.

    ``snippet`` is the piece of it that fits best, on one line; ``marks`` are the matching words in the snippet, as
    (start, end) in code points. A higher ``score`` fits better; scores of different searches do not compare.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of ``events_readable``: who did what to whom, where, when, according to whom, in which sentence."""

    id: str
    date: str | None
    type: str
    mode: str | None
    who: str | None
    to_whom: str | None
    led_by: str | None
    place: str | None
    country: str | None
    figures: str | None
    according_to: str | None
    modality: str
    negated: bool
    pattern: bool
    sentence: str | None
    title: str | None
    publisher: str | None
    published: str | None
    report_id: str
    review: str | None = None  # what a person decided: "edited by Ann"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row of ``statement_readable``: who says what, by which words."""

    id: str
    who: str | None
    words: str | None
    post: str | None
    cue: str | None
    directness: str
    stance: str | None
    through: str | None
    content: str | None
    resolved: bool
    title: str | None
    publisher: str | None
    published: str | None
    report_id: str
    review: str | None = None  # what a person decided: "edited by Ann"


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A row of ``status_readable``: what holds, of whom, since when, on whose authority."""

    id: str
    holder: str | None
    kind: str
    value: str
    actor: str | None
    place: str | None
    times: str | None
    authority: str | None
    according_to: str | None
    negated: bool
    sentence: str | None
    title: str | None
    publisher: str | None
    published: str | None
    report_id: str
    review: str | None = None  # what a person decided: "edited by Ann"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, the names it goes by, and how often and in how many reports it is named."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    registered: bool
    mentions: int
    reports: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorStory:
    """All that a ledger holds of one actor: what it did, what was done to it, what it says and what holds of it."""

    actor: ActorRow
    statuses: tuple[StatusRow, ...]
    as_actor: tuple[EventRow, ...]
    as_recipient: tuple[EventRow, ...]
    says: tuple[StatementRow, ...]
    said_of_it: tuple[StatementRow, ...]
