"""A person's word on incidents: this report tells another happening, these two incidents are one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.engine import Connection

from dateline.errors import NotFound, ReviewError
from dateline.ledger.asking import answering
from dateline.ledger.identity import judgements
from dateline.ledger.incidents import share
from dateline.ledger.incidents.verdicts import INCIDENT
from dateline.ledger.store import Store
from dateline.ledger.tables import happening, incident, judgement
from dateline.merging.pairs import Pair, pair

__all__ = ["IncidentWriter"]


class IncidentWriter:
    """The part of the writing side that keeps a person's word on what is one happening; ``Writer`` is made of it.

    Judgements are on tellings, a happening as one report tells it, so that they hold whatever is read later. ``at`` is
    when, as ISO 8601.
    """

    _store: Store

    def split(self, name: str, telling: str, *, by: str, at: str, why: str | None = None) -> str:
        """Judge that a telling of an incident is another happening than its others; the id of its own incident.

        Raises NotFound where the incident or the telling is not there, ReviewError where it is the only one.
        """
        with self._store.writing() as connection:
            told = _tellings(connection, answering.only(connection, incident, name))
            if telling not in told:
                raise NotFound(f"Incident {name} has no telling {telling!r}: take one that its page shows.")
            others = [each for each in told if each != telling]
            if not others:
                raise ReviewError(f"Incident {name} is told by one report alone: there is nothing to split off.")
            with share.judged(connection, told):
                _judge(connection, [pair(telling, each) for each in others], "different", by, at, why)
            return _incident_of(connection, telling)

    def join(self, name: str, other: str, *, by: str, at: str, why: str | None = None) -> str:
        """Judge that two incidents are one happening; the id of the one that they make.

        What was judged different between the two holds no more. Raises NotFound for an incident that is not there.
        """
        with self._store.writing() as connection:
            left, right = (_tellings(connection, answering.only(connection, incident, each)) for each in (name, other))
            if left == right:
                raise ReviewError(f"{other} is this incident itself: name another to join it with.")
            across = {pair(one, two) for one in left for two in right}
            judged = judgements.verdicts(connection, INCIDENT)
            apart = sorted(each for each in across if judged.get(each) == "different")
            with share.judged(connection, [*left, *right]):
                _judge(connection, apart or [pair(left[0], right[0])], "same", by, at, why)
            return _incident_of(connection, left[0])

    def unjudge(self, left: str, right: str, *, by: str, at: str, why: str | None = None) -> str:
        """Take back what was judged of two tellings, and whatever else was judged by the same act of that person.

        Gives the id of the incident that the first then belongs to; raises ReviewError where nothing stands.
        """
        with self._store.writing() as connection:
            act = _act(connection, pair(left, right))
            with share.judged(connection, {id for each in act for id in each}):
                for one, other in act:
                    judgements.take_back(connection, INCIDENT, one, other, by=by, at=at, why=why)
            return _incident_of(connection, left)


def _act(connection: Connection, judged: Pair) -> list[Pair]:
    """The pairs that were judged at once with one, and of which that still is the last word."""
    c, last = judgement.c, dict[Pair, tuple[str, str, str]]()
    query = select(c.left_id, c.right_id, c.verdict, c.who, c.at).where(c.kind == INCIDENT).order_by(c.number)
    for left, right, *act in connection.execute(query):
        last[left, right] = (act[0], act[1], act[2])
    return [each for each, act in last.items() if act == last.get(judged)] or [judged]


def _tellings(connection: Connection, incident_id: str) -> list[str]:
    """The tellings of an incident, in the order of their ids."""
    query = select(happening.c.id).where(happening.c.incident_id == incident_id).order_by(happening.c.id)
    return list(connection.execute(query).scalars())


def _judge(connection: Connection, pairs: Iterable[Pair], verdict: str, by: str, at: str, why: str | None) -> None:
    for left, right in pairs:
        judgements.record(connection, INCIDENT, left, right, verdict, by=by, at=at, why=why)


def _incident_of(connection: Connection, telling: str) -> str:
    query = select(happening.c.incident_id).where(happening.c.id == telling)
    return str(connection.execute(query).scalar_one())
