"""What a ledger answers: one frozen row of plain values for each thing asked for, ready for a table, CSV or JSON.

Those of incidents and of stories stand in their own rooms.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export import wording

__all__ = [
    "ActorRow", "ActorStory", "EventRow", "Found", "JudgementRow", "PlaceRow", "ProposalRow", "QueueRow",
    "RefusedRow", "ReportRow", "ReviewRow", "StatementRow", "StatusRow",
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
    superseded_by: str | None = None  # the newest revision of its page, where this is an older one


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

    @property
    def kind(self) -> str:
        """Its type with the mode, and what keeps it from being a plain happening: "ASSAULT (conquer) denied"."""
        return wording.kind(self)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row of ``statement_readable``: who says what, by which words."""

    id: str
    who: str | None
    words: str | None
    means: str | None  # whom words for a post alone mean, by what other reports tell
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
    modality: str
    negated: bool
    sentence: str | None
    title: str | None
    publisher: str | None
    published: str | None
    report_id: str
    review: str | None = None  # what a person decided: "edited by Ann"

    @property
    def holds(self) -> str:
        """In what way it holds, where it does not plainly: "not" (it is denied, or is so no longer), "planned"."""
        told = ["not"] if self.negated else []
        return " ".join(told + ([self.modality] if self.modality != "asserted" else []))


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A decision of a person on one record: who, when, why, and whether it still applies.

    ``state`` is "still applies", "look again" (``because`` says why, in words) or "undone". ``record`` is the record
    that it holds of now, or the one that the person saw where none is like that. ``old`` and ``new`` are what an edit
    changed, in words.
    """

    number: int
    decision: str
    kind: str
    record: str
    label: str | None
    field: str | None
    old: str | None
    new: str | None
    by: str
    at: str
    why: str | None
    state: str
    because: str | None
    undone_by: str | None
    undone_at: str | None
    report_id: str | None
    id: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Something that a person should look at: of which kind, how much there is to doubt (0 to 1), and why in words.

    ``kind`` is event, attribution, status, actor, incident, same (two that may be one actor, the other in
    ``other_id``) or again (the ``decision`` of that number, which a newer reading has put in question).
    """

    kind: str
    id: str
    label: str
    doubt: float
    reasons: tuple[str, ...]
    report_id: str | None = None
    title: str | None = None
    words: str | None = None
    other_id: str | None = None
    decision: int | None = None


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
    also: tuple[str, ...] = ()  # the ids of those that are the same actor, by a person's judgement or by the same name


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the gazetteer, and how many events lie there."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    precision: str
    country: str | None
    admin1: str | None
    events: int


@dataclass(frozen=True, slots=True)
class ActorStory:
    """All that a ledger holds of one actor: what it did, what was done to it, what it says and what holds of it."""

    actor: ActorRow
    statuses: tuple[StatusRow, ...]
    as_actor: tuple[EventRow, ...]
    as_recipient: tuple[EventRow, ...]
    says: tuple[StatementRow, ...]
    said_of_it: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A person's word on whether two are one: same, different, or open, which takes back what was said before."""

    id: str
    kind: str
    left_id: str
    right_id: str
    verdict: str
    who: str
    at: str
    why: str | None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Two that may be one actor, and why; ``right`` may be the words of a statement that names an office alone."""

    left_id: str
    right_id: str
    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
