"""The commands on what many reports say together: stories, revisions, and who is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.ledger import Ledger
from dateline.records import Actor, Mention, Reading, Report, identify

WORDS = "the ferry at zenda was shelled before dawn and fourteen soldiers died as the crew slept below, the army said "
TEXT = f"STRELSAU: {WORDS.capitalize()}on Monday. Divers searched the river until noon and found two more boats."
URL = "https://gazette.example/ferry"


def told(text: str, name: str, **known: str) -> Reading:
    """A reading of a report that names one person."""
    report = Report.of(text, **known)
    actor = Actor(identify("actor", "person", name), name, "person")
    span = report.span(0, 8)
    return Reading(report, (actor,), (Mention(identify("mention", report.id), actor.id, span),))


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger of three papers, of which one printed two revisions."""
    with Ledger.open(tmp_path / "news.db") as ledger:
        ledger.add(told(TEXT, "Rudolf Rassendyll", publisher="Gazette", title="Ferry shelled", url=URL))
        ledger.add(told(TEXT.replace("fourteen", "nineteen"), "Rudolf Rassendyll", publisher="Gazette", url=URL))
        ledger.add(told(TEXT, "Rudolf Rassendyl", publisher="Post", title="By the river"))
        ledger.add(told("Bread grew dearer in Zenda. Bakers blamed the mills and the rain.", "Black Michael"))
    return str(tmp_path / "news.db")


def run(*arguments: str, path: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", path])


def test_stories_are_listed_with_the_three_counts(path: str) -> None:
    ran = run("stories", path=path)
    assert ran.exit_code == 0
    assert "By the river" in ran.output
    assert ran.output.endswith("\n3 reports, 2 stories, 1 independent source.\n")
    (row,) = json.loads(run("stories", "--copied", "--json", path=path).output)
    assert (row["reports"], row["publishers"], row["source"]) == (2, 2, "Post")


def test_a_story_is_shown_by_the_address_of_one_of_its_reports(path: str) -> None:
    ran = run("story", URL, path=path)
    assert ran.exit_code == 0
    assert "2 reports, 2 publishers, from Post" in ran.output
    told = json.loads(run("story", URL, "--json", path=path).output)
    assert [report["publisher"] for report in told["reports"]] == ["Gazette", "Post"]


def test_a_difference_is_told_sentence_by_sentence(path: str) -> None:
    lines = run("diff", URL, path=path).output.splitlines()
    assert [line[:1] for line in lines[:2]] == ["-", "+"]
    assert any(line.startswith("- ") and "fourteen soldiers" in line for line in lines)
    assert any(line.startswith("+ ") and "nineteen soldiers" in line for line in lines)
    assert lines[-1] == "In the ledger: nothing."


def test_a_proposal_is_judged_and_taken_back(path: str) -> None:
    (row,) = json.loads(run("same-actors", "--json", path=path).output)
    pair = (row["left_id"], row["right_id"])
    assert row["reasons"] == ["Rudolf Rassendyll and Rudolf Rassendyl are spelt alike"]
    ran = run("judge", *pair, "--same", "--by", "Ann", "--why", "a slip", path=path)
    assert ran.output == f"{min(pair)} and {max(pair)} are the same.\n"
    assert run("same-actors", path=path).output == "No two actors look like one.\n"
    assert run("judge", *pair, "--take-back", "--by", "Ann", path=path).exit_code == 0
    assert [each["verdict"] for each in json.loads(run("judgements", "--json", path=path).output)] == ["open", "same"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("story", "zzz"), "There is no report or story 'zzz' in this ledger."),
        (("diff", "https://gazette.example/none"), "There is no report"),
        (("judge", "Rudolf Rassendyll", "Black Michael", "--by", "Ann"), "Say one of --same, --different"),
        (("judge", "KEN", "TZA", "--same", "--different", "--by", "A"), "Say one of --same, --different"),
        (("judge", "Nobody", "Black Michael", "--same", "--by", "Ann"), "No actor in this ledger is called 'Nobody'"),
        (("judge", "Black Michael", "Black Michael", "--same", "--by", "Ann"), "is one and not two"),
        (("judge", "Rudolf Rassendyll", "Black Michael", "--take-back", "--by", "Ann"), "nothing can be taken back"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(path: str, arguments: tuple[str, ...], says: str) -> None:
    ran = run(*arguments, path=path)
    assert ran.exit_code != 0
    assert says in ran.output
