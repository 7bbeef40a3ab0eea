"""What SQLite raises, as one sentence that names the file and the mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from dateline.errors import LedgerError, Unkept

__all__ = ["in_words"]

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


@contextmanager
def in_words(path: object) -> Iterator[None]:
    """Turn what the database raises into one LedgerError that names the file and the mend; Unkept for a record that
    does not fit what is there."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        kind = Unkept if isinstance(error, IntegrityError) else LedgerError
        raise kind(f"{path}: {_MEANING.get(code, cause)}.") from error
    except UnicodeEncodeError as error:
        raise LedgerError(f"{path}: a record holds half a character ({error.reason}), which no file can.") from error
