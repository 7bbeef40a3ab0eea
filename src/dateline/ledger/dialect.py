"""All that is SQLite's own: opening, pragmas, full-text search, the guard on spans, and what its errors mean.

Another database is another module with these names.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    Engine,
    Insert,
    Integer,
    Row,
    Table,
    and_,
    bindparam,
    column,
    create_engine,
    event,
    or_,
    pool,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.selectable import TextualSelect
from sqlalchemy.util import LRUCache

from dateline.errors import LedgerError

__all__ = [
    "CLOSE",
    "MEMORY",
    "OPEN",
    "Stamp",
    "can_index",
    "check_references",
    "derive",
    "engine",
    "full_text",
    "holding_keys",
    "in_pieces",
    "in_words",
    "insert_new",
    "keep_log",
    "no_longer_crowded",
    "numbers_with",
    "sharing_bands",
    "stamp",
    "stamp_of",
    "upsert",
    "within",
]  # fmt: skip

_AT_ONCE = 500  # ids in one query
MEMORY = ":memory:"  # the path of a ledger that is never written to a disk

# "DLgr": SQLite keeps this number at byte 68 of the file, so that a ledger is told from any other database.
_APPLICATION_ID = 0x444C6772

OPEN, CLOSE = "\ue000", "\ue001"  # of Unicode's private use: in no page that is meant to be read

_PATIENCE_SECONDS = 10.0  # how long to wait for another program that is writing

_STEPS = 50_000  # of the database's machine between two looks at the clock: some milliseconds

# Datasette finds a search table only by these double quotes round the name of the content. `porter` lets "attack"
# find "attacks"; `number` and not the hidden rowid, because VACUUM may give rowids anew.
_SEARCH = """
CREATE VIRTUAL TABLE report_fts USING fts5 (
    title, text, content="report", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
)"""

_TRIGGERS = {
    "report_found": """
        AFTER INSERT ON report BEGIN
            INSERT INTO report_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
        END""",
    "report_lost": """
        AFTER DELETE ON report BEGIN
            INSERT INTO report_fts (report_fts, rowid, title, text)
            VALUES ('delete', old.number, old.title, old.text);
        END""",
    "report_renamed": """
        AFTER UPDATE OF title ON report BEGIN
            INSERT INTO report_fts (report_fts, rowid, title, text)
            VALUES ('delete', old.number, old.title, old.text);
            INSERT INTO report_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
        END""",
    "report_stands": """
        BEFORE UPDATE OF id, number, text ON report BEGIN
            SELECT RAISE(ABORT, 'the text of a report never changes');
        END""",
    "event_numbered": """
        AFTER INSERT ON event BEGIN
            UPDATE event SET number = (SELECT number FROM report WHERE id = new.report_id) WHERE id = new.id;
        END""",
    "span_quotes": """
        BEFORE INSERT ON span BEGIN
            SELECT RAISE(ABORT, 'a span must quote the text of its report')
            WHERE (SELECT substr(text, new.start + 1, new."end" - new.start) FROM report WHERE id = new.report_id)
                IS NOT new.quote;
        END""",
    "span_still_quotes": """
        BEFORE UPDATE ON span BEGIN
            SELECT RAISE(ABORT, 'a span must quote the text of its report')
            WHERE (SELECT substr(text, new.start + 1, new."end" - new.start) FROM report WHERE id = new.report_id)
                IS NOT new.quote;
        END""",
}

_MEANING = {
    sqlite3.SQLITE_FULL: "the disk is full: make room and run the same command again",
    sqlite3.SQLITE_BUSY: "another program is writing to it: try again when that is done",
    sqlite3.SQLITE_LOCKED: "another program is writing to it: try again when that is done",
    sqlite3.SQLITE_READONLY: "it may only be read: change its permissions or copy it elsewhere",
    sqlite3.SQLITE_PERM: "it may not be opened: change its permissions",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore a copy, or ingest the reports into a new one",
    sqlite3.SQLITE_NOTADB: "the file is not a ledger: name another, or a new one",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the path and the permissions of its folder",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it: check the disk and run the same command again",
    sqlite3.SQLITE_INTERRUPT: "the question took too long: ask for less at once",
    sqlite3.SQLITE_TOOBIG: "a text is larger than the database can hold",
}


_COMPILED: LRUCache[Any, Any] = LRUCache(1000)  # statements; a ledger is asked in some hundred ways
_SPOKEN: dict[str, Dialect] = {}  # the dialect of the first engine


def engine(path: str, mode: str) -> Engine:
    """An engine over one connection to the file; ``mode`` is SQLite's ro, rw or rwc.

    Transactions that write say so with the option ``writes`` and lock from the start, so that two programs wait
    for each other instead of failing half-way.
    """
    made = create_engine("sqlite://", creator=lambda: _connect(path, mode), poolclass=pool.StaticPool,
                         json_serializer=_json)  # fmt: skip

    # SQLAlchemy keeps what it has compiled for one dialect object, and with it one engine; a site opens many.
    made.dialect = _SPOKEN.setdefault(made.name, made.dialect)
    made.update_execution_options(compiled_cache=_COMPILED)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def _connect(path: str, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path if path == MEMORY else _address(Path(path).absolute(), mode),
        uri=path != MEMORY,
        timeout=_PATIENCE_SECONDS,
        isolation_level=None,  # SQLAlchemy's BEGIN and COMMIT, and no other
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log, NORMAL keeps the file whole through a crash or a power cut; at most the last
    # reports are lost, and those are read again.
    connection.execute("PRAGMA synchronous = NORMAL")
    # A report touches some hundred pages all over a large file. With room to keep the upper pages of its indexes
    # (64 MB, taken as needed) and a log of 32 MB before it is written back, adding one to 10,000 takes a third less
    # of the system's time than with SQLite's 2 and 4 MB.
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA wal_autocheckpoint = 8000")
    return connection


def _address(path: Path, mode: str) -> str:
    """The file as SQLite's URI. To read with a log it makes a file beside; where it may not, nothing else writes."""
    frozen = mode == "ro" and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return f"{path.as_uri()}?mode={mode}{'&immutable=1' if frozen else ''}"


def check_references(connection: Connection, on: bool) -> None:
    """Whether every reference is checked from now on, as it is at first; not inside a transaction."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}").close()


def keep_log(connection: Connection) -> None:
    """Write ahead to a log from now on, so that readers go on while somebody writes; not inside a transaction."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("PRAGMA journal_mode = WAL").close()


@contextmanager
def within(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Break off what is asked on the connection after so many seconds (None: never)."""
    driver = connection.connection.driver_connection
    if driver is None or seconds is None:
        yield
        return
    end = time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


class Stamp(NamedTuple):
    """What a database says of itself: whether it is a ledger, of which schema version, and whether it holds nothing."""

    is_ledger: bool
    version: int
    is_empty: bool


def stamp(connection: Connection, version: int) -> None:
    """Mark the database as a ledger of a schema version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def stamp_of(connection: Connection) -> Stamp:
    """The stamp of a database."""
    application, version, objects = (
        connection.exec_driver_sql(question).scalar_one()
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    )
    return Stamp(application == _APPLICATION_ID, version, application == 0 and objects == 0)


def derive(connection: Connection, views: Iterable[str]) -> None:
    """Make all that follows from the tables, in place of what is there: views, triggers and the search table."""
    made = "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger')"
    for kind, name in connection.exec_driver_sql(made).all():
        connection.exec_driver_sql(f"DROP {kind} {name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS report_fts")
    connection.exec_driver_sql(_SEARCH)
    connection.exec_driver_sql("INSERT INTO report_fts (report_fts) VALUES ('rebuild')")
    for name, body in _TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")
    for definition in views:
        connection.exec_driver_sql(definition)


def insert_new(table: Table) -> Insert:
    """An insert that passes over rows already there."""
    return sqlite.insert(table).on_conflict_do_nothing()


def upsert(table: Table, *, when: str | None = None) -> Insert:
    """An insert that writes over the row of the same id where it differs; ``when`` names a flag of the new row.

    Reports name the same places over and over, and to write an equal row again is to write its page again.
    """
    statement = sqlite.insert(table)
    changes = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    differs = or_(*(table.c[name].is_distinct_from(value) for name, value in changes.items()))
    where = and_(statement.excluded[when], differs) if when else differs
    return statement.on_conflict_do_update(index_elements=["id"], set_=changes, where=where)


_SHARING_BANDS = text("""
    SELECT band.wording_id
    FROM json_each(:keys) AS wanted JOIN wording_band AS band ON band.key = wanted.value
        AND band.wording_id <= coalesce((
            SELECT wording_id FROM wording_band WHERE key = wanted.value ORDER BY wording_id LIMIT 1 OFFSET :crowd
        ), 9223372036854775807)
    GROUP BY band.wording_id ORDER BY count(*) DESC, band.wording_id LIMIT :limit""")


def sharing_bands(connection: Connection, keys: Sequence[int], *, crowd: int, limit: int) -> list[int]:
    """The wordings that have one of the bands, those that have most of them first, and then the lowest.

    Of a band that more wordings have than ``crowd``, only that many of the lowest number are looked at.
    """
    asked = {"keys": json.dumps(keys), "crowd": crowd - 1, "limit": limit}
    return list(connection.execute(_SHARING_BANDS, asked).scalars())


_HOLDING_KEYS = text("""
    SELECT held.key, held.happening_id, held.weight
    FROM (SELECT value FROM json_each(:keys) WHERE value NOT IN (SELECT key FROM incident_crowd)) AS wanted
        JOIN incident_key AS held ON held.key = wanted.value""")


def holding_keys(connection: Connection, keys: Sequence[int]) -> Sequence[Row[int, str, int]]:
    """Who has the keys that no crowd has: key, happening and weight."""
    return connection.execute(_HOLDING_KEYS, {"keys": json.dumps(keys)}).all()


_NOT_CROWDED = text("""
    SELECT key FROM incident_crowd WHERE key IN (SELECT value FROM json_each(:keys)) AND NOT EXISTS (
        SELECT 1 FROM incident_key WHERE incident_key.key = incident_crowd.key LIMIT 1 OFFSET :crowd)
    ORDER BY key""")


def no_longer_crowded(connection: Connection, keys: Sequence[int], crowd: int) -> list[int]:
    """Those of the keys that counted as crowded and that no more happenings have than ``crowd``."""
    return list(connection.execute(_NOT_CROWDED, {"keys": json.dumps(keys), "crowd": crowd}).scalars())


def full_text(
    connection: Connection, terms: Sequence[tuple[str, bool]], limit: int | None
) -> Sequence[Row[str, str | None, str | None, str | None, str, float]]:
    """The reports that hold all the terms, the best first: id, title, publisher, published, snippet and rank.

    The lower the rank, the better. A term is a phrase and whether its last word is only a beginning. A match in the
    headline counts ten times one in the text, which is longer by far. OPEN and CLOSE stand round the matches in the
    snippet, of 24 words at most. The best are chosen first, since to cut a snippet costs more than to rank a report.
    """
    quoted = (('"' + phrase.replace('"', '""') + '"', begins) for phrase, begins in terms)
    match = " AND ".join(phrase + " *" if begins else phrase for phrase, begins in quoted)
    query = text("""
        SELECT report.id, report.title, publisher, published,
               snippet(report_fts, -1, :open, :close, ' … ', 24), bm25(report_fts, 10.0, 1.0) AS rank
        FROM report_fts JOIN report ON report.number = report_fts.rowid
        WHERE report_fts MATCH :match AND report_fts.rowid IN (
            SELECT rowid FROM report_fts
            WHERE report_fts MATCH :match AND rowid NOT IN (
                SELECT report.number FROM superseded JOIN report ON report.id = superseded.report_id)
            ORDER BY bm25(report_fts, 10.0, 1.0), rowid LIMIT :limit)
        ORDER BY rank, report.number""")
    asked = {"open": OPEN, "close": CLOSE, "match": match, "limit": -1 if limit is None else limit}
    return connection.execute(query, asked).all()


def can_index(words: str) -> bool:
    """Whether the index of full-text search has something to find of the words."""
    return any(letter.isalnum() for letter in words)


def numbers_with(words: str) -> TextualSelect:
    """The numbers of the reports in which words stand one after the other, the last of them perhaps only begun."""
    match = '"' + words.replace('"', '""') + '" *'
    query = text("SELECT rowid FROM report_fts WHERE report_fts MATCH :words").bindparams(
        bindparam("words", match, unique=True)
    )
    return query.columns(column("rowid", Integer))


def in_pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that one query can name: SQLite takes 32,766 at the most."""
    for first in range(0, len(ids), _AT_ONCE):
        yield ids[first : first + _AT_ONCE]


@contextmanager
def in_words(path: object) -> Iterator[None]:
    """Turn what the database raises into one LedgerError that names the file and the mend."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        raise LedgerError(f"{path}: {_MEANING.get(code, cause)}.") from error
    except UnicodeEncodeError as error:
        raise LedgerError(f"{path}: a record holds half a character ({error.reason}), which no file can.") from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
