"""The runner: one JSON line of scores, and one sentence for what does not hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.__main__ import main

from benchmarks import jsonlines


def test_unknown_name_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("nothing", "scoring", "__main__"):
        assert main([name, "--data", str(tmp_path), "--out", str(tmp_path / "o")]) == 2
        assert capsys.readouterr().err.startswith(f"benchmarks: there is no benchmark named '{name}'; there are ")


def test_missing_path_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "--data", str(tmp_path / "gone"), "--out", str(tmp_path / "o")]) == 2
    error = capsys.readouterr().err
    assert "there are no data at" in error
    assert error.count("\n") == 1


def test_missing_folder_for_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "--data", str(tmp_path), "--out", str(tmp_path / "gone" / "o")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_rows_go_out_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf-8") as out:
        jsonlines.write(out, {"id": 1, "text": "Besançon"})
        jsonlines.write(out, {"id": 2})
    assert list(jsonlines.read(path)) == [{"id": 1, "text": "Besançon"}, {"id": 2}]


@pytest.mark.parametrize(("line", "complaint"), [("{", "is not JSON"), ("[1]", "is not a JSON object")])
def test_a_bad_row_names_file_and_line(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": 1}) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"rows\.jsonl, line 3, {complaint}"):
        list(jsonlines.read(path))
