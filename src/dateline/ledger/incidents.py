"""How incidents are kept: a report's tellings are taken in or forgotten, and what they touch is grouped anew.

The work for one report hangs on what it shares keys with and not on how much the ledger holds: its tellings are
compared with those that share a key, and only the component that they join is grouped again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect, tables
from dateline.ledger.components import LEVELS, Links
from dateline.merging.grouping import Pair, apart, grouped, pair
from dateline.merging.happening import Happening
from dateline.merging.incident import Incident, incident_of
from dateline.merging.keys import keys
from dateline.merging.scoring import compare
from dateline.merging.telling import happenings
from dateline.records import Reading, Span

__all__ = ["count_sources", "forget", "of_story", "regroup", "take_in"]

ENOUGH = 2  # the weight of shared keys from which two tellings are compared
KEPT = 0.001  # a comparison below this is not kept: nothing that others say could outweigh it
Spans = dict[tuple[int, int], int]


def take_in(connection: Connection, reading: Reading) -> None:
    """Take in what a report tells; its records must be in the ledger already."""
    told = happenings(reading)
    spans = _spans(connection, reading.report.id) if told else {}
    sought = [keys(one) for one in told]
    for position, one in enumerate(told):
        _put(connection, one, position, sought[position], spans)
    for one, known in zip(told, sought, strict=True):
        _compare(connection, one, list(known))
    regroup(connection, [one.id for one in told])


def forget(connection: Connection, report_id: str) -> None:
    """Undo a report's share: its tellings go, and what it joined is grouped without it."""
    c = tables.happening.c
    gone = list(connection.execute(select(c.id).where(c.report_id == report_id)).scalars())
    if not gone:
        return
    links = Links(connection)
    near = {level: links.near(gone, level) - set(gone) for level in LEVELS}
    left = _housemates(connection, gone) - set(gone)
    _dissolve(connection, gone)
    for table in (tables.incident_event, tables.incident_key, tables.told_figure, tables.told_voice):
        connection.execute(delete(table).where(table.c.happening_id.in_(gone)))
    link = tables.incident_link
    connection.execute(delete(link).where(or_(link.c.left_id.in_(gone), link.c.right_id.in_(gone))))
    connection.execute(delete(tables.happening).where(c.id.in_(gone)))
    _group(connection, left | Links(connection).small(near))


def regroup(connection: Connection, ids: Iterable[str]) -> None:
    """Group anew all that hangs together with these tellings, after comparisons or judgements have changed."""
    seeds, links = set(ids), Links(connection)
    near = {level: links.near(seeds, level) for level in LEVELS}
    _group(connection, seeds | links.small(near, without=seeds))


def _group(connection: Connection, ids: Collection[str]) -> None:
    """Group anew the pieces that these tellings are in, and those of the incidents that are so taken apart."""
    links = Links(connection)
    waiting = set(ids) | _housemates(connection, ids)
    while waiting:
        component = links.piece(min(waiting))
        waiting -= component
        _dissolve(connection, component)
        tellings = _tellings(connection, component)
        alone = len(component) == 1  # as most are: nothing joins or parts it
        scores = {} if alone else _scores(connection, component)
        same, different = ([], []) if alone else _judgements(connection, component)
        for group in grouped(component, scores, same, [*different, *apart(tellings.values())]):
            _keep(connection, incident_of([tellings[id] for id in group]))


def count_sources(connection: Connection, incident_ids: Sequence[str]) -> None:
    """Count anew how many agencies and publishers the stories of these incidents' reports come from."""
    home, source = tables.happening, func.coalesce(tables.story.c.source, tables.report.c.publisher, tables.report.c.id)
    told = (
        home.join(tables.report, tables.report.c.id == home.c.report_id)
        .outerjoin(tables.report_wording, tables.report_wording.c.report_id == tables.report.c.id)
        .outerjoin(tables.wording, tables.wording.c.id == tables.report_wording.c.wording_id)
        .outerjoin(tables.story, tables.story.c.id == tables.wording.c.story_id)
    )
    counted = select(func.count(source.distinct())).select_from(told)
    of_one = counted.where(home.c.incident_id == tables.incident.c.id).scalar_subquery()
    for some in dialect.in_pieces(incident_ids):
        chosen = tables.incident.c.id.in_(some)
        connection.execute(update(tables.incident).where(chosen).values(sources=of_one))


def of_story(connection: Connection, report_id: str) -> list[str]:
    """The incidents that the reports of a report's story tell: whose sources hang on what that story is."""
    of, words = tables.report_wording.alias("of"), tables.wording.alias("words")
    story_id = (
        select(words.c.story_id).join(of, of.c.wording_id == words.c.id).where(of.c.report_id == report_id)
    ).scalar_subquery()
    c = tables.happening.c
    query = (
        select(c.incident_id)
        .distinct()
        .join(tables.report_wording, tables.report_wording.c.report_id == c.report_id)
        .join(tables.wording, tables.wording.c.id == tables.report_wording.c.wording_id)
        .where(tables.wording.c.story_id == story_id, c.incident_id.is_not(None))
    )
    return list(connection.execute(query.order_by(c.incident_id)).scalars())


# One telling


def _put(connection: Connection, one: Happening, position: int, sought: Mapping[str, int], spans: Spans) -> None:
    """Keep a telling, the keys that it is sought by, and what of it is pinned.

    ``spans`` are those that the report has, and those made.
    """
    row = {
        "id": one.id, "report_id": one.report_id, "position": position, "incident_id": None, "relation": one.relation,
        "main": one.main, "span_id": _span(connection, one.report_id, one.span, spans), "features": one.row(),
    }  # fmt: skip
    connection.execute(insert(tables.happening), row)
    events = [(id, "tells") for id in one.events] + [(id, "follows") for id in one.later]
    _all(connection, tables.incident_event,
         [{"event_id": id, "happening_id": one.id, "relation": relation} for id, relation in events])  # fmt: skip
    _all(connection, tables.incident_key,
         [{"key": key, "happening_id": one.id, "weight": weight} for key, weight in sought.items()])  # fmt: skip
    _all(connection, tables.told_figure, [
        {"happening_id": one.id, "position": at, "unit": told.unit, "low": told.low, "high": told.high,
         "source": told.source, "standing": told.standing, "attribution_id": told.attribution_id,
         "person": told.person, "span_id": _span(connection, one.report_id, told.span, spans)}
        for at, told in enumerate(one.figures)
    ])  # fmt: skip
    _all(connection, tables.told_voice, [
        {"happening_id": one.id, "position": at, "attribution_id": voice.attribution_id, "source": voice.source,
         "stance": voice.stance}
        for at, voice in enumerate(one.voices)
    ])  # fmt: skip


def _all(connection: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _spans(connection: Connection, report_id: str) -> Spans:
    """The numbers of the spans of a report, asked for at once."""
    c = tables.span.c
    query = select(c.start, c.end, c.id).where(c.report_id == report_id)
    return {(start, end): number for start, end, number in connection.execute(query)}


def _span(connection: Connection, report_id: str, span: Span | None, spans: Spans) -> int | None:
    """The number of a span of a report, made where the report's records have none there."""
    if span is None:
        return None
    found = spans.get((span.start, span.end))
    if found is None:
        found = connection.execute(select(func.coalesce(func.max(tables.span.c.id), 0) + 1)).scalar_one()
        row = {"id": found, "report_id": report_id, "start": span.start, "end": span.end, "quote": span.quote}
        connection.execute(insert(tables.span), row)
        spans[span.start, span.end] = found
    return int(found)


def _compare(connection: Connection, one: Happening, wanted: Sequence[str]) -> None:
    """Compare a telling with those that share keys with it, and keep what may be one."""
    c = tables.incident_key.c
    shared = dict[str, int]()
    for some in dialect.in_pieces(wanted):
        query = select(c.happening_id, func.sum(c.weight)).where(c.key.in_(some))
        for id, weight in connection.execute(query.group_by(c.happening_id)):
            shared[id] = shared.get(id, 0) + weight
    near = {id for id, weight in shared.items() if weight >= ENOUGH and id != one.id}
    links = []
    for id, other in sorted(_tellings(connection, near).items()):
        found = compare(one, other)
        if found is not None and found.score >= KEPT:
            left, right = pair(one.id, id)
            links.append({"left_id": left, "right_id": right, "score": found.score, "because": list(found.because)})
    _all(connection, tables.incident_link, links)


# Components


def _housemates(connection: Connection, ids: Collection[str]) -> set[str]:
    """The tellings of the incidents that these are in."""
    c, found = tables.happening.c, set[str]()
    wanted = sorted(ids)
    for some in dialect.in_pieces(wanted):
        homes = select(c.incident_id).where(c.id.in_(some), c.incident_id.is_not(None))
        found |= set(connection.execute(select(c.id).where(c.incident_id.in_(homes))).scalars())
    return found


def _scores(connection: Connection, ids: Collection[str]) -> dict[Pair, float]:
    c = tables.incident_link.c
    query = select(c.left_id, c.right_id, c.score).where(c.left_id.in_(ids), c.right_id.in_(ids))
    return {(left, right): score for left, right, score in connection.execute(query)}


def _judgements(connection: Connection, ids: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """What persons hold together and apart among these tellings."""
    judged = _judged(connection, ids)
    same, different = (
        [each for each, said in sorted(judged.items()) if said == word] for word in ("same", "different")
    )
    return same, different


def _judged(connection: Connection, ids: Collection[str]) -> dict[Pair, str]:
    """The last verdict on each pair of tellings of which one is among these, where the ledger holds both."""
    c, known = tables.judgement.c, select(tables.happening.c.id)
    query = select(c.left_id, c.right_id, c.verdict).where(
        c.kind == "incident", or_(c.left_id.in_(ids), c.right_id.in_(ids)), c.left_id.in_(known), c.right_id.in_(known)
    )
    return {pair(left, right): verdict for left, right, verdict in connection.execute(query.order_by(c.number))}


def _tellings(connection: Connection, ids: Collection[str]) -> dict[str, Happening]:
    c, wanted, found = tables.happening.c, sorted(ids), dict[str, Happening]()
    for some in dialect.in_pieces(wanted):
        query = select(c.id, c.features).where(c.id.in_(some))
        found |= {id: Happening.of(features) for id, features in connection.execute(query)}
    return found


# Incidents


def _dissolve(connection: Connection, ids: Collection[str]) -> None:
    """Take apart the incidents of these tellings."""
    c = tables.happening.c
    query = select(c.incident_id).where(c.id.in_(ids), c.incident_id.is_not(None)).distinct()
    old = list(connection.execute(query).scalars())
    if not old:
        return
    connection.execute(update(tables.happening).where(c.incident_id.in_(old)).values(incident_id=None))
    connection.execute(delete(tables.incident_figure).where(tables.incident_figure.c.incident_id.in_(old)))
    connection.execute(delete(tables.incident).where(tables.incident.c.id.in_(old)))


def _keep(connection: Connection, one: Incident) -> None:
    """Keep an incident and its numbers, and put its tellings in it."""
    row = {
        "id": one.id, "title": one.title, "type": one.type, "mode": one.mode, "date_low": one.low,
        "date_high": one.high, "place_id": one.place.id if one.place else None, "disputed": one.disputed,
        "span_id": _told_in(connection, one.first), "because": list(one.because),
    }  # fmt: skip
    connection.execute(insert(tables.incident), row)
    _all(connection, tables.incident_figure, [
        {"incident_id": one.id, "unit": toll.unit, "low": toll.low, "best": toll.best, "high": toll.high,
         "because": toll.because}
        for toll in one.tolls
    ])  # fmt: skip
    ids = [member.id for member in one.members]
    connection.execute(update(tables.happening).where(tables.happening.c.id.in_(ids)).values(incident_id=one.id))
    count_sources(connection, [one.id])


def _told_in(connection: Connection, one: Happening) -> int | None:
    """The number of the span in which a telling stands."""
    c = tables.happening.c
    return connection.execute(select(c.span_id).where(c.id == one.id)).scalar()
