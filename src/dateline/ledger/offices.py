"""Whom "the Foreign Secretary" means: a report's offices and words for offices are taken in, and meanings found anew.

What words mean hangs on all reports together and not on the order in which they came: whenever a post of a state or
body is told by a report, or no longer, the words for it within a term of those days are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.engine import Connection

from dateline.ledger import tables
from dateline.merging.offices import TERM, Held, held, holder, named
from dateline.records import Reading, Span

__all__ = ["Meaning", "forget", "meanings", "take_in", "words_for"]

Post = tuple[str, str]  # the post and whose it is
# Tellings of a post up to which all are looked at: so many are read faster than the few that matter are found.
MANY = 100

# Asked for every office that a report tells, and so made once.
_OFFICE, _WORDS = insert(tables.office), insert(tables.office_words)
_DAYS = select(func.min(tables.office.c.low), func.max(tables.office.c.high)).where(
    *(tables.office.c[name] == bindparam(name) for name in ("post", "owner", "name"))
)
_SPAN = select(tables.span.c.id).where(
    *(tables.span.c[name] == bindparam(name) for name in ("report_id", "start", "end"))
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words for a post, ``start`` to ``end`` in the report, the actor whom they mean, and why."""

    start: int
    end: int
    words: str
    actor_id: str
    actor: str
    status_id: str
    because: str


def take_in(connection: Connection, reading: Reading) -> None:
    """Keep the offices that a reading tells and the words in it that name a post alone; its rows must be there."""
    offices, words, c = held(reading), named(reading), tables.office_words.c
    again: dict[Post, list[ColumnElement[bool]]] = defaultdict(list)
    for one in offices:
        again[one.post, one.owner] += _changed(connection, one)
        connection.execute(_OFFICE, asdict(one))
    for said in words:
        row = {"span_id": _span(connection, reading, said.span), "report_id": reading.report.id, "day": said.day}
        connection.execute(_WORDS, row | {"post": said.post, "owner": said.owner})
        again[said.post, said.owner].append(c.day == said.day)
    for post, when in sorted(again.items(), key=lambda each: each[0]):
        _resolve(connection, post, or_(False, *when))


def forget(connection: Connection, report_id: str) -> None:
    """Undo a report's share; what other reports' words meant by its offices is looked at again."""
    c, told = tables.office.c, select(tables.status.c.id).where(tables.status.c.report_id == report_id)
    query = select(c.post, c.owner).where(c.status_id.in_(told)).distinct()
    posts = [(row.post, row.owner) for row in connection.execute(query)]
    words = tables.office_words.c
    connection.execute(delete(tables.office_words).where(words.report_id == report_id))
    connection.execute(
        update(tables.office_words).where(words.status_id.in_(told)).values(actor_id=None, status_id=None, because=None)
    )
    connection.execute(delete(tables.office).where(c.status_id.in_(told)))
    for post in sorted(posts):
        _resolve(connection, post, words.day.is_not(None))


def words_for(actor_ids: Sequence[str]) -> Select[int]:
    """The spans of words for a post alone that mean one of the actors."""
    c = tables.office_words.c
    return select(c.span_id).where(c.actor_id.in_(actor_ids), _stands())


def meanings(connection: Connection, report_id: str) -> list[Meaning]:
    """Whom the words for posts in a report mean, in the order of the report."""
    c, span, actor = tables.office_words.c, tables.span.c, tables.actor.c
    query = (
        select(span.start, span.end, span.quote, actor.id, actor.name, c.status_id, c.because)
        .select_from(tables.office_words)
        .join(tables.span, span.id == c.span_id)
        .join(tables.actor, actor.id == c.actor_id)
        .where(c.report_id == report_id, _stands())
    )
    return [Meaning(*row) for row in connection.execute(query.order_by(span.start, span.end))]


def _stands() -> ColumnElement[bool]:
    """Words for which no person has rejected the office that tells whom they mean."""
    rejected = select(tables.standing.c.record_id).where(tables.standing.c.outcome == "rejected")
    return tables.office_words.c.status_id.not_in(rejected)


def _changed(connection: Connection, one: Held) -> list[ColumnElement[bool]]:
    """The days on which words for a post may mean another when this office comes to those that the ledger knows.

    That is any day where the person is new to the post or has left it; else what lies outside the days on which it
    was known to hold it, and inside them where what was known first is no longer so.
    """
    day = tables.office_words.c.day
    first, last = connection.execute(_DAYS, {"post": one.post, "owner": one.owner, "name": one.name}).one()
    if first is None or one.over:
        return [day.is_not(None)]
    before = [and_(day >= one.low - TERM, day <= last)] if one.low <= first else []
    return before + ([and_(day >= last, day <= one.high + TERM)] if one.high >= last else [])


def _span(connection: Connection, reading: Reading, words: Span) -> int:
    at = {"report_id": reading.report.id, "start": words.start, "end": words.end}
    return int(connection.execute(_SPAN, at).scalar_one())


def _resolve(connection: Connection, post: Post, when: ColumnElement[bool]) -> None:
    """Find anew whom the words for a post mean, of those on certain days."""
    c = tables.office_words.c
    query = select(c.span_id, c.day, c.status_id, c.because).where(c.post == post[0], c.owner == post[1], when)
    rows = connection.execute(query.order_by(c.span_id)).all()
    days = sorted({row.day for row in rows})
    known = _known(connection, post, days[0], days[-1]) if days else []
    meant = {day: holder(day, known) for day in days}
    for row in rows:
        found = meant[row.day]
        values = {
            "actor_id": found.office.actor_id if found else None,
            "status_id": found.office.status_id if found else None,
            "because": found.because if found else None,
        }
        if (row.status_id, row.because) != (values["status_id"], values["because"]):
            connection.execute(update(tables.office_words).where(c.span_id == row.span_id).values(values))


def _known(connection: Connection, post: Post, first: int, last: int) -> Iterable[Held]:
    """The tellings of a post that can matter on the days from ``first`` to ``last``.

    Of a post that many reports tell of, these are for each of its holders the outermost, and those about these days,
    so that one more report of a president costs the same after ten as after ten thousand.
    """
    c = tables.office.c
    columns = (c.status_id, c.post, c.owner, c.actor_id, c.name, c.low, c.high, c.over)
    told = select(*columns).where(c.post == post[0], c.owner == post[1])
    rows = connection.execute(told.order_by(c.name, c.low, c.high).limit(MANY + 1)).all()
    if len(rows) <= MANY:
        return [Held(*row) for row in rows]
    found = {}
    for name in _holders(connection, post):
        own, held = told.where(c.name == name), told.where(c.name == name, c.over.is_(False))
        for query in (
            own.order_by(c.low).limit(1),
            own.order_by(c.high.desc()).limit(1),
            held.order_by(c.low, c.status_id).limit(1),
            held.order_by(c.high.desc(), c.status_id.desc()).limit(1),
            held.where(c.low < first).order_by(c.low.desc()).limit(1),
            own.where(c.over.is_(True), c.low < first).order_by(c.low.desc()).limit(1),
            own.where(c.low.between(first, last)),
        ):
            found.update({row.status_id: Held(*row) for row in connection.execute(query)})
    return list(found.values())


def _holders(connection: Connection, post: Post) -> Iterator[str]:
    """The names of those who held a post, each found in the index behind the one before."""
    c, name = tables.office.c, ""
    query = select(func.min(c.name)).where(c.post == post[0], c.owner == post[1])
    while (found := connection.execute(query.where(c.name > name)).scalar()) is not None:
        yield found
        name = found
