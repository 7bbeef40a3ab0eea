"""Which tellings are grouped together: those that comparisons or judgements join, in pieces of a bounded size.

Where news is dense, what is a little alike joins half a ledger into one component, and to group that anew for every
report would make each dearer than the last. So a component of more than ``LARGE`` tellings is taken apart at the next
higher level of likeness; at the highest, what hangs together is one piece however large, since a great attack may be
told by hundreds. What piece a telling is in hangs on the tellings and their comparisons alone and not on the order in
which they came, and a new one changes only the pieces that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.incidents.neighbours import Change
from dateline.ledger.incidents.verdicts import Verdicts
from dateline.ledger.tables import incident_link

__all__ = ["LARGE", "LEVELS", "Links"]

# Scores from which two tellings are joined. Over the shootings of gva_train nothing is lost at the first level, whose
# largest component has 19 tellings; at 0.8 a hundredth of B-cubed F1 would be.
LEVELS = (0.5, 0.8, 0.95, 0.99)
LARGE = 60
_JUDGED = 2.0  # how alike those are whom a person holds together: more than any level asks

_C = incident_link.c
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_JOINED = select(_C.left_id, _C.right_id, _C.score).where(
    _C.score >= LEVELS[0], or_(_C.left_id.in_(_IDS), _C.right_id.in_(_IDS))
)


class Links:
    """What joins tellings as the ledger holds it now, read as far as it is asked for."""

    def __init__(self, connection: Connection, judged: Verdicts | None = None) -> None:
        self.judged = judged or Verdicts(connection)
        self._connection = connection
        self._near: dict[str, dict[str, float]] = {}
        self._large: dict[float, set[str]] = {level: set() for level in LEVELS}
        self._fitting: dict[float, dict[str, frozenset[str]]] = {level: {} for level in LEVELS}

    def after(self, change: Change) -> Links:
        """The same once a change is written: where nothing went, what was read is not read again."""
        links = Links(self._connection, self.judged)
        if not change.lost:
            links._near = self._near
            for row in change.made:
                links._join(row["left_id"], row["right_id"], row["score"])
        return links

    def piece(self, id: str) -> frozenset[str]:
        """The telling and all that are grouped with it: its component at the lowest level where that is not large."""
        return next(found for level in LEVELS if (found := self.component(id, level)) is not None)

    def small(self, starts: Mapping[float, Iterable[str]]) -> set[str]:
        """All that is in a component that is not large, at some level, with one of the starts of that level."""
        found: set[str] = set()
        for level, ids in starts.items():
            for id in sorted(ids):
                found |= self.component(id, level) or frozenset()
        return found

    def component(self, id: str, level: float) -> frozenset[str] | None:
        """All that is joined to a telling at a level, and it; None where that is large, but for the highest level."""
        large, fitting = self._large[level], self._fitting[level]
        if id in large:
            return None
        if id not in fitting:
            found, edge = {id}, {id}
            while edge:
                edge = self._beside(edge, level) - found
                found |= edge
                if level < LEVELS[-1] and (len(found) > LARGE or not edge.isdisjoint(large)):
                    large |= found
                    return None
            fitting |= dict.fromkeys(found, frozenset(found))
        return fitting[id]

    def _beside(self, ids: Iterable[str], level: float) -> set[str]:
        """The tellings that are joined to some of these at a level; they themselves perhaps among them."""
        asked = sorted(ids)
        self._read([id for id in asked if id not in self._near])
        return {other for id in asked for other, score in self._near[id].items() if score >= level}

    def _read(self, ids: list[str]) -> None:
        self._near |= {id: {} for id in ids}
        for some in dialect.in_pieces(ids):
            for left, right, score in self._connection.execute(_JOINED, {"ids": some}):
                self._join(left, right, score)
            for (left, right), verdict in self.judged.on(some).items():
                if verdict == "same":
                    self._join(left, right, _JUDGED)

    def _join(self, left: str, right: str, score: float) -> None:
        for one, other in ((left, right), (right, left)):
            if one in self._near:
                self._near[one][other] = max(score, self._near[one].get(other, 0.0))
