"""What a ledger answers of incidents: one frozen row of plain values for each thing asked for."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ledger.asking.answers import EventRow

__all__ = [
    "DisputeRow", "FigureRow", "IncidentReport", "IncidentRow", "IncidentStory", "MergeRow", "ToldRow",
]  # fmt: skip


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
