"""The page to explore: a filter that the address holds, and what it lets through as a table, a map or a timeline."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from dateline.errors import NotFound, SettingsError
from dateline.export import csv
from dateline.ledger import Reader
from dateline.ledger.asking.answers import EventRow
from dateline.ledger.asking.filtering import MODALITIES, Box, EventFilter
from dateline.ledger.asking.leaves import Leaf
from dateline.web.api import cursors
from dateline.web.api.parameters import Cursor
from dateline.web.ledgers import OpenLedger
from dateline.web.pages.templating import page

__all__ = ["Asked", "asked", "explore", "explore_csv", "router"]

router = APIRouter()

View = Literal["table", "map", "timeline"]

_FIELDS = {
    "type": "type", "actor": "actor", "place": "place", "bbox": "on the map", "since": "since", "until": "until",
    "modality": "modality", "source": "source", "single": "single source only", "disputed": "disputed",
}  # fmt: skip
_TICKED = ("single", "disputed")
_AT_ONCE = 50  # events on a page of the table
_BATCH = 500  # events that are read at once for CSV
_LENGTH = 200  # letters of a field: no name or date has more


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter as an address holds it: every field is words, and empty asks nothing."""

    type: str = ""
    actor: str = ""
    place: str = ""
    bbox: str = ""
    since: str = ""
    until: str = ""
    modality: str = ""
    source: str = ""
    single: str = ""
    disputed: str = ""

    def filter(self) -> EventFilter:
        """The filter; raises SettingsError for a piece of the map that is none."""
        return EventFilter(
            type=self.type or None,
            actor=self.actor or None,
            place=self.place or None,
            box=Box.read(self.bbox) if self.bbox else None,
            since=self.since or None,
            until=self.until or None,
            modality=self.modality or None,
            source=self.source or None,
            single_source=bool(self.single),
            disputed=bool(self.disputed),
        )

    def address(self, path: str = "/explore", **changed: Any) -> str:
        """The address of this filter, with other things changed or added; an empty value takes one away."""
        known = {field.name: getattr(self, field.name) for field in fields(self)} | changed
        query = urlencode({name: value for name, value in known.items() if value})
        return f"{path}?{query}" if query else path


Words = Annotated[str, Query(max_length=_LENGTH)]


def asked(
    type: Words = "",
    actor: Words = "",
    place: Words = "",
    bbox: Words = "",
    since: Words = "",
    until: Words = "",
    modality: Words = "",
    source: Words = "",
    single: Words = "",
    disputed: Words = "",
) -> Asked:
    """The filter of a request."""
    words = (type, actor, place, bbox, since, until, modality, source, single, disputed)
    return Asked(*(word.strip() for word in words))


AskedFilter = Annotated[Asked, Depends(asked)]


@router.get("/explore", response_class=HTMLResponse)
def explore(
    request: Request, ledger: OpenLedger, asked: AskedFilter, view: View = "table", cursor: Cursor = None
) -> HTMLResponse:
    """The events that the filter lets through; only that part of the page where htmx asks for it."""
    shown: dict[str, Any] = {"fault": None, "total": 0, "next": None}
    shown |= {name: [] for name in ("events", "points", "periods", "tallies")}
    try:
        shown |= _shown(ledger, asked, view, cursor)
    except (NotFound, SettingsError) as error:
        shown["fault"] = str(error)
    partial = request.headers.get("hx-request") == "true"
    answer = page(
        request,
        "explore_results.html" if partial else "explore.html",
        partial=partial,
        asked=asked,
        view=view,
        views=get_args(View),
        chips=_chips(asked),
        cursor=cursor,
        modalities=MODALITIES,
        **shown,
    )
    answer.headers["vary"] = "HX-Request"
    answer.headers["hx-push-url"] = asked.address(view=view if view != "table" else "", cursor=cursor)
    return answer


@router.get("/explore.csv")
def explore_csv(ledger: OpenLedger, asked: AskedFilter) -> StreamingResponse:
    """The same events as CSV, one a line."""
    wanted = asked.filter()
    first = ledger.event_leaf(wanted, limit=_BATCH)
    name = {"content-disposition": 'attachment; filename="events.csv"'}
    return StreamingResponse(_lines(ledger, wanted, first), media_type="text/csv; charset=utf-8", headers=name)


def _chips(asked: Asked) -> list[tuple[str, str, str]]:
    """What the filter asks: in which field, for what, and the address without it."""
    named = ((name, getattr(asked, name)) for name in _FIELDS)
    return [
        (_FIELDS[name], "" if name in _TICKED else value, asked.address(**{name: ""})) for name, value in named if value
    ]


def _shown(ledger: Reader, asked: Asked, view: View, cursor: str | None) -> dict[str, Any]:
    """What a view shows of the events that the filter lets through."""
    wanted = asked.filter()
    tallies = ledger.tallies(wanted)
    found: dict[str, Any] = {"tallies": tallies, "total": sum(tally.events for tally in tallies)}
    if view == "map":
        found["points"] = ledger.points(wanted)
    elif view == "timeline":
        found["periods"] = ledger.periods(wanted)
    else:
        after = cursors.read("explore", asdict(asked), cursor, (str, int, int))
        leaf = ledger.event_leaf(wanted, after=after, limit=_AT_ONCE)
        found |= {"events": leaf.rows, "next": cursors.write("explore", asdict(asked), leaf.after)}
    return found


def _lines(ledger: Reader, wanted: EventFilter, leaf: Leaf[EventRow]) -> Iterator[str]:
    """The rows as text, a leaf at a time under one heading."""
    heading = _text(())
    yield heading
    while True:
        yield _text(leaf.rows).removeprefix(heading)
        if leaf.after is None:
            return
        leaf = ledger.event_leaf(wanted, after=leaf.after, limit=_BATCH)


def _text(rows: Sequence[EventRow]) -> str:
    out = io.StringIO()
    csv.write(EventRow, rows, out)
    return out.getvalue()
