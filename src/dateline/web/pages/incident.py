"""The page of an incident: what happened, each source's figures, its reports in order of time, and why they are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.ledger.answers import FigureRow, IncidentRow, IncidentStory, MergeRow, ToldRow
from dateline.ledger.overview import Point
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page
from dateline.web.security import Entered

__all__ = ["Bar", "Reason", "router"]

router = APIRouter()


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


@router.get("/incidents/{name}", response_class=HTMLResponse)
def incident(request: Request, ledger: OpenLedger, session: Entered, name: str) -> HTMLResponse:
    """The incident of that id, or of the event of that id."""
    story = ledger.incident(name)
    return page(
        request,
        "incident.html",
        story=story,
        incident=story.incident,
        days=_days(story.incident),
        bars=[(figure, _bars(figure)) for figure in story.figures],
        points=_points(story.incident),
        merges=[(merge, _reasons(merge)) for merge in story.merges],
        names={report.happening_id: report for report in story.reports},
        told=[report for report in story.reports if report.relation == "tells"],
        follows=[report for report in story.reports if report.relation != "tells"],
        stories=_stories(story),
        session=session,
    )


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
    """Who says a figure, and in what, where that alone tells it from the others; numbered where even that does not."""

    def called(each: ToldRow) -> str:
        names = dict.fromkeys(filter(None, [each.source, each.publisher]))
        return ", in ".join(names) or "a report"

    same = [each for each in among if called(each) == called(told)]
    return called(told) if len(same) == 1 else f"{called(told)} ({same.index(told) + 1})"


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
