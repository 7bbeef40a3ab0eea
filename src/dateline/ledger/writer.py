"""What puts things into a ledger: readings, and pages that were refused."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.engine import Connection

from dateline import __version__
from dateline.errors import NotFound, SettingsError, Unkept
from dateline.ledger import dialect, tables, together
from dateline.ledger.filing import file_rows, free_span
from dateline.ledger.identity.judging import JudgementWriter
from dateline.ledger.references import References, references
from dateline.ledger.reviewing.actors import refresh_actors
from dateline.ledger.reviewing.rereading import Reread, reread
from dateline.ledger.reviewing.reviewer import Reviewer
from dateline.ledger.rows import Row, Sheet
from dateline.ledger.store import Store
from dateline.records import Reading, identify
from dateline.settings import Settings

__all__ = ["Writer"]

# Asked for every report that is added, and so made once.
_LAST = select(func.coalesce(func.max(tables.report.c.number), 0))
_RUN, _PAGE = dialect.insert_new(tables.run), dialect.insert_new(tables.page)
_FORGET = delete(tables.refused).where(tables.refused.c.source == bindparam("at"))


class Writer(Reviewer, JudgementWriter):
    """The writing side of a ledger. Each call is one transaction: what it says is in the file when it returns."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._run = _run(settings)

    def add(self, reading: Reading, *, digest: str | None = None) -> bool:
        """Keep a reading; False, and nothing changed, where the ledger has its report already.

        The same page read again is the report that it was where its words are the same, and a newer revision of it,
        which alone counts from now on, where they are not.
        ``digest`` is the SHA-256 of the page's bytes, by which ``seen`` knows the page again. Raises LedgerError
        where the file cannot be written, Unkept where a record is another's or refers to one that the reading lacks.
        """
        with self._store.writing() as connection:
            known = together.known(connection, reading.report)
            if known is None:
                _check(reading)
                self._keep(connection, reading)
                together.take_in(connection, reading)
                refresh_actors(connection, reading.actors)
            self._remember(connection, known or reading.report.id, reading.report.source, digest)
        return known is None

    def reread(self, reading: Reading) -> Reread:
        """Put a newer reading of a report in the place of the one that the ledger has; decisions on it are kept.

        A decision holds of the record that is like the one it was made upon. Equal readings change nothing but the
        run that is named. Raises NotFound for a report that the ledger lacks, and LedgerError as ``add``.
        """
        with self._store.writing(replacing=True) as connection:
            known = select(tables.report.c.id).where(tables.report.c.id == reading.report.id)
            if connection.execute(known).first() is None:
                raise NotFound(f"There is no report {reading.report.id!r} in this ledger to read again.")
            _check(reading)
            self._keep_run(connection)
            return reread(connection, reading, str(self._run["id"]))

    def refuse(self, source: str, reason: str, message: str, *, digest: str | None = None) -> None:
        """Keep that a page was refused and why; a later word on the same source takes its place."""
        row = {"source": source, "digest": digest, "reason": reason, "message": message, "run_id": self._run["id"]}
        with self._store.writing() as connection:
            self._keep_run(connection)
            connection.execute(_FORGET, {"at": source})
            connection.execute(insert(tables.refused), row)

    def _keep(self, connection: Connection, reading: Reading) -> None:
        self._keep_run(connection)
        last = connection.execute(_LAST).scalar_one()
        sheet = Sheet(reading, first_span=free_span(connection))
        sheet.report(number=last + 1, run_id=str(self._run["id"]))
        sheet.records()
        file_rows(connection, sheet)

    def _keep_run(self, connection: Connection) -> None:
        connection.execute(_RUN, self._run)

    def _remember(self, connection: Connection, report_id: str, source: str | None, digest: str | None) -> None:
        """Know the page again, and forget that it was once refused."""
        if digest is not None:
            page = {"digest": digest, "report_id": report_id, "source": source}
            connection.execute(_PAGE, page)
        connection.execute(_FORGET, {"at": source})


def _run(settings: Settings) -> Row:
    """Who reads: the version, and the settings that change what is read (the place of a cache does not)."""
    kept = {name: value for name, value in asdict(settings).items() if name != "cache"}
    if isinstance(profile := kept.get("profile"), Path):
        kept["profile"] = _digest(profile)
    return {"id": identify("run", __version__, sorted(kept.items())), "version": __version__, "settings": kept}


def _digest(profile: Path) -> str:
    """The profile by what it says and not by where it lies."""
    try:
        return identify("profile", profile.read_bytes())
    except OSError as error:
        raise SettingsError(f"{profile}: the profile cannot be read ({error.strerror}).") from error


def _check(reading: Reading) -> None:
    """Raise Unkept for what the tables could only refuse with a word that helps nobody."""
    report = reading.report
    if "\0" in report.text:
        raise Unkept(f"report {report.id} holds a NUL character, which ends a text in a database: clean it first.")
    kinds = (reading.actors, reading.places, reading.attributions)
    held = References(*(frozenset(record.id for record in records) for records in kinds))
    for kind, names, known in zip(("actor", "place", "attribution"), references(reading), held, strict=True):
        if loose := sorted(names - known):
            raise Unkept(f"report {report.id} refers to {kind} {loose[0]!r}, which its reading lacks.")
