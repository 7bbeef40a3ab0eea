"""Ledgers to test with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ledger import Ledger
from dateline.records import Reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "news.db"


@pytest.fixture
def ledger(reading: Reading) -> Iterator[Ledger]:
    """A ledger, in no file, that holds the one reading."""
    with Ledger.open(":memory:") as opened:
        opened.add(reading, digest="d1")
        yield opened
