"""What a person should look at first: the records with most to doubt, each with the reasons in words.

What a person decided on is in the queue no more, but for decisions that a newer reading has put in question, which
come before all else. Kinds are then dealt out in turn, the most doubtful of each first, so that none fills the queue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Table, func, literal, null, select
from sqlalchemy.engine import Connection

from dateline.errors import SettingsError
from dateline.ledger import tables
from dateline.ledger.asking.answers import ProposalRow, QueueRow
from dateline.ledger.asking.queries import current
from dateline.ledger.reviewing.doubts import EVENTS, STATEMENTS, STATUSES, Rule, Sign, doubt, doubted_rules, fared
from dateline.ledger.reviewing.settling import decisions

__all__ = ["KINDS", "queue"]

# An actor that no registry knows is worth a look once it is named in so many reports.
_OFTEN = 3
_REPORTS = 200  # reports that are looked into at a time
_RECENT = 1_000  # how many of the newest records of a kind are weighed: the rest wait until these are done


@dataclass(frozen=True)
class _Kind:
    """A kind of record: its table, what there may be to doubt in it, its label, its words, and the rules behind it."""

    table: Table
    signs: tuple[Sign, ...]
    label: ColumnElement[str]
    span: ColumnElement[int]
    because: ColumnElement[Any] = field(default_factory=null)


def queue(
    connection: Connection, kinds: Sequence[str], proposals: Sequence[ProposalRow], limit: int | None
) -> list[QueueRow]:
    """The records of these kinds that most need a look; ``proposals`` are the pairs that may be one actor.

    Raises SettingsError for a kind that the queue does not hold.
    """
    if strange := [kind for kind in kinds if kind not in KINDS]:
        raise SettingsError(f"{strange[0]!r} is no kind of the queue: say {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    found: list[Iterator[QueueRow]] = [iter(_SOURCES[kind](connection, limit)) for kind in kinds if kind in _SOURCES]
    if "same" in kinds:
        found.append(_same(proposals))
    again = _again(connection) if "again" in kinds else []
    dealt = chain.from_iterable(zip_longest(*found))
    return [*again, *(row for row in dealt if row is not None)][:limit]


def _again(connection: Connection) -> list[QueueRow]:
    """Decisions that a newer reading has put in question, the latest first."""
    c = tables.review.c
    questioned = decisions(connection, c.undone_by.is_(None), c.look_again.is_not(None))
    return [
        QueueRow(
            "again",
            one.applies_to or one.record_id,
            f"{one.by}'s {one.decision}{f' of the {one.field}' if one.field else ''}",
            1.0,
            (str(one.look_again),),
            one.report_id,
            decision=one.number,
        )
        for one in reversed(questioned)
    ]


def _events(connection: Connection, limit: int | None) -> list[QueueRow]:
    c, rules = tables.event.c, doubted_rules(connection)
    return _most_doubtful(connection, _Kind(tables.event, EVENTS, c.title, c.trigger_span_id, c.because), limit, rules)


def _statements(connection: Connection, limit: int | None) -> list[QueueRow]:
    c = tables.attribution.c
    return _most_doubtful(connection, _Kind(tables.attribution, STATEMENTS, literal("says"), c.source_span_id), limit)


def _statuses(connection: Connection, limit: int | None) -> list[QueueRow]:
    c = tables.status.c
    return _most_doubtful(connection, _Kind(tables.status, STATUSES, c.kind, c.value_span_id), limit)


def _most_doubtful(
    connection: Connection, kind: _Kind, limit: int | None, rules: Mapping[str, Rule] | None = None
) -> list[QueueRow]:
    """The records of a kind that have most to doubt among the newest that nobody decided on."""
    c, r, s = kind.table.c, tables.report.c, tables.span.c
    columns = (c.id, kind.label, r.id, r.title, s.quote, kind.because, *(sign.holds for sign in kind.signs))
    query = select(*columns).join(tables.report, r.id == c.report_id).outerjoin(tables.span, s.id == kind.span)
    query = query.where(c.id.in_(_newest(connection, kind.table)))
    rows = connection.execute(query.order_by(r.number.desc(), c.position))
    weighed = (_weighed(kind, rules or {}, *row) for row in rows)
    return sorted((row for row in weighed if row.doubt), key=lambda row: -row.doubt)[:limit]


def _newest(connection: Connection, table: Table) -> list[str]:
    """The newest records of a table that nobody decided on, some reports at a time: a database would sort them all."""
    c, r, found, last = table.c, tables.report.c, list[str](), None
    undecided = c.id.not_in(select(tables.standing.c.record_id))
    while len(found) < _RECENT:
        some = select(r.id, r.number).order_by(r.number.desc()).limit(_REPORTS)
        reports = connection.execute(some if last is None else some.where(r.number < last)).all()
        if not reports:
            break
        last = reports[-1].number
        here = select(c.id).where(c.report_id.in_([row.id for row in reports]), undecided, current(table))
        found += connection.execute(here).scalars()
    return found


def _weighed(
    kind: _Kind, rules: Mapping[str, Rule], record_id: str, label: str, report_id: str, title: str | None,
    words: str | None, because: list[str] | None, *holds: bool,
) -> QueueRow:  # fmt: skip
    """One record with what there is to doubt in it."""
    found = [(sign.weight, sign.says) for sign, here in zip(kind.signs, holds, strict=True) if here]
    found += [(rules[name].share, fared(rules[name])) for name in because or () if name in rules]
    weight = doubt(weight for weight, _ in found)
    reasons = tuple(says for _, says in sorted(found, key=lambda one: -one[0]))
    return QueueRow(kind.table.name, record_id, label, weight, reasons, report_id, title, words)


def _actors(connection: Connection, limit: int | None) -> list[QueueRow]:
    """Actors that the newest reports name often and no registry knows, those that all reports name most first."""
    c, r, home = tables.actor.c, tables.report.c, tables.report_actor.c
    newest = select(r.id).order_by(r.number.desc()).limit(_RECENT)
    named = select(home.actor_id).where(home.report_id.in_(newest)).group_by(home.actor_id)
    often = named.having(func.count() >= _OFTEN)
    reports = select(func.count()).where(home.actor_id == c.id).scalar_subquery()
    decided = select(tables.standing.c.record_id)
    query = select(c.id, c.name, c.kind, reports).where(c.registered.is_(False), c.id.in_(often), c.id.not_in(decided))
    return [
        QueueRow("actor", id, f"{name} ({kind})", round(1 - 1 / n, 3), (f"named in {n} reports and in no registry",))
        for id, name, kind, n in connection.execute(query.order_by(reports.desc(), c.name, c.id).limit(limit))
    ]


def _incidents(connection: Connection, limit: int | None) -> list[QueueRow]:
    """Incidents over which sources deny one another, the newest first."""
    c, s = tables.incident.c, tables.span.c
    query = select(c.id, c.title, s.quote, s.report_id).outerjoin(tables.span, s.id == c.span_id)
    query = (
        query.where(c.disputed, c.id.not_in(select(tables.standing.c.record_id)))
        .order_by(c.date_low.desc().nulls_last(), c.id)
        .limit(limit)
    )
    return [
        QueueRow("incident", id, title, 0.5, ("sources deny one another",), report_id, words=quote)
        for id, title, quote, report_id in connection.execute(query)
    ]


def _same(proposals: Sequence[ProposalRow]) -> Iterator[QueueRow]:
    for one in proposals:
        yield QueueRow(
            "same", one.left_id, f"{one.left} and {one.right}", one.score, one.reasons, other_id=one.right_id
        )


_SOURCES: Mapping[str, Callable[[Connection, int | None], list[QueueRow]]] = {
    "event": _events,
    "attribution": _statements,
    "status": _statuses,
    "actor": _actors,
    "incident": _incidents,
}
KINDS = ("again", *_SOURCES, "same")
