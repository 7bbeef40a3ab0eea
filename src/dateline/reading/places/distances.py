"""How far two places lie apart, as far as a report can tell."""

from __future__ import annotations

from dateline.records import Place

__all__ = ["are_near"]

NEAR = 0.4  # degrees, some 40 km: how far a suburb or a quarter lies from the middle of its city


def are_near(one: Place, other: Place, apart: float = NEAR) -> bool:
    """Whether two places can be one, or a town and its suburb; one without a point keeps nothing apart."""
    sides = ((one.latitude, other.latitude), (one.longitude, other.longitude))
    return all(here is None or there is None or abs(here - there) < apart for here, there in sides)
