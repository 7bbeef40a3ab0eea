"""Names of places found, and the places that they mean (LGL, GeoVirus, or rows of the same form).

``name_f1`` is the exact-span F1 of the place names that a reading finds. The other three are given the true names:
``within_161km`` is the share of names with coordinates for which the resolved place lies within 161 km (100 miles),
``exact_id`` the share of names with a GeoNames id whose place has that id (None where the set gives none),
``mean_km`` the mean error. A name that is left unresolved is outside, has no right id, and counts 20,038 km, half the
way round the Earth.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import IO, Any

from benchmarks.scoring import Counts, exact
from dateline.pipeline import Reader
from dateline.records import Place, Report
from dateline.resolving.places import locate

__all__ = ["run"]

_ANTIPODE = 20_038.0
_NEAR = 161.0

Pair = tuple[int, int]


def run(data: Path, out: IO[str]) -> dict[str, object]:
    """Score every document of ``data``; the answers are the spans found and, for each true name, its place."""
    names = Counts()
    errors: list[float] = []
    ids: list[bool] = []
    documents = 0
    for row in _rows(data):
        documents += 1
        found = _found(row["text"])
        true = [(t["start"], t["end"]) for t in row["toponyms"]]
        names += exact(sorted(set(found)), sorted(set(true)))
        places = locate(row["text"], true)
        for toponym, place in zip(row["toponyms"], places, strict=True):
            if toponym["lat"] is not None:
                errors.append(_error(place, toponym))
            if toponym["geonameid"]:
                ids.append(place is not None and place.id == f"geonames:{toponym['geonameid']}")
        answer = {"id": row["id"], "names": found, "places": [place.id if place else None for place in places]}
        out.write(json.dumps(answer) + "\n")
    return {
        "name_f1": round(names.f1, 4),
        "name_precision": round(names.precision, 4),
        "name_recall": round(names.recall, 4),
        "within_161km": round(sum(error <= _NEAR for error in errors) / len(errors), 4) if errors else None,
        "exact_id": round(sum(ids) / len(ids), 4) if ids else None,
        "mean_km": round(sum(errors) / len(errors), 1) if errors else None,
        "n": documents,
        "names": len(errors),
    }


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _found(text: str) -> list[Pair]:
    """The place names that a reading of the text finds."""
    (reading,) = Reader.load().read_reports([Report.of(text)])
    return [(mention.span.start, mention.span.end) for mention in reading.place_mentions]


def _error(place: Place | None, toponym: dict[str, Any]) -> float:
    """Kilometres from the resolved place to the true point, along a great circle."""
    if place is None or place.latitude is None or place.longitude is None:
        return _ANTIPODE
    a, b, c, d = map(radians, (place.latitude, place.longitude, float(toponym["lat"]), float(toponym["lon"])))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))
