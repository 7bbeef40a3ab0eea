"""An ingest lets Python collect rarely, and leaves the collector as it was."""

from __future__ import annotations

import gc
from pathlib import Path

import dateline
from dateline.ingest import UNLOOKED, ingest
from dateline.settings import Settings


def _pages(folder: Path, count: int) -> list[str]:
    pages = []
    for number in range(count):
        page = folder / f"{number}.txt"
        page.write_text(f"STRELSAU - Envoys of Ruritania and Grauland met on Monday, the {number + 1}. time.\n")
        pages.append(str(page))
    return pages


def test_the_collector_is_as_it_was_when_an_ingest_ends(tmp_path: Path) -> None:
    before = gc.get_threshold()
    during = []
    with dateline.open(tmp_path / "news.db") as ledger:
        for _ in ingest(_pages(tmp_path, 2), ledger, Settings(), jobs=1):
            during.append(gc.get_threshold())
    assert during == [(UNLOOKED, *before[1:])] * 2
    assert gc.get_threshold() == before


def test_the_collector_is_as_it_was_when_an_ingest_is_left(tmp_path: Path) -> None:
    before = gc.get_threshold()
    with dateline.open(tmp_path / "news.db") as ledger:
        outcomes = ingest(_pages(tmp_path, 3), ledger, Settings(), jobs=1)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]  # a generator
    assert gc.get_threshold() == before
