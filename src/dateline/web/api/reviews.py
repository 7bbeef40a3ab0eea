"""Reviews over HTTP: what persons decided, what needs a look, and, for somebody with a token, deciding."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from dateline.clock import now
from dateline.errors import ReviewError
from dateline.ledger.asking.answers import JudgementRow, QueueRow, ReviewRow
from dateline.ledger.asking.leaves import Leaf
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, PROBLEMS, Listed, listed
from dateline.web.api.parameters import Cursor, Id, Limit, Name
from dateline.web.ledgers import OpenLedger, WritableLedger
from dateline.web.problems import responses
from dateline.web.security import Writer

__all__ = [
    "Deciding",
    "Joined",
    "Joining",
    "Judging",
    "Parting",
    "Queue",
    "corrections",
    "decide",
    "join",
    "judge",
    "judgements",
    "queue",
    "review",
    "reviews",
    "router",
    "split",
    "undo",
]

router = APIRouter(tags=["reviews"])

_WRITING = ITEM_PROBLEMS | responses(403, 413)
_KEY = (int,)  # the number of a decision

Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Why = Annotated[str | None, Field(max_length=2_000, description="The reason, in the person's words.")]
Kind = Literal["again", "event", "attribution", "status", "actor", "incident", "same"]


class Deciding(BaseModel):
    """A decision on one record."""

    record: Words = Field(description="The id of the record, or the beginning of it.", examples=["4f2a9c"])
    decision: Literal["accept", "reject", "edit"]
    field: Words | None = Field(default=None, description="Of an edit: which field.", examples=["modality"])
    to: Any = Field(
        default=None,
        description="Of an edit: what it should be; words as they stand in the report, START-END or a span; null none.",
        examples=["planned"],
    )
    why: Why = None


class Judging(BaseModel):
    """A judgement on two actors."""

    left: Words = Field(examples=["TTP"])
    right: Words = Field(examples=["9eb4f8f5a3b79125"])
    verdict: Literal["same", "different", "open"] = Field(description="`open` takes back what was judged before.")
    why: Why = None


class Parting(BaseModel):
    """A telling that is another happening than the others of its incident."""

    happening: Words = Field(description="The `happening_id` of a report of the incident.", examples=["613ed348b9"])
    why: Why = None


class Joining(BaseModel):
    """Another incident that is the same happening."""

    other: Words = Field(description="The id of the other incident.", examples=["700ed844"])
    why: Why = None


class Joined(BaseModel):
    """The incident that a judgement leaves."""

    id: str = Field(examples=["15a373ce5715419a"])


class Queue(BaseModel):
    """What needs a look, what most needs one first."""

    items: list[QueueRow]


@router.get("/reviews", response_model=Listed[ReviewRow], responses=ITEM_PROBLEMS, summary="List decisions")
def reviews(
    ledger: OpenLedger,
    record: Name = None,
    report: Name = None,
    undone: Annotated[bool, Query(description="Also those that were taken back.")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """What persons decided, the latest first, and whether it still applies after re-readings."""
    asked = {"record": record, "report": report, "undone": undone}
    after = cursors.read("reviews", asked, cursor, _KEY)
    before = int(after[0]) if after else None
    rows = ledger.reviews(record=record, report=report, undone=undone, before=before, limit=limit + 1)
    more = (rows[limit - 1].number,) if len(rows) > limit else None
    return listed("reviews", asked, Leaf(tuple(rows[:limit]), more))


@router.get("/reviews/{id}", response_model=ReviewRow, responses=ITEM_PROBLEMS, summary="One decision")
def review(ledger: OpenLedger, id: Id) -> Any:
    """One decision by its number or its id."""
    return ledger.review(id)


@router.post("/reviews", response_model=ReviewRow, status_code=201, responses=_WRITING, summary="Decide on a record")
def decide(ledger: WritableLedger, person: Writer, deciding: Deciding) -> Any:
    """Accept, reject or edit a record; it is kept with the name of the token. What cannot be so is a 422."""
    known: dict[str, Any] = {"by": person.name, "at": now(), "why": deciding.why}
    if deciding.decision == "edit":
        if deciding.field is None:
            raise ReviewError("An edit names its field: give one, such as type or place.")
        made = ledger.edit(deciding.record, deciding.field, deciding.to, **known)
    else:
        decide_so = ledger.accept if deciding.decision == "accept" else ledger.reject
        made = decide_so(deciding.record, **known)
    return ledger.review(made.id)


@router.post("/reviews/{id}/undo", response_model=ReviewRow, responses=_WRITING, summary="Take a decision back")
def undo(ledger: WritableLedger, person: Writer, id: Id) -> Any:
    """Take a decision back, whatever was decided since; a 422 where a later one rests on it."""
    return ledger.review(ledger.undo(id, by=person.name, at=now()).id)


@router.get("/review-queue", response_model=Queue, responses=PROBLEMS, summary="What needs a look")
def queue(
    ledger: OpenLedger,
    kind: Annotated[Kind | None, Query(description="Only this kind.", examples=["event"])] = None,
    limit: Limit = 50,
) -> Any:
    """Doubtful records, disputed incidents, new actors, pairs that may be one actor, and decisions put in question."""
    return {"items": ledger.review_queue(kind=kind, limit=limit)}


@router.get(
    "/corrections",
    responses=PROBLEMS | {200: {"content": {"application/x-ndjson": {}}, "description": "One correction a line."}},
    response_class=Response,
    summary="Decisions as training data",
)
def corrections(ledger: OpenLedger) -> Response:
    """Each decision with the report's text, the machine's record and the person's, as `dateline corrections` gives."""
    from io import StringIO

    from dateline.export.jsonl import write

    out = StringIO()
    write(ledger.corrections(), out)
    return Response(out.getvalue(), media_type="application/x-ndjson")


@router.get("/judgements", response_model=list[JudgementRow], responses=PROBLEMS, summary="List judgements")
def judgements(ledger: OpenLedger, limit: Limit = 50) -> Any:
    """What persons judged of who and what is one, the last first; the last on a pair holds."""
    return ledger.judgements(limit=limit)


@router.post(
    "/judgements", response_model=JudgementRow, status_code=201, responses=_WRITING, summary="Judge two actors"
)
def judge(ledger: WritableLedger, person: Writer, judging: Judging) -> Any:
    """Judge two actors the same or different, or take that back."""
    known: dict[str, Any] = {"by": person.name, "at": now(), "why": judging.why}
    if judging.verdict == "open":
        return ledger.take_back(judging.left, judging.right, **known)
    return ledger.judge(judging.left, judging.right, judging.verdict, **known)


@router.post("/incidents/{id}/split", response_model=Joined, responses=_WRITING, summary="Split a report off")
def split(ledger: WritableLedger, person: Writer, id: Id, parting: Parting) -> Any:
    """Judge that a report of an incident tells of another happening; the id of the incident that it then tells."""
    return Joined(id=ledger.split(id, parting.happening, by=person.name, at=now(), why=parting.why))


@router.post("/incidents/{id}/join", response_model=Joined, responses=_WRITING, summary="Join two incidents")
def join(ledger: WritableLedger, person: Writer, id: Id, joining: Joining) -> Any:
    """Judge that two incidents are one happening; the id of the one that they make."""
    return Joined(id=ledger.join(id, joining.other, by=person.name, at=now(), why=joining.why))
