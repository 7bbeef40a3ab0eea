"""The page on which a person corrects the machine: the queue, the record at hand in its text, and its fields.

Every button and link of it has a key (``keys.js``); without scripts it is forms and links that work all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dateline.clock import now
from dateline.errors import DatelineError, NotFound, ReviewError
from dateline.ledger import Ledger, Reader
from dateline.ledger.asking.answers import QueueRow, ReviewRow
from dateline.ledger.reviewing.finding import Found
from dateline.ledger.reviewing.queue import KINDS
from dateline.ontology import Ontology
from dateline.web.ledgers import OpenLedger, WritableLedger
from dateline.web.pages.boxes import Group, groups, word_fields
from dateline.web.pages.marking import Piece, paragraphs
from dateline.web.pages.templating import page
from dateline.web.security import Entered, Writer
from dateline.web.sessions import Session

__all__ = ["Work", "decide", "judge", "keep", "review", "router", "undo"]

router = APIRouter()

_LISTED = 40  # rows of the queue on the page
_LATEST = 8  # decisions that are listed, to be undone

Field = Annotated[str, Form(max_length=200)]
Text = Annotated[str, Form(max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Work:
    """The record at hand: in its text, with its fields, its decisions and the row of the queue that led to it."""

    found: Found
    row: QueueRow | None
    review: str | None
    paragraphs: list[list[Piece]]
    groups: list[Group]
    word_fields: list[tuple[str, str]]
    decisions: list[ReviewRow]


@router.get("/review", response_class=HTMLResponse)
def review(
    request: Request,
    ledger: OpenLedger,
    session: Entered,
    record: str | None = None,
    other: str | None = None,
    decision: int | None = None,
    kind: str | None = None,
) -> HTMLResponse:
    """The queue, and what of it is at hand: the record named, or else the first of the queue."""
    return _page(request, ledger, session, record=record, other=other, decision=decision, kind=kind)


@router.post("/review/decide")
def decide(
    request: Request,
    ledger: WritableLedger,
    session: Entered,
    person: Writer,
    record: Field,
    decision: Field,
    field: Field = "",
    to: Text = "",
    why: Text = "",
    kind: Field = "",
    following: Field = "",
) -> Response:
    """Accept, reject or edit a record; then the next of the queue, or after an edit the same record again."""
    known = {"by": person.name, "at": now(), "why": why}
    try:
        if decision == "accept":
            ledger.accept(record, **known)
        elif decision == "reject":
            ledger.reject(record, **known)
        elif decision == "edit":
            ledger.edit(record, *_edit(field, to), **known)
        else:
            raise ReviewError(f"{decision!r} is no decision: say accept, reject or edit.")
    except (ReviewError, NotFound) as error:
        return _page(request, ledger, session, record=record, kind=kind or None, fault=error)
    return _to(record if decision == "edit" else following, kind)


@router.post("/review/undo")
def undo(
    request: Request, ledger: WritableLedger, session: Entered, person: Writer, decision: Field, kind: Field = ""
) -> Response:
    """Take a decision back, and show its record."""
    try:
        undone = ledger.undo(decision, by=person.name, at=now())
    except (ReviewError, NotFound) as error:
        return _page(request, ledger, session, kind=kind or None, fault=error)
    return _to(f"record={undone.applies_to}" if undone.applies_to else "", kind)


@router.post("/review/keep")
def keep(ledger: WritableLedger, person: Writer, decision: Field, kind: Field = "") -> Response:
    """Keep a decision that a newer reading had put in question."""
    ledger.keep(decision)
    return _to("", kind)


@router.post("/review/judge")
def judge(
    request: Request,
    ledger: WritableLedger,
    session: Entered,
    person: Writer,
    left: Field,
    right: Field,
    verdict: Field,
    why: Text = "",
    kind: Field = "",
    following: Field = "",
) -> Response:
    """Judge two actors the same or different."""
    try:
        if verdict not in ("same", "different"):
            raise ReviewError(f"{verdict!r} is no verdict: say same or different.")
        told: Literal["same", "different"] = "same" if verdict == "same" else "different"
        ledger.judge(left, right, told, by=person.name, at=now(), why=why or None)
    except (ReviewError, NotFound) as error:
        return _page(request, ledger, session, record=left, other=right, kind=kind or None, fault=error)
    return _to(following, kind)


def _page(
    request: Request,
    ledger: Reader | Ledger,
    session: Session | None,
    *,
    record: str | None = None,
    other: str | None = None,
    decision: int | None = None,
    kind: str | None = None,
    fault: DatelineError | None = None,
) -> HTMLResponse:
    """The page; a fault is told above the record, with the status of one where no script swaps the page in."""
    kind = kind if kind in KINDS else None
    queue = ledger.review_queue(kind=kind, limit=_LISTED)
    row = _row(queue, record, other, decision)
    again = ledger.review(str(decision)) if decision is not None else None
    named = record or (row.id if row else None)
    ontology = Ontology.load(request.app.state.site.settings.profile)
    at = queue.index(row) if row in queue else -1
    return page(
        request,
        "review.html",
        status=422 if fault and "hx-request" not in request.headers else 200,
        session=session,
        queue=queue,
        kinds=KINDS,
        kind=kind,
        row=row,
        again=again,
        work=_work(ledger, named, row, ontology, fault is None and again is None) if named else None,
        previous=_query(queue[at - 1]) if at > 0 else None,
        following=_query(queue[at + 1]) if -1 <= at < len(queue) - 1 else None,
        latest=ledger.reviews(limit=_LATEST),
        query_of=_query,
        fault=str(fault) if fault else None,
    )


def _row(queue: list[QueueRow], record: str | None, other: str | None, decision: int | None) -> QueueRow | None:
    """The row of the queue that is at hand: the one that is asked for, or the first where none is."""
    if decision is not None:
        return next((row for row in queue if row.decision == decision), None)
    if record is not None:
        return next((row for row in queue if (row.id, row.other_id) == (record, other) and row.kind != "again"), None)
    return queue[0] if queue else None


def _work(ledger: Reader, name: str, row: QueueRow | None, ontology: Ontology, must: bool) -> Work | None:
    """The record; None where there is none any more and something else is told of."""
    try:
        found = ledger.record(name)
    except NotFound:
        if must and row is None:
            raise
        return None
    record_id = found.record.id
    standing = ledger.reviews(record=record_id, undone=True)
    return Work(
        found=found,
        row=row,
        review=ledger.standing(record_id),
        paragraphs=paragraphs(found.reading) if found.report_id else [],
        groups=groups(found.reading, found.record, ontology),
        word_fields=word_fields(found.record),
        decisions=standing,
    )


def _edit(field: str, to: str) -> tuple[str, Any]:
    """The field and value that a form means: ``new.ROLE`` makes a participant of the words."""
    head, _, role = field.partition(".")
    if head == "new":
        return "participant", {"role": role, "words": to}
    return field, to if to.strip() else None


def _query(row: QueueRow) -> str:
    """The address of a row of the queue, behind the question mark."""
    if row.decision is not None:
        return urlencode({"decision": row.decision})
    return urlencode({"record": row.id} | ({"other": row.other_id} if row.other_id else {}))


def _to(query: str, kind: str) -> RedirectResponse:
    """On to a record (its address behind the question mark, or its id alone), within the kind that was chosen."""
    asked = query if "=" in query else urlencode({"record": query}) if query else ""
    more = urlencode({"kind": kind}) if kind in KINDS else ""
    return RedirectResponse("/review?" + "&".join(filter(None, [asked, more])), 303)
