"""What a ledger holds: the words of ``docs/design.md`` as frozen, typed records.

Every record is immutable, its ``id`` is a hash of its content, and everything it says is pinned by spans to
the text of one report. ``Reading`` is the bundle that one page gives; making one checks every pin.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, Literal

from dateline.errors import PinError

__all__ = [
    "NAMING",
    "Actor",
    "ActorKind",
    "Attribution",
    "Directness",
    "Event",
    "Figure",
    "Mention",
    "MentionForm",
    "Modality",
    "Participant",
    "Place",
    "PlaceMention",
    "Reading",
    "Report",
    "Role",
    "Span",
    "Status",
    "Time",
    "identify",
    "spans",
]

ActorKind = Literal[
    "state", "government", "military", "police", "international", "armed-group", "party", "organisation",
    "company", "media", "court", "population", "person", "unknown",
]  # fmt: skip
MentionForm = Literal["name", "short", "acronym", "demonym", "nominal", "pronoun"]
# The forms that are names for whoever asks; "it" and "Swiss" are not.
NAMING: Final[tuple[MentionForm, ...]] = ("name", "short", "acronym")
Role = Literal["actor", "recipient", "leader", "member"]
Modality = Literal["asserted", "planned", "attempted", "threatened", "possible", "denied", "hypothetical"]
Directness = Literal["direct", "indirect", "mixed", "document"]
Precision = Literal["point", "city", "admin2", "admin1", "country", "region", "unknown"]


def identify(*parts: object) -> str:
    """The id of a record: the first 16 hex digits of the SHA-256 of its parts, each printed on a line."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (code points, half open) of a report's text, and what they say."""

    start: int
    end: int
    quote: str

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One news document. ``text`` is the clean body and never changes; every span counts in it.

    ``published`` and ``retrieved`` are EDTF; ``dateline`` is the span of the place that opens a wire story
    ("ISLAMABAD"); ``source`` is where the page came from (a path or URL), as the user gave it.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: Span | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    language: str = "en"

    @classmethod
    def of(cls, text: str, **known: Any) -> Report:
        """A report of ``text`` with its id, a hash of everything that a reader of the page can see."""
        seen = (known.get(name) for name in ("title", "publisher", "byline", "published", "url"))
        return cls(id=identify("report", *seen, text), text=text, **known)

    def dated(self, published: str) -> Report:
        """The report as of that publication date; another id, since the date is part of what a reader sees."""
        known = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in ("id", "text")}
        return Report.of(self.text, **(known | {"published": published}))

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end``; raises PinError where that is not a piece of the text."""
        if not 0 <= start < end <= len(self.text):
            raise PinError(f"span {start}..{end} is not inside the {len(self.text)} characters of report {self.id}")
        return Span(start, end, self.text[start:end])

    def check(self, span: Span) -> None:
        """Raise PinError unless the span quotes this text."""
        if self.text[span.start : span.end] != span.quote or not span.quote:
            raise PinError(f"span {span.start}..{span.end} of report {self.id} does not say {span.quote!r}")


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, group or person. ``id`` is its registry id ("PAK", "TTP") or a hash of its name and country.

    ``country`` is ISO 3166-1 alpha-3; ``sector`` is POLECAT's (government, military, rebel, civilian, ...).
    """

    id: str
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    registered: bool = False  # whether the registry knows it, or only this report


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor, with the title it bears there ("Foreign Secretary", "Dr")."""

    id: str
    actor_id: str
    span: Span
    form: MentionForm = "name"
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the gazetteer. ``id`` is "geonames:1176615" or one of our own; degrees in WGS 84.

    ``country`` is ISO 3166-1 alpha-3; ``admin1`` the name of the first-level province.
    """

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    precision: Precision
    country: str | None = None
    admin1: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether it is a town, a village, a district or a point in one."""
        return self.precision in ("point", "city", "admin2")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span that names a place, resolved (``place_id``) or left as its words (None)."""

    id: str
    span: Span
    place_id: str | None


@dataclass(frozen=True, slots=True)
class Time:
    """When, as EDTF level 0 or 1, with the words it came from (None: the publication date stands in).

    ``edtf`` is None where the words give a length and no point; ``duration`` is ISO 8601 ("P2D") where they give one.
    """

    edtf: str | None
    span: Span | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something: ``low`` to ``high`` (None: open) of ``unit`` ("killed", "injured", "USD" ...)."""

    kind: str
    low: float | None
    high: float | None
    unit: str
    span: Span
    within: bool = False  # "including five women": part of another figure, not added to it


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event, in which role, and the words that name it."""

    role: Role
    actor_id: str | None  # None: nobody that could be named; the words stand
    span: Span
    title: Span | None = None
    stands_for: str | None = None  # the actor id of the state or body that a person or delegation acts for
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a report says happened.

    ``type``, ``mode`` and ``contexts`` are ids of the ontology. ``supports`` are the sentences that tell it, the
    first telling first. ``further_places`` are the ids of those coordinated with the place ("in X and Y").
    ``attribution_id`` is None where the publisher speaks in its own voice. ``pattern`` marks
    what is told as a habit ("conducted attacks") and not as one happening. ``because`` names the rules that fired.
    """

    id: str
    type: str
    trigger: Span
    supports: tuple[Span, ...]
    participants: tuple[Participant, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    place_id: str | None = None
    place_span: Span | None = None
    further_places: tuple[str, ...] = ()
    time: Time | None = None
    figures: tuple[Figure, ...] = ()
    instruments: tuple[Span, ...] = ()
    topic: Span | None = None
    target_type: str | None = None
    modality: Modality = "asserted"
    negated: bool = False
    pattern: bool = False
    attribution_id: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words. ``content`` may lie in several pieces, in order.

    ``source`` is None for words in quotation marks that nobody is named for. ``source_id`` is the resolved actor,
    None where the source stays as its words (``resolved`` False). ``through`` is the document that carries it
    ("Country Reports on Terrorism 2021"), and ``within`` the attribution inside whose content this one stands.
    """

    id: str
    directness: Directness
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    source_id: str | None = None
    title: Span | None = None
    through: str | None = None
    stance: str | None = None  # claims, accuses, denies, confirms, corrects
    within: str | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Something that holds over an interval on somebody's authority: a designation, a tie, an aim, a base.

    ``value`` is the words of what holds; ``actor_id``, ``place_id`` its resolution where it names one. ``times`` are
    the moments at which it was set and renewed. ``authority`` is who set it ("under the ... Act"), as words.
    """

    id: str
    kind: str
    holder_id: str | None
    holder: Span
    value: Span
    supports: tuple[Span, ...]
    actor_id: str | None = None
    place_id: str | None = None
    times: tuple[Time, ...] = ()
    authority: Span | None = None
    modality: Modality = "asserted"
    negated: bool = False
    attribution_id: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one report gives, every pin checked when it is made."""

    report: Report
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    place_mentions: tuple[PlaceMention, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statuses: tuple[Status, ...] = ()

    def __post_init__(self) -> None:
        for span in spans(self):
            self.report.check(span)

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def place(self, place_id: str | None) -> Place | None:
        """The place of that id, or None."""
        return next((place for place in self.places if place.id == place_id), None)

    def attribution(self, attribution_id: str | None) -> Attribution | None:
        """The attribution of that id, or None."""
        return next((found for found in self.attributions if found.id == attribution_id), None)

    def source(self, said: Attribution) -> str | None:
        """Who says it: the name of the actor, or else the words; None where nobody is named."""
        actor = self.actor(said.source_id)
        return actor.name if actor else said.source.quote if said.source else None


def spans(record: Any) -> list[Span]:
    """Every span that a record holds, however deep."""
    found: list[Span] = []
    _lay_out(record, found)
    return found


def _lay_out(record: Any, found: list[Span]) -> None:
    """Add every span of a record; a generator within a generator for each field takes three times as long."""
    kind = record.__class__
    if kind is Span:
        found.append(record)
    elif kind is tuple:
        for item in record:
            _lay_out(item, found)
    else:
        for name in _fields(kind):
            value = getattr(record, name)
            if value is not None and value.__class__ is not str:
                _lay_out(value, found)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a record, none for what is no record: looked up once, as a reading has thousands."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
