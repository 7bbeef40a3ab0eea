"""The pages for newcomers show what Dateline prints: the example of the README, the ids of the first steps."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.ledger import Ledger

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(str(path) for path in (ROOT / "samples").iterdir() if path.suffix in (".html", ".txt"))


def printed(*arguments: str) -> str:
    """What a command prints, from the folder of the project."""
    result = CliRunner().invoke(main, arguments, env={"NO_COLOR": "1", "DATELINE_LEDGER": None, "COLUMNS": "110"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_example_of_the_readme_is_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = re.search(r"```console\n\$ dateline (read \S+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert shown
    told = printed(*shown[1].split())
    at = 0
    for part in filter(None, (part.strip("\n") for part in shown[2].split("…\n"))):
        assert part in told[at:], part
        at = told.index(part, at) + len(part)


def test_the_ids_of_the_first_steps_are_those_of_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path = str(tmp_path / "news.db")
    printed("ingest", *SAMPLES, "--ledger", path)
    steps = (ROOT / "docs" / "first-steps.md").read_text("utf-8")
    with Ledger.open(path, readonly=True) as ledger:
        asked = {
            "incident": ledger.incident, "story": ledger.story, "edit": ledger.event, "reject": ledger.event,
        }  # fmt: skip
        named = re.findall(rf"dateline ({'|'.join(asked)}) ([0-9a-f]{{8,16}})\b", steps)
        assert {command for command, _ in named} == asked.keys()
        for command, name in named:
            asked[command](name)
    for command in re.findall(r"^\.venv/bin/dateline ((?:judge|edit|reject|undo) .*) --ledger news\.db$", steps, re.M):
        printed(*shlex.split(command), "--ledger", path)
