"""The set of shootings that ``incidents`` and ``figures`` are measured on, read into a ledger.

A row is one incident: ``incident_uri``, ``participants`` (each with a ``Status`` such as "Killed" or "Injured,
Arrested"), and ``reports``, each with ``id``, ``title``, ``text``, ``url`` and ``date``. Every report is read alone,
as the page that its title and text make, in an order shuffled by a fixed seed; no report knows of its incident.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dateline
from benchmarks import jsonlines
from dateline.errors import InputRefused
from dateline.ledger import Ledger

__all__ = ["SEEN", "Report", "Shooting", "answers", "digest", "filled", "load", "seen"]

SEED = 366  # of the kidnappings that were once counted for one
SEEN = Path(__file__).parent / "seen_incidents.txt"


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the set, and the incident that it is known to be about."""

    key: str
    incident: str
    page: str
    url: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Shooting:
    """One incident of the set: how many were killed and injured, and its reports."""

    uri: str
    killed: int
    injured: int
    reports: tuple[Report, ...]


def load(data: Path) -> list[Shooting]:
    """The incidents of the file, in its order."""
    found = []
    for row in jsonlines.read(data):
        statuses = [person.get("Status") or "" for person in row["participants"]]
        reports = tuple(
            Report(
                f"{row['incident_uri']}/{n}",
                row["incident_uri"],
                "\n\n".join(filter(None, [report["title"], report["text"]])),
                report["url"] or None,
                report["date"] or None,
            )
            for n, report in enumerate(row["reports"])
        )
        killed, injured = (sum(word in status for status in statuses) for word in ("Killed", "Injured"))
        found.append(Shooting(row["incident_uri"], killed, injured, reports))
    return found


@contextmanager
def filled(shootings: list[Shooting]) -> Iterator[tuple[Ledger, dict[str, str]]]:
    """A ledger of all reports, added in a shuffled order, and the ledger's id of each by its key.

    A report that Dateline refuses has none.
    """
    reports = [report for shooting in shootings for report in shooting.reports]
    random.Random(SEED).shuffle(reports)
    ids: dict[str, str] = {}
    with dateline.open(":memory:") as ledger:
        for report in reports:
            try:
                reading = dateline.read(report.page, url=report.url, published=report.date)
            except InputRefused:
                continue
            ledger.add(reading)
            ids[report.key] = reading.report.id
        yield ledger, ids


def answers(ledger: Ledger, ids: Mapping[str, str]) -> dict[str, str]:
    """The incident that each report is about, by the report's key; a report of none is alone with itself."""
    about = {
        report.report_id: row.id
        for row in ledger.incidents()
        for report in ledger.incident(row.id).reports
        if report.main
    }
    return {key: about.get(report_id, f"none of {key}") for key, report_id in ids.items()}


def seen(uri: str) -> bool:
    """Whether the weights of merging were fitted on this incident, so that a score on it says nothing."""
    return digest(uri) in SEEN.read_text(encoding="ascii").split()


def digest(uri: str) -> str:
    """An incident's id as ``seen_incidents.txt`` has it."""
    return hashlib.sha256(uri.encode()).hexdigest()[:8]
