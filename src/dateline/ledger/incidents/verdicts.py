"""What persons hold of tellings, two and two: that they are one happening, or that they are not."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.tables import happening, judgement
from dateline.merging.pairs import Pair, pair

__all__ = ["INCIDENT", "Verdicts"]

INCIDENT = "incident"  # the kind of these judgements


_ANY = select(judgement.c.number).where(judgement.c.kind == INCIDENT).limit(1)


class Verdicts:
    """The last word of persons on tellings that the ledger holds; most ledgers hold none, which is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._are_any = connection.execute(_ANY).first() is not None

    def on(self, ids: Collection[str]) -> dict[Pair, str]:
        """The verdict on each pair of tellings of which one is among these."""
        c, known, found = judgement.c, select(happening.c.id), dict[Pair, str]()
        for some in dialect.in_pieces(sorted(ids)) if self._are_any else ():
            query = select(c.left_id, c.right_id, c.verdict).where(
                c.kind == INCIDENT, or_(c.left_id.in_(some), c.right_id.in_(some)),
                c.left_id.in_(known), c.right_id.in_(known),
            )  # fmt: skip
            for left, right, verdict in self._connection.execute(query.order_by(c.number)):
                found[pair(left, right)] = verdict
        return found
