"""A leaf of a list as the API gives it."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

from dateline.ledger.asking.leaves import Leaf
from dateline.web.api import cursors
from dateline.web.problems import responses

__all__ = ["ITEM_PROBLEMS", "PROBLEMS", "Listed", "listed"]

Row = TypeVar("Row")

# What any route may answer with: a fault in the request, a guarded site, too many requests, a ledger out of reach.
PROBLEMS: dict[int | str, dict[str, Any]] = responses(400, 401, 422, 429, 503)
ITEM_PROBLEMS: dict[int | str, dict[str, Any]] = PROBLEMS | responses(404)


class Listed(BaseModel, Generic[Row]):
    """A leaf of a list."""

    items: list[Row] = Field(description="The items, in the order of the list.")
    next: str | None = Field(description="The cursor of the next leaf; null where this is the last.")


def listed(name: str, asked: dict[str, Any], leaf: Leaf[Row]) -> dict[str, Any]:
    """The leaf with its cursor, for a list asked for under these filters."""
    return {"items": leaf.rows, "next": cursors.write(name, asked, leaf.after)}
