"""The page of an actor: its names, what holds of it, what it does, with whom, what it says and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.ledger.asking.answers import EventRow, StatusRow
from dateline.ledger.asking.portrait import Portrait
from dateline.resolving.edtf import days
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["Moment", "actor", "router"]

router = APIRouter()

_AT_MOST = 200  # rows of each kind that the page holds; the rest is a link to all of them
_SHOWN = 8  # of those, in lists; the timeline has them all

_OFFICES = ("office", "member")


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on the timeline: the day on which it began, and whether the actor did it or underwent it."""

    day: str | None
    event: EventRow
    role: str


@router.get("/actors/{name:path}", response_class=HTMLResponse)
def actor(request: Request, ledger: OpenLedger, name: str) -> HTMLResponse:
    """The actor of that id or name."""
    found = ledger.portrait(name, _AT_MOST)
    return page(
        request,
        "actor.html",
        actor=found.actor,
        portrait=found,
        offices=_by_time(row for row in found.statuses.rows if row.kind in _OFFICES),
        statuses=_by_time(row for row in found.statuses.rows if row.kind not in _OFFICES),
        moments=_moments(found),
        shown=_SHOWN,
    )


def _moments(found: Portrait) -> list[Moment]:
    """What the actor did and underwent, the newest first; an event in which it is on both sides stands once."""
    roles = {row.id: "recipient" for row in found.underwent.rows} | {row.id: "actor" for row in found.did.rows}
    rows = {row.id: row for row in (*found.underwent.rows, *found.did.rows)}
    made = [Moment(days(row.date)[0], row, roles[id]) for id, row in rows.items()]
    return sorted(made, key=lambda moment: (moment.day or "", moment.event.id), reverse=True)


def _by_time(rows: Iterable[StatusRow]) -> list[StatusRow]:
    """Statuses in the order in which they were set, or else told."""
    return sorted(rows, key=lambda row: ((row.times or row.published or "").split(", ")[0], row.id))
