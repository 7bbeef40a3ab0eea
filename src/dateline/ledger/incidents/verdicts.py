"""What persons hold of tellings, two and two: that they are one happening, or that they are not."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import bindparam, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.tables import happening, judgement
from dateline.merging.grouping import Pair, pair

__all__ = ["INCIDENT", "verdicts"]

INCIDENT = "incident"  # the kind of these judgements

_ANY = select(judgement.c.number).where(judgement.c.kind == bindparam("kind")).limit(1)


def verdicts(connection: Connection, ids: Collection[str]) -> dict[Pair, str]:
    """The last verdict on each pair of tellings of which one is among these, where the ledger holds both."""
    c, known, found = judgement.c, select(happening.c.id), dict[Pair, str]()
    if connection.execute(_ANY, {"kind": INCIDENT}).first() is None:
        return found  # as in most ledgers
    for some in dialect.in_pieces(sorted(ids)):
        query = select(c.left_id, c.right_id, c.verdict, c.number).where(
            c.kind == INCIDENT, or_(c.left_id.in_(some), c.right_id.in_(some)),
            c.left_id.in_(known), c.right_id.in_(known),
        )  # fmt: skip
        found |= {
            pair(left, right): verdict for left, right, verdict, _ in connection.execute(query.order_by(c.number))
        }
    return found
