"""What the API answers, and what it says where it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.export import json
from dateline.ledger import Ledger
from dateline.ledger.asking.filtering import EventFilter
from dateline.records import Event, Reading, Report, Time
from dateline.web.app import create_app

V1 = "/api/v1"


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(V1 + address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ("", ["CONSULT", "ASSAULT"]),
        ("?limit=1", ["CONSULT"]),
        ("?type=assault", ["ASSAULT"]),
        ("?type=AID", []),
        ("?actor=Rote+Lanzen", ["ASSAULT"]),
        ("?place=Forest+District", ["ASSAULT"]),
        ("?bbox=13.4,48,14,49", ["ASSAULT"]),
        ("?bbox=14,48,15,49", []),
        ("?since=2023-03", ["CONSULT"]),
        ("?until=2023-02-10", ["ASSAULT"]),
        ("?modality=asserted", ["CONSULT", "ASSAULT"]),
        ("?modality=denied", []),
        ("?source=Tarlenheim", ["ASSAULT"]),
        ("?source=Strelsau+Gazette", ["CONSULT", "ASSAULT"]),
        ("?single_source=true", ["CONSULT", "ASSAULT"]),
        ("?disputed=true", []),
        ("?type=ASSAULT&place=Strelsau", []),
        ("?report={report}", ["CONSULT", "ASSAULT"]),
        ("?report=another", []),
    ],
)
def test_events_are_filtered(api: TestClient, reading: Reading, asked: str, types: list[str]) -> None:
    found = items(api, "/events" + asked.replace("{report}", reading.report.id))
    assert [event["type"] for event in found] == types


@pytest.mark.parametrize(
    ("address", "field", "values"),
    [
        ("/reports", "title", ["Ruritania and Grauland talk about the river"]),
        ("/reports?publisher=Strelsau+Gazette&since=2023&until=2023-03", "events", [2]),
        ("/reports?since=2024", "id", []),
        ("/statements", "who", ["Fritz von Tarlenheim"]),
        ("/statements?by=Tarlenheim", "cue", ["said"]),
        ("/statements?about=Red+Lances", "cue", ["said"]),
        ("/statements?about=mortars", "cue", ["said"]),
        ("/statuses", "kind", ["designated"]),
        ("/statuses?holder=RL", "value", ["outlawed"]),
        ("/statuses?kind=tie", "value", []),
        ("/actors", "name", ["Fritz von Tarlenheim", "Grauland", "Red Lances", "Ruritania"]),
        ("/actors?name=rote", "name", ["Red Lances"]),
        ("/actors?kind=state&country=gra", "id", ["GRA"]),
        ("/actors?name=Red", "mentions", [2]),
        ("/places", "name", ["Strelsau", "Zenda"]),
        ("/places?name=zen", "events", [1]),
        ("/places?country=GRA", "id", []),
        ("/search?q=ferry", "publisher", ["Strelsau Gazette"]),
        ("/search?q=zeppelin", "id", []),
    ],
)
def test_lists_are_filtered(api: TestClient, address: str, field: str, values: list[Any]) -> None:
    assert [item[field] for item in items(api, address)] == values


def test_incidents_are_listed_and_told(api: TestClient) -> None:
    found = items(api, "/incidents")
    assert {incident["type"] for incident in found} <= {"CONSULT", "ASSAULT"} and found
    assert items(api, "/incidents?single_source=true") == found
    assert items(api, "/incidents?disputed=true") == items(api, "/incidents?since=2024") == []
    told = api.get(f"{V1}/incidents/{found[0]['id']}").json()
    assert told["incident"] == found[0] and told["reports"][0]["publisher"] == "Strelsau Gazette"


def test_an_item_is_told_whole(api: TestClient, reading: Reading) -> None:
    shelled = reading.events[1]
    told = api.get(f"{V1}/events/{shelled.id[:8]}").json()
    assert told["row"]["figures"] == "at least 14 killed"
    assert told["record"]["trigger"] == {
        "start": shelled.trigger.start, "end": shelled.trigger.end, "quote": "shelled"
    }  # fmt: skip
    assert told["attribution"]["cue"]["quote"] == "said"
    assert [actor["id"] for actor in told["actors"]] == ["red-lances", "tarlenheim"]
    assert [place["name"] for place in told["places"]] == ["Zenda"]
    said = api.get(f"{V1}/statements/{reading.attributions[0].id}").json()
    assert said["row"]["who"] == said["actors"][0]["name"] == "Fritz von Tarlenheim"
    held = api.get(f"{V1}/statuses/{reading.statuses[0].id}").json()
    assert held["row"]["holder"] == "Red Lances" and held["record"]["value"]["quote"] == "outlawed"
    assert api.get(f"{V1}/actors/RL").json()["aliases"] == ["RL", "Rote Lanzen"]
    assert api.get(f"{V1}/places/geonames:2").json()["admin1"] == "Forest District"


def test_a_report_is_the_document_that_the_command_prints(api: TestClient, reading: Reading) -> None:
    answer = api.get(f"{V1}/reports/{reading.report.id}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == json.document(reading)


def test_words_lead_to_the_records_that_rest_on_them(api: TestClient, reading: Reading) -> None:
    at = reading.report.text.index("Zenda")
    address = f"{V1}/reports/{reading.report.id}/spans"
    found = api.get(f"{address}?start={at}&end={at + 5}").json()
    assert [(item["kind"], [span["quote"] for span in item["spans"]][-1]) for item in found["items"]] == [
        ("event", "Zenda"),
        ("statement", found["items"][1]["spans"][0]["quote"]),
        ("place", "Zenda"),
    ]
    assert api.get(f"{address}?start={at}&end={at}").json()["items"] == []
    everything = api.get(address).json()["items"]
    assert {item["kind"] for item in everything} == {"event", "statement", "status", "mention", "place"}


@pytest.mark.parametrize(
    ("address", "status", "kind", "told"),
    [
        ("/nothing", 404, "not-found", "Not Found."),
        ("/events/zz", 404, "not-found", "There is no event 'zz' in this ledger."),
        ("/reports/zz", 404, "not-found", "There is no report 'zz' in this ledger."),
        ("/actors/Red+Lanses", 404, "not-found", "No actor in this ledger is called 'Red+Lanses'"),
        ("/events?actor=Red Lanses", 404, "not-found", "did you mean Red Lances?"),
        ("/events?place=Atlantis", 404, "not-found", "No place in this ledger is called 'Atlantis'."),
        ("/events?since=yesterday", 400, "bad-question", "'yesterday' is not a date"),
        ("/events?bbox=1,2,3", 400, "bad-question", "'1,2,3' is no piece of the map"),
        ("/events?bbox=nan,0,1,1", 400, "bad-question", "'nan,0,1,1' is no piece of the map"),
        ("/search?q=%22%22", 400, "bad-question", "There is nothing to search for"),
        ("/events?limit=0", 422, "invalid", "query.limit: Input should be greater than or equal to 1."),
        ("/events?limit=many", 422, "invalid", "query.limit: Input should be a valid integer"),
        ("/events?modality=maybe", 422, "invalid", "query.modality"),
        ("/events?actor=%00", 422, "invalid", "query.actor"),
        ("/search", 422, "invalid", "query.q: Field required."),
        ("/reports/x/spans?start=-1", 422, "invalid", "query.start"),
        ("/events?cursor=abc", 400, "stray-cursor", "This cursor was not given by a list of this API."),
        ("/events?cursor=W10", 400, "stray-cursor", "This cursor was not given by a list of this kind."),
    ],
)
def test_what_goes_wrong_is_a_problem_document(
    api: TestClient, address: str, status: int, kind: str, told: str
) -> None:
    answer = api.get(V1 + address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["type"], problem["status"]) == (f"/problems/{kind}", status)
    assert told in problem["detail"]
    assert ("errors" in problem) == (kind == "invalid")


def test_a_route_that_only_reads_takes_nothing(api: TestClient) -> None:
    answer = api.post(f"{V1}/events")
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/method-not-allowed")


def of_day(number: int, day: str | None) -> Reading:
    """A report of one event of a day."""
    report = Report.of(f"Report {number}: it rained in the hills.", title=f"Rain {number}", published=day or "2023")
    time = Time(day) if day else None
    return Reading(report, events=(Event(f"e{number}", "AID", report.span(0, 6), (report.span(0, 8),), time=time),))


def leaves(client: TestClient, address: str) -> list[str]:
    """The ids of a list, asked for leaf by leaf."""
    found: list[str] = []
    cursor = ""
    while True:
        answer = client.get(V1 + address + cursor).json()
        found += [item["id"] for item in answer["items"]]
        if answer["next"] is None:
            return found
        cursor = f"&cursor={answer['next']}"


def test_leaves_hold_all_of_a_list_each_once_though_an_ingest_adds_between_them(tmp_path: Path) -> None:
    days = ["2023-03-01", None, "2023-03-05", "2023-03-03", "2023-03-05", None, "2023-03-02"]
    path = tmp_path / "days.db"
    with Ledger.open(path) as ledger, TestClient(create_app(path), base_url="http://localhost") as client:
        for number, day in enumerate(days):
            ledger.add(of_day(number, day))
        whole = [event.id for event in ledger.events()]
        assert whole == ["e4", "e2", "e3", "e6", "e0", "e5", "e1"]
        for limit in (1, 2, 3, 7):
            assert leaves(client, f"/events?limit={limit}") == whole
        assert leaves(client, "/reports?limit=2") == [row["id"] for row in items(client, "/reports?limit=9")]
        assert leaves(client, "/incidents?limit=2") == [r["id"] for r in items(client, "/incidents?limit=9")]

        first = client.get(f"{V1}/events?limit=3").json()
        for number, day in enumerate(["2023-03-05", "2023-03-04", "2023-03-02", None], len(days)):
            ledger.add(of_day(number, day))
        rest = leaves(client, f"/events?limit=3&cursor={first['next']}")
        seen = [item["id"] for item in first["items"]] + rest
        assert [id for id in seen if id in whole] == whole, "what was there is given once and in order"
        assert set(seen) - set(whole) == {"e9", "e10"}, "what came behind the cursor is given, what came before is not"


def test_a_cursor_is_good_for_its_own_question_and_for_a_server_started_anew(api: TestClient, news: Path) -> None:
    cursor = api.get(f"{V1}/events?limit=1").json()["next"]
    answer = api.get(f"{V1}/events?type=ASSAULT&cursor={cursor}")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/stray-cursor")
    assert api.get(f"{V1}/actors?cursor={cursor}").status_code == 400
    with TestClient(create_app(news), base_url="http://localhost") as again:
        assert [event["type"] for event in items(again, f"/events?limit=1&cursor={cursor}")] == ["ASSAULT"]


def test_the_filter_of_the_api_is_the_filter_of_the_reader() -> None:
    from dataclasses import fields
    from inspect import signature

    from dateline.web.api.events import events

    asked = {field.name for field in fields(EventFilter)} - {"box"} | {"bbox"}
    assert asked <= set(signature(events).parameters)
