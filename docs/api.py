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
        with TestClient(create_app(path), base_url="http://localhost") as client:
            return _asked(client)


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


if __name__ == "__main__":
    written = Path(api.__file__).with_name(EXAMPLES)
    written.write_text(json.dumps(examples(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(written)
