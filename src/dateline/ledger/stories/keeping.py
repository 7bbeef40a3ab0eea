"""Stories as the ledger keeps them: each report joins the story of its near copies as it is added.

The bands of MinHash signatures lie in a table, so that the near copies of a new report are found by key, in a ledger of
a million reports as in one of a thousand. A story is a connected component of wordings that are copies of each other,
and is named by the lowest of them: the same for the same reports, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.tables import report_wording, story, wording, wording_band, wording_copy
from dateline.merging import stories as merging
from dateline.merging.sources import agency
from dateline.merging.stories import Wording
from dateline.records import Report

__all__ = ["forget", "join"]

_COMPARED = 50  # texts that a new one is compared with, of those that share most bands with it

# Asked for every report that is added, and so made once.
_KNOWN = select(wording.c.story_id).where(wording.c.id == bindparam("words"))
_TELLS = insert(report_wording)
_FIRST = (
    update(story)
    .where(story.c.id == bindparam("home"), story.c.source_order >= bindparam("order"))
    .values(source=bindparam("whose"), source_order=bindparam("order"))
)
_STORY, _WORDING, _BAND = insert(story), insert(wording), insert(wording_band)


def join(connection: Connection, report: Report) -> bool:
    """Let a report join the story of its copies, or begin one; whether there are others in it."""
    words, signed = merging.wording(report), agency(report)
    whose, order = signed or report.publisher, _order(report, is_signed=signed is not None)
    story_id: str | None = connection.execute(_KNOWN, {"words": words.id}).scalar()
    has_others = story_id is not None
    if story_id is None:
        story_id, has_others = _begin(connection, words, order)
    row = {"report_id": report.id, "wording_id": words.id, "source": whose, "source_order": order}
    connection.execute(_TELLS, row)
    connection.execute(_FIRST, {"home": story_id, "order": order, "whose": whose})
    return has_others


def forget(connection: Connection, report_id: str) -> None:
    """Take a report out of its story, as though it had never come: what it alone held together falls apart."""
    c = report_wording.c
    words_id = connection.execute(select(c.wording_id).where(c.report_id == report_id)).scalar()
    if words_id is None:
        return
    connection.execute(delete(report_wording).where(c.report_id == report_id))
    story_id = connection.execute(select(wording.c.story_id).where(wording.c.id == words_id)).scalar_one()
    if connection.execute(select(c.report_id).where(c.wording_id == words_id).limit(1)).first() is None:
        _drop(connection, words_id)
    _regroup(connection, story_id)


def _begin(connection: Connection, words: Wording, order: str) -> tuple[str, bool]:
    """Keep new words in the story that they make with their copies, if any; its id, and whether there are."""
    keys = merging.bands(words)
    copies = _copies(connection, words, keys)
    joined: set[str] = set()
    if copies:
        joined |= set(connection.execute(select(wording.c.story_id).where(wording.c.id.in_(copies))).scalars())
    story_id = min({_name(words.id), *joined})
    if story_id not in joined:
        connection.execute(_STORY, {"id": story_id, "source_order": order})
    connection.execute(_WORDING, {"id": words.id, "shingles": words.prints, "story_id": story_id})
    _merge(connection, joined - {story_id}, story_id)
    if keys:
        connection.execute(_BAND, [{"key": key, "wording_id": words.id} for key in keys])
    if copies:
        edges = [(*sorted((words.id, other)), part) for other, part in copies.items()]
        connection.execute(
            insert(wording_copy), [dict(zip(wording_copy.c.keys(), edge, strict=True)) for edge in edges]
        )
    return story_id, bool(copies)


def _copies(connection: Connection, words: Wording, keys: list[int]) -> dict[int, float]:
    """The wordings that are near copies of new words, with how much they share."""
    near = dialect.sharing_bands(connection, keys, crowd=merging.CROWD, limit=_COMPARED) if keys else []
    if not near:
        return {}
    rows = connection.execute(
        select(wording.c.id, wording.c.shingles).where(wording.c.id.in_(near)).order_by(wording.c.id)
    )
    parts = {id: merging.shared(words, Wording(id, prints)) for id, prints in rows}
    return {id: part for id, part in parts.items() if part is not None}


def _merge(connection: Connection, others: Iterable[str], story_id: str) -> None:
    """Make stories that turn out to be one into one."""
    for other in sorted(others):
        connection.execute(update(wording).where(wording.c.story_id == other).values(story_id=story_id))
        first = select(story.c.source, story.c.source_order).where(story.c.id == other)
        source_name, order = connection.execute(first).one()
        earlier = update(story).where(story.c.id == story_id, story.c.source_order > order)
        connection.execute(earlier.values(source=source_name, source_order=order))
        connection.execute(delete(story).where(story.c.id == other))


def _drop(connection: Connection, words_id: int) -> None:
    """Words that no report says any more."""
    prints = connection.execute(select(wording.c.shingles).where(wording.c.id == words_id)).scalar_one()
    band = delete(wording_band).where(wording_band.c.key == bindparam("band"), wording_band.c.wording_id == words_id)
    if keys := merging.bands(Wording(words_id, prints)):
        connection.execute(band, [{"band": key} for key in keys])
    connection.execute(delete(wording_copy).where(or_(*(column == words_id for column in list(wording_copy.c)[:2]))))
    connection.execute(delete(wording).where(wording.c.id == words_id))


def _regroup(connection: Connection, story_id: str) -> None:
    """Make a story anew of the wordings that are left of it: one, several, or none."""
    members = list(connection.execute(select(wording.c.id).where(wording.c.story_id == story_id)).scalars())
    left, right = wording_copy.c.left_id, wording_copy.c.right_id
    inside = select(wording.c.id).where(wording.c.story_id == story_id)
    edges = connection.execute(select(left, right).where(left.in_(inside))).all()
    head = {id: id for id in members}
    for pair in edges:
        low, high = sorted(_find(head, id) for id in pair)
        head[high] = low
    groups: dict[str, list[int]] = {}
    for id in members:
        groups.setdefault(_name(_find(head, id)), []).append(id)
    for name, ids in sorted(groups.items()):
        first = select(report_wording.c.source, report_wording.c.source_order).where(
            report_wording.c.wording_id.in_(ids)
        )
        row = connection.execute(first.order_by(report_wording.c.source_order).limit(1)).one()
        connection.execute(dialect.upsert(story), {"id": name, "source": row.source, "source_order": row.source_order})
        connection.execute(update(wording).where(wording.c.id.in_(ids)).values(story_id=name))
    if story_id not in groups:
        connection.execute(delete(story).where(story.c.id == story_id))


def _find(head: dict[int, int], id: int) -> int:
    """The lowest of those that something is known to go with."""
    while head[id] != id:
        head[id] = id = head[head[id]]
    return id


def _name(words_id: int) -> str:
    """The id of a story by its lowest wording: as text these sort as the numbers do."""
    return f"{words_id:016x}"


def _order(report: Report, *, is_signed: bool) -> str:
    """By what the report is chosen that says whose a story is: one that names an agency first, then the earliest."""
    return f"{0 if is_signed else 1} {report.published or '9'} {report.id}"
