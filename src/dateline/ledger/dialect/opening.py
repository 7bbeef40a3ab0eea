"""Opening a SQLite file: one connection, its pragmas, its stamp, and how long a question may take."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, create_engine, event, pool
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.util import LRUCache

__all__ = ["MEMORY", "Stamp", "check_references", "engine", "keep_log", "stamp", "stamp_of", "within"]

MEMORY = ":memory:"  # the path of a ledger that is never written to a disk

# "DLgr": SQLite keeps this number at byte 68 of the file, so that a ledger is told from any other database.
_APPLICATION_ID = 0x444C6772

_PATIENCE_SECONDS = 10.0  # how long to wait for another program that is writing

_STEPS = 50_000  # of the database's machine between two looks at the clock: some milliseconds

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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
