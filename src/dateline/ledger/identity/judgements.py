"""A person's judgements on what is one and what is two, kept one after another; the last word on a pair holds.

None is ever changed or deleted: to take one back is another judgement, so that who said what and when can be read.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from dateline.errors import ReviewError
from dateline.ledger.asking.answers import JudgementRow
from dateline.ledger.tables import judgement
from dateline.merging.pairs import Pair, pair
from dateline.records import identify

__all__ = ["Verdict", "history", "record", "take_back", "verdicts"]

Verdict = Literal["same", "different"]


def record(
    connection: Connection, kind: str, left: str, right: str, verdict: str, *, by: str, at: str, why: str | None = None
) -> JudgementRow:
    """Keep a judgement on two ids; ``at`` is the caller's time. Raises ReviewError for a thing judged with itself."""
    if left == right:
        raise ReviewError(f"{left!r} is one and not two: name two different ones to judge.")
    if not by.strip():
        raise ReviewError("A judgement needs the name of who judges: give one.")
    left, right = pair(left, right)
    number = connection.execute(select(func.coalesce(func.max(judgement.c.number), 0))).scalar_one() + 1
    row = JudgementRow(
        identify("judgement", number, kind, left, right, verdict, by, at, why), kind, left, right, verdict, by, at, why
    )
    values = {"id": row.id, "number": number, "kind": kind, "left_id": left, "right_id": right, "verdict": verdict}
    connection.execute(insert(judgement), values | {"who": by, "at": at, "why": why})
    return row


def take_back(
    connection: Connection, kind: str, left: str, right: str, *, by: str, at: str, why: str | None = None
) -> JudgementRow:
    """Let a judgement hold no more; raises ReviewError where nothing stands on the pair."""
    if verdicts(connection, kind).get(pair(left, right), "open") == "open":
        raise ReviewError(f"Nothing is judged of {left!r} and {right!r}, so nothing can be taken back.")
    return record(connection, kind, left, right, "open", by=by, at=at, why=why)


def verdicts(connection: Connection, kind: str) -> dict[Pair, str]:
    """The last word on each pair: same, different, or open where it was taken back."""
    c = judgement.c
    query = select(c.left_id, c.right_id, c.verdict).where(c.kind == kind).order_by(c.number)
    return {(left, right): verdict for left, right, verdict in connection.execute(query)}


def history(connection: Connection, limit: int | None = None) -> list[JudgementRow]:
    """Every judgement, the last first."""
    c = judgement.c
    query = select(c.id, c.kind, c.left_id, c.right_id, c.verdict, c.who, c.at, c.why).order_by(c.number.desc())
    return [JudgementRow(*row) for row in connection.execute(query.limit(limit))]
