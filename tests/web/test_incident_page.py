"""The page of an incident without a browser: its forms part and join incidents, and take that back."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.ledger import Ledger
from dateline.records import Event, Reading, Report, Time
from dateline.web.app import create_app

SAID = {
    "Gazette": "Gunmen shelled the ferry at Zenda with mortars on Monday, killing 14 soldiers of the river guard.",
    "Courier": "Gunmen shelled the Zenda ferry on Monday and killed 14 soldiers of the river guard, the mayor said.",
}


def told(publisher: str) -> Reading:
    """What a paper tells of the ferry."""
    report = Report.of(SAID[publisher], title=f"{publisher}: a ferry", publisher=publisher, published="2023-02-14")
    sentence = report.span(0, len(report.text))
    return Reading(
        report, events=(Event(publisher, "ASSAULT", report.span(7, 14), (sentence,), time=Time("2023-02-13")),)
    )


class Forms(HTMLParser):
    """The forms of a page: by the words on their button, where they lead and what they send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, dict[str, str]]] = {}
        self._action, self._fields, self._on_button = "", dict[str, str](), False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._action, self._fields = known["action"], {}
        elif tag == "input" and "name" in known:
            self._fields[known["name"]] = known.get("value", "")
        self._on_button = tag == "button"

    def handle_data(self, data: str) -> None:
        if self._on_button and data.strip():
            self.found[data.strip()] = (self._action, self._fields)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A site over a ledger of two papers that tell one happening, entered by Ann."""
    with Ledger.open(tmp_path / "news.db") as ledger:
        for publisher in SAID:
            ledger.add(told(publisher))
        assert len(ledger.incidents()) == 1
    app = create_app(tmp_path / "news.db")
    with TestClient(app, base_url="http://localhost:8000") as made:
        made.get("/enter", params={"key": app.state.sessions.link("Ann")})
        yield made


def of(client: TestClient, event: str) -> tuple[str, str]:
    """The id of the incident of an event, and its page."""
    (row,) = (row for row in client.get("/api/v1/events").json()["items"] if row["id"] == event)
    found = client.get(f"/api/v1/events/{row['id']}").json()["incident_id"]
    return found, client.get(f"/incidents/{found}").text


def press(client: TestClient, page: str, button: str, **filled: str) -> str:
    """The page that pressing a button leads to."""
    action, fields = Forms(page).found[button]
    answer = client.post(action, data=fields | filled)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_what_the_forms_judge_holds_until_it_is_taken_back(client: TestClient) -> None:
    _, page = of(client, "Gazette")
    press(client, page, "Split off: another happening")
    (one, page), (other, _) = of(client, "Gazette"), of(client, "Courier")
    assert one != other and "different happenings" in page
    page = press(client, page, "Take back")
    assert of(client, "Gazette")[0] == of(client, "Courier")[0] and "What was judged" not in page


def test_two_incidents_are_joined_with_the_reason(client: TestClient) -> None:
    press(client, of(client, "Gazette")[1], "Split off: another happening")
    (_, page), (other, _) = of(client, "Gazette"), of(client, "Courier")
    page = press(client, page, "Join: the same happening", other=other, why="One ferry.")
    assert of(client, "Gazette")[0] == of(client, "Courier")[0]
    assert "one happening" in page and "One ferry." in page


def test_who_has_not_entered_finds_no_form(client: TestClient) -> None:
    client.cookies.clear()
    _, page = of(client, "Gazette")
    assert "enter by name" in page and not {"Join: the same happening", "Split off: another happening"} & {
        *Forms(page).found
    }
