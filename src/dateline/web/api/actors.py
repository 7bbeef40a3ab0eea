"""Actors and places: who and where."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from dateline.ledger.asking.answers import ActorRow, PlaceRow
from dateline.records import ActorKind
from dateline.web.api import cursors
from dateline.web.api.listed import ITEM_PROBLEMS, PROBLEMS, Listed, listed
from dateline.web.api.parameters import Cursor, Id, Limit, text
from dateline.web.ledgers import OpenLedger

__all__ = ["actor", "actors", "place", "places", "router"]

router = APIRouter()

Begins = Annotated[str | None, text("The beginning of a name, in any case.", "Red")]
Country = Annotated[str | None, Query(description="ISO 3166-1 alpha-3.", examples=["MLI"], pattern=r"^[A-Za-z]{3}$")]


@router.get("/actors", response_model=Listed[ActorRow], responses=PROBLEMS, summary="List actors", tags=["actors"])
def actors(
    ledger: OpenLedger,
    name: Begins = None,
    kind: Annotated[ActorKind | None, Query(description="What kind of actor.")] = None,
    country: Country = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Any:
    """The actors by name, with how often and in how many reports each is named."""
    asked = {"name": name, "kind": kind, "country": country}
    after = cursors.read("actors", asked, cursor, (str, str))
    return listed("actors", asked, ledger.actor_leaf(**asked, after=after, limit=limit))


@router.get("/actors/{id}", response_model=ActorRow, responses=ITEM_PROBLEMS, summary="One actor", tags=["actors"])
def actor(ledger: OpenLedger, id: Id) -> Any:
    """One actor by its id or any of its names; what it did, says and is are lists that take it as a filter."""
    return ledger.actor_row(id)


@router.get("/places", response_model=Listed[PlaceRow], responses=PROBLEMS, summary="List places", tags=["places"])
def places(
    ledger: OpenLedger, name: Begins = None, country: Country = None, cursor: Cursor = None, limit: Limit = 50
) -> Any:
    """The places by name, with how many events lie there."""
    asked = {"name": name, "country": country}
    after = cursors.read("places", asked, cursor, (str, str))
    return listed("places", asked, ledger.place_leaf(**asked, after=after, limit=limit))


@router.get("/places/{id}", response_model=PlaceRow, responses=ITEM_PROBLEMS, summary="One place", tags=["places"])
def place(ledger: OpenLedger, id: Id) -> Any:
    """One place by its id in the gazetteer."""
    return ledger.place(id)
