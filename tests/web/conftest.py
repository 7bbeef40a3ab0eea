"""Sites to ask over HTTP without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import Reading
from dateline.web.app import create_app

SECRET = "a secret of forty-three letters, as tokens are"


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Path:
    """A ledger of the one reading, to which Ada has a token."""
    path = tmp_path_factory.mktemp("web") / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add(reading)
        ledger.tokens.keep("Ada", SECRET, "2024-03-12T10:00:00+00:00")
    return path


@pytest.fixture(scope="module")
def api(news: Path) -> Iterator[TestClient]:
    """The site over that ledger, which only this machine reaches."""
    with TestClient(create_app(news), base_url="http://localhost:8000", follow_redirects=False) as client:
        yield client


@pytest.fixture
def guarded(news: Path) -> Iterator[TestClient]:
    """The site over that ledger, which other machines reach."""
    app = create_app(news, guarded=True, names=frozenset({"news.example"}))
    with TestClient(app, base_url="http://news.example", follow_redirects=False) as client:
        yield client
