"""Where the output of a command cannot go, one sentence says so."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.gather import Page
from dateline.ledger import Ledger
from dateline.pipeline import Reader
from dateline.records import Reading

DATELINE = str(Path(sys.executable).parent / "dateline")
FULL = Path("/dev/full")  # a device that answers every byte as a full disk does


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    Ledger.open(path).close()
    return str(path)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["events", "--json"], ["actors"]])
def test_a_full_disk(ledger: str, arguments: list[str]) -> None:
    with FULL.open("w") as out:
        ran = subprocess.run(
            [DATELINE, *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "DATELINE_LEDGER": ledger},
        )
    assert (ran.returncode, ran.stderr) == (1, "Error: The output cannot be written: no space left on device.\n")


def test_a_folder_that_is_not_there(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "none" / "corrections.jsonl"
    ran = CliRunner().invoke(main, ["corrections", "--out", str(out), "--ledger", ledger])
    assert (ran.exit_code, ran.output) == (1, f"Error: {out} cannot be written: no such file or directory.\n")


@pytest.mark.parametrize(
    "arguments", [["events", "--actor", ""], ["statements", "--by", " "], ["statuses", "--of", ""]]
)
def test_an_empty_name_does_not_ask_for_everything(ledger: str, arguments: list[str]) -> None:
    ran = CliRunner().invoke(main, [*arguments, "--ledger", ledger])
    assert ran.exit_code == 2
    assert f"Invalid value for '{arguments[1]}': it is empty: leave the option out, or say what is meant." in ran.output


def test_a_file_with_a_name_that_is_no_text_stops_no_ingest(tmp_path: Path) -> None:
    for name in (b"caf\xe9.html", b"d.html"):
        (tmp_path / os.fsdecode(name)).touch()
    ledger = str(tmp_path / "news.db")
    ran = CliRunner().invoke(main, ["ingest", str(tmp_path), "--ledger", ledger])
    assert ran.stdout.splitlines()[-1] == "Read 0, already there 0, refused 2 (2 empty)."
    with Ledger.open(ledger, readonly=True) as opened:
        assert [row.source for row in opened.refused()] == [f"{tmp_path}/caf\\xe9.html", f"{tmp_path}/d.html"]


def two_pages(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"Kenya attacked Uganda on Monday, the {name} said.\n")


def test_a_page_on_which_reading_fails_is_told_of_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_pages(tmp_path)
    whole = Reader.read

    def failing(self: Reader, page: Page, published: str | None = None) -> Reading:
        if page.source.endswith("a.txt"):
            raise RecursionError("too deep")
        return whole(self, page, published)

    monkeypatch.setattr(Reader, "read", failing)
    ran = CliRunner().invoke(main, ["read", "--jsonl", str(tmp_path)])
    assert (ran.exit_code, ran.stdout.count("\n")) == (1, 1)
    assert ran.stderr == (
        f"Error: Dateline failed on {tmp_path}/a.txt (RecursionError: too deep); please report it with the page.\n"
    )


def test_a_reading_that_no_ledger_can_hold_is_refused_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_pages(tmp_path)
    whole = Reader.read

    def broken(self: Reader, page: Page, published: str | None = None) -> Reading:
        reading = whole(self, page, published)
        return replace(reading, actors=()) if page.source.endswith("a.txt") else reading

    monkeypatch.setattr(Reader, "read", broken)
    ledger = str(tmp_path / "news.db")
    ran = CliRunner().invoke(main, ["ingest", str(tmp_path), "--ledger", ledger])
    assert ran.stdout.splitlines()[-1].endswith("already there 0, refused 1 (1 defect).")
    with Ledger.open(ledger, readonly=True) as opened:
        assert [(row.source, row.reason) for row in opened.refused()] == [(f"{tmp_path}/a.txt", "defect")]


def test_lists_tell_what_is_denied_from_what_happened(tmp_path: Path) -> None:
    page, ledger = tmp_path / "denial.txt", str(tmp_path / "news.db")
    page.write_text("Kenya on 3 May 2024 denied that its soldiers had attacked Ugandan troops in Busia.\n")
    CliRunner().invoke(main, ["ingest", str(page), "--ledger", ledger])
    events = CliRunner().invoke(main, ["events", "--type", "ASSAULT", "--ledger", ledger]).stdout
    statements = CliRunner().invoke(main, ["statements", "--ledger", ledger]).stdout
    assert " ASSAULT denied " in events
    assert " denied  that its soldiers had attacked " in statements
