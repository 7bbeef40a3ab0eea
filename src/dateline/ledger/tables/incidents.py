"""What several reports tell of one happening: incidents, their tellings, why these are one, and the figures."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Float, ForeignKey, Index, Integer, Table

from dateline.ledger.tables.columns import COMPACT, codes, flag, in_report, key, metadata, or_nothing, part_of, text, to

__all__ = [
    "happening", "incident", "incident_crowd", "incident_event", "incident_figure", "incident_key", "incident_link",
    "told_figure", "told_voice",
]  # fmt: skip


def _key_number(comment: str) -> Column[int]:
    return Column("key", BigInteger, primary_key=True, autoincrement=False, comment=comment)


incident = Table(
    "incident", metadata,
    key("a hash of its first telling: it stays when later reports come"),
    text("title", "what happened, where and when, as a label", nullable=False),
    text("type", "its type in the ontology (ASSAULT, CONSULT, ...)", nullable=False, index=True),
    text("mode", "its mode in the ontology"),
    text("date_low", "the first day that it can have been (ISO 8601)", index=True),
    text("date_high", "the last day that it can have been (ISO 8601)"),
    to("place", "place_id", "where; empty where no report's place is resolved", index=True),
    to("span", "span_id", "the sentence that tells it first; empty where only a headline does"),
    flag("disputed", "whether sources deny one another", index=True),
    codes("because", "why it is one incident, and why it has this date and place"),
    Column("sources", Integer, comment="how many agencies and publishers the stories of its reports come from"),
    Index("ix_incident_order", or_nothing("date_low"), "id"),
    comment="One happening in the world, which events of one or many reports tell.",
)  # fmt: skip

happening = Table(
    "happening", metadata,
    key("a hash of the report and of the words that tell it"),
    *in_report(),
    to("incident", "incident_id", "the incident that it tells", index=True),
    text("relation", "tells, or follows: what came after (an arrest, a funeral, an anniversary)", nullable=False),
    flag("main", "whether it is what its report is about"),
    to("span", "span_id", "the sentence that tells it; empty where only the headline does"),
    Column("features", JSON, nullable=False, comment="all that it is compared by: days, places, names, words, figures"),
    comment="One happening as one report tells it: what is merged into incidents.",
)  # fmt: skip

incident_event = Table(
    "incident_event", metadata,
    Column("event_id", ForeignKey("event.id"), primary_key=True, comment="an event of a report"),
    to("happening", "happening_id", "the happening that it is part of", required=True, index=True),
    text("relation", "tells, or follows: an arrest, a charge, a condemnation", nullable=False),
    comment="Which happening, and so which incident, an event belongs to.", **COMPACT,
)  # fmt: skip

incident_key = Table(
    "incident_key", metadata,
    _key_number("a hash of what happenings that may be one have in common"),
    Column("happening_id", ForeignKey("happening.id"), primary_key=True, index=True, comment="a happening"),
    Column("weight", Integer, nullable=False, comment="2 where it suffices for a comparison, 1 where two are needed"),
    comment="The index by which a new happening finds those that it may be one with.", **COMPACT,
)  # fmt: skip

incident_crowd = Table(
    "incident_crowd", metadata,
    _key_number("a key of incident_key"),
    comment="The keys that so many happenings have that they tell nothing: none is compared by them.", **COMPACT,
)  # fmt: skip

incident_link = Table(
    "incident_link", metadata,
    Column("left_id", ForeignKey("happening.id"), primary_key=True, comment="the happening of the lesser id"),
    Column("right_id", ForeignKey("happening.id"), primary_key=True, index=True, comment="the other happening"),
    Column("score", Float, nullable=False, comment="how likely they are one, from 0 to 1"),
    codes("because", "what speaks for and against it"),
    comment="Two happenings that were compared and may be one, with the reasons.", **COMPACT,
)  # fmt: skip

incident_figure = Table(
    "incident_figure", metadata,
    Column("incident_id", ForeignKey("incident.id"), primary_key=True, comment="the incident"),
    text("unit", "killed, injured, abducted, ...", primary_key=True),
    Column("low", Float, comment="the least that anybody says, empty where open"),
    Column("best", Float, comment="the one figure, by the rule that because states"),
    Column("high", Float, comment="the most that anybody says, empty where open"),
    text("because", "whose figure best is, and by which rule", nullable=False),
    comment="The numbers of an incident: low, best and high, with the reason.", **COMPACT,
)  # fmt: skip

told_figure = Table(
    "told_figure", metadata,
    *part_of("happening"),
    text("unit", "killed, injured, abducted, ...", nullable=False),
    Column("low", Float, comment="the least, empty where open"),
    Column("high", Float, comment="the most, empty where open"),
    text("source", "who says so: a name or its words; empty where the publisher does"),
    text("standing", "official, medical, group, witness, media or other", nullable=False),
    text("person", "a name or age where one person is told of and no number"),
    to("span", "span_id", "the words; empty where only the headline says so"),
    to("attribution", "attribution_id", "who says so; empty where the publisher does", index=True),
    comment="A number as one report tells it on one source's word.", **COMPACT,
)  # fmt: skip

told_voice = Table(
    "told_voice", metadata,
    *part_of("happening"),
    to("attribution", "attribution_id", "the words that take a side", required=True, index=True),
    text("source", "who takes it: a name or its words"),
    text("stance", "claims, accuses, denies, confirms or corrects", nullable=False),
    comment="Who claims, accuses, denies or confirms, where one report tells a happening.", **COMPACT,
)  # fmt: skip
