"""What is said of an id that is not of the kind that was asked for: which kinds were, and of which kind it is."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound
from dateline.ledger import tables

__all__ = ["begins", "called", "missing"]

# What persons are shown ids of, each with its table.
_KINDS = {
    "report": tables.report,
    "event": tables.event,
    "statement": tables.attribution,
    "status": tables.status,
    "incident": tables.incident,
    "story": tables.story,
    "actor": tables.actor,
    "place": tables.place,
}
_WORDS = {table.name: word for word, table in _KINDS.items()}
_TELLING = 4  # letters; the beginning of an id that is shorter may be of anything


def missing(connection: Connection, name: str, *looked: Table, word: str | None = None) -> NotFound:
    """The error for an id that is in none of the tables; ``word`` is what was looked for, where that is no one kind."""
    wanted = word or " or ".join(map(called, looked))
    others = {kind: table for kind, table in _KINDS.items() if table not in looked}
    other = next((kind for kind, table in others.items() if _is_one(connection, table, name)), None)
    hint = f": that is the id of {'an' if other[0] in 'aei' else 'a'} {other}" if other else ""
    return NotFound(f"There is no {wanted} {name!r} in this ledger{hint}.")


def called(table: Table) -> str:
    """What a row of the table is called where persons read it."""
    return _WORDS.get(table.name, table.name)


def begins(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Ids or names that begin so: a stretch of the index, where LIKE would look at every row."""
    return (column >= name) & (column < name + "\U0010ffff")


def _is_one(connection: Connection, table: Table, name: str) -> bool:
    """Whether the name is the id of one row of the table, or enough of its beginning."""
    c = table.c.id
    found = connection.execute(select(c).where(begins(c, name)).order_by(c).limit(2)).scalars().all()
    return name in found or (len(found) == 1 and len(name) >= _TELLING)
