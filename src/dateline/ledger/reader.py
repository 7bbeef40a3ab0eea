"""What is asked of a ledger. Every answer has one order, the same for the same ledger."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, bindparam, func, select
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.ledger.asking import answering, queries
from dateline.ledger.asking.answers import (
    ActorRow,
    ActorStory,
    EventRow,
    Found,
    RefusedRow,
    ReportRow,
    StatementRow,
    StatusRow,
)
from dateline.ledger.asking.items import Items
from dateline.ledger.asking.leaves import Leaves
from dateline.ledger.asking.names import actors_called, one_actor
from dateline.ledger.asking.search import search
from dateline.ledger.asking.showing import Showing
from dateline.ledger.asking.witnesses import WitnessReader
from dateline.ledger.identity.same_actors import together
from dateline.ledger.incidents.reader import IncidentReader
from dateline.ledger.rebuild import rebuild
from dateline.ledger.reviewing.listing import ReviewReader
from dateline.ledger.store import Store
from dateline.ledger.stories.reader import StoryReader
from dateline.records import Event, Reading

__all__ = ["Reader"]

_SEEN = select(tables.page.c.digest).where(tables.page.c.digest == bindparam("of"))  # asked for every page


class Reader(Leaves, Items, Showing, IncidentReader, StoryReader, ReviewReader, WitnessReader):
    """The asking side of a ledger. ``limit`` is the most that is given, None all of it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def seen(self, digest: str) -> bool:
        """Whether the page with this SHA-256 has been read, so that it need not be read again."""
        with self._store.reading() as connection:
            return connection.execute(_SEEN, {"of": digest}).first() is not None

    def refused(self) -> list[RefusedRow]:
        """The pages that could not become reports, by their source."""
        c = tables.refused.c
        with self._store.reading() as connection:
            rows = connection.execute(select(c.source, c.reason, c.message).order_by(c.source))
            return [RefusedRow(*row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many there are of each kind of record, and of what they are together.

        Older revisions of a page are counted as "superseded", and their records nowhere; "sources" are the agencies
        and publishers that the stories come from.
        """
        kinds = {
            "reports": tables.report, "refused": tables.refused, "events": tables.event,
            "statements": tables.attribution, "statuses": tables.status, "actors": tables.actor,
            "places": tables.place, "mentions": tables.mention, "spans": tables.span, "stories": tables.story,
            "superseded": tables.superseded,
        }  # fmt: skip
        with self._store.reading() as connection:
            counted = {name: answering.count(connection, table) for name, table in kinds.items()}
            sources = select(func.count(tables.story.c.source.distinct()))
            return counted | {"sources": connection.execute(sources).scalar_one()}

    def reports(self, *, superseded: bool = False, limit: int | None = None) -> list[ReportRow]:
        """The reports in the order in which they came; older revisions of a page only where asked for."""
        with self._store.reading() as connection:
            return answering.reports(connection, limit, superseded=superseded)

    def report(self, name: str, *, include_rejected: bool = False) -> Reading:
        """A report with all its records, by its id, the beginning of its id, its source or its URL.

        A URL or source means the newest revision of its page. A record that a person edited is as that person put it.
        Raises NotFound where there is none or several.
        """
        with self._store.reading() as connection:
            report_id = answering.one_report(connection, name)
            return rebuild(connection, report_id, rejected=include_rejected)

    def event(self, name: str) -> tuple[Reading, Event]:
        """An event, also a rejected one, and the reading that it stands in, by its id or the beginning of it.

        Raises NotFound where there is none or several.
        """
        with self._store.reading() as connection:
            return _event(connection, answering.only(connection, tables.event, name))

    def event_if_any(self, name: str) -> tuple[Reading, Event] | None:
        """The same, and None where there is none; raises Ambiguous for several."""
        with self._store.reading() as connection:
            event_id = answering.only_if_any(connection, tables.event, name)
            return _event(connection, event_id) if event_id else None

    def search(self, query: str, *, limit: int | None = 20) -> list[Found]:
        """The reports that hold all the words, best first; phrases in quotation marks, ``word*`` any ending.

        Raises SettingsError where there is no word to search for.
        """
        with self._store.reading() as connection:
            return search(connection, query, limit)

    def events(
        self,
        *,
        type: str | Sequence[str] | None = None,
        actor: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        reviewed: str | None = None,
        limit: int | None = None,
    ) -> list[EventRow]:
        """Events by type (or several), by who takes part (or stands for them), by place and by date, the newest first.

        ``place`` may be a province or a country, which holds all that lies in it; ``since`` and ``until`` are EDTF of
        any precision; ``reviewed`` asks for what a person "accepted", "edited", "rejected" or has not looked at
        ("no"), and what was rejected is given only so.

        Raises NotFound for an actor or place that the ledger lacks and SettingsError for a date that is none.
        """
        with self._store.reading() as connection:
            conditions = queries.during(since, until)
            if type is not None:
                kinds = [type] if isinstance(type, str) else type
                conditions.append(tables.event.c.type.in_([*kinds, *(kind.upper() for kind in kinds)]))
            if actor is not None:
                conditions.append(queries.taking_part(actors_called(connection, actor)))
            if place is not None:
                conditions.append(queries.within(connection, place))
            conditions += _reviewed(tables.event, reviewed)
            return answering.events(connection, queries.events(*conditions, rejected=True).limit(limit))

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        reviewed: str | None = None,
        limit: int | None = None,
    ) -> list[StatementRow]:
        """Who says what, the newest report first: by an actor or in a source's words, about an actor or some words.

        ``reviewed`` is as for events.

        Raises NotFound where the ledger knows neither an actor of the name nor the words.
        """
        with self._store.reading() as connection:
            conditions = [queries.by(connection, by)] if by is not None else []
            if about is not None:
                conditions.append(queries.about(connection, about))
            conditions += _reviewed(tables.attribution, reviewed)
            return answering.statements(connection, queries.statements(*conditions, rejected=True).limit(limit))

    def statuses(
        self, *, holder: str | None = None, reviewed: str | None = None, limit: int | None = None
    ) -> list[StatusRow]:
        """What holds, of one actor or of all, the newest report first; raises NotFound for an unknown actor.

        ``reviewed`` is as for events.
        """
        with self._store.reading() as connection:
            conditions = [queries.held_by(actors_called(connection, holder))] if holder is not None else []
            conditions += _reviewed(tables.status, reviewed)
            return answering.statuses(connection, queries.statuses(*conditions, rejected=True).limit(limit))

    def actors(self, *, limit: int | None = None) -> list[ActorRow]:
        """The actors, the most often named first."""
        with self._store.reading() as connection:
            return answering.actors(connection, limit=limit)

    def actor(self, name: str) -> ActorStory:
        """All that the ledger holds of one actor, by its id or a name; raises NotFound for none or several.

        Actors that are the same, by a person's judgement or the very same full name, are told as one.
        """
        with self._store.reading() as connection:
            actor_id = one_actor(connection, name)
            ids = together(connection, [actor_id])
            did = queries.taking_part(ids, ["actor", "leader", "member"])
            underwent = queries.taking_part(ids, ["recipient"])
            return ActorStory(
                actor=answering.actors(connection, actor_id)[0],
                statuses=tuple(answering.statuses(connection, queries.statuses(queries.held_by(ids)))),
                as_actor=tuple(answering.events(connection, queries.events(did))),
                as_recipient=tuple(answering.events(connection, queries.events(underwent))),
                says=tuple(answering.statements(connection, queries.statements(queries.said_by(ids)))),
                said_of_it=tuple(answering.statements(connection, queries.statements(queries.naming(ids)))),
            )


def _reviewed(table: Table, outcome: str | None) -> list[ColumnElement[bool]]:
    """What a person decided, as asked for; where nothing is asked, all but what was rejected."""
    return [queries.stands(table) if outcome is None else queries.reviewed(table, outcome)]


def _event(connection: Connection, event_id: str) -> tuple[Reading, Event]:
    """An event and the reading that it stands in."""
    home = select(tables.event.c.report_id).where(tables.event.c.id == event_id)
    reading = rebuild(connection, connection.execute(home).scalar_one(), rejected=True)
    return reading, next(event for event in reading.events if event.id == event_id)
