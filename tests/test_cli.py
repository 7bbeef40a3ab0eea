"""The commands as a person or a script meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import runpy
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.resolving.edtf import days

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(str(path) for path in (ROOT / "samples").iterdir() if path.suffix in (".html", ".txt"))
TALKS = str(ROOT / "samples" / "talks-nairobi.html")
DATELINE = str(Path(sys.executable).parent / "dateline")

STORY = (
    "KISUMU: Police in Kisumu arrested {n} people on Monday after a march, the interior ministry said. "
    '"We acted by the law," Minister Akinyi Otieno said. She added that the march had no permit.\n\n'
    "Teachers in the town marched again on Tuesday and called on the government to pay their salaries. The union said "
    "that it would meet the minister on Friday and that schools would stay closed until then.\n"
)
PAGES = 26  # more than are read in one process
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
BAD = {
    "empty.html": b"",
    "paper.html": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + PNG,
    "photo.html": PNG,
    "menu.html": b"<html><body><nav><a href='/'>Home</a> <a href='/a'>About us</a></nav></body></html>",
    "german.txt": (
        "BERLIN: Die Polizei hat am Montag in der Hauptstadt drei Personen festgenommen, wie das Innenministerium "
        "mitteilte. Der Minister sagte, die Ermittlungen dauerten an und es werde weitere Durchsuchungen geben. " * 4
    ).encode(),
}


def run(*arguments: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, env={"DATELINE_LEDGER": None, **(env or {})})


def ok(*arguments: str, stdin: str | None = None) -> str:
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("ledger") / "news.db")
    ok("ingest", *SAMPLES, "--ledger", path, "--jobs", "1")
    return path


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"{n:02}.txt").write_text(
            f"Police arrest {n + 2} in Kisumu\n\n{STORY.format(n=n + 2)}", encoding="utf-8"
        )
    return folder


def reports(path: str | Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT number, id, source, text FROM report ORDER BY number").fetchall()


# What they say of themselves


def test_the_help_names_every_command() -> None:
    told = ok("--help")
    for name in (
        "read",
        "ingest",
        "refused",
        "search",
        "show",
        "events",
        "statements",
        "statuses",
        "actors",
        "actor",
        "phrases",
        "schema",
    ):
        assert f"  {name} " in told


def test_the_version_is_told() -> None:
    assert ok("--version").startswith("dateline 0.")


def test_the_help_starts_at_once() -> None:
    """0.3 s, in seconds of the processor: the wall's are those of whatever else runs."""

    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([DATELINE, "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_the_page_of_the_commands_is_fresh() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "cli.py"))["page"]()
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == page, "run `make docs`"


# read


def test_read_prints_the_head_the_records_and_the_words_that_support_them() -> None:
    lines = ok("read", TALKS).splitlines()
    assert lines[0] == "Kenya, Ethiopia open two-day talks on border security"
    assert lines[1].startswith("Lakeside Courier · by Peter Odhiambo · 2024-05-14 · NAIROBI")
    assert [line for line in lines if line in ("Events", "Statements", "Statuses", "Actors")] == [
        "Events", "Statements", "Statuses", "Actors",
    ]  # fmt: skip
    assert any(line.startswith("    > ") and "[Kenya]" in line and "[Monday]" in line for line in lines)


def test_read_json_quotes_the_text_by_code_points() -> None:
    document = json.loads(ok("read", TALKS, "--json"))
    text = document["report"]["text"]
    spans = list(spans_in(document))
    assert len(spans) > 100
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans)


def spans_in(value: object) -> list[dict[str, object]]:
    """Every span in a document, however deep."""
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    here = [value] if value.keys() >= {"start", "end", "quote"} else []
    return here + [span for item in value.values() for span in spans_in(item)]


def test_read_json_takes_one_page_and_jsonl_many() -> None:
    assert run("read", *SAMPLES[:2], "--json").exit_code == 2
    lines = ok("read", *SAMPLES[:2], "--jsonl").splitlines()
    assert [json.loads(line)["report"]["source"] for line in lines] == SAMPLES[:2]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert ok("read", TALKS, "--json") == ok("read", TALKS, "--json")


def test_read_takes_a_page_on_standard_input() -> None:
    told = ok("read", "-", stdin="Police arrest seven in Kisumu\n\n" + STORY.format(n=7))
    assert told.startswith("Police arrest seven in Kisumu")


def test_the_schema_names_what_json_gives() -> None:
    schema = json.loads(ok("schema"))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(json.loads(ok("read", TALKS, "--json"))) <= set(schema["properties"])


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_is_no_report_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    result = run("read", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ") and result.stderr.count("\n") == 1
    assert name in result.stderr


def test_a_page_that_is_not_there_is_refused_and_the_others_are_read() -> None:
    result = run("read", "nowhere.html", TALKS)
    assert result.exit_code == 1
    assert result.stderr == "Error: nowhere.html cannot be read: there is no such file.\n"
    assert "Lakeside Courier" in result.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{DATELINE} read {TALKS} --jsonl | head -c 10"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert ran.stderr == "" and len(ran.stdout) == 10


# ingest


def test_ingest_tells_of_every_page_and_of_all(tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    path = str(tmp_path / "news.db")
    lines = ok("ingest", TALKS, TALKS, str(tmp_path / "*.html"), str(tmp_path / "*.txt"), "--ledger", path).splitlines()
    assert lines[0].startswith(f"read     {TALKS}: Kenya, Ethiopia open two-day talks on border security (")
    assert [line.split()[0] for line in lines[1:-1]] == ["refused"] * len(BAD)
    assert lines[-1].startswith("Read 1 (")
    assert ", already there 0, refused 5 (" in lines[-1]
    refused = json.loads(ok("refused", "--ledger", path, "--json"))
    assert {Path(row["source"]).name for row in refused} == set(BAD)
    assert all(row["message"].endswith(".") for row in refused)


def test_the_same_pages_again_change_nothing(tmp_path: Path) -> None:
    path, copy = str(tmp_path / "news.db"), tmp_path / "copy.html"
    copy.write_bytes(Path(TALKS).read_bytes())
    ok("ingest", *SAMPLES[:2], TALKS, "--ledger", path)
    before = reports(path)
    told = ok("ingest", *SAMPLES[:2], str(copy), "--ledger", path)
    assert told.splitlines()[-1] == "Read 0, already there 3, refused 0."
    assert reports(path) == before


def test_ingest_takes_folders_and_a_list_on_standard_input(tmp_path: Path, stories: Path) -> None:
    by_folder, by_list = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    some = stories / "some"
    some.mkdir()
    for n in range(3):
        (stories / f"{n:02}.txt").rename(some / f"{n:02}.txt")
    ok("ingest", str(some), "--ledger", by_folder)
    ok("ingest", "-", "--ledger", by_list, stdin="".join(f"{path}\n" for path in sorted(some.iterdir())))
    assert len(reports(by_folder)) == 3
    assert reports(by_folder) == reports(by_list)


def test_many_processes_write_what_one_writes_also_with_bad_pages_among_many(tmp_path: Path, stories: Path) -> None:
    for name, content in BAD.items():
        (stories / name).write_bytes(content)
    dumps = []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.db"
        command = [DATELINE, "ingest", stories, "--ledger", path, "--jobs", jobs]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        assert told[-1].startswith(f"Read {PAGES} ")
        assert told[-1].endswith("refused 5 (1 empty, 1 language, 1 no-article, 2 not-text).")
        with sqlite3.connect(path) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]
    assert len(reports(tmp_path / "2.db")) == PAGES


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_an_ingest_that_is_stopped_goes_on_where_it_was(
    tmp_path: Path, stories: Path, number: signal.Signals, code: int
) -> None:
    path = tmp_path / "news.db"
    command = [DATELINE, "ingest", str(stories), "--ledger", str(path), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.send_signal(number)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == code
    kept = len(reports(path))
    assert 1 <= kept < PAGES
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    if number == signal.SIGINT:
        assert stderr.startswith("Interrupted: Read ") and stderr.count("\n") == 1
    told = ok("ingest", str(stories), "--ledger", str(path), "--jobs", "1").splitlines()[-1]
    assert told.startswith(f"Read {PAGES - kept} (") and f"already there {kept}, refused 0" in told
    assert [row[0] for row in reports(path)] == list(range(1, PAGES + 1))


def test_a_folder_with_no_page_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    result = run("ingest", str(tmp_path / "folder"), "--ledger", str(tmp_path / "news.db"))
    assert result.exit_code == 1
    assert "holds no page" in result.stdout


@pytest.mark.parametrize("command", [["ingest", TALKS], ["events"], ["refused"]])
def test_a_file_that_is_no_ledger_is_left_as_it_is(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Not a database.\n" * 100, encoding="utf-8")
    result = run(*command, "--ledger", str(path))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {path}") and result.stderr.count("\n") == 1
    assert path.read_text(encoding="utf-8") == "Not a database.\n" * 100


def test_a_ledger_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    ok("ingest", TALKS, "--ledger", str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    for command in (["events"], ["ingest", TALKS]):
        result = run(*command, "--ledger", str(path))
        assert result.exit_code == 1 and "newer" in result.stderr and result.stderr.count("\n") == 1


def test_asking_a_ledger_that_is_not_there_does_not_make_one(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    result = run("events", "--ledger", str(path))
    assert result.exit_code == 1 and str(path) in result.stderr
    assert not path.exists()


def test_the_environment_names_the_ledger(ledger: str) -> None:
    result = run("search", "ceasefire", env={"DATELINE_LEDGER": ledger})
    assert "Aid trucks reach Malakal as local ceasefire holds" in result.stdout


def test_a_wrong_call_is_told_from_a_failure() -> None:
    assert run("read").exit_code == 2
    assert run("events", "--nothing").exit_code == 2
    assert run("ingest", TALKS, "--jobs", "0").exit_code == 2


# Asking


def rows(*arguments: str) -> list[dict[str, object]]:
    """What a command gives as JSON, seen to be what it gives as CSV."""
    found: list[dict[str, object]] = json.loads(ok(*arguments, "--json"))
    told = list(csv.DictReader(io.StringIO(ok(*arguments, "--csv"))))
    assert len(told) == len(found)
    if found:
        assert list(told[0]) == list(found[0])
    return found


def test_search_finds_words_in_reports(ledger: str) -> None:
    assert [row["title"] for row in rows("search", "fishermen", "--ledger", ledger)] == [
        "Colombia denies that its troops crossed into Ecuador"
    ]
    assert "No report" in ok("search", "xylophone", "--ledger", ledger)


def test_events_of_every_type_need_no_settings(ledger: str) -> None:
    wrong = {"DATELINE_LIKELY": "often"}  # which reading reports would refuse
    listed = run("events", "--ledger", ledger, env=wrong)
    assert (listed.exit_code, listed.stdout) == (0, ok("events", "--ledger", ledger))
    assert run("events", "--type", "ASSAULT", "--ledger", ledger, env=wrong).exit_code == 1


def test_events_are_filtered(ledger: str) -> None:
    everything = rows("events", "--ledger", ledger)
    attacks = rows("events", "--type", "ASSAULT", "--place", "Mali", "--ledger", ledger)
    assert 0 < len(attacks) < len(everything)
    assert {row["type"] for row in attacks} == {"ASSAULT"}
    dated = rows("events", "--since", "2024-03-11", "--until", "2024-03-13", "--ledger", ledger)
    spans = [days(str(row["date"])) for row in dated]
    assert spans and all((low or "") <= "2024-03-13" and (high or "9") >= "2024-03-11" for low, high in spans)
    assert len(dated) < len(everything)
    kenya = rows("events", "--actor", "Kenya", "--ledger", ledger)
    assert 0 < len(kenya) < len(everything)


def test_statements_are_asked_by_whom_and_about_whom(ledger: str) -> None:
    said = rows("statements", "--by", "Ruth Achieng", "--ledger", ledger)
    assert any("herders" in str(row["content"]) for row in said)
    about = rows("statements", "--about", "Desert Brigades Front", "--ledger", ledger)
    assert about and len(about) < len(rows("statements", "--ledger", ledger))


def test_actors_come_by_how_often_they_are_named(ledger: str) -> None:
    named = rows("actors", "--ledger", ledger)
    counts = [int(str(row["mentions"])) for row in named]
    assert counts == sorted(counts, reverse=True)
    assert {"Kenya", "Ecuador"} <= {row["name"] for row in named}
    assert len(rows("actors", "--limit", "3", "--ledger", ledger)) == 3


def test_one_actor_is_shown_with_all_that_is_said_of_it(ledger: str) -> None:
    told = ok("actor", "al-Shabaab", "--ledger", ledger)
    assert "terrorist organisation" in told and "al-Qaeda" in told
    assert run("actor", "Nobody Whatever", "--ledger", ledger).exit_code == 1


def test_one_report_is_shown_with_its_records(ledger: str) -> None:
    found = rows("search", "fishermen", "--ledger", ledger)[0]
    told = ok("show", str(found["id"]), "--ledger", ledger)
    assert told.startswith("Colombia denies that its troops crossed into Ecuador\n")
    document = json.loads(ok("show", str(found["id"]), "--json", "--ledger", ledger))
    assert document["report"]["id"] == found["id"]
    missing = run("show", "0123456789abcdef", "--ledger", ledger)
    assert missing.exit_code == 1 and missing.stderr.startswith("Error: ")


def test_an_event_is_explained_field_by_field(ledger: str) -> None:
    attack = rows("events", "--type", "ASSAULT", "--place", "Mali", "--ledger", ledger)[0]
    told = json.loads(ok("explain", str(attack["id"])[:10], "--json", "--ledger", ledger))
    assert told["event"] == attack["id"] and told["because"]
    assert {"report", "type", "modality", "says"} <= {row["field"] for row in told["fields"]}
    assert ok("explain", str(attack["id"]), "--ledger", ledger).startswith("report ")


def test_what_cannot_be_explained_is_told_with_what_can(ledger: str) -> None:
    report = str(rows("search", "fishermen", "--ledger", ledger)[0]["id"])
    for name, says in (
        ("zzz", "There is no event or incident 'zzz' in this ledger."),
        (report, f"There is no event or incident '{report}' in this ledger: that is the id of a report."),
    ):
        told = run("explain", name, "--ledger", ledger)
        assert (told.exit_code, told.stderr) == (1, f"Error: {says}\n")


def test_who_says_tells_the_voices_and_the_words(ledger: str) -> None:
    by_ministry = next(
        row for row in rows("events", "--ledger", ledger) if row["according_to"] not in (row["publisher"], None)
    )
    told = ok("who-says", str(by_ministry["id"]), "--ledger", ledger)
    assert told.startswith(f"{by_ministry['publisher']}, citing ")
    assert f"  > {by_ministry['sentence']}" in told


def test_a_date_that_is_none_is_told(ledger: str) -> None:
    result = run("events", "--since", "yesterday", "--ledger", ledger)
    assert result.exit_code == 1 and "'yesterday' is not a date" in result.stderr


def test_piped_output_holds_no_escape_sequences(ledger: str) -> None:
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    ran = subprocess.run([DATELINE, "events", "--ledger", ledger], capture_output=True, text=True, env=env, check=True)
    assert "\x1b" not in ran.stdout


def test_a_type_that_is_none_is_told_beside_those_that_are(tmp_path: Path) -> None:
    ledger = str(tmp_path / "news.db")
    assert run("ingest", str(ROOT / "samples" / "arrest-durres.txt"), "--ledger", ledger, "--jobs", "1").exit_code == 0
    misspelt = run("events", "--type", "ASSALT", "--ledger", ledger)
    assert misspelt.output.startswith("No event fits: 'ASSALT' is no type that Dateline ships; those are AGREE, ")
    assert run("events", "--type", "protest", "--place", "Durres", "--ledger", ledger).output == "No event fits.\n"
