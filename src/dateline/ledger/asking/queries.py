"""Which events, statements and statuses are meant by what a person asks for, as queries that give their ids in order.

What is newest comes first; what has no date comes last; what one report says keeps the report's order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, literal_column, or_, select, union_all
from sqlalchemy.engine import Connection

from dateline.errors import SettingsError
from dateline.ledger import dialect
from dateline.ledger.asking.names import actors_called, actors_if_any, places_called
from dateline.ledger.identity.same_actors import is_one_of, is_own
from dateline.ledger.tables import (
    attribution,
    attribution_content,
    event,
    mention,
    office_words,
    participant,
    report,
    span,
    standing,
    status,
    superseded,
)
from dateline.ledger.tables.columns import Condition, or_nothing
from dateline.resolving.edtf import between

__all__ = [
    "EVENT_ORDER", "OUTCOMES", "REPORT_ORDER", "about", "by", "current", "during", "events", "held_by", "meant",
    "naming", "reviewed", "said_by", "spoken_by", "stands", "statements", "statuses", "taking_part", "telling",
    "within",
]  # fmt: skip

OUTCOMES = ("accepted", "edited", "rejected", "no")  # what may be asked of a record's review

Ids = Select[str]
Order = tuple[ColumnElement[Any], ...]

# Each lies in an index, so that the newest are found without a look at the rest.
EVENT_ORDER: Order = (or_nothing("event.date_low").desc(), event.c.number.desc(), event.c.position)
REPORT_ORDER: Order = (or_nothing("report.published").desc(), report.c.number.desc())


def events(*conditions: Condition, rejected: bool = False) -> Ids:
    """The events of which all conditions hold; those that a person rejected only where asked for."""
    query = select(event.c.id).where(*conditions, current(event))
    query = query if rejected else query.where(stands(event))
    return query.order_by(*EVENT_ORDER)


def statements(*conditions: Condition, rejected: bool = False) -> Ids:
    """The attributions of which all conditions hold; those that a person rejected only where asked for."""
    query = select(attribution.c.id).join(report, report.c.id == attribution.c.report_id)
    query = query.where(*conditions, current(report))
    query = query if rejected else query.where(stands(attribution))
    return query.order_by(*REPORT_ORDER, attribution.c.position)


def statuses(*conditions: Condition, rejected: bool = False) -> Ids:
    """The statuses of which all conditions hold; those that a person rejected only where asked for."""
    query = select(status.c.id).join(report, report.c.id == status.c.report_id).where(*conditions, current(report))
    query = query if rejected else query.where(stands(status))
    return query.order_by(*REPORT_ORDER, status.c.position)


def current(table: Table) -> Condition:
    """Reports, or records of reports, that no newer revision replaces."""
    home = table.c.id if table is report else table.c.report_id
    return home.not_in(select(superseded.c.report_id))


def stands(table: Table) -> Condition:
    """Records of a table that no person rejected."""
    rejected = select(standing.c.record_id).where(standing.c.outcome == "rejected")
    return table.c.id.not_in(rejected)


def reviewed(table: Table, outcome: str) -> Condition:
    """Records of a table of which a person's decision is ``accepted``, ``edited`` or ``rejected``; ``no``: of none.

    Raises SettingsError for another word.
    """
    if outcome not in OUTCOMES:
        raise SettingsError(f"{outcome!r} is no outcome of a review: say {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}.")
    decided = select(standing.c.record_id)
    if outcome == "no":
        return table.c.id.not_in(decided)
    return table.c.id.in_(decided.where(standing.c.outcome == outcome))


def taking_part(actor_ids: Sequence[str], roles: Sequence[str] | None = None) -> Condition:
    """Events in which one of the actors, or somebody who stands for one, has one of the roles (None: any)."""
    home, words = event.alias("home"), office_words.c
    by_role = [participant.c.role.in_(roles)] if roles is not None else []
    query = select(participant.c.event_id).join(home, home.c.id == participant.c.event_id).where(*by_role)
    columns = (participant.c.actor_id, participant.c.stands_for_id)
    named = [query.where(is_one_of(column, home.c.report_id, actor_ids)) for column in columns]
    meant = (words.report_id == home.c.report_id) & (words.span_id == participant.c.span_id)
    in_office = query.join(office_words, meant).where(words.actor_id.in_(actor_ids))
    return event.c.id.in_(union_all(*named, in_office))  # three queries, each by an index, where OR would look at all


def within(connection: Connection, place: str) -> Condition:
    """Events at a place, or anywhere in a province or country; raises NotFound for a place the ledger lacks."""
    return event.c.place_id.in_(places_called(connection, place))


def during(since: str | None, until: str | None) -> list[Condition]:
    """Events that may lie between two dates, each of any precision; what has no date is not among them."""
    low, high = between(since, until)
    conditions: list[Condition] = []
    if low:
        conditions.append(or_(event.c.date_high >= low, event.c.date_high.is_(None)))
    if high:
        conditions.append(or_(event.c.date_low <= high, event.c.date_low.is_(None)))
    if conditions:
        conditions.append(or_(event.c.date_low.is_not(None), event.c.date_high.is_not(None)))
    return conditions


def by(connection: Connection, name: str) -> Condition:
    """Attributions to an actor of that name, or to a source in these words ("eyewitnesses").

    Raises NotFound where the ledger knows neither.
    """
    *named, worded = spoken_by(connection, name)
    if not named:
        _called(connection, name, worded)
    return attribution.c.id.in_(union_all(*named, worded))


def spoken_by(connection: Connection, name: str) -> list[Select[str]]:
    """The attributions to the actors of a name, as queries, and last those to a source in these words."""
    one = attribution.alias("one")
    own = is_own(one.c.source_id, one.c.report_id)
    spoken = select(one.c.id).join(span, span.c.id == one.c.source_span_id)
    worded = spoken.where(one.c.report_id.in_(_reports_with(name)), _holds(name), own)
    named = actors_if_any(connection, name)
    return [*(_said_by(named) if named else ()), worded]


def about(connection: Connection, name: str) -> Condition:
    """Attributions whose content names an actor of that name or holds these words; raises NotFound as ``by``."""
    return telling(meant(connection, name), name)


def meant(connection: Connection, name: str) -> list[str]:
    """The actors of a name; none where nobody has it but some attribution's content has the words.

    Raises NotFound where neither is so.
    """
    of_reports = select(attribution.c.id).join(report, report.c.id == attribution.c.report_id)
    return _called(connection, name, of_reports.where(telling([], name)))


def telling(actor_ids: Sequence[str], name: str) -> Condition:
    """Attributions whose content names one of the actors or holds the words.

    Where no actor is meant, they are looked at one by one from the newest on, until there are enough: words that all
    use are found at once, and of rare ones full-text search tells the reports.
    """
    content = attribution_content.c
    said = select(content.attribution_id).join(span, span.c.id == content.span_id).where(_holds(name))
    if actor_ids:
        return attribution.c.id.in_(
            union_all(_naming(actor_ids), said.where(span.c.report_id.in_(_reports_with(name))))
        )
    here: Condition = said.where(content.attribution_id == attribution.c.id).exists()
    if not dialect.can_index(name):
        return here
    # The plus keeps the database from going through the reports in the order of search.
    return and_(literal_column("+report.number").in_(dialect.numbers_with(name)), here)


def said_by(actor_ids: Sequence[str]) -> Condition:
    """Attributions to one of the actors, to the post that one held then, or that a person judged to be one's own."""
    return attribution.c.id.in_(union_all(*_said_by(actor_ids)))


def _said_by(actor_ids: Sequence[str]) -> list[Select[str]]:
    """Three queries, each by an index."""
    one, words = attribution.alias("one"), office_words.c
    named = select(one.c.id).where(is_one_of(one.c.source_id, one.c.report_id, actor_ids))
    meant = (words.report_id == one.c.report_id) & (words.span_id == one.c.source_span_id)
    in_office = select(one.c.id).join(office_words, meant).where(words.actor_id.in_(actor_ids))
    return [named, in_office, select(one.c.id).where(one.c.id.in_(actor_ids))]


def naming(actor_ids: Sequence[str]) -> Condition:
    """Attributions in whose content one of the actors is mentioned."""
    return attribution.c.id.in_(_naming(actor_ids))


def _naming(actor_ids: Sequence[str]) -> Select[str]:
    said, named = span.alias("said"), span.alias("named")
    inside = (named.c.report_id == said.c.report_id) & (named.c.start >= said.c.start) & (named.c.end <= said.c.end)
    spans = attribution_content.join(said, said.c.id == attribution_content.c.span_id).join(named, inside)
    mentions = spans.join(mention, mention.c.span_id == named.c.id)
    query = select(attribution_content.c.attribution_id).select_from(mentions)
    return query.where(is_one_of(mention.c.actor_id, mention.c.report_id, actor_ids))


def held_by(actor_ids: Sequence[str]) -> Condition:
    """Statuses of one of the actors."""
    return is_one_of(status.c.holder_id, status.c.report_id, actor_ids)


def _called(connection: Connection, name: str, in_words: Select[str]) -> list[str]:
    """The actors of a name; none where nobody has it but some attribution has the words; else raises NotFound."""
    if found := actors_if_any(connection, name):
        return found
    return [] if connection.execute(in_words.limit(1)).first() else actors_called(connection, name)


def _holds(words: str) -> Condition:
    """Spans that hold the words, in any case."""
    return span.c.quote.icontains(words, autoescape=True)


def _reports_with(words: str) -> Select[str]:
    """Reports with the words, by the index of full-text search: few have rare ones."""
    query = select(report.c.id)
    return query.where(report.c.number.in_(dialect.numbers_with(words))) if dialect.can_index(words) else query
