"""Which tellings are grouped together: those that comparisons or judgements join, in pieces of a bounded size.

Where news is dense, what is a little alike joins half a ledger into one component, and to group that anew for every
report would make each dearer than the last. So a component of more than ``LARGE`` tellings is taken apart at the next
higher level of likeness. What piece a telling is in hangs on the tellings and their comparisons alone and not on the
order in which they came, and a new one changes only the pieces that it touches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.judgements import verdicts
from dateline.ledger.tables import happening, incident_link

__all__ = ["LEVELS", "Links"]

# Scores from which two tellings are joined. Over the shootings of gva_train nothing is lost at the first level, whose
# largest component has 19 tellings; at 0.8 a hundredth of B-cubed F1 would be. At the last a person's word alone joins.
LEVELS = (0.5, 0.8, 0.95, 2.0)
LARGE = 60


class Links:
    """What joins tellings as the ledger holds it now, read as far as it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._near: dict[str, dict[str, float]] = {}
        self._same = _judged_same(connection)

    def near(self, ids: Iterable[str], level: float) -> set[str]:
        """The tellings that are joined to some of these at a level; they themselves perhaps among them."""
        asked = list(ids)
        self._read([id for id in asked if id not in self._near])
        return {other for id in asked for other, score in self._near[id].items() if score >= level}

    def piece(self, id: str) -> set[str]:
        """The telling and all that are grouped with it: its component at the lowest level where that is not large."""
        for level in LEVELS:
            found, fits = self._reached(id, level, frozenset(), frozenset())
            if fits:
                break
        return found

    def small(self, starts: Mapping[float, Iterable[str]], without: Collection[str] = ()) -> set[str]:
        """All that is in a component that is not large, at some level, with one of the starts of that level.

        ``without`` are tellings to be left out, as though they were not there.
        """
        found: set[str] = set()
        for level, ids in starts.items():
            large: set[str] = set()
            fitting: set[str] = set()
            for id in sorted(set(ids) - set(without)):
                if id not in fitting and id not in large:
                    reached, fits = self._reached(id, level, without, large)
                    (fitting if fits else large).update(reached)
            found |= fitting
        return found

    def _reached(
        self, id: str, level: float, without: Collection[str], large: Collection[str]
    ) -> tuple[set[str], bool]:
        """What is joined to a telling at a level, and whether that is all of it and not large."""
        found, edge = {id}, {id}
        while edge:
            edge = self.near(sorted(edge), level) - found - set(without)
            found |= edge
            if level < LEVELS[-1] and (len(found) > LARGE or not edge.isdisjoint(large)):
                return found, False
        return found, True

    def _read(self, ids: list[str]) -> None:
        c = incident_link.c
        for id in ids:
            self._near[id] = dict.fromkeys(self._same.get(id, ()), LEVELS[-1])
        for some in dialect.in_pieces(ids):
            query = select(c.left_id, c.right_id, c.score).where(c.score >= LEVELS[0])
            for left, right, score in self._connection.execute(
                query.where(or_(c.left_id.in_(some), c.right_id.in_(some)))
            ):
                for one, other in ((left, right), (right, left)):
                    if one in self._near:
                        self._near[one][other] = max(score, self._near[one].get(other, 0.0))


def _judged_same(connection: Connection) -> dict[str, set[str]]:
    """Who a person holds together with whom, among tellings that the ledger holds."""
    pairs = [pair for pair, verdict in verdicts(connection, "incident").items() if verdict == "same"]
    ids = sorted({id for pair in pairs for id in pair})
    known: set[str] = set()
    for some in dialect.in_pieces(ids):
        query = select(happening.c.id).where(happening.c.id.in_(some))
        known |= set(connection.execute(query).scalars())
    same: dict[str, set[str]] = {}
    for one, other in pairs:
        if one in known and other in known:
            same.setdefault(one, set()).add(other)
            same.setdefault(other, set()).add(one)
    return same
