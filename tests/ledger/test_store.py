"""The file: what is taken for a ledger, what is not, and what becomes of one when the disk or a program fails."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection

from dateline.errors import LedgerError
from dateline.ledger import Ledger, migrations
from dateline.ledger.asking.filtering import EventFilter
from dateline.ledger.dialect import opening
from dateline.records import Event, Reading, Report, Time


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def newer_ledger(path: Path) -> None:
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.current() + 1}")


REFUSED = {
    "is not a ledger: name another": lambda path: path.write_text("Dear diary, " * 100, encoding="utf-8"),
    "a database but not a ledger": other_database,
    "a newer Dateline wrote this ledger (schema 5, this one knows 4): upgrade": newer_ledger,
    "this is a folder: name a file in it": Path.mkdir,
}


@pytest.mark.parametrize("says", REFUSED)
@pytest.mark.parametrize("readonly", [False, True])
def test_what_is_no_ledger_is_refused_in_one_sentence_and_left_alone(path: Path, says: str, readonly: bool) -> None:
    REFUSED[says](path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path, readonly=readonly)
    assert str(path) in str(caught.value) and says in str(caught.value) and "\n" not in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_a_ledger_that_is_not_there_is_not_made_for_reading(path: Path) -> None:
    for how in ({"create": False}, {"readonly": True}):
        with pytest.raises(LedgerError, match="there is no such ledger"):
            Ledger.open(path, **how)
        assert not path.exists()
    path.touch()
    with pytest.raises(LedgerError, match="this file is empty"):
        Ledger.open(path, readonly=True)
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger.open(path.parent / "none" / "news.db")


def test_an_empty_file_becomes_a_ledger(path: Path, reading: Reading) -> None:
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.add(reading)


def test_a_ledger_for_reading_takes_nothing(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    before = path.read_bytes()
    with Ledger.open(path, readonly=True) as ledger:
        assert ledger.report(reading.report.id) == reading
        with pytest.raises(LedgerError, match="open for reading only"):
            ledger.add(reading)
    assert path.read_bytes() == before


def test_a_reader_goes_on_while_somebody_writes(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as writer, Ledger.open(path, readonly=True) as reader:
        assert reader.counts()["reports"] == 0
        writer.add(reading)
        assert reader.counts()["reports"] == 1
        assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_one_file_is_left_when_a_ledger_is_closed(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    assert [file.name for file in path.parent.iterdir()] == ["news.db"]


def test_a_ledger_in_a_folder_that_takes_no_files_is_read(
    path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    monkeypatch.setattr(opening.os, "access", lambda folder, mode: False)
    with Ledger.open(path, readonly=True) as ledger:
        assert ledger.report(reading.report.id) == reading
        assert [file.name for file in path.parent.iterdir()] == ["news.db"], "no log was made beside it"


def add_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE report ADD COLUMN edition TEXT"))


def fail_half_way(connection: Connection) -> None:
    add_column(connection)
    connection.execute(text("ALTER TABLE absent ADD COLUMN edition TEXT"))


def version_of(path: Path) -> tuple[int, bool]:
    """The schema version of a file, and whether it has the column that the step adds."""
    connection = sqlite3.connect(path)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(report)")}
    return connection.execute("PRAGMA user_version").fetchone()[0], "edition" in columns


def test_an_older_ledger_is_brought_up_to_date(path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_column))
    with pytest.raises(LedgerError, match=r"an older Dateline wrote.*: open it once by dateline serve"):
        Ledger.open(path, readonly=True)
    for _ in range(2):
        with Ledger.open(path) as ledger:
            assert ledger.report(reading.report.id) == reading
            assert [found.id for found in ledger.search("mortars")] == [reading.report.id]
            assert len(ledger.events()) == 2
    assert version_of(path) == (migrations.current(), True)


# What takes a ledger back to what version 3 knew: no word on sources beside an event.
TO_3 = """
    DROP INDEX ix_actor_country_order;
    DROP INDEX ix_actor_kind_order;
    DROP INDEX ix_event_order;
    DROP INDEX ix_event_place_id;
    DROP INDEX ix_event_type_order;
    ALTER TABLE event DROP COLUMN several;
    CREATE INDEX ix_event_order ON event (coalesce(date_low, ''), number, position);
    CREATE INDEX ix_event_place_id ON event (place_id);
    CREATE INDEX ix_event_type_order ON event (type, coalesce(date_low, ''), number, position);
    PRAGMA user_version = 3;"""


def made_of(path: Path) -> dict[str, object]:
    """The columns of each table and index of a file, and the words of its views and triggers."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, type, sql FROM sqlite_schema ORDER BY name").fetchall()
        known = {"table": "table_info", "index": "index_xinfo"}
        return {
            name: sorted(row[1:3] for row in connection.execute(f"PRAGMA {known[kind]}({name})")) if kind in known
            else sql for name, kind, sql in found
        }  # fmt: skip


def test_a_ledger_of_version_3_learns_which_events_several_sources_tell(path: Path) -> None:
    said = "Gunmen shelled the ferry at Zenda with mortars on Monday, killing 14 soldiers{}."
    with Ledger.open(path) as ledger:
        for publisher, more in {"Gazette": " of the river guard", "Courier": ", the mayor of Zenda said"}.items():
            report = Report.of(said.format(more), publisher=publisher, published="2023-02-14")
            shelled = report.span(7, 14)
            event = Event(publisher, "ASSAULT", shelled, (report.span(0, len(report.text)),), time=Time("2023-02-13"))
            ledger.add(Reading(report, events=(event,)))
        (incident,) = ledger.incidents()
        assert incident.sources == 2
    told = "SELECT id, several FROM event ORDER BY id"
    before = made_of(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(told).fetchall() == [("Courier", 1), ("Gazette", 1)]
        connection.executescript(TO_3)
    with Ledger.open(path) as ledger:
        assert ledger.event_leaf(EventFilter(single_source=True)).rows == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(told).fetchall() == [("Courier", 1), ("Gazette", 1)]
    assert made_of(path) == before and version_of(path)[0] == migrations.current()


def test_what_reports_say_together_is_made_anew_from_an_older_ledger(path: Path, reading: Reading) -> None:
    def together(ledger: Ledger) -> tuple[object, ...]:
        return ledger.incidents(), [ledger.incident(row.id) for row in ledger.incidents()], ledger.stories()

    with Ledger.open(path) as ledger:
        ledger.add(reading)
        before = together(ledger)
        assert before[0] and before[2]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(TO_3)
        connection.execute("DROP TABLE incident_crowd")
        connection.execute("DELETE FROM wording_band")
        connection.execute("PRAGMA user_version = 2")
    with Ledger.open(path) as ledger:
        assert together(ledger) == before
    assert version_of(path)[0] == migrations.current()


def test_a_migration_that_fails_leaves_the_older_ledger(
    path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", (*migrations.STEPS, fail_half_way))
        with pytest.raises(LedgerError, match="no such table: absent"):
            Ledger.open(path)
    assert version_of(path) == (migrations.current(), False)
    with Ledger.open(path) as ledger:
        assert ledger.report(reading.report.id) == reading


def test_a_full_disk_is_told_and_loses_nothing(path: Path, reading: Reading) -> None:
    long = Reading(Report.of("The river rose again at Zenda. " * 30_000, title="The river"))
    with Ledger.open(path) as ledger:
        ledger.add(reading)
        with ledger._store.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 90")
        with pytest.raises(LedgerError, match=r"news\.db: the disk is full: make room and run the same command again"):
            ledger.add(long)
        assert ledger.report(reading.report.id) == reading
        assert ledger.counts()["reports"] == 1
    with Ledger.open(path) as ledger:
        assert ledger.add(long)


def test_a_locked_ledger_is_told(path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE_SECONDS", 0.05)
    with Ledger.open(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing to it: try again"):
            ledger.add(reading)
        other.execute("ROLLBACK")
        assert ledger.add(reading)


def test_a_damaged_ledger_is_told(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\xa5" * (len(pages) - 4096)
    path.write_bytes(pages)
    with pytest.raises(LedgerError, match="the file is damaged: restore a copy"):
        Ledger.open(path)


ADDING = """
import itertools, signal, sys
from dateline.ledger import Ledger
from dateline.records import Event, Reading, Report, identify

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it starts behind ignore it
with Ledger.open(sys.argv[1]) as ledger:
    for number in itertools.count():
        report = Report.of(f"Gunmen shelled the ferry at Zenda for the {number}th time. " * 20)
        shelled = report.span(7, 14)
        event = Event(identify("event", report.id), "ASSAULT", shelled, (shelled,))
        ledger.add(Reading(report, events=(event,)), digest=report.id)
        print(number, flush=True)
"""


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_an_ingest_that_is_stopped_leaves_the_ledger_whole(path: Path, blow: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as adding:
        assert adding.stdout is not None
        while int(adding.stdout.readline()) < 20:
            pass
        time.sleep(0.013)
        adding.send_signal(blow)
        told = [20, *map(int, adding.stdout.read().split())][-1] + 1
    with Ledger.open(path) as ledger:
        counts = ledger.counts()
        assert told <= counts["reports"] <= told + 1
        assert counts["events"] == counts["reports"] == len(ledger.search("ferry", limit=None))
        assert ledger.seen(ledger.reports()[-1].id)
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sqlite3.connect(path).execute("PRAGMA foreign_key_check").fetchall() == []
