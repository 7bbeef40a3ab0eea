"""Tellings gathered into incidents: what a change touches is grouped anew, and written where it came out otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Select, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.incidents.components import LEVELS, Links
from dateline.ledger.incidents.neighbours import Change
from dateline.ledger.incidents.sources import count_sources
from dateline.ledger.incidents.tellings import Tellings, drop
from dateline.ledger.tables import happening, incident, incident_figure, incident_link
from dateline.merging.grouping import apart, grouped
from dateline.merging.incident import Incident, incident_of
from dateline.merging.pairs import Pair

__all__ = ["gather", "settle"]

Group = tuple[str, ...]

_INCIDENT, _FIGURE = insert(incident), insert(incident_figure)
_MOVE = update(happening).where(happening.c.id == bindparam("telling")).values(incident_id=bindparam("home"))

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_WHERE = select(happening.c.id, happening.c.report_id, happening.c.incident_id, happening.c.span_id)
_BY_ID, _IN_ONE = _WHERE.where(happening.c.id.in_(_IDS)), _WHERE.where(happening.c.incident_id.in_(_IDS))
_SCORED = select(incident_link.c.left_id, incident_link.c.right_id, incident_link.c.score).where(
    incident_link.c.left_id.in_(_IDS)
)
_DISSOLVE = (
    update(happening).where(happening.c.incident_id.in_(_IDS)).values(incident_id=None),
    delete(incident_figure).where(incident_figure.c.incident_id.in_(_IDS)),
    delete(incident).where(incident.c.id.in_(_IDS)),
)


class _Place(NamedTuple):
    """Where a telling stands: in which report, in which incident as yet, and in which span."""

    report_id: str
    incident_id: str | None
    span_id: int | None


def settle(
    connection: Connection,
    change: Change,
    tellings: Tellings,
    *,
    new: Collection[str] = (),
    gone: Sequence[str] = (),
) -> None:
    """Let comparisons come and go with tellings that are ``new`` or ``gone``, and gather anew what that touches.

    A piece can change only where a component that is not large, at some level, holds an end of what changed: as it was
    before, or, where something went, as it is after.
    """
    before = Links(connection)
    judged = {id for edge in before.judged.on([*new, *gone]) for id in edge}
    touched = before.small({level: ids | judged for level, ids in change.ends(LEVELS).items()})
    places = _places(connection, _BY_ID, gone)
    dirty = {place.incident_id for place in places.values() if place.incident_id is not None}
    change.write(connection)
    links = before.after(change)
    if gone:
        touched |= _places(connection, _IN_ONE, dirty).keys()
        drop(connection, gone)
    if change.lost:
        touched |= links.small({level: ids | judged for level, ids in change.ends(LEVELS, lost=True).items()})
        touched |= {one for (one, other), _ in change.lost if one not in gone and other in links.piece(one)}
    gather(connection, links, tellings, (touched | set(new)) - set(gone), dirty)


def gather(
    connection: Connection, links: Links, tellings: Tellings, ids: Collection[str], dirty: Collection[str] = ()
) -> None:
    """Group anew the pieces that these tellings are in, and those of the incidents that are so taken apart.

    ``dirty`` are incidents that are to be made anew though their tellings stay together.
    """
    pieces, places = _pieces(connection, links, ids)
    tied = [piece for piece in pieces if len(piece) > 1]  # of most nothing joins or parts what is alone
    scores = _scores(connection, [id for piece in tied for id in piece])
    judged = links.judged.on([id for piece in tied for id in piece])
    groups = [tuple(piece) for piece in pieces if len(piece) == 1]
    for piece in tied:
        inside = {(id, other): score for id in piece for other, score in scores.get(id, ()) if other in piece}
        groups += grouped(piece, inside, *_held(judged, piece, tellings, places))
    sizes = Counter(place.incident_id for place in places.values())
    _write(connection, [group for group in groups if not _stands(group, places, sizes, dirty)], tellings, places, dirty)


def _pieces(
    connection: Connection, links: Links, ids: Collection[str]
) -> tuple[list[frozenset[str]], dict[str, _Place]]:
    """The pieces of tellings, and of those who were in one incident with any in them, and where all these stand."""
    pieces: list[frozenset[str]] = []
    places: dict[str, _Place] = {}
    waiting = set(ids)
    while waiting:
        found = {links.piece(id) for id in sorted(waiting)}
        pieces += sorted(found, key=min)
        inside = [id for piece in found for id in piece]
        places |= _places(connection, _BY_ID, inside)
        homes = {home for id in inside if (home := places[id].incident_id) is not None}
        mates = _places(connection, _IN_ONE, homes)
        waiting = mates.keys() - places.keys()
    return pieces, places


def _places(connection: Connection, query: Select[Any], ids: Iterable[str]) -> dict[str, _Place]:
    """Where tellings stand: ``_BY_ID`` those of these ids, ``_IN_ONE`` those that are in one of these incidents."""
    found: dict[str, _Place] = {}
    for some in dialect.in_pieces(sorted(ids)):
        found |= {id: _Place(*place) for id, *place in connection.execute(query, {"ids": some})}
    return found


def _scores(connection: Connection, ids: Collection[str]) -> dict[str, list[tuple[str, float]]]:
    """With which others of a greater id each of these tellings was compared, and how alike they are."""
    found: dict[str, list[tuple[str, float]]] = {}
    for some in dialect.in_pieces(sorted(ids)):
        for left, right, score in connection.execute(_SCORED, {"ids": some}):
            found.setdefault(left, []).append((right, score))
    return found


def _held(
    judged: Mapping[Pair, str], piece: Collection[str], tellings: Tellings, places: Mapping[str, _Place]
) -> tuple[list[Pair], list[Pair]]:
    """Which tellings of a piece are held together and which apart: by persons, or by a report that has both."""
    same, different = (
        [(one, other) for (one, other), said in sorted(judged.items()) if said == word and {one, other} <= set(piece)]
        for word in ("same", "different")
    )
    of_report = Counter(places[id].report_id for id in piece)
    beside = [id for id in piece if of_report[places[id].report_id] > 1]
    return same, [*different, *apart(tellings.of(beside).values())]


def _stands(
    group: Group, places: Mapping[str, _Place], sizes: Mapping[str | None, int], dirty: Collection[str]
) -> bool:
    """Whether a group is an incident already, as it is."""
    home = places[group[0]].incident_id
    if home is None or home in dirty or sizes[home] != len(group):
        return False
    return all(places[id].incident_id == home for id in group)


def _write(
    connection: Connection,
    groups: Sequence[Group],
    tellings: Tellings,
    places: Mapping[str, _Place],
    dirty: Collection[str],
) -> None:
    """Make incidents of groups, in place of those that their tellings were in."""
    members = [id for group in groups for id in group]
    _dissolve(connection, {home for id in members if (home := places[id].incident_id) is not None} | set(dirty))
    known = tellings.of(members)
    made = [incident_of([known[id] for id in group]) for group in groups]
    if not made:
        return
    connection.execute(_INCIDENT, [_row(one, places[one.first.id].span_id) for one in made])
    if figures := [row for one in made for row in _figures(one)]:
        connection.execute(_FIGURE, figures)
    connection.execute(_MOVE, [{"telling": each.id, "home": one.id} for one in made for each in one.members])
    count_sources(connection, [one.id for one in made])


def _dissolve(connection: Connection, ids: Collection[str]) -> None:
    """Take incidents apart."""
    for some in dialect.in_pieces(sorted(ids)):
        for statement in _DISSOLVE:
            connection.execute(statement, {"ids": some})


def _row(one: Incident, span_id: int | None) -> dict[str, Any]:
    return {
        "id": one.id, "title": one.title, "type": one.type, "mode": one.mode, "date_low": one.low,
        "date_high": one.high, "place_id": one.place.id if one.place else None, "disputed": one.disputed,
        "span_id": span_id, "because": list(one.because),
    }  # fmt: skip


def _figures(one: Incident) -> list[dict[str, Any]]:
    return [
        {"incident_id": one.id, "unit": toll.unit, "low": toll.low, "best": toll.best, "high": toll.high,
         "because": toll.because}
        for toll in one.tolls
    ]  # fmt: skip
