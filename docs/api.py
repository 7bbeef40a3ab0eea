"""Writes the examples of the OpenAPI document from the sample reports: ``python docs/api.py``."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

import dateline
from dateline.web import api
from dateline.web.api.description import EXAMPLES
from dateline.web.app import create_app

__all__ = ["examples"]

SAMPLES = Path(__file__).parents[1] / "samples"
READ = ("attack-gossi-monitor.html", "attack-gossi-dispatch.txt")  # two reports of one attack
SHORT = "NAIROBI: Kenya's foreign minister, Akinyi Otieno, met reporters in Nairobi on Monday, the ministry said."
V1 = "/api/v1"
LISTS = ("reports", "events", "statements", "statuses", "incidents", "actors", "places")


def examples() -> dict[str, Any]:
    """An answer to each question of the API."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with dateline.open(path) as ledger:
            for name in READ:
                ledger.add(dateline.read((SAMPLES / name).read_bytes()))
            ledger.tokens.keep("Ada", "secret", "2024-03-14T09:00:00Z")
        with TestClient(create_app(path), base_url="http://localhost") as client:
            return _asked(client) | _decided(client)


def _asked(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in LISTS:
        found[f"get {V1}/{kind}"] = client.get(f"{V1}/{kind}?limit=1").json()
        id = found[f"get {V1}/{kind}"]["items"][0]["id"]
        if kind != "reports":
            found[f"get {V1}/{kind}/{{id}}"] = client.get(f"{V1}/{kind}/{id}").json()
    id = found[f"get {V1}/reports"]["items"][0]["id"]
    found[f"get {V1}/reports/{{id}}/spans"] = client.get(f"{V1}/reports/{id}/spans?start=0&end=8").json()
    found[f"get {V1}/search"] = client.get(f"{V1}/search?q=attack&limit=1").json()
    read = client.post(f"{V1}/read", content=SHORT, headers={"content-type": "text/plain"}).json()
    found[f"post {V1}/read"] = found[f"get {V1}/reports/{{id}}"] = read
    return found


def _decided(client: TestClient) -> dict[str, Any]:
    """What a person decides, and what they are answered."""

    def post(address: str, **body: str) -> Any:
        answer = client.post(V1 + address, json=body, headers={"authorization": "Bearer secret"})
        answer.raise_for_status()
        return answer.json()

    def get(address: str) -> Any:
        return client.get(V1 + address).json()

    found = {f"get {V1}/review-queue": get("/review-queue?limit=1")}
    event = get("/events?limit=1")["items"][0]
    found[f"post {V1}/reviews"] = made = post(
        "/reviews", record=event["id"], decision="accept", why="The text says so."
    )
    found[f"get {V1}/reviews"], found[f"get {V1}/reviews/{{id}}"] = (
        get("/reviews?limit=1"),
        get(f"/reviews/{made['id']}"),
    )
    found[f"post {V1}/reviews/{{id}}/undo"] = post(f"/reviews/{made['id']}/undo")
    one, other = (actor["id"] for actor in get("/actors?kind=person&limit=2")["items"])
    found[f"post {V1}/judgements"] = post("/judgements", left=one, right=other, verdict="different")
    found[f"get {V1}/judgements"] = get("/judgements?limit=1")
    incident = next(each for each in get("/incidents")["items"] if each["reports"] > 1)
    telling = get(f"/incidents/{incident['id']}")["reports"][-1]["happening_id"]
    apart = post(f"/incidents/{incident['id']}/split", happening=telling)
    found[f"post {V1}/incidents/{{id}}/split"] = apart
    left = next(each["id"] for each in get("/incidents")["items"] if each["id"] != apart["id"])
    found[f"post {V1}/incidents/{{id}}/join"] = post(f"/incidents/{left}/join", other=apart["id"])
    return found


if __name__ == "__main__":
    written = Path(api.__file__).with_name(EXAMPLES)
    written.write_text(json.dumps(examples(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(written)
