"""Who may be one actor, from what the ledger holds: names, countries, the posts that reports tell, and when."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from dateline.ledger.asking.queries import current, stands
from dateline.ledger.identity.judgements import verdicts
from dateline.ledger.identity.same_actors import all_together
from dateline.ledger.tables import actor, attribution, report, report_actor, span, status
from dateline.merging.namesakes import Known, Post, Proposal, Words, propose
from dateline.merging.posts import is_former
from dateline.resolving.edtf import days
from dateline.resolving.names import key

__all__ = ["proposals"]


def proposals(connection: Connection, limit: int | None = None) -> list[Proposal]:
    """Pairs that may be one actor, the likeliest first, without those that a person or the same name has settled."""
    judged = verdicts(connection, "actor")
    known = _known(connection)
    settled = {each for each, verdict in judged.items() if verdict != "open"}
    heads = {id: group[0] for group in all_together(connection) for id in group}
    return propose(known, _offices(connection), settled, heads)[:limit]


def _known(connection: Connection) -> list[Known]:
    """Every person of the ledger, with the posts and the reports that it is told in."""
    posts, reports = _posts(connection), _reports(connection)
    c = actor.c
    query = (
        select(c.id, c.name, c.kind, c.country, c.registered).where(c.kind == "person", stands(actor)).order_by(c.id)
    )
    return [
        Known(id, name, key(name), kind, country, registered, tuple(posts.get(id, ())), frozenset(reports[id]))
        for id, name, kind, country, registered in connection.execute(query)
        if id in reports
    ]


def _reports(connection: Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    c = report_actor.c
    persons = select(c.actor_id, c.report_id).join(actor, actor.c.id == c.actor_id)
    for actor_id, report_id in connection.execute(persons.where(actor.c.kind == "person", current(report_actor))):
        found[actor_id].add(report_id)
    return found


def _posts(connection: Connection) -> dict[str, list[Post]]:
    """The posts of each person, on the days on which reports tell of them."""
    c, found = status.c, dict[str, list[Post]]()
    query = select(c.holder_id, span.c.quote, c.actor_id, report.c.published)
    query = query.join(span, span.c.id == c.value_span_id).join(report, report.c.id == c.report_id)
    query = query.where(c.kind == "office", c.negated.is_(False), current(status), stands(status)).order_by(c.id)
    for holder, words, body, published in connection.execute(query):
        spelt = key(words)
        if not is_former(spelt):
            found.setdefault(holder, []).append(Post(spelt, body, _day(published)))
    return found


def _offices(connection: Connection) -> list[Words]:
    """The statements that reports give to an office and to nobody by name."""
    c = attribution.c
    held = {post.words for posts in _posts(connection).values() for post in posts}
    query = select(c.id, span.c.quote, c.report_id, report.c.published)
    query = query.join(span, span.c.id == c.source_span_id).join(report, report.c.id == c.report_id)
    query = query.where(
        c.source_id.is_(None), func.length(span.c.quote) < 60, current(attribution), stands(attribution)
    )
    rows = connection.execute(query.order_by(c.id))
    found = (Words(id, key(words), home, _day(published)) for id, words, home, published in rows)
    return [one for one in found if one.words in held]


def _day(published: str | None) -> int | None:
    low = days(published)[0]
    return date.fromisoformat(low).toordinal() if low and low >= "0001" else None
