"""How far apart two places of the gazetteer are, and whether one can be the other or lie in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from dateline.records import Place

__all__ = ["IN_ONE_KM", "are_elsewhere", "kilometres", "may_hold"]

_EARTH_KM = 6371.0
_WIDE = ("country", "region", "unknown")
IN_ONE_KM = 25.0  # two towns of one report, told apart in sentences of their own, are two places beyond this
NEAR_KM = 40.0  # a suburb and its city, two districts of one


def kilometres(one: Place, other: Place) -> float | None:
    """The distance along the surface; None where a place has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    middle = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin(north / 2) ** 2 + middle * sin(east / 2) ** 2)))


def are_elsewhere(here: Iterable[Place], there: Iterable[Place]) -> bool:
    """Whether one report names towns for both of two things, and none of the one is near any of the other."""
    towns, others = ([place for place in places if place.is_local] for places in (here, there))
    if not towns or not others:
        return False
    return all((kilometres(one, other) or 0) > IN_ONE_KM for one in towns for other in others)


def may_hold(one: Place, other: Place) -> bool:
    """Whether something can have happened in both: they are one, near each other, or one is the other's province."""
    if one.id == other.id:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.precision in _WIDE or other.precision in _WIDE:
        return True
    if "admin1" in (one.precision, other.precision):
        province, inside = (one, other) if one.precision == "admin1" else (other, one)
        return province.name == inside.admin1 or province.admin1 == inside.admin1 or inside.admin1 is None
    apart = kilometres(one, other)
    return apart is None or apart <= NEAR_KM
