"""Statements and statuses: who says what, and what holds of whom."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter

from dateline.ledger.asking.answers import StatementRow, StatusRow
from dateline.ledger.asking.items import StatementTold, StatusTold
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, Listed, listed
from dateline.web.api.parameters import About, Cursor, Id, Limit, Name, text
from dateline.web.ledgers import OpenLedger

__all__ = ["router", "statement", "statements", "status", "statuses"]

router = APIRouter()

_KEY = (str, int, int)  # the publication date, the number of the report, the position in it


@router.get(
    "/statements", response_model=Listed[StatementRow], responses=ITEM_PROBLEMS, summary="List statements",
    tags=["statements"],
)  # fmt: skip
def statements(
    ledger: OpenLedger,
    by: About = None,
    about: About = None,
    report: Name = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """Who says what, the newest report first."""
    asked = {"by": by, "about": about, "report": report}
    after = cursors.read("statements", asked, cursor, _KEY)
    return listed("statements", asked, ledger.statement_leaf(**asked, after=after, limit=limit))


@router.get(
    "/statements/{id}", response_model=StatementTold, responses=ITEM_PROBLEMS, summary="One statement",
    tags=["statements"],
)  # fmt: skip
def statement(ledger: OpenLedger, id: Id) -> Any:
    """One statement with its spans and its source."""
    return ledger.statement_told(id)


@router.get(
    "/statuses", response_model=Listed[StatusRow], responses=ITEM_PROBLEMS, summary="List statuses", tags=["statuses"]
)
def statuses(
    ledger: OpenLedger,
    holder: Name = None,
    kind: Annotated[str | None, text("The kind of status.", "designated")] = None,
    report: Name = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """What holds of whom on whose word, the newest report first."""
    asked = {"holder": holder, "kind": kind, "report": report}
    after = cursors.read("statuses", asked, cursor, _KEY)
    return listed("statuses", asked, ledger.status_leaf(**asked, after=after, limit=limit))


@router.get(
    "/statuses/{id}", response_model=StatusTold, responses=ITEM_PROBLEMS, summary="One status", tags=["statuses"]
)
def status(ledger: OpenLedger, id: Id) -> Any:
    """One status with its spans, who says so, and the actors and places that it names."""
    return ledger.status_told(id)
