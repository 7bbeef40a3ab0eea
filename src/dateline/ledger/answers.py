"""What a ledger answers: one frozen row of plain values for each thing asked for, ready for a table, CSV or JSON."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ActorRow", "ActorStory", "DisputeRow", "EventRow", "FigureRow", "Found", "IncidentReport", "IncidentRow",
    "IncidentStory", "JudgementRow", "MergeRow", "PlaceRow", "ProposalRow", "QueueRow", "RefusedRow", "ReportRow",
    "ReviewRow", "RevisionRow", "StatementRow", "StatusRow", "StoryReport", "StoryRow", "StoryTold", "ToldRow",
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
class IncidentRow:
    """A row of ``incidents_readable``: one happening, where and when, who tells it, and its numbers.

    ``reports`` are those that tell it or follow it up, ``stories`` those that are no copies of each other, ``sources``
    the independent ones: the agencies and publishers that these stories come from. ``killed`` and ``injured`` are the
    best numbers, with the least and the most that anybody says beside them.
    """

    id: str
    title: str
    type: str
    mode: str | None
    date_low: str | None
    date_high: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    reports: int
    stories: int
    sources: int
    killed_low: float | None
    killed: float | None
    killed_high: float | None
    injured_low: float | None
    injured: float | None
    injured_high: float | None
    disputed: bool
    sentence: str | None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A number of an incident as one source in one report has it, with the words and where they stand in its text.

    ``person`` is a name or an age where the report tells of one person and no number. Where only the headline says so
    there are no words of the text.
    """

    unit: str
    low: float | None
    high: float | None
    source: str | None
    standing: str
    person: str | None
    quote: str | None
    start: int | None
    end: int | None
    report_id: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number of an incident: low, best and high, by which rule and on whose word, and all that was told."""

    unit: str
    low: float | None
    best: float | None
    high: float | None
    because: str
    told: tuple[ToldRow, ...]


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """A report of an incident: ``relation`` is tells or follows, ``main`` whether the incident is what it is about.

    ``happening_id`` names the report's telling in judgements; ``story_id`` is shared by copies of one text.
    ``sentence`` tells it first there (None where only the headline does). ``later`` are events that came of it.
    """

    happening_id: str
    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    relation: str
    main: bool
    story_id: str | None
    sentence: str | None
    start: int | None
    end: int | None
    events: tuple[EventRow, ...]
    later: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Why two reports of an incident are held to tell the same: how likely, and what speaks for (+) and against (-)."""

    left: str
    right: str
    left_report: str
    right_report: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Who takes which side on an incident, in which words."""

    source: str | None
    stance: str
    content: str | None
    report_id: str
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class IncidentStory:
    """All that a ledger holds of one incident, its reports in order of time.

    ``voices`` are those who claim, accuse, deny, confirm or correct; ``because`` says why it has its date and place.
    """

    incident: IncidentRow
    because: tuple[str, ...]
    reports: tuple[IncidentReport, ...]
    figures: tuple[FigureRow, ...]
    voices: tuple[DisputeRow, ...]
    merges: tuple[MergeRow, ...]


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
