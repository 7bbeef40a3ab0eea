"""Who may ask and who may write: hosts, headers, tokens, sessions, and a site that other machines reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.web.app import create_app
from dateline.web.hosts import is_known
from dateline.web.security import TokenBearer, Writer
from dateline.web.sessions import COOKIE, Sessions
from tests.web.conftest import SECRET

EVENTS = "/api/v1/events"
BEARER = {"authorization": f"Bearer {SECRET}"}


@pytest.fixture
def writable(news: Path) -> Iterator[TestClient]:
    """A site with two routes that write."""
    app: FastAPI = create_app(news)

    @app.post("/api/v1/test/writer")
    def by_whom(person: Writer) -> str:
        return person.name

    @app.post("/api/v1/test/bearer")
    def by_token(person: TokenBearer) -> str:
        return person.name

    with TestClient(app, base_url="http://localhost:8000", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("address", ["/", EVENTS, "/nothing", "/api/v1/nothing", "/enter", "/static/css/base.css"])
def test_every_answer_bears_the_policy(api: TestClient, address: str) -> None:
    headers = api.get(address).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_a_defect_of_ours_bears_it_too_and_tells_nothing_of_the_inside(news: Path) -> None:
    app = create_app(news)

    @app.get("/api/v1/test/defect")
    def fails() -> None:
        raise ZeroDivisionError("the inside")

    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/api/v1/test/defect")
    assert answer.status_code == 500 and "the inside" not in answer.text
    assert answer.json()["type"] == "/problems/defect"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True),
        ("LOCALHOST:8000", True),
        ("127.0.0.1:8000", True),
        ("192.168.1.20", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("news.example", True),
        ("evil.example", False),
        ("evil.example:8000", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("127.0.0.1:8000@evil.example", False),
        ("localhost:80x", False),
        ("::1", False),
        ("", False),
    ],
)
def test_a_host_that_the_site_is_not_called_by_is_turned_away(host: str, known: bool) -> None:
    assert is_known(host, frozenset({"localhost", "news.example"})) is known


def test_a_name_that_was_pointed_here_reads_nothing(api: TestClient) -> None:
    answer = api.get(EVENTS, headers={"host": "evil.example:8000"})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/unknown-host")
    assert "Ruritania" not in answer.text


@pytest.mark.parametrize("route", ["writer", "bearer"])
def test_writing_needs_a_good_token(writable: TestClient, route: str) -> None:
    address = f"/api/v1/test/{route}"
    nobody = writable.post(address)
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (401, 'Bearer realm="dateline"')
    for wrong in (f"Bearer {SECRET}x", "Bearer x", f"Basic {SECRET}", f"Bearer {SECRET[:-1]}", "Bearer"):
        assert writable.post(address, headers={"authorization": wrong}).status_code == 401
    assert writable.post(address, headers=BEARER).json() == "Ada"


def test_a_revoked_token_is_good_no_more_nor_the_session_that_it_began(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        kept = ledger.tokens.keep("Bo", "bo's secret", "2024-03-12")
    app = create_app(path)

    @app.post("/api/v1/test/writer")
    def by_whom(person: Writer) -> str:
        return person.name

    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        assert client.post("/enter", data={"token": "bo's secret"}).status_code == 303
        csrf = app.state.sessions.of(client.cookies[COOKIE]).csrf
        writes = {"headers": {"x-csrf-token": csrf}}
        assert client.post("/api/v1/test/writer", **writes).json() == "Bo"
        with Ledger.open(path) as ledger:
            ledger.tokens.revoke(kept.id[:6], "2024-03-13")
        assert client.post("/api/v1/test/writer", **writes).status_code == 401
        assert client.post("/enter", data={"token": "bo's secret"}).status_code == 403


def test_a_ledger_keeps_no_secret(news: Path) -> None:
    assert SECRET.encode() not in b"".join(file.read_bytes() for file in news.parent.glob("news.db*"))
    with Ledger.open(news, readonly=True) as ledger:
        assert [(token.name, token.revoked) for token in ledger.tokens] == [("Ada", None)]


def entered(client: TestClient) -> str:
    """Enter by the token; the secret that forms must send back."""
    answer = client.post("/enter", data={"token": SECRET, "back": "/review?kind=event"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?kind=event")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    session = client.app.state.sessions.of(client.cookies[COOKIE])  # type: ignore[attr-defined]
    return str(session.csrf)


def test_a_person_enters_writes_and_leaves(writable: TestClient) -> None:
    csrf = entered(writable)
    address = "/api/v1/test/writer"
    assert writable.post(address, headers={"x-csrf-token": csrf}).json() == "Ada"
    assert writable.post(address, data={"csrf": csrf}).json() == "Ada"
    assert writable.post("/api/v1/test/bearer", data={"csrf": csrf}).status_code == 401
    assert writable.post("/leave", data={"csrf": csrf}).status_code == 303
    assert writable.post(address, headers={"x-csrf-token": csrf}).status_code == 401


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        ({}, {}),
        ({"x-csrf-token": "guessed"}, {}),
        ({"x-csrf-token": ""}, {}),
        ({}, {"csrf": "guessed"}),
        ({"x-csrf-token": "{csrf}", "origin": "http://evil.example"}, {}),
        ({"x-csrf-token": "{csrf}", "origin": "http://localhost:9000"}, {}),
        ({"x-csrf-token": "{csrf}", "origin": "null"}, {}),
        ({"x-csrf-token": "{csrf}", "sec-fetch-site": "cross-site"}, {}),
        ({"x-csrf-token": "{csrf}", "sec-fetch-site": "same-site"}, {}),
    ],
)
def test_another_site_writes_nothing_in_a_persons_name(
    writable: TestClient, headers: dict[str, str], data: dict[str, str]
) -> None:
    csrf = entered(writable)
    sent = {name: value.replace("{csrf}", csrf) for name, value in headers.items()}
    assert writable.post("/api/v1/test/writer", headers=sent, data=data).status_code == 403


def test_the_link_that_serve_prints_is_good_once(writable: TestClient) -> None:
    link = writable.app.state.sessions.link("cleo")  # type: ignore[attr-defined]
    assert writable.get(f"/enter?key={link}").status_code == 303
    session = writable.app.state.sessions.of(writable.cookies[COOKIE])  # type: ignore[attr-defined]
    assert session.name == "cleo"
    again = writable.get(f"/enter?key={link}")
    assert again.status_code == 403 and "This link was used already" in again.text


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "http://evil.example", "javascript:x", "/a\nb"])
def test_entering_leads_nowhere_else(writable: TestClient, back: str) -> None:
    answer = writable.post("/enter", data={"token": SECRET, "back": back})
    assert answer.headers["location"] == "/"


def test_sessions_are_few_and_end_when_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("dateline.web.sessions.time.monotonic", lambda: now[0])
    sessions = Sessions()
    first = sessions.begin("a")
    now[0] += 11 * 3600
    assert sessions.of(first) is not None, "use keeps it"
    now[0] += 13 * 3600
    assert sessions.of(first) is None
    kept = [sessions.begin(str(number)) for number in range(150)]
    assert sum(sessions.of(secret) is not None for secret in kept) == 100
    assert sessions.of(kept[0]) is None and sessions.of(kept[-1]) is not None


def test_a_site_that_others_reach_asks_everybody_who_they_are(guarded: TestClient) -> None:
    assert guarded.get(EVENTS).status_code == 401
    assert guarded.get("/api/v1/openapi.json").status_code == 401
    assert guarded.post("/api/v1/read", content=b"x").status_code == 401
    page = guarded.get("/explore")
    assert (page.status_code, page.headers["location"]) == (303, "/enter?back=/explore")
    assert guarded.get("/enter").status_code == guarded.get("/static/css/base.css").status_code == 200
    assert guarded.get(EVENTS, headers=BEARER).status_code == 200
    assert guarded.get(EVENTS, headers={"authorization": "Bearer wrong"}).status_code == 401
    entered(guarded)
    assert guarded.get(EVENTS).status_code == guarded.get("/").status_code == 200
