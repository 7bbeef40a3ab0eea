"""The API's reviews: deciding with a token, listing, undoing, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import Reading
from dateline.web.app import create_app
from dateline.web.site import Limits

SECRET = "a secret of forty-three letters, as tokens are"
V1 = "/api/v1"


@pytest.fixture
def api(tmp_path: Path, reading: Reading) -> Iterator[TestClient]:
    """The site over a ledger of the one reading, with Ada's token in every request."""
    path = tmp_path / "news.db"
    with Ledger.open(path) as ledger:
        ledger.add(reading)
        ledger.tokens.keep("Ada", SECRET, "2024-03-12T10:00:00+00:00")
    with TestClient(create_app(path), base_url="http://localhost:8000") as client:
        client.headers["authorization"] = f"Bearer {SECRET}"
        yield client


def boundless(api: TestClient) -> FastAPI:
    """The same site, by the name that schemathesis calls it, with no bound to how often it may ask."""
    ledger = api.app.state.site.ledger  # type: ignore[attr-defined]
    return create_app(ledger, names=frozenset({"testserver"}), limits=Limits(rate=1e6, burst=1_000_000))


def decide(api: TestClient, record: str, decision: str, **more: Any) -> Any:
    return api.post(f"{V1}/reviews", json={"record": record, "decision": decision} | more)


def test_a_decision_changes_what_the_api_tells_and_undoing_it_changes_it_back(
    api: TestClient, reading: Reading
) -> None:
    attack = reading.events[1].id
    before = api.get(f"{V1}/events").json()
    made = decide(api, attack, "edit", field="place", to="Strelsau", why="The ferry lies there.")
    assert made.status_code == 201
    assert {name: made.json()[name] for name in ("number", "by", "field", "old", "new", "why", "state")} == {
        "number": 1, "by": "Ada", "field": "place", "old": "geonames:2", "new": "Strelsau",
        "why": "The ferry lies there.", "state": "still applies",
    }  # fmt: skip
    row = next(row for row in api.get(f"{V1}/events").json()["items"] if row["id"] == attack)
    assert (row["place"], row["review"]) == ("Strelsau", "edited by Ada")
    assert decide(api, attack, "reject").status_code == 201
    assert attack not in [row["id"] for row in api.get(f"{V1}/events").json()["items"]]
    assert api.post(f"{V1}/reviews/2/undo").json()["undone_by"] == "Ada"
    assert api.post(f"{V1}/reviews/1/undo").status_code == 200
    assert api.get(f"{V1}/events").json() == before
    assert api.get(f"{V1}/reviews").json()["items"] == []
    assert len(api.get(f"{V1}/reviews?undone=true").json()["items"]) == 2


def test_decisions_come_a_leaf_at_a_time(api: TestClient, reading: Reading) -> None:
    for event in reading.events:
        decide(api, event.id, "accept")
    first = api.get(f"{V1}/reviews?limit=1").json()
    second = api.get(f"{V1}/reviews", params={"limit": 1, "cursor": first["next"]}).json()
    assert [row["number"] for leaf in (first, second) for row in leaf["items"]] == [2, 1]
    assert second["next"] is None


def test_decisions_on_a_record_or_in_a_report(api: TestClient, reading: Reading) -> None:
    one, other = (event.id for event in reading.events[:2])
    for event in (one, other):
        decide(api, event, "accept")
    numbers = {
        asked: [row["number"] for row in api.get(f"{V1}/reviews?{asked}").json()["items"]]
        for asked in (f"record={one}", f"record={other[:8]}", f"report={reading.report.id}")
    }
    assert list(numbers.values()) == [[1], [2], [2, 1]]
    for asked in ("record=zzzz", "report=zzzz"):
        assert api.get(f"{V1}/reviews?{asked}").status_code == 404, "and not an empty list"


REFUSED = {
    "a span outside the text": ({"field": "trigger", "to": {"start": 9, "end": 9_000}}, 422, "no piece of the report"),
    "a span that says something else": (
        {"field": "trigger", "to": {"start": 0, "end": 6, "quote": "Bombed"}}, 422,
        "0 to 6 says 'Envoys', not 'Bombed'",
    ),
    "an unknown type": ({"field": "type", "to": "NONSENSE"}, 422, "is no type of event"),
    "a wrong date": ({"field": "time", "to": "2023-13"}, 422, "is no date"),
    "a list for a date": ({"field": "time", "to": ["2023"]}, 422, "is no date"),
    "an object for a name": ({"field": "place", "to": {"a": 1}}, 422, "is no place"),
    "half a character": ({"field": "time", "to": "\ud800"}, 422, ""),
    "an unknown field": ({"field": "colour", "to": "red"}, 422, "has no field 'colour' to edit"),
    "no field": ({}, 422, "An edit names its field"),
    "an unknown record": ({"record": "ffff", "field": "type", "to": "COERCE"}, 404, "There is no record 'ffff'"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_a_problem_document(api: TestClient, reading: Reading, case: str) -> None:
    fields, status, says = REFUSED[case]
    body = json.dumps({"record": reading.events[1].id, "decision": "edit"} | fields)
    answer = api.post(f"{V1}/reviews", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]
    assert api.get(f"{V1}/reviews?undone=true").json()["items"] == []


@pytest.mark.parametrize("path", ["reviews", "reviews/1/undo", "judgements", "incidents/x/split", "incidents/x/join"])
def test_writing_needs_a_token(api: TestClient, path: str) -> None:
    assert api.post(f"{V1}/{path}", json={}, headers={"authorization": "Bearer other"}).status_code == 401


def test_the_queue_comes_with_reasons(api: TestClient, reading: Reading) -> None:
    (row,) = api.get(f"{V1}/review-queue?kind=event").json()["items"]
    assert row["id"] == reading.events[1].id and row["reasons"] and 0 < row["doubt"] < 1
    assert api.get(f"{V1}/review-queue?kind=rumour").status_code == 422


def test_two_actors_are_judged_and_that_is_taken_back(api: TestClient) -> None:
    pair = {"left": "RUR", "right": "GRA"}
    made = api.post(f"{V1}/judgements", json=pair | {"verdict": "same", "why": "One crown."})
    assert (made.status_code, made.json()["verdict"], made.json()["who"]) == (201, "same", "Ada")
    assert api.post(f"{V1}/judgements", json=pair | {"verdict": "open"}).status_code == 201
    assert [row["verdict"] for row in api.get(f"{V1}/judgements").json()] == ["open", "same"]


def test_corrections_are_given_a_line_each(api: TestClient, reading: Reading) -> None:
    decide(api, reading.events[1].id, "edit", field="modality", to="planned")
    decide(api, reading.events[0].id, "accept")
    answer = api.get(f"{V1}/corrections")
    edited, accepted = map(json.loads, answer.text.splitlines())
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert (edited["machine"]["modality"], edited["correct"]["modality"]) == ("asserted", "planned")
    assert edited["text"] == reading.report.text and accepted["machine"] == accepted["correct"]


WRITING = [f"{V1}/{path}" for path in (
    "reviews", "reviews/{id}/undo", "judgements", "incidents/{id}/split", "incidents/{id}/join"
)]  # fmt: skip


@pytest.mark.parametrize("path", WRITING)
@pytest.mark.parametrize("mode", GenerationMode)
def test_what_is_written_with_a_token_keeps_to_the_description(
    api: TestClient, path: str, mode: GenerationMode
) -> None:
    described: Any = schemathesis.openapi.from_asgi(f"{V1}/openapi.json", boundless(api))

    @given(case=described[path]["post"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=6, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case) -> None:
        headers = {"authorization": f"Bearer {SECRET}"}
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    ask()
