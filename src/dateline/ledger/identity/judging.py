"""What a person asks and decides of who is one: proposals with reasons, judgements, and taking them back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, ReviewError
from dateline.ledger import dialect
from dateline.ledger.asking import answering
from dateline.ledger.asking.answers import JudgementRow, ProposalRow
from dateline.ledger.asking.names import one_actor
from dateline.ledger.identity import judgements, proposing
from dateline.ledger.identity.judgements import Verdict
from dateline.ledger.identity.same_actors import together
from dateline.ledger.store import Store
from dateline.ledger.tables import actor, attribution, report, span

__all__ = ["JudgementReader", "JudgementWriter"]

ACTOR = "actor"


class JudgementReader:
    """The part of the asking side that tells who may be one, and what was judged; ``Reader`` is made of it."""

    _store: Store

    def same_actors(self, *, limit: int | None = None) -> list[ProposalRow]:
        """Pairs that may be one actor, with reasons, the likeliest first; what a person judged is not asked again."""
        with self._store.reading() as connection:
            found = proposing.proposals(connection, limit)
            called = _called(connection, [id for each in found for id in (each.left_id, each.right_id)])
            return [
                ProposalRow(each.left_id, each.right_id, called[each.left_id], called[each.right_id], each.score,
                            each.reasons)
                for each in found
            ]  # fmt: skip

    def judgements(self, *, limit: int | None = None) -> list[JudgementRow]:
        """Every judgement on what is one and what is two, the last first; the last on a pair is the one that holds."""
        with self._store.reading() as connection:
            return judgements.history(connection, limit)


class JudgementWriter:
    """The part of the writing side that keeps a person's word on who is one; ``Writer`` is made of it."""

    _store: Store

    def judge(
        self, left: str, right: str, verdict: Verdict, *, by: str, at: str, why: str | None = None
    ) -> JudgementRow:
        """Judge two actors the same or different; from now on those that are the same answer together.

        Each is an id, a name that only one actor has, ``ID@REPORT`` for an actor as one report names it, or the id of
        a statement that names an office alone. ``at`` is when, as ISO 8601. Raises NotFound for an unknown name and
        ReviewError for a judgement that an earlier one rules out.
        """
        with self._store.writing() as connection:
            one, other = _named(connection, left), _named(connection, right)
            _check(connection, one, other, verdict)
            return judgements.record(connection, ACTOR, one, other, verdict, by=by, at=at, why=why)

    def take_back(self, left: str, right: str, *, by: str, at: str, why: str | None = None) -> JudgementRow:
        """Take back what was judged of two actors; raises ReviewError where nothing stands."""
        with self._store.writing() as connection:
            one, other = _named(connection, left), _named(connection, right)
            return judgements.take_back(connection, ACTOR, one, other, by=by, at=at, why=why)


def _named(connection: Connection, name: str) -> str:
    """The id that a person means; a name of several that are one already means the one that stands for them."""
    whole, at, home = name.partition("@")
    if at and (held := connection.execute(select(actor.c.id).where(actor.c.id == whole)).scalar()):
        return f"{held}@{answering.only(connection, report, home)}"
    try:
        return one_actor(connection, name)
    except NotFound:
        said = connection.execute(select(attribution.c.id).where(attribution.c.id == name)).scalar()
        if said is None:
            raise
        return str(said)


def _check(connection: Connection, left: str, right: str, verdict: Verdict) -> None:
    """Raise ReviewError where the judgement would make two of what is held to be one, or one of what is two."""
    judged = judgements.verdicts(connection, ACTOR)
    sides = set(together(connection, [left])), set(together(connection, [right]))
    if verdict == "same":
        for pair, held in judged.items():
            one, other = pair
            across = (one in sides[0] and other in sides[1]) or (one in sides[1] and other in sides[0])
            if held == "different" and across and set(pair) != {left, right}:
                raise ReviewError(f"{one} and {other} were judged different: take that back first.")
        return
    others = {pair for pair, held in judged.items() if held == "same" and set(pair) != {left, right}}
    if right in _reached(left, others):
        raise ReviewError(f"{left} and {right} were both judged the same as a third: take one of these back first.")


def _reached(start: str, pairs: set[tuple[str, str]]) -> set[str]:
    """All that pairs lead to from one id."""
    found, waiting = set[str](), {start}
    while waiting:
        found |= waiting
        waiting = {id for pair in pairs if found & set(pair) for id in pair} - found
    return found


def _called(connection: Connection, ids: list[str]) -> dict[str, str]:
    """What a person knows each id by: the name of an actor, or the words and the report of a statement."""
    called: dict[str, str] = {}
    for some in dialect.in_pieces(ids):
        named = select(actor.c.id, actor.c.name).where(actor.c.id.in_(some))
        called |= {row.id: row.name for row in connection.execute(named)}
        said = select(attribution.c.id, span.c.quote, report.c.id, report.c.published).where(attribution.c.id.in_(some))
        said = said.join(span, span.c.id == attribution.c.source_span_id).join(report, report.c.id == span.c.report_id)
        for id, words, home, published in connection.execute(said):
            called[id] = f"“{words}” in report {home}" + (f" of {published}" if published else "")
    return called
