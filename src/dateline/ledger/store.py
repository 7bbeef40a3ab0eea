"""The ledger as a file: made, recognised, brought up to date, and opened for one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import Connection

from dateline.errors import LedgerError
from dateline.ledger import dialect, migrations

__all__ = ["Store"]


class Store:
    """An open ledger file. All reading and writing goes through ``reading`` and ``writing``."""

    def __init__(
        self, path: str | Path, *, create: bool = True, readonly: bool = False, seconds: float | None = None
    ) -> None:
        """Open the file; raises LedgerError with one sentence where it is no ledger or cannot be opened.

        ``seconds`` is the longest that one reading may take before it is broken off with a LedgerError.
        """
        self.path = str(path)
        self.readonly = readonly
        self._seconds = seconds
        self._create = create and not readonly
        self._check_path()
        self._engine = dialect.engine(self.path, "ro" if readonly else "rwc" if create else "rw")
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger throughout."""
        with (
            dialect.in_words(self.path),
            self._engine.connect() as connection,
            dialect.within(connection, self._seconds),
        ):
            yield connection

    @contextmanager
    def writing(self, *, replacing: bool = False) -> Iterator[Connection]:
        """A transaction: all of it is kept, or, where anything is raised, none of it.

        Where rows are ``replacing`` others of the same ids, the database does not look through all tables for what
        refers to each that goes, which in a ledger of 100,000 events takes a second a report.
        """
        if self.readonly:
            raise LedgerError(f"{self.path}: the ledger is open for reading only: open it for writing.")
        with dialect.in_words(self.path), self._engine.connect().execution_options(writes=True) as connection:
            if replacing:
                dialect.check_references(connection, False)
            try:
                with connection.begin():
                    yield connection
            finally:
                if replacing:
                    dialect.check_references(connection, True)

    def _check_path(self) -> None:
        if self.path == dialect.MEMORY:
            return
        path = Path(self.path)
        if path.is_dir():
            raise LedgerError(f"{path}: this is a folder: name a file in it.")
        if not path.exists() and not self._create:
            raise LedgerError(f"{path}: there is no such ledger: check the path, or ingest reports into it first.")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}: make it first.")

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            stamp = dialect.stamp_of(connection)
        self._refuse(stamp)
        if self.readonly:
            return
        with dialect.in_words(self.path), self._engine.connect() as connection:
            dialect.keep_log(connection)
        if stamp.version < migrations.current():
            self._migrate()

    def _migrate(self) -> None:
        """Make or migrate, once: another program may have done so since the stamp was looked at."""
        with self.writing() as connection:
            stamp = dialect.stamp_of(connection)
            if stamp.is_empty:
                migrations.create(connection)
            elif stamp.version < migrations.current():
                migrations.migrate(connection, stamp.version)

    def _refuse(self, stamp: dialect.Stamp) -> None:
        newest = migrations.current()
        if stamp.is_empty and not self._create:
            raise LedgerError(f"{self.path}: this file is empty and not a ledger: ingest reports into it first.")
        if not stamp.is_ledger and not stamp.is_empty:
            raise LedgerError(f"{self.path}: this is a database but not a ledger: name another file, or a new one.")
        if stamp.version > newest:
            raise LedgerError(
                f"{self.path}: a newer Dateline wrote this ledger (schema {stamp.version}, this one knows {newest}): "
                "upgrade Dateline."
            )
        if self.readonly and stamp.version < newest:
            raise LedgerError(
                f"{self.path}: an older Dateline wrote this ledger (schema {stamp.version}, now {newest}): "
                "open it once by dateline serve, or ingest into it, which brings it up to date."
            )
