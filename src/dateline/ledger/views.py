"""The views that read well: each row is a sentence, with the words of the report that it rests on.

A view is declared as its columns, each an expression with one line on it, over the tables of ``tables/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Float, Integer, Subquery, Text, text

__all__ = ["VIEWS", "Column", "View", "events", "incidents", "statements", "statuses"]


class Column(NamedTuple):
    """A column of a view: how it is made, one line on it, and its type."""

    made: str
    comment: str
    type: Any = Text


@dataclass(frozen=True, slots=True)
class View:
    """A named query; ``columns`` are in the order in which they are shown."""

    name: str
    comment: str
    columns: dict[str, Column]
    source: str
    where: str

    @property
    def everything(self) -> Subquery:
        """The rows of the view and those that it leaves out, as something to select from."""
        types = {name: made.type for name, made in self.columns.items()}
        return text(self._query).columns(**types).subquery(self.name)

    @property
    def definition(self) -> str:
        """The SQL that makes it."""
        return f"CREATE VIEW {self.name} AS\n{self._query}\nWHERE {self.where}"

    @property
    def _query(self) -> str:
        columns = ",\n    ".join(f"{column.made} AS {name}" for name, column in self.columns.items())
        return f"SELECT\n    {columns}\nFROM {self.source}"


def _listed(made: str, source: str, *, by: str = "position", between: str = ", ") -> str:
    """What a query gives, each once and in order, in one line."""
    rows = f"SELECT {made} AS item FROM {source} GROUP BY item ORDER BY min({by})"
    return f"(SELECT group_concat(item, '{between}') FROM ({rows}))"


def _quote(span_id: str) -> str:
    return f"(SELECT quote FROM span WHERE span.id = {span_id})"


def _taking_part(role: str) -> str:
    """Those who take part in an event in a role: their names, or else their words."""
    return _listed(
        "coalesce(actor.name, span.quote)",
        "participant JOIN span ON span.id = participant.span_id"
        " LEFT JOIN actor ON actor.id = participant.actor_id"
        f" WHERE participant.event_id = event.id AND participant.role = '{role}'",
        by="participant.position",
    )


def _first_support(owner: str) -> str:
    return (
        f"(SELECT quote FROM {owner}_support JOIN span ON span.id = {owner}_support.span_id"
        f" WHERE {owner}_id = {owner}.id ORDER BY position LIMIT 1)"
    )


def _decided(record: str) -> str:
    """What a person decided on a record, to be joined to it."""
    return f"\n    LEFT JOIN standing ON standing.record_id = {record}.id"


# What a person rejected is in no view, nor what an older revision of a page says.
_STANDS = "standing.outcome IS NOT 'rejected'"
_CURRENT = "{}.report_id NOT IN (SELECT report_id FROM superseded)"

_REVIEW = {
    "review": Column(
        "standing.outcome || ' by ' || standing.\"by\"", "what a person decided: accepted by or edited by whom"
    ),
}

# A number of the ledger is a float; people count in whole ones ("14"), money may not ("2.5").
_LOW, _HIGH = (f"CASE WHEN {end} = round({end}) THEN CAST({end} AS INTEGER) ELSE {end} END" for end in ("low", "high"))
_AMOUNT = (
    f"CASE WHEN low = high THEN {_LOW} WHEN high IS NULL THEN 'at least ' || {_LOW}"
    f" WHEN low IS NULL THEN 'up to ' || {_HIGH} ELSE {_LOW} || ' to ' || {_HIGH} END"
)

_ACCORDING_TO = Column(
    "CASE WHEN attribution.id IS NULL THEN report.publisher ELSE coalesce(source.name, source_span.quote, 'unnamed')"
    " || coalesce(' (' || attribution.through || ')', '') END",
    "who says so, and in brackets the document that carries it; the publisher where nobody else is named",
)

_REPORT = {
    "title": Column("report.title", "the headline of the report"),
    "publisher": Column("report.publisher", "who published the report"),
    "published": Column("report.published", "when, as EDTF"),
    "report_id": Column("report.id", "the report"),
}

_SAID = """
    LEFT JOIN attribution ON attribution.id = {0}.attribution_id
    LEFT JOIN actor AS source ON source.id = attribution.source_id
    LEFT JOIN span AS source_span ON source_span.id = attribution.source_span_id"""

events = View(
    "events_readable",
    "What happened: who did what to whom, where, when and according to whom, with the sentence that tells it.",
    {
        "id": Column("event.id", "the event"),
        "date": Column("event.edtf", "when, as EDTF"),
        "type": Column("event.type", "what kind of event"),
        "mode": Column("event.mode", "in which way"),
        "who": Column(_taking_part("actor"), "who did it"),
        "to_whom": Column(_taking_part("recipient"), "to whom"),
        "led_by": Column(_taking_part("leader"), "who led them"),
        "place": Column("coalesce(place.name, place_span.quote)", "where"),
        "country": Column("place.country", "the country of the place, ISO 3166-1 alpha-3"),
        "figures": Column(
            _listed(f"{_AMOUNT} || ' ' || unit", "figure WHERE figure.event_id = event.id"), "how many of what"
        ),
        "according_to": _ACCORDING_TO,
        "modality": Column("event.modality", "whether it is asserted, planned, possible, denied, ..."),
        "negated": Column("event.negated", "whether the report says that it did not happen", Boolean),
        "pattern": Column("event.pattern", "whether it is told as a habit", Boolean),
        "sentence": Column(_first_support("event"), "the sentence that tells it first"),
        **_REPORT,
        **_REVIEW,
    },
    "event JOIN report ON report.id = event.report_id"
    + _SAID.format("event")
    + """
    LEFT JOIN place ON place.id = event.place_id
    LEFT JOIN span AS place_span ON place_span.id = event.place_span_id"""
    + _decided("event"),
    f"{_STANDS} AND {_CURRENT.format('event')}",
)

_map = View(
    "event_map",
    "Events at a point of the earth, for a map.",
    {
        "id": Column("event.id", "the event"),
        "latitude": Column("place.latitude", "degrees north, WGS 84", Float),
        "longitude": Column("place.longitude", "degrees east, WGS 84", Float),
        "title": Column("event.title", "the event in a few words"),
        "date": Column("event.edtf", "when, as EDTF"),
        "type": Column("event.type", "what kind of event"),
        "place": Column("place.name", "where"),
        "precision": Column("place.precision", "how exact the point is"),
        "report_id": Column("event.report_id", "the report"),
    },
    "event JOIN place ON place.id = event.place_id" + _decided("event"),
    f"place.latitude IS NOT NULL AND place.longitude IS NOT NULL AND {_STANDS} AND {_CURRENT.format('event')}",
)

statements = View(
    "statement_readable",
    "What was said: by whom, in which words, and where it is reported.",
    {
        "id": Column("attribution.id", "the attribution"),
        "who": Column("coalesce(source.name, source_span.quote)", "who says it"),
        "words": Column("source_span.quote", "the words for who says it"),
        "means": Column(
            "(SELECT name FROM office_words JOIN actor ON actor.id = office_words.actor_id"
            " WHERE office_words.span_id = attribution.source_span_id AND attribution.source_id IS NULL"
            " AND status_id NOT IN (SELECT record_id FROM standing WHERE outcome = 'rejected'))",
            "whom words for a post alone mean, by the offices that other reports tell",
        ),
        "post": Column(_quote("attribution.title_span_id"), "the title or post it bears there"),
        "cue": Column(_quote("attribution.cue_span_id"), "the words that say it is said"),
        "directness": Column("attribution.directness", "direct, indirect, mixed or document"),
        "stance": Column("attribution.stance", "claims, accuses, denies, confirms or corrects"),
        "through": Column("attribution.through", "the document that carries it"),
        "content": Column(
            _listed(
                "span.quote",
                "attribution_content JOIN span ON span.id = attribution_content.span_id"
                " WHERE attribution_id = attribution.id",
                between=" … ",
            ),
            "what is said",
        ),
        "resolved": Column("attribution.resolved", "whether the source is resolved", Boolean),
        **_REPORT,
        **_REVIEW,
    },
    """attribution JOIN report ON report.id = attribution.report_id
    LEFT JOIN actor AS source ON source.id = attribution.source_id
    LEFT JOIN span AS source_span ON source_span.id = attribution.source_span_id"""
    + _decided("attribution"),
    f"{_STANDS} AND {_CURRENT.format('attribution')}",
)

statuses = View(
    "status_readable",
    "What holds: of whom, since when, and on whose authority.",
    {
        "id": Column("status.id", "the status"),
        "holder": Column("coalesce(holder.name, holder_span.quote)", "of whom it holds"),
        "kind": Column("status.kind", "what kind of status"),
        "value": Column("value_span.quote", "the words for what holds"),
        "actor": Column("named.name", "the actor that the value names"),
        "place": Column("place.name", "the place that the value names"),
        "times": Column(
            _listed("edtf", "status_time WHERE status_id = status.id AND edtf IS NOT NULL"),
            "when it was set and renewed, as EDTF",
        ),
        "authority": Column(_quote("status.authority_span_id"), "who or what set it"),
        "according_to": _ACCORDING_TO,
        "modality": Column("status.modality", "asserted, planned, possible, ..."),
        "negated": Column("status.negated", "whether the report says that it does not hold", Boolean),
        "sentence": Column(_first_support("status"), "the sentence that tells it first"),
        **_REPORT,
        **_REVIEW,
    },
    "status JOIN report ON report.id = status.report_id"
    + _SAID.format("status")
    + """
    JOIN span AS holder_span ON holder_span.id = status.holder_span_id
    JOIN span AS value_span ON value_span.id = status.value_span_id
    LEFT JOIN actor AS holder ON holder.id = status.holder_id
    LEFT JOIN actor AS named ON named.id = status.actor_id
    LEFT JOIN place ON place.id = status.place_id"""
    + _decided("status"),
    f"{_STANDS} AND {_CURRENT.format('status')}",
)


def _counted(distinct: str) -> Column:
    """How many of something the reports of an incident have between them."""
    return Column(
        f"(SELECT count(DISTINCT {distinct}) FROM happening JOIN report ON report.id = happening.report_id"
        " LEFT JOIN report_wording ON report_wording.report_id = report.id"
        " LEFT JOIN wording ON wording.id = report_wording.wording_id LEFT JOIN story ON story.id = wording.story_id"
        " WHERE happening.incident_id = incident.id)",
        "",
        Integer,
    )


def _toll(unit: str, bound: str, comment: str) -> Column:
    made = f"(SELECT {bound} FROM incident_figure WHERE incident_id = incident.id AND unit = '{unit}')"
    return Column(made, comment, Float)


incidents = View(
    "incidents_readable",
    "Happenings: what, where and when, how many reports, stories and independent sources tell them, and the numbers.",
    {
        "id": Column("incident.id", "the incident"),
        "title": Column("incident.title", "the incident in a few words"),
        "type": Column("incident.type", "what kind of event"),
        "mode": Column("incident.mode", "in which way"),
        "date_low": Column("incident.date_low", "the first day that it can have been"),
        "date_high": Column("incident.date_high", "the last day that it can have been"),
        "place": Column("place.name", "where"),
        "country": Column("place.country", "the country of the place, ISO 3166-1 alpha-3"),
        "latitude": Column("place.latitude", "degrees north, WGS 84", Float),
        "longitude": Column("place.longitude", "degrees east, WGS 84", Float),
        "precision": Column("place.precision", "how exact the point is"),
        "reports": _counted("report.id")._replace(comment="how many reports tell it or follow it up"),
        "stories": _counted("coalesce(story.id, report.id)")._replace(comment="of these, how many are no copies"),
        "sources": Column("incident.sources", "how many agencies and publishers the stories come from", Integer),
        "killed_low": _toll("killed", "low", "the least killed that anybody says"),
        "killed": _toll("killed", "best", "the killed by the rule that incident_figure states"),
        "killed_high": _toll("killed", "high", "the most killed that anybody says"),
        "injured_low": _toll("injured", "low", "the least injured that anybody says"),
        "injured": _toll("injured", "best", "the injured by the rule that incident_figure states"),
        "injured_high": _toll("injured", "high", "the most injured that anybody says"),
        "disputed": Column("incident.disputed", "whether sources deny one another", Boolean),
        "sentence": Column(_quote("incident.span_id"), "the sentence that tells it first"),
    },
    "incident LEFT JOIN place ON place.id = incident.place_id",
    "EXISTS (SELECT 1 FROM happening WHERE incident_id = incident.id)",
)

VIEWS = (events, _map, statements, statuses, incidents)
