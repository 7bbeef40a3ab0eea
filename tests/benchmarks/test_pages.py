"""The counting of article bodies, and the floor that the body of saved pages keeps to."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from benchmarks.pages import run, shingle_counts, summary
from benchmarks.scoring import Counts

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "pages"


@pytest.mark.parametrize(
    ("found", "true", "counts"),
    [
        ("a b c d e", "a b c d e", Counts(2, 0, 0)),
        ("a b c d x", "a b c d e", Counts(1, 1, 1)),
        ("a, b; c — d", "a b c d", Counts(1, 0, 0)),  # words alone count
        ("A b c d", "a b c d", Counts(0, 1, 1)),  # and their case
        ("a b", "a b", Counts(1, 0, 0)),  # a short text is one shingle
        ("", "a b c d e", Counts(0, 0, 2)),
        ("a b c d a b c d", "a b c d", Counts(1, 4, 0)),  # a text said twice is half false
    ],
)
def test_shingles(found: str, true: str, counts: Counts) -> None:
    assert shingle_counts(found, true) == counts


def test_pages_weigh_the_same_and_an_empty_answer_costs_recall_only() -> None:
    scores = summary([Counts(100, 0, 0), Counts(1, 1, 0), Counts(0, 0, 5)])
    assert scores == {"precision": 0.75, "recall": 0.6667, "f1": 0.7059}


def test_a_run_writes_one_answer_a_page(tmp_path: Path) -> None:
    body = "Two ferries collided off Port Haven on Monday. Nobody was hurt, the harbour master said on the radio."
    html = f"<html><body><article><h1>Ferries collide</h1><p>{body}</p></article></body></html>"
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "one.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "truth.jsonl").write_text(json.dumps({"id": "one", "url": "", "articleBody": body}))
    out = io.StringIO()
    scores = run(tmp_path, out)
    assert json.loads(out.getvalue()) == {"id": "one", "articleBody": body}
    assert (scores["f1"], scores["n"]) == (1.0, 1)


@pytest.mark.skipif(not DATA.is_dir(), reason="the saved pages of ../shared are not here")
def test_the_body_of_saved_pages_keeps_its_floor() -> None:
    scores = run(DATA, io.StringIO())
    trafilatura = scores["trafilatura"]
    assert isinstance(trafilatura, dict)
    assert isinstance(scores["f1"], float)
    assert scores["f1"] >= 0.972  # 0.977 when the floor was set, on the 83 pages
    assert scores["f1"] > trafilatura["f1"] + 0.01
