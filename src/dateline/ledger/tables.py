"""The tables of a ledger, each declared once: its columns, what they refer to and one line on each.

Files are made from this declaration, queries are written against it, and ``docs/schema.md`` is generated from it.
Nothing here belongs to one database; what does is in ``dialect.py``. A change here needs a step in
``migrations.py``. Lists of short codes are JSON arrays; dates are EDTF text beside the ISO days they span.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "actor", "alias", "attribution", "attribution_content", "event", "event_support", "figure", "instrument",
    "mention", "metadata", "page", "participant", "place", "place_mention", "refused", "report", "report_actor",
    "report_place", "run", "snapshot", "span", "status", "status_support", "status_time",
]  # fmt: skip

metadata = MetaData()


def _key(comment: str) -> Column[str]:
    return Column("id", Text, primary_key=True, comment=comment)


def _text(name: str, comment: str, **rules: Any) -> Column[str]:
    return Column(name, Text, comment=comment, **rules)


def _flag(name: str, comment: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, comment=comment)


def _codes(name: str, comment: str) -> Column[Any]:
    return Column(name, JSON, nullable=False, comment=comment)


def _to(target: str, name: str, comment: str, *, required: bool = False, **rules: Any) -> Column[Any]:
    """A reference to the ``id`` of another table."""
    return Column(name, ForeignKey(f"{target}.id"), nullable=not required, comment=comment, **rules)


def _later(target: str, name: str, comment: str) -> Column[Any]:
    """A reference that is checked at commit, because the row it names is written after this one."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED", use_alter=True, name=f"fk_{name}")
    return Column(name, key, comment=comment)


def _in_report() -> list[Column[Any]]:
    """Which report a record belongs to and its place among the report's records of this kind."""
    return [
        _to("report", "report_id", "the report that says so", required=True, index=True),
        Column("position", Integer, nullable=False, comment="its place in the order of the reading, from 0"),
    ]


def _part_of(owner: str) -> list[Column[Any]]:
    """The key of a record that is a part of another: of which, and where in its order."""
    key = ForeignKey(f"{owner}.id")
    return [
        Column(f"{owner}_id", key, primary_key=True, comment=f"the {owner} that it is a part of"),
        Column("position", Integer, primary_key=True, autoincrement=False, comment="its place in order, from 0"),
    ]


def _when(span: str) -> list[Column[Any]]:
    """A time: as EDTF, as the days it can lie between, as a length, and the words for it."""
    return [
        _text("edtf", "when, as EDTF level 0 or 1"),
        _text("date_low", "the first day that it can mean (ISO 8601), empty where open", index=True),
        _text("date_high", "the last day that it can mean (ISO 8601), empty where open"),
        _text("duration", "how long, as ISO 8601 (P2D)"),
        _to("span", span, "the words that tell the time; empty where the publication date stands in"),
    ]


# Parts are few and found by their owner: in SQLite they lie in the index itself.
_compact: dict[str, Any] = {"sqlite_with_rowid": False}

run = Table(
    "run", metadata,
    _key("a hash of the two columns that follow"),
    _text("version", "the version of Dateline that read", nullable=False),
    Column("settings", JSON, nullable=False, comment="the settings it read with"),
    comment="The version and settings that made records: equal runs over equal pages give equal records.",
)  # fmt: skip

report = Table(
    "report", metadata,
    _key("a hash of all that a reader of the page can see"),
    Column("number", Integer, nullable=False, unique=True, comment="1 for the first report of this ledger, and so on"),
    _text("title", "the headline"),
    _text("publisher", "who published it"),
    _text("byline", "who wrote it"),
    _later("span", "dateline_span_id", "the place that opens a wire story (ISLAMABAD)"),
    _text("published", "the publication date, as EDTF", index=True),
    _text("url", "the address it was published at"),
    _text("source", "where the page came from, as the user gave it"),
    _text("language", "the language, as ISO 639-1", nullable=False),
    _text("text", "the clean body, never changed; every span counts its characters", nullable=False),
    _to("run", "run_id", "the run that read it", required=True),
    comment="One news document.",
)  # fmt: skip

page = Table(
    "page", metadata,
    _text("digest", "the SHA-256 of the bytes of the page", primary_key=True),
    _to("report", "report_id", "the report that the page holds", required=True, index=True),
    _text("source", "where the page came from, as the user gave it"),
    comment="A page that was read. Several pages may hold one report.",
)  # fmt: skip

refused = Table(
    "refused", metadata,
    _text("source", "where the page came from, as the user gave it", primary_key=True),
    _text("digest", "the SHA-256 of its bytes, where there were any", index=True),
    _text("reason", "a short code (empty, not-text, no-article, ...)", nullable=False),
    _text("message", "the reason in a sentence", nullable=False),
    _to("run", "run_id", "the run that refused it", required=True),
    comment="A page that could not become a report, and why.",
)  # fmt: skip

span = Table(
    "span", metadata,
    Column("id", Integer, primary_key=True, comment="a number of this ledger only"),
    _to("report", "report_id", "the report that is quoted", required=True),
    Column("start", Integer, nullable=False, comment="the first character, in Unicode code points from 0"),
    Column("end", Integer, nullable=False, comment="the character after the last"),
    _text("quote", "what the report says there; the database refuses any other words", nullable=False),
    UniqueConstraint("report_id", "start", "end"),
    CheckConstraint('0 <= start AND start < "end" AND length(quote) = "end" - start', name="span_is_as_long"),
    comment="A piece of a report's text, by its characters and its words.",
)  # fmt: skip

actor = Table(
    "actor", metadata,
    _key("its id in the registry (PAK, TTP), or a hash of its name and country"),
    _text("name", "its usual name", nullable=False),
    _text("kind", "state, government, armed-group, person, ...", nullable=False),
    _text("country", "ISO 3166-1 alpha-3"),
    _text("sector", "government, military, rebel, civilian, ..."),
    _flag("registered", "whether the registry knows it, or only reports"),
    comment="A state, body, group or person, shared by all reports that name it.",
)  # fmt: skip

alias = Table(
    "alias", metadata,
    Column("actor_id", ForeignKey("actor.id"), primary_key=True, comment="whose name it is"),
    _text("name", "a name it goes by: its usual name, a registered alias, or as a report has it", primary_key=True),
    _text("key", "the name as names are compared: small letters, no accents, one spelling", nullable=False, index=True),
    comment="A name of an actor.", **_compact,
)  # fmt: skip

place = Table(
    "place", metadata,
    _key("its id in the gazetteer (geonames:1176615)"),
    _text("name", "its usual name", nullable=False),
    Column("latitude", Float, comment="degrees north, WGS 84"),
    Column("longitude", Float, comment="degrees east, WGS 84"),
    _text("precision", "point, city, admin1, country, region or unknown", nullable=False),
    _text("country", "ISO 3166-1 alpha-3", index=True),
    _text("admin1", "the first-level province that it lies in"),
    _text("key", "the name as names are compared", nullable=False, index=True),
    _text("admin1_key", "the province's name as names are compared", index=True),
    comment="A place of the gazetteer, shared by all reports that name it.",
)  # fmt: skip

snapshot = Table(
    "snapshot", metadata,
    _key("a hash of the record"),
    Column("record", JSON, nullable=False, comment="the actor or place, all fields"),
    comment="An actor or place exactly as a reading knew it, kept so that a report can be given back as it was read.",
)  # fmt: skip

report_actor = Table(
    "report_actor", metadata,
    *_part_of("report"),
    _to("actor", "actor_id", "the actor", required=True, index=True),
    _to("snapshot", "snapshot_id", "the actor as this reading knew it", required=True),
    comment="Which actors a report names.", **_compact,
)  # fmt: skip

report_place = Table(
    "report_place", metadata,
    *_part_of("report"),
    _to("place", "place_id", "the place", required=True, index=True),
    _to("snapshot", "snapshot_id", "the place as this reading knew it", required=True),
    comment="Which places a report names.", **_compact,
)  # fmt: skip

mention = Table(
    "mention", metadata,
    _key("a hash of the record"),
    *_in_report(),
    _to("actor", "actor_id", "who is named", required=True, index=True),
    _to("span", "span_id", "the words", required=True),
    _text("form", "name, short, acronym, demonym, nominal or pronoun", nullable=False),
    _to("span", "title_span_id", "the title or post it bears there"),
    comment="Words that name an actor.",
)  # fmt: skip

place_mention = Table(
    "place_mention", metadata,
    _key("a hash of the record"),
    *_in_report(),
    _to("span", "span_id", "the words", required=True),
    _to("place", "place_id", "the place; empty where it stays as its words", index=True),
    comment="Words that name a place.",
)  # fmt: skip

attribution = Table(
    "attribution", metadata,
    _key("a hash of the record"),
    *_in_report(),
    _text("directness", "direct, indirect, mixed or document", nullable=False),
    _to("span", "source_span_id", "the words for who says it; empty for quotation marks that nobody is named for"),
    _to("span", "cue_span_id", "the words that say it is said (said, according to)"),
    _to("actor", "source_id", "who says it; empty where the source stays as its words", index=True),
    _to("span", "title_span_id", "the title or post it bears there"),
    _text("through", "the document that carries it"),
    _text("stance", "claims, accuses, denies, confirms or corrects"),
    _later("attribution", "within_id", "the attribution inside whose content this one stands"),
    _flag("resolved", "whether the source is resolved"),
    comment="Who says what, by which words.",
)  # fmt: skip

attribution_content = Table(
    "attribution_content", metadata,
    *_part_of("attribution"),
    _to("span", "span_id", "what is said", required=True, index=True),
    comment="A piece of what an attribution's source says.", **_compact,
)  # fmt: skip

event = Table(
    "event", metadata,
    _key("a hash of the record"),
    *_in_report(),
    _text("title", "the event in a few words, as a label", nullable=False),
    _text("type", "its type in the ontology (CONSULT, ASSAULT, ...)", nullable=False, index=True),
    _text("mode", "its mode in the ontology"),
    _codes("contexts", "its contexts in the ontology"),
    _codes("further_places", "the ids of places coordinated with the place (\"in X and Y\")"),
    _text("modality", "asserted, planned, attempted, threatened, possible, denied or hypothetical", nullable=False),
    _flag("negated", "whether the report says that it did not happen"),
    _flag("pattern", "whether it is told as a habit and not as one happening"),
    _to("span", "trigger_span_id", "the words that tell it", required=True),
    *_when("time_span_id"),
    _to("place", "place_id", "where; empty where the place stays as its words", index=True),
    _to("span", "place_span_id", "the words that tell where"),
    _to("span", "topic_span_id", "the words that tell what it is about"),
    _text("target_type", "what kind of target it struck"),
    _to("attribution", "attribution_id", "who says so; empty where the publisher does", index=True),
    _codes("because", "the rules that found it"),
    comment="One thing that a report says happened.",
)  # fmt: skip

event_support = Table(
    "event_support", metadata,
    *_part_of("event"),
    _to("span", "span_id", "a sentence that tells the event, the first telling first", required=True),
    comment="A sentence that tells an event.", **_compact,
)  # fmt: skip

participant = Table(
    "participant", metadata,
    *_part_of("event"),
    _text("role", "actor, recipient, leader or member", nullable=False),
    _to("actor", "actor_id", "who; empty for nobody that could be named", index=True),
    _to("span", "span_id", "the words", required=True),
    _to("span", "title_span_id", "the title or post it bears there"),
    _to("actor", "stands_for_id", "the state or body that it acts for", index=True),
    _text("country", "ISO 3166-1 alpha-3"),
    _text("sector", "government, military, rebel, civilian, ..."),
    comment="Who took part in an event, and in which role.", **_compact,
)  # fmt: skip

figure = Table(
    "figure", metadata,
    *_part_of("event"),
    _text("kind", "what is counted", nullable=False),
    Column("low", Float, comment="the least, empty where open"),
    Column("high", Float, comment="the most, empty where open"),
    _text("unit", "killed, injured, USD, ...", nullable=False),
    _to("span", "span_id", "the words", required=True),
    _flag("within", "whether it is part of another figure and not added to it"),
    comment="A number that an event bears.", **_compact,
)  # fmt: skip

instrument = Table(
    "instrument", metadata,
    *_part_of("event"),
    _to("span", "span_id", "the words for a weapon or tactic", required=True),
    comment="With what an event was done.", **_compact,
)  # fmt: skip

status = Table(
    "status", metadata,
    _key("a hash of the record"),
    *_in_report(),
    _text("kind", "designated, based-in, tied-to, aims-at, ...", nullable=False, index=True),
    _to("actor", "holder_id", "of whom it holds; empty where the holder stays as its words", index=True),
    _to("span", "holder_span_id", "the words for the holder", required=True),
    _to("span", "value_span_id", "the words for what holds", required=True),
    _to("actor", "actor_id", "the actor that the value names", index=True),
    _to("place", "place_id", "the place that the value names"),
    _to("span", "authority_span_id", "the words for who or what set it"),
    _flag("negated", "whether the report says that it does not hold"),
    _to("attribution", "attribution_id", "who says so; empty where the publisher does", index=True),
    _codes("because", "the rules that found it"),
    comment="Something that holds over an interval on somebody's authority.",
)  # fmt: skip

status_support = Table(
    "status_support", metadata,
    *_part_of("status"),
    _to("span", "span_id", "a sentence that tells the status, the first telling first", required=True),
    comment="A sentence that tells a status.", **_compact,
)  # fmt: skip

status_time = Table(
    "status_time", metadata,
    *_part_of("status"),
    *_when("span_id"),
    comment="A moment at which a status was set or renewed.", **_compact,
)  # fmt: skip
