"""Lists a leaf at a time. Each leaf says where the next begins, by the place of its last row in the order.

What is added meanwhile moves no row from one leaf to another, as it would where leaves are counted from the front, and
the hundredth leaf is found as fast as the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, FromClause, Table, and_, func, literal_column, or_, select, tuple_
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.asking import answering, queries
from dateline.ledger.asking.answers import ActorRow, EventRow, PlaceRow, ReportRow, StatementRow, StatusRow
from dateline.ledger.asking.filtering import EventFilter, conditions
from dateline.ledger.asking.missing import begins
from dateline.ledger.asking.names import actors_called
from dateline.ledger.incidents.answers import IncidentRow
from dateline.ledger.incidents.filter import IncidentFilter, incident_conditions
from dateline.ledger.store import Store
from dateline.ledger.tables.columns import Condition, or_nothing
from dateline.resolving.edtf import asked as asked_days
from dateline.resolving.names import key as spelt

__all__ = ["Key", "Leaf", "Leaves"]

Key = tuple[str | int, ...]
Row = TypeVar("Row")

_MANY = 1_000  # rows that are put in order sooner than fifty of them are met in a ledger of 300,000


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Row]):
    """Rows of a list, and the place of the last of them where there are more (None: these are the last)."""

    rows: tuple[Row, ...]
    after: Key | None


@dataclass(frozen=True, slots=True)
class _Order:
    """The columns that a list is in order by, each descending or not, and the table that its ids are of."""

    table: Table
    columns: tuple[tuple[ColumnElement[Any], bool], ...]
    home: FromClause | None = None  # what the columns are found in, where that is more than the table

    def beyond(self, key: Key) -> Condition:
        """Rows that come after the one of the key."""
        columns, descending = [column for column, _ in self.columns], self.columns[0][1]
        alike = next((n for n, (_, down) in enumerate(self.columns) if down != descending), len(columns))
        first, values = tuple_(*columns[:alike]), tuple_(*key[:alike])
        bound = first <= values if descending else first >= values  # by which the index is entered
        later = [
            and_(*(column == value for column, value in zip(columns[:n], key, strict=False)),
                 columns[n] < key[n] if down else columns[n] > key[n])
            for n, (_, down) in enumerate(self.columns)
        ]  # fmt: skip
        return and_(bound, or_(*later))

    def leaf(
        self,
        connection: Connection,
        wanted: Sequence[Condition],
        after: Key | None,
        limit: int,
        rows: Callable[[Connection, list[str]], Sequence[Row]],
    ) -> Leaf[Row]:
        """The leaf of at most ``limit`` rows behind a key."""
        columns = [column for column, _ in self.columns]
        query = select(self.table.c.id, *columns).select_from(self.table if self.home is None else self.home)
        query = query.where(*wanted, *([self.beyond(after)] if after is not None else []))
        query = query.order_by(*(column.desc() if down else column.asc() for column, down in self.columns))
        found = connection.execute(query.limit(limit + 1)).all()
        last = tuple(found[limit - 1])[1:] if len(found) > limit else None
        return Leaf(tuple(rows(connection, [row[0] for row in found[:limit]])), last)


_t = tables
_NEWEST = ((or_nothing("report.published"), True), (_t.report.c.number, True))
_EVENTS = _Order(
    _t.event, ((or_nothing("event.date_low"), True), (_t.event.c.number, True), (_t.event.c.position, False))
)
_REPORTS = _Order(_t.report, _NEWEST)


def _of_reports(table: Table, *, few: bool) -> _Order:
    """The records of a kind, the newest report first; of ``few``, chosen by an index, or else from the newest on."""
    # The plus keeps the database from looking up the report of each record, so that it goes from report to record.
    home = table.c.report_id == (_t.report.c.id if few else literal_column("+report.id"))
    return _Order(table, (*_NEWEST, (table.c.position, False)), _t.report.join(table, home))


_INCIDENTS = _Order(_t.incident, ((or_nothing("incident.date_low"), True), (_t.incident.c.id, False)))
_ACTORS = _Order(_t.actor, ((_t.actor.c.name, False), (_t.actor.c.id, False)))
# By the name that begins so, which has an index; by the usual name all that begin so would have to be looked up first.
_CALLED = _Order(
    _t.actor,
    ((_t.alias.c.key, False), (_t.alias.c.actor_id, False)),
    _t.alias.join(_t.actor, _t.actor.c.id == _t.alias.c.actor_id),
)
_PLACES = _Order(_t.place, ((_t.place.c.name, False), (_t.place.c.id, False)))


class Leaves:
    """The part of the asking side that gives lists a leaf at a time; ``Reader`` is made of it.

    ``after`` is what the leaf before said; ``limit`` the most rows of a leaf. All raise NotFound for an actor or place
    that the ledger lacks and SettingsError for a date that is none.
    """

    _store: Store

    def report_leaf(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> Leaf[ReportRow]:
        """The reports, those published last first; by whom and when they were published."""
        c = _t.report.c
        wanted = [queries.current(_t.report)]
        if publisher is not None:
            wanted.append(c.publisher == publisher)
        if since is not None and (low := asked_days(since)[0]):
            wanted.append(c.published >= low)
        if until is not None and (high := asked_days(until)[1]):
            wanted.append(func.substr(c.published, 1, len(high)) <= high)
        with self._store.reading() as connection:
            return _REPORTS.leaf(connection, wanted, after, limit, answering.reports_of)

    def event_leaf(
        self, asked: EventFilter, *, report: str | None = None, after: Key | None = None, limit: int = 50
    ) -> Leaf[EventRow]:
        """The events that a filter lets through, of one report or all, the newest first."""
        with self._store.reading() as connection:
            wanted = [*conditions(connection, asked), *_told(_t.event, report)]
            return _EVENTS.leaf(connection, wanted, after, limit, answering.events)

    def statement_leaf(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        report: str | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> Leaf[StatementRow]:
        """Who says what, the newest report first; ``by`` and ``about`` as for ``Reader.statements``."""
        with self._store.reading() as connection:
            wanted = _told(_t.attribution, report)
            wanted += [queries.by(connection, by)] if by is not None else []
            named = queries.meant(connection, about) if about is not None else []
            wanted += [queries.telling(named, about)] if about is not None else []
            order = _of_reports(_t.attribution, few=by is not None or report is not None or bool(named))
            return order.leaf(connection, wanted, after, limit, answering.statements)

    def status_leaf(
        self,
        *,
        holder: str | None = None,
        kind: str | None = None,
        report: str | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> Leaf[StatusRow]:
        """What holds, of one actor or all, the newest report first."""
        with self._store.reading() as connection:
            wanted = _told(_t.status, report)
            wanted += [queries.held_by(actors_called(connection, holder))] if holder is not None else []
            wanted += [_t.status.c.kind == kind] if kind is not None else []
            order = _of_reports(_t.status, few=holder is not None or report is not None)
            return order.leaf(connection, wanted, after, limit, answering.statuses)

    def incident_leaf(self, asked: IncidentFilter, *, after: Key | None = None, limit: int = 50) -> Leaf[IncidentRow]:
        """The incidents that a filter lets through, the newest first."""
        with self._store.reading() as connection:
            wanted = incident_conditions(connection, asked)
            return _INCIDENTS.leaf(connection, wanted, after, limit, answering.incidents)

    def actor_leaf(
        self,
        *,
        name: str | None = None,
        kind: str | None = None,
        country: str | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> Leaf[ActorRow]:
        """The actors by name: those with a name that begins so (by that name), of a kind, of a country."""
        of = {"kind": kind, "country": country and country.upper()}
        wanted = [queries.stands(_t.actor)]
        wanted += _first_called(spelt(name)) if name is not None else []
        order = _ACTORS if name is None else _CALLED
        with self._store.reading() as connection:
            wanted += _of_few(
                connection, _t.actor, {column: value for column, value in of.items() if value is not None}
            )
            return order.leaf(connection, wanted, after, limit, answering.actors_of)

    def place_leaf(
        self, *, name: str | None = None, country: str | None = None, after: Key | None = None, limit: int = 50
    ) -> Leaf[PlaceRow]:
        """The places by name: those whose name begins so, of a country."""
        c = _t.place.c
        wanted = [begins(c.key, spelt(name))] if name is not None else []
        wanted += [c.country == country.upper()] if country is not None else []
        with self._store.reading() as connection:
            return _PLACES.leaf(connection, wanted, after, limit, answering.places)


def _told(table: Table, report_id: str | None) -> list[Condition]:
    """Records that stand in reports that count, or in one report."""
    counted = [queries.current(table), queries.stands(table)]
    return counted if report_id is None else [*counted, table.c.report_id == report_id]


def _of_few(connection: Connection, table: Table, wanted: Mapping[str, str]) -> list[Condition]:
    """Rows that have these values, found by the index of a column where few rows have its value.

    Where many rows have each, the rows of the order are looked at until there are enough.
    """
    indexed = {name: or_nothing(f"{table.name}.{name}") == value for name, value in wanted.items()}
    counted = ((name, select(table.c.id).where(condition).limit(_MANY)) for name, condition in indexed.items())
    few = next((name for name, query in counted if len(connection.execute(query).all()) < _MANY), None)
    return [indexed[name] if name == few else table.c[name] == value for name, value in wanted.items()]


def _first_called(letters: str) -> list[Condition]:
    """Names that begin with letters, of each actor the first alone."""
    name, other = _t.alias.c, _t.alias.alias("other").c
    before = tuple_(other.key, other.name) < tuple_(name.key, name.name)
    earlier = select(other.key).where(other.actor_id == name.actor_id, begins(other.key, letters), before)
    return [begins(name.key, letters), ~earlier.exists()]
