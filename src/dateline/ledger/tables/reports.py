"""What single reports say: reports and their pages, actors, places, and the records of each reading."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint

from dateline.ledger.tables.columns import (
    COMPACT,
    codes,
    flag,
    in_report,
    key,
    later,
    metadata,
    or_nothing,
    part_of,
    text,
    to,
    when,
)

__all__ = [
    "actor", "alias", "attribution", "attribution_content", "event", "event_support", "figure", "instrument",
    "mention", "page", "participant", "place", "place_mention", "refused", "report", "report_actor",
    "report_place", "run", "snapshot", "span", "status", "status_support", "status_time",
]  # fmt: skip

run = Table(
    "run", metadata,
    key("a hash of the two columns that follow"),
    text("version", "the version of Dateline that read", nullable=False),
    Column("settings", JSON, nullable=False, comment="the settings it read with"),
    comment="The version and settings that made records: equal runs over equal pages give equal records.",
)  # fmt: skip

report = Table(
    "report", metadata,
    key("a hash of all that a reader of the page can see"),
    Column("number", Integer, nullable=False, unique=True, comment="1 for the first report of this ledger, and so on"),
    text("title", "the headline"),
    text("publisher", "who published it"),
    text("byline", "who wrote it"),
    later("span", "dateline_span_id", "the place that opens a wire story (ISLAMABAD)"),
    text("published", "the publication date, as EDTF", index=True),
    text("url", "the address it was published at"),
    text("source", "where the page came from, as the user gave it"),
    text("language", "the language, as ISO 639-1", nullable=False),
    text("text", "the clean body, never changed; every span counts its characters", nullable=False),
    to("run", "run_id", "the run that read it", required=True),
    Index("ix_report_publisher", "publisher", "id"),
    Index("ix_report_order", or_nothing("published"), "number"),
    comment="One news document.",
)  # fmt: skip

page = Table(
    "page", metadata,
    text("digest", "the SHA-256 of the bytes of the page", primary_key=True),
    to("report", "report_id", "the report that the page holds", required=True, index=True),
    text("source", "where the page came from, as the user gave it"),
    comment="A page that was read. Several pages may hold one report.",
)  # fmt: skip

refused = Table(
    "refused", metadata,
    text("source", "where the page came from, as the user gave it", primary_key=True),
    text("digest", "the SHA-256 of its bytes, where there were any", index=True),
    text("reason", "a short code (empty, not-text, no-article, ...)", nullable=False),
    text("message", "the reason in a sentence", nullable=False),
    to("run", "run_id", "the run that refused it", required=True),
    comment="A page that could not become a report, and why.",
)  # fmt: skip

span = Table(
    "span", metadata,
    Column("id", Integer, primary_key=True, comment="a number of this ledger only"),
    to("report", "report_id", "the report that is quoted", required=True),
    Column("start", Integer, nullable=False, comment="the first character, in Unicode code points from 0"),
    Column("end", Integer, nullable=False, comment="the character after the last"),
    text("quote", "what the report says there; the database refuses any other words", nullable=False),
    UniqueConstraint("report_id", "start", "end"),
    CheckConstraint('0 <= start AND start < "end" AND length(quote) = "end" - start', name="span_is_as_long"),
    comment="A piece of a report's text, by its characters and its words.",
)  # fmt: skip

actor = Table(
    "actor", metadata,
    key("its id in the registry (PAK, TTP), or a hash of its name and country"),
    text("name", "its usual name", nullable=False),
    text("kind", "state, government, armed-group, person, ...", nullable=False),
    text("country", "ISO 3166-1 alpha-3"),
    text("sector", "government, military, rebel, civilian, ..."),
    flag("registered", "whether the registry knows it, or only reports"),
    # By an expression, so that they serve lists of few alone: by a plain column the database goes through all persons
    # where it is asked for some.
    Index("ix_actor_country_order", or_nothing("country"), "name", "id"),
    Index("ix_actor_kind_order", or_nothing("kind"), "name", "id"),
    Index("ix_actor_order", "name", "id"),
    comment="A state, body, group or person, shared by all reports that name it.",
)  # fmt: skip

alias = Table(
    "alias", metadata,
    Column("actor_id", ForeignKey("actor.id"), primary_key=True, comment="whose name it is"),
    text("name", "a name it goes by: its usual name, a registered alias, or as a report has it", primary_key=True),
    text("key", "the name as names are compared: small letters, no accents, one spelling", nullable=False, index=True),
    comment="A name of an actor.", **COMPACT,
)  # fmt: skip

place = Table(
    "place", metadata,
    key("its id in the gazetteer (geonames:1176615)"),
    text("name", "its usual name", nullable=False),
    Column("latitude", Float, comment="degrees north, WGS 84"),
    Column("longitude", Float, comment="degrees east, WGS 84"),
    text("precision", "point, city, admin1, country, region or unknown", nullable=False),
    text("country", "ISO 3166-1 alpha-3", index=True),
    text("admin1", "the first-level province that it lies in"),
    text("key", "the name as names are compared", nullable=False, index=True),
    text("admin1_key", "the province's name as names are compared", index=True),
    Index("ix_place_order", "name", "id"),
    comment="A place of the gazetteer, shared by all reports that name it.",
)  # fmt: skip

snapshot = Table(
    "snapshot", metadata,
    key("a hash of the record"),
    Column("record", JSON, nullable=False, comment="the actor or place, all fields"),
    comment="An actor or place exactly as a reading knew it, kept so that a report can be given back as it was read.",
)  # fmt: skip

report_actor = Table(
    "report_actor", metadata,
    *part_of("report"),
    to("actor", "actor_id", "the actor", required=True, index=True),
    to("snapshot", "snapshot_id", "the actor as this reading knew it", required=True),
    comment="Which actors a report names.", **COMPACT,
)  # fmt: skip

report_place = Table(
    "report_place", metadata,
    *part_of("report"),
    to("place", "place_id", "the place", required=True, index=True),
    to("snapshot", "snapshot_id", "the place as this reading knew it", required=True),
    comment="Which places a report names.", **COMPACT,
)  # fmt: skip

mention = Table(
    "mention", metadata,
    key("a hash of the record"),
    *in_report(),
    to("actor", "actor_id", "who is named", required=True, index=True),
    to("span", "span_id", "the words", required=True),
    text("form", "name, short, acronym, demonym, nominal or pronoun", nullable=False),
    to("span", "title_span_id", "the title or post it bears there"),
    comment="Words that name an actor.",
)  # fmt: skip

place_mention = Table(
    "place_mention", metadata,
    key("a hash of the record"),
    *in_report(),
    to("span", "span_id", "the words", required=True),
    to("place", "place_id", "the place; empty where it stays as its words", index=True),
    comment="Words that name a place.",
)  # fmt: skip

attribution = Table(
    "attribution", metadata,
    key("a hash of the record"),
    *in_report(),
    text("directness", "direct, indirect, mixed or document", nullable=False),
    to("span", "source_span_id", "the words for who says it; empty for quotation marks that nobody is named for"),
    to("span", "cue_span_id", "the words that say it is said (said, according to)"),
    to("actor", "source_id", "who says it; empty where the source stays as its words", index=True),
    to("span", "title_span_id", "the title or post it bears there"),
    text("through", "the document that carries it"),
    text("stance", "claims, accuses, denies, confirms or corrects"),
    later("attribution", "within_id", "the attribution inside whose content this one stands"),
    flag("resolved", "whether the source is resolved"),
    comment="Who says what, by which words.",
)  # fmt: skip

attribution_content = Table(
    "attribution_content", metadata,
    *part_of("attribution"),
    to("span", "span_id", "what is said", required=True, index=True),
    comment="A piece of what an attribution's source says.", **COMPACT,
)  # fmt: skip

event = Table(
    "event", metadata,
    key("a hash of the record"),
    *in_report(),
    text("title", "the event in a few words, as a label", nullable=False),
    text("type", "its type in the ontology (CONSULT, ASSAULT, ...)", nullable=False),
    text("mode", "its mode in the ontology"),
    codes("contexts", "its contexts in the ontology"),
    codes("further_places", "the ids of places coordinated with the place (\"in X and Y\")"),
    text("modality", "asserted, planned, attempted, threatened, possible, denied or hypothetical", nullable=False),
    flag("negated", "whether the report says that it did not happen"),
    flag("pattern", "whether it is told as a habit and not as one happening"),
    to("span", "trigger_span_id", "the words that tell it", required=True),
    *when("time_span_id"),
    to("place", "place_id", "where; empty where the place stays as its words"),
    to("span", "place_span_id", "the words that tell where"),
    to("span", "topic_span_id", "the words that tell what it is about"),
    text("target_type", "what kind of target it struck"),
    to("attribution", "attribution_id", "who says so; empty where the publisher does", index=True),
    codes("because", "the rules that found it"),
    Column("number", Integer, comment="its report's, which the database fills in: what was read later comes first"),
    flag("several", "whether several independent sources tell its incident", server_default="0"),
    Index("ix_event_place_id", "place_id", "several"),
    Index("ix_event_order", or_nothing("date_low"), "number", "position", "several"),
    Index("ix_event_modality_order", "modality", or_nothing("date_low"), "number", "position"),
    Index("ix_event_type_order", "type", or_nothing("date_low"), "number", "position", "several"),
    comment="One thing that a report says happened.",
)  # fmt: skip

event_support = Table(
    "event_support", metadata,
    *part_of("event"),
    to("span", "span_id", "a sentence that tells the event, the first telling first", required=True),
    comment="A sentence that tells an event.", **COMPACT,
)  # fmt: skip

participant = Table(
    "participant", metadata,
    *part_of("event"),
    text("role", "actor, recipient, leader or member", nullable=False),
    to("actor", "actor_id", "who; empty for nobody that could be named", index=True),
    to("span", "span_id", "the words", required=True),
    to("span", "title_span_id", "the title or post it bears there"),
    to("actor", "stands_for_id", "the state or body that it acts for", index=True),
    text("country", "ISO 3166-1 alpha-3"),
    text("sector", "government, military, rebel, civilian, ..."),
    comment="Who took part in an event, and in which role.", **COMPACT,
)  # fmt: skip

figure = Table(
    "figure", metadata,
    *part_of("event"),
    text("kind", "what is counted", nullable=False),
    Column("low", Float, comment="the least, empty where open"),
    Column("high", Float, comment="the most, empty where open"),
    text("unit", "killed, injured, USD, ...", nullable=False),
    to("span", "span_id", "the words", required=True),
    flag("within", "whether it is part of another figure and not added to it"),
    comment="A number that an event bears.", **COMPACT,
)  # fmt: skip

instrument = Table(
    "instrument", metadata,
    *part_of("event"),
    to("span", "span_id", "the words for a weapon or tactic", required=True),
    comment="With what an event was done.", **COMPACT,
)  # fmt: skip

status = Table(
    "status", metadata,
    key("a hash of the record"),
    *in_report(),
    text("kind", "designated, based-in, tied-to, aims-at, ...", nullable=False, index=True),
    to("actor", "holder_id", "of whom it holds; empty where the holder stays as its words", index=True),
    to("span", "holder_span_id", "the words for the holder", required=True),
    to("span", "value_span_id", "the words for what holds", required=True),
    to("actor", "actor_id", "the actor that the value names", index=True),
    to("place", "place_id", "the place that the value names"),
    to("span", "authority_span_id", "the words for who or what set it"),
    flag("negated", "whether the report says that it does not hold"),
    to("attribution", "attribution_id", "who says so; empty where the publisher does", index=True),
    codes("because", "the rules that found it"),
    text("modality", "as of an event: asserted, planned, possible, ...", nullable=False, server_default="asserted"),
    comment="Something that holds over an interval on somebody's authority.",
)  # fmt: skip

status_support = Table(
    "status_support", metadata,
    *part_of("status"),
    to("span", "span_id", "a sentence that tells the status, the first telling first", required=True),
    comment="A sentence that tells a status.", **COMPACT,
)  # fmt: skip

status_time = Table(
    "status_time", metadata,
    *part_of("status"),
    *when("span_id"),
    comment="A moment at which a status was set or renewed.", **COMPACT,
)  # fmt: skip
