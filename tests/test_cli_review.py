"""The commands of a person who corrects the machine, as a person or a script meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.ledger import Ledger
from dateline.records import Reading


@pytest.fixture
def ledger(tmp_path: Path, reading: Reading) -> str:
    """The file of a ledger of the one reading."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as opened:
        opened.add(reading)
    return str(path)


def run(ledger: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", ledger], env={"DATELINE_BY": "Ann"})


def told(ledger: str, *arguments: str) -> str:
    result = run(ledger, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_record_is_taken_from_the_queue_corrected_and_the_correction_taken_back(
    ledger: str, reading: Reading
) -> None:
    (row,) = json.loads(told(ledger, "review", "--kind", "event", "--json"))
    assert row["id"] == reading.events[1].id and "nobody whom it struck" in row["reasons"][0]
    assert told(ledger, "edit", row["id"][:8], "--field", "place", "--to", "Strelsau", "--why", "so it says") == (
        f"Decision 1: event {row['id']} edited.\n"
    )
    assert told(ledger, "accept", reading.events[0].id) == f"Decision 2: event {reading.events[0].id} accepted.\n"
    assert told(ledger, "reject", row["id"]) == f"Decision 3: event {row['id']} rejected.\n"
    assert [event["review"] for event in json.loads(told(ledger, "events", "--json"))] == ["accepted by Ann"]
    explained = told(ledger, "explain", row["id"])
    assert "decided    edit by Ann, " in explained and ": place from geonames:2 to Strelsau (so it says)\n" in explained
    rejected = json.loads(told(ledger, "events", "--reviewed", "rejected", "--json"))
    assert [event["review"] for event in rejected] == ["rejected by Ann"]
    decided = json.loads(told(ledger, "reviews", "--json"))
    assert [(one["number"], one["decision"], one["state"]) for one in decided] == [
        (3, "reject", "still applies"), (2, "accept", "still applies"), (1, "edit", "still applies"),
    ]  # fmt: skip
    assert [one["number"] for one in json.loads(told(ledger, "reviews", "--record", row["id"][:6], "--json"))] == [3, 1]
    for number in ("2", "3", "1"):
        assert told(ledger, "undo", number) == f"Decision {number} is undone.\n"
    assert told(ledger, "reviews") == "Nobody has decided anything.\n"
    nobody = run(ledger, "reviews", "--record", "zzzz")
    assert (nobody.exit_code, nobody.output) == (1, "Error: There is no record 'zzzz' in this ledger.\n")
    assert len(json.loads(told(ledger, "reviews", "--undone", "--json"))) == 3
    with Ledger.open(ledger, readonly=True) as opened:
        assert opened.report(reading.report.id) == reading


REFUSED = {
    "an unknown record": (("accept", "ffff"), "There is no record 'ffff' in this ledger."),
    "an unknown decision": (("undo", "7"), "There is no decision '7' in this ledger."),
    "an unknown kind of the queue": (("review", "--kind", "rumour"), "'rumour' is no kind of the queue"),
    "an unknown outcome": (("events", "--reviewed", "foo"), "'foo' is no outcome of a review: say accepted, edited"),
    "an unknown report": (("reread", "ffff"), "There is no report 'ffff' in this ledger."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_one_sentence_and_a_failure(ledger: str, case: str) -> None:
    arguments, says = REFUSED[case]
    result = run(ledger, *arguments)
    assert result.exit_code == 1 and says in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("field", "to", "says"),
    [
        ("trigger", "9000-9001", "9000 to 9001 is no piece of the report"),
        ("type", "NONSENSE", "is no type of event"),
        ("time", "soon", "is no date"),
        ("mood", "glad", "An event has no field 'mood' to edit: name one of type, mode"),
    ],
)
def test_a_wrong_edit_is_one_sentence_and_a_failure(
    ledger: str, reading: Reading, field: str, to: str, says: str
) -> None:
    result = run(ledger, "edit", reading.events[1].id, "--field", field, "--to", to)
    assert result.exit_code == 1 and says in result.stderr and result.stderr.count("\n") == 1


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    assert run(str(path), "accept", "ffff").exit_code == 1
    assert not path.exists()


def test_corrections_are_written_a_line_each(ledger: str, reading: Reading, tmp_path: Path) -> None:
    out = tmp_path / "corrections.jsonl"
    told(ledger, "edit", reading.events[1].id, "--field", "trigger", "--to", "killing")
    told(ledger, "reject", reading.events[0].id, "--why", "They only planned to.")
    told(ledger, "corrections", "--out", str(out))
    edited, rejected = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    where = edited["correct"]["trigger"]
    assert edited["text"][where["start"] : where["end"]] == "killing" == where["quote"]
    assert (edited["machine"]["trigger"]["quote"], edited["by"], edited["field"]) == ("shelled", "Ann", "trigger")
    assert (rejected["correct"], rejected["why"]) == (None, "They only planned to.")


def test_reports_are_read_again_and_decisions_counted(ledger: str, reading: Reading) -> None:
    told(ledger, "reject", reading.events[1].id)
    said = told(ledger, "reread", reading.report.id[:8], "--jobs", "1")
    assert said.startswith("Changed 1, the same 0, failed 0.\nDecisions: ")
    assert told(ledger, "reread", "--jobs", "1").startswith("Changed 0, the same 1, failed 0.\n")
