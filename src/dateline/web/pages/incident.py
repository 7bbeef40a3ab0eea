"""The page of an incident: what happened, each source's figures, its reports in order of time, and why they are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from dateline.clock import now
from dateline.ledger import Reader
from dateline.ledger.asking.answers import JudgementRow
from dateline.ledger.asking.overview import Point
from dateline.ledger.incidents.answers import FigureRow, IncidentRow, IncidentStory, MergeRow, ToldRow
from dateline.ledger.incidents.filter import IncidentFilter
from dateline.web.api import cursors
from dateline.web.api.parameters import Cursor
from dateline.web.ledgers import OpenLedger, WritableLedger
from dateline.web.pages.templating import page
from dateline.web.security import Writer

__all__ = ["Bar", "Reason", "incident", "incidents", "join", "router", "split", "unjudge"]

router = APIRouter()

_AT_ONCE = 50  # incidents on a page of the list
_REASON = 2000  # letters


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as it is drawn: whose it is, low, best and high; ``whole`` for the incident's own reckoning."""

    source: str
    low: float | None
    best: float | None
    high: float | None
    told: ToldRow | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of why two reports tell one happening, and whether it speaks for that."""

    speaks_for: bool
    words: str


@router.get("/incidents", response_class=HTMLResponse)
def incidents(request: Request, ledger: OpenLedger, cursor: Cursor = None) -> HTMLResponse:
    """All incidents, the newest first."""
    place = cursors.read("incidents", {}, cursor, (str, str))
    leaf = ledger.incident_leaf(IncidentFilter(), after=place, limit=_AT_ONCE)
    after = cursors.write("incidents", {}, leaf.after)
    return page(request, "incidents.html", incidents=leaf.rows, cursor=cursor, next=after)


@router.post("/incidents/{name}/split")
def split(
    ledger: WritableLedger,
    person: Writer,
    name: str,
    happening: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=_REASON)] = "",
) -> RedirectResponse:
    """Judge that a report's telling is another happening than the rest of the incident, and show what is left."""
    rest = next((each.happening_id for each in ledger.incident(name).reports if each.happening_id != happening), None)
    made = ledger.split(name, happening, by=person.name, at=now(), why=why or None)
    return _shown(ledger, rest, made)


@router.post("/incidents/{name}/join")
def join(
    ledger: WritableLedger,
    person: Writer,
    name: str,
    other: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=_REASON)] = "",
) -> RedirectResponse:
    """Judge that another incident, by its id or address, is this one, and show the two as one."""
    called = other.strip().rstrip("/").rpartition("/")[2].partition("#")[0]
    return _address(ledger.join(name, called, by=person.name, at=now(), why=why or None))


@router.post("/incidents/{name}/unjudge")
def unjudge(
    ledger: WritableLedger, person: Writer, name: str, left: Annotated[str, Form()], right: Annotated[str, Form()]
) -> RedirectResponse:
    """Take back what was judged of two tellings."""
    return _address(ledger.unjudge(left, right, by=person.name, at=now()))


@router.get("/incidents/{name}", response_class=HTMLResponse)
def incident(request: Request, ledger: OpenLedger, name: str) -> HTMLResponse:
    """The incident of that id, or of the event of that id."""
    story = ledger.incident(name)
    judged = _judged(ledger, story)
    names = {report.happening_id: report for report in story.reports}
    others = {id for act in judged for row in act for id in (row.left_id, row.right_id)} - set(names)
    return page(
        request,
        "incident.html",
        story=story,
        incident=story.incident,
        days=_days(story.incident),
        bars=[(figure, _bars(figure)) for figure in story.figures],
        points=_points(story.incident),
        merges=[(merge, _reasons(merge)) for merge in story.merges],
        names=names,
        elsewhere={id: ledger.incident_telling(id) for id in sorted(others)},
        told=[report for report in story.reports if report.relation == "tells"],
        follows=[report for report in story.reports if report.relation != "tells"],
        stories=_stories(story),
        judged=judged,
    )


def _judged(ledger: Reader, story: IncidentStory) -> list[list[JudgementRow]]:
    """The judgements that hold of the tellings of an incident, those of one act together, the last act first."""
    tellings, last = {report.happening_id for report in story.reports}, dict[tuple[str, str], JudgementRow]()
    for row in ledger.judgements():
        if row.kind == "incident" and not tellings.isdisjoint((row.left_id, row.right_id)):
            last.setdefault((row.left_id, row.right_id), row)
    acts: dict[tuple[str, str, str], list[JudgementRow]] = {}
    for row in last.values():
        if row.verdict != "open":
            acts.setdefault((row.who, row.at, row.verdict), []).append(row)
    return list(acts.values())


def _shown(ledger: Reader, telling: str | None, otherwise: str) -> RedirectResponse:
    """To the incident that a telling belongs to now."""
    return _address(ledger.incident_telling(telling) or otherwise if telling else otherwise)


def _address(incident_id: str) -> RedirectResponse:
    return RedirectResponse(f"/incidents/{incident_id}", 303)


def _days(row: IncidentRow) -> str:
    """The days that it can have been, as EDTF."""
    return "/".join(dict.fromkeys(filter(None, [row.date_low, row.date_high])))


def _bars(figure: FigureRow) -> list[Bar]:
    """What each source says, in order of time, and last what the ledger makes of it."""
    bars = [Bar(_whose(told, figure.told), told.low, _best(told), told.high, told) for told in figure.told]
    return [*bars, Bar("Together", figure.low, figure.best, figure.high, whole=True)]


def _best(told: ToldRow) -> float | None:
    """The one number that a source gives: the least where it says "at least"."""
    return told.low if told.low is not None else told.high


def _whose(told: ToldRow, among: Sequence[ToldRow]) -> str:
    """Who says a figure: with the publisher where the source alone does not tell it from others, or else numbered."""
    for called in (_source, _in_paper):
        same = [each for each in among if called(each) == called(told)]
        if len(same) == 1:
            return called(told)
    return f"{_in_paper(told)} ({same.index(told) + 1})"


def _source(told: ToldRow) -> str:
    return told.source or told.publisher or "a report"


def _in_paper(told: ToldRow) -> str:
    return ", in ".join(dict.fromkeys(filter(None, [told.source, told.publisher]))) or "a report"


def _points(row: IncidentRow) -> list[Point]:
    if row.latitude is None or row.longitude is None:
        return []
    return [Point(row.id, row.place or "", row.country, row.latitude, row.longitude, 1)]


def _reasons(merge: MergeRow) -> list[Reason]:
    return [Reason(not why.startswith("-"), why.lstrip("+- ")) for why in merge.because]


def _stories(story: IncidentStory) -> dict[str, int]:
    """How many reports of the incident share the text of each story."""
    ids = [report.story_id for report in story.reports if report.story_id]
    return {id: ids.count(id) for id in ids}
