"""What one client may not ask: too much, too long, too often."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from dateline.errors import LedgerError
from dateline.ledger import Ledger
from dateline.web.app import create_app
from dateline.web.bounds import Bounds, Buckets
from dateline.web.site import Limits


def test_a_bucket_gives_a_burst_and_then_a_rate() -> None:
    now = [0.0]
    buckets = Buckets(rate=2, burst=3, most=10, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0, "another client has its own"
    now[0] = 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]
    now[0] = 100
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5], "it fills no higher than it was"


def test_no_more_clients_are_remembered_than_fit() -> None:
    buckets = Buckets(rate=1, burst=1, most=2, clock=lambda: 0.0)
    for client in ("a", "b", "c", "d"):
        assert buckets.take(client) == 0
    assert buckets.take("d") == 1
    assert buckets.take("a") == 0, "it was forgotten, and its bucket is full again"


def test_who_asks_too_often_is_told_when_to_come_again(news: Path) -> None:
    limits = Limits(rate=0.1, burst=2)
    with TestClient(create_app(news, limits=limits), base_url="http://localhost") as client:
        statuses = [client.get("/api/v1/places").status_code for _ in range(3)]
        answer = client.get("/api/v1/places")
        assert statuses == [200, 200, 429]
        assert answer.json()["type"] == "/problems/too-often" and 1 <= int(answer.headers["retry-after"]) <= 10
        assert client.get("/static/css/base.css").status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "content", "status", "kind"),
    [
        ("GET", "/api/v1/search?q=" + "a" * 5_000, None, 414, "address-too-long"),
        ("POST", "/enter", b"a" * 64_001, 413, "too-large"),
        ("POST", "/api/v1/events", b"a" * 64_001, 413, "too-large"),
        ("POST", "/api/v1/read", b"a" * 8_000_001, 413, "too-large"),
    ],
)
def test_what_is_too_large_is_not_even_begun(
    api: TestClient, method: str, address: str, content: bytes | None, status: int, kind: str
) -> None:
    answer = api.request(method, address, content=content)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(api: TestClient) -> None:
    def endless() -> Any:
        for _ in range(90):
            yield b"a" * 100_000

    answer = api.post("/api/v1/read", content=endless())
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("length", ["x", "-1", "1e9", ""])
def test_a_length_that_is_no_number_is_refused(api: TestClient, length: str) -> None:
    assert api.get("/api/v1/events", headers={"content-length": length}).status_code == 413


def test_a_body_that_never_comes_is_not_waited_for() -> None:
    scope: dict[str, Any] = {
        "type": "http", "path": "/api/v1/read", "query_string": b"", "headers": [], "client": ("::1", 1)
    }  # fmt: skip
    told: list[object] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await receive()
        except Exception as error:
            told.append(error)

    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError("it was waited for")

    async def send(message: Message) -> None:
        raise AssertionError("nothing is sent")

    async def asked() -> None:
        await Bounds(app, Limits(body_seconds=0.01))(scope, never, send)

    # In a thread of its own: the tests in a browser leave a running loop in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(asked())).result()
    assert [getattr(error, "status_code", None) for error in told] == [408]


def test_a_question_that_takes_too_long_is_broken_off(news: Path) -> None:
    from sqlalchemy import text

    endless = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    with Ledger.open(news, readonly=True, seconds=0.05) as ledger:
        with pytest.raises(LedgerError, match="the question took too long"), ledger._store.reading() as connection:
            connection.execute(endless).all()
        assert ledger.counts()["reports"] == 1, "and the next is answered"


def test_a_ledger_that_is_gone_is_told_and_one_put_in_its_place_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Ledger.open(path).close()
    with TestClient(create_app(path), base_url="http://localhost") as client:
        assert client.get("/api/v1/reports").json()["items"] == []
        for file in tmp_path.glob("news.db*"):
            file.unlink()
        gone = client.get("/api/v1/reports")
        assert (gone.status_code, gone.json()["type"]) == (503, "/problems/ledger")
        assert "there is no such ledger" in gone.json()["detail"]
        with Ledger.open(path) as ledger:
            ledger.refuse("x", "empty", "x is empty.")
        assert client.get("/api/v1/reports").status_code == 200
