"""The schema's versions: how a new file is made, and the steps that bring an older one up to date.

``STEPS[0]`` leads from version 1 to version 2, and so on; a step is SQL over the tables as they then were and is
never changed once released. Views, triggers and the search table are made anew after the last step, so that a step
is about tables alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sqlalchemy import Table, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from dateline.ledger import dialect
from dateline.ledger.tables import metadata
from dateline.ledger.views import VIEWS

__all__ = ["STEPS", "Step", "create", "current", "migrate"]

Step = Callable[[Connection], None]


def _to_2(connection: Connection) -> None:
    """Judgements, reviews and tokens; the modality of a status; lists in orders that an index has."""
    connection.execute(text("ALTER TABLE status ADD COLUMN modality TEXT DEFAULT 'asserted' NOT NULL"))
    connection.execute(text("ALTER TABLE event ADD COLUMN number INTEGER"))
    connection.execute(text("UPDATE event SET number = (SELECT number FROM report WHERE report.id = report_id)"))
    connection.execute(text("DROP INDEX ix_event_type"))
    for table, name in _INDEXES_OF_2:
        _make_index(connection, table, name)
    for name in ("review", "standing", "judgement", "token"):
        _make(connection, metadata.tables[name])


def _to_3(connection: Connection) -> None:
    """Tables for stories, revisions, incidents and offices, empty, whatever version 2 had made of them."""
    for name in reversed(_TOGETHER):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    for name in _TOGETHER:
        _make(connection, metadata.tables[name])


def _to_4(connection: Connection) -> None:
    """Whether several sources tell an event, where events are listed and counted; actors of a kind and of a country."""
    connection.execute(text("ALTER TABLE event ADD COLUMN several BOOLEAN DEFAULT '0' NOT NULL"))
    connection.execute(text(f"UPDATE event SET several = 1 WHERE id IN ({_TOLD_BY_SEVERAL})"))
    for name in ("ix_event_order", "ix_event_place_id", "ix_event_type_order"):
        connection.execute(text(f"DROP INDEX IF EXISTS {name}"))
        _make_index(connection, "event", name)
    for name in ("ix_actor_country_order", "ix_actor_kind_order"):
        _make_index(connection, "actor", name)


_TOLD_BY_SEVERAL = """
    SELECT event_id FROM incident JOIN happening ON incident_id = incident.id
        JOIN incident_event ON happening_id = happening.id
    WHERE sources > 1"""

# What many reports say together, each table behind those that it refers to, and the version that first keeps all of it.
_TOGETHER_SINCE = 3
_TOGETHER = (
    "story", "wording", "wording_band", "wording_copy", "report_wording", "report_address", "superseded",
    "incident", "happening", "incident_event", "incident_key", "incident_crowd", "incident_link", "incident_figure",
    "told_figure", "told_voice", "office", "office_words",
)  # fmt: skip

# Those of events by date and by type hold a column of version 4, and are made by that step.
_INDEXES_OF_2 = (
    ("report", "ix_report_order"),
    ("event", "ix_event_modality_order"),
    ("report", "ix_report_publisher"),
    ("actor", "ix_actor_order"),
    ("place", "ix_place_order"),
)

STEPS: tuple[Step, ...] = (_to_2, _to_3, _to_4)


def current() -> int:
    """The schema version that this Dateline writes."""
    return len(STEPS) + 1


def create(connection: Connection) -> None:
    """Make every table, view and trigger in an empty file, in one order, so that equal ledgers are equal bytes.

    (``create_all`` makes the indexes of a table in the order of a set.)
    """
    for table in metadata.sorted_tables:
        _make(connection, table)
    _finish(connection)


def migrate(connection: Connection, version: int) -> None:
    """Take a file of an older version through the steps that it lacks, in the caller's one transaction.

    What many reports say together is made from the records when the tables are as today's Dateline knows them.
    """
    from dateline.ledger.together import take_in_all

    for step in STEPS[version - 1 :]:
        step(connection)
    if version < _TOGETHER_SINCE:
        take_in_all(connection)
    _finish(connection)


def _make_index(connection: Connection, table: str, name: str) -> None:
    connection.execute(CreateIndex(next(each for each in metadata.tables[table].indexes if each.name == name)))


def _make(connection: Connection, table: Table) -> None:
    for statement in _definitions(table, connection.dialect):
        connection.exec_driver_sql(statement)


@cache
def _definitions(table: Table, spoken: Dialect) -> tuple[str, ...]:
    """What makes a table and its indexes, in one order; written once however many ledgers are made."""
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made: list[CreateTable | CreateIndex] = [CreateTable(table), *map(CreateIndex, indexes)]
    return tuple(str(each.compile(dialect=spoken)) for each in made)


def _finish(connection: Connection) -> None:
    dialect.derive(connection, [view.definition for view in VIEWS])
    dialect.stamp(connection, current())
