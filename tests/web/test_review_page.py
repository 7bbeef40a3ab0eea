"""The page of corrections without a browser: what it shows, what its forms do, and whom it turns away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import Reading
from dateline.web.app import create_app


@pytest.fixture
def news(tmp_path: Path, reading: Reading) -> Path:
    """A ledger of the one reading, to be written to."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add(reading)
    return path


@pytest.fixture
def client(news: Path) -> Iterator[TestClient]:
    """The site over it, entered by Ann."""
    app = create_app(news)
    with TestClient(app, base_url="http://localhost:8000", follow_redirects=False) as made:
        made.get("/enter", params={"key": app.state.sessions.link("Ann")})
        yield made


def csrf(client: TestClient) -> str:
    """The secret that the forms of the page send back."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/review").text)
    assert found
    return found[1]


def send(client: TestClient, path: str, **fields: str) -> tuple[int, str]:
    """The answer to a form: its status, and where it leads or what it says went wrong."""
    answer = client.post(path, data={"csrf": csrf(client)} | fields)
    told = re.search(r'role="alert">([^<]*)', answer.text)
    return answer.status_code, answer.headers.get("location") or (told[1] if told else "")


def test_the_queue_and_the_first_of_it_are_shown(client: TestClient, reading: Reading) -> None:
    page = client.get("/review").text
    assert f'record={reading.events[1].id}"' in page
    assert "it counts people and names nobody whom it struck" in page
    start = reading.events[1].trigger.start
    assert re.search(rf'<mark class="[^"]*event[^"]*" data-at="{start}">shelled</mark>', page)
    assert all(f'data-key="{key}"' in page for key in "aerw")


def test_nobody_decides_who_has_not_entered(news: Path, reading: Reading) -> None:
    with TestClient(create_app(news), base_url="http://localhost:8000") as stranger:
        page = stranger.get("/review").text
        assert "to decide" in page and "csrf" not in page
        form = {"record": reading.events[1].id, "decision": "reject"}
        assert stranger.post("/review/decide", data=form).status_code == 401
    with Ledger.open(news, readonly=True) as ledger:
        assert ledger.reviews() == []


def test_a_form_of_another_site_is_turned_away(client: TestClient, reading: Reading) -> None:
    form = {"record": reading.events[1].id, "decision": "reject"}
    assert client.post("/review/decide", data=form).status_code == 403
    foreign = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert client.post("/review/decide", data=form | {"csrf": csrf(client)}, headers=foreign).status_code == 403


def test_decisions_are_kept_with_the_name_of_who_entered(client: TestClient, news: Path, reading: Reading) -> None:
    attack = reading.events[1].id
    changes = {"field": "type", "to": "COERCE", "why": "No arms."}
    assert send(client, "/review/decide", record=attack, decision="edit", **changes) == (
        303, f"/review?record={attack}",
    )  # fmt: skip
    assert "edited by Ann" in client.get(f"/review?record={attack}").text
    assert send(client, "/review/decide", record=attack, decision="reject", following="record=x") == (
        303, "/review?record=x",
    )  # fmt: skip
    with Ledger.open(news, readonly=True) as ledger:
        assert [(row.decision, row.by, row.why) for row in ledger.reviews()] == [
            ("reject", "Ann", None), ("edit", "Ann", "No arms."),
        ]  # fmt: skip
    assert send(client, "/review/undo", decision="2") == (303, f"/review?record={attack}")
    assert send(client, "/review/undo", decision="1")[0] == 303
    with Ledger.open(news, readonly=True) as ledger:
        assert ledger.report(reading.report.id) == reading


def test_selected_words_become_a_participant(client: TestClient, news: Path, reading: Reading) -> None:
    attack = reading.events[1].id
    assert send(client, "/review/decide", record=attack, decision="edit", field="new.recipient", to="197-208")[0] == 303
    with Ledger.open(news, readonly=True) as ledger:
        added = ledger.event(attack)[1].participants[-1]
    assert (added.role, added.span.quote) == ("recipient", "14 soldiers")


FAULTS = {
    "a span outside the text": ({"field": "trigger", "to": "9000-9010"}, "9000 to 9010 is no piece of the report"),
    "an unknown type": ({"field": "type", "to": "NONSENSE"}, "is no type of event"),
    "a wrong date": ({"field": "time", "to": "soon"}, "is no date"),
    "no field": ({"field": "", "to": "x"}, "has no field &#39;&#39; to edit"),
    "script in a value": ({"field": "place", "to": "<script>alert(1)</script>"}, "&lt;script&gt;"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_cannot_be_is_told_on_the_page(client: TestClient, reading: Reading, case: str) -> None:
    fields, says = FAULTS[case]
    status, told = send(client, "/review/decide", record=reading.events[1].id, decision="edit", **fields)
    assert status == 422 and says in told


@pytest.mark.parametrize("kind", ["attributions", "statuses", "mentions", "place_mentions"])
def test_every_kind_of_record_has_a_page(client: TestClient, reading: Reading, kind: str) -> None:
    record = getattr(reading, kind)[0]
    page = client.get("/review", params={"record": record.id})
    assert page.status_code == 200 and 'id="fields"' in page.text


def test_an_actor_is_corrected_there_too(client: TestClient) -> None:
    assert 'value="Red Lances"' in client.get("/review?record=red-lances").text
    assert send(client, "/review/decide", record="red-lances", decision="edit", field="kind", to="party")[0] == 303
    assert "edited by Ann" in client.get("/review?record=red-lances").text


def test_a_record_that_is_not_there_is_a_page_that_says_so(client: TestClient) -> None:
    assert client.get("/review?record=ffff").status_code == 404


def test_a_decision_put_in_question_is_kept_or_taken_back(client: TestClient, news: Path, reading: Reading) -> None:
    send(client, "/review/decide", record=reading.events[1].id, decision="edit", field="type", to="COERCE")
    with Ledger.open(news) as ledger:
        ledger.reread(type(reading)(reading.report))
    page = client.get("/review").text
    assert "the newer reading has no event in these words" in page and "decision=1" in page
    assert send(client, "/review/keep", decision="1")[0] == 303
    assert "the newer reading has no event" not in client.get("/review").text
