"""Which tellings are compared with each other, and how alike they are: the index of keys, and what comparisons say.

Two are compared where keys that they share weigh enough together. A key that more than ``CROWD`` tellings have tells
nothing (in news of Peshawar many are called Khan, whatever a table of rare words says), and to compare with all who
have it would make each report dearer than the last. So a key counts for nothing as long as a crowd has it: when it
becomes crowded, what was compared by it alone is taken back, and made up for once it is so no longer. What is compared
hangs on the tellings that there are and not on the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select
from sqlalchemy.engine import Connection

from dateline.ledger import dialect
from dateline.ledger.incidents.tellings import Tellings
from dateline.ledger.tables import incident_crowd, incident_key, incident_link
from dateline.merging.happening import Happening
from dateline.merging.keys import keys
from dateline.merging.pairs import Pair, pair
from dateline.merging.scoring import compare

__all__ = ["CROWD", "Change", "arrive", "leave"]

ENOUGH = 2  # the weight of shared keys from which two tellings are compared
KEPT = 0.001  # a comparison below this is not kept: nothing that others say could outweigh it

# Of 142,257 keys of the shootings of gva_train the commonest is that of 44 tellings; with 32, eight of the 2,478 true
# pairs that are compared would not be. News of one day of the same town may be one happening however much there is.
CROWD = 64
_NEVER_CROWDED = "town"

_KEYS, _LINKS, _CROWDED = insert(incident_key), insert(incident_link), dialect.insert_new(incident_crowd)
_UNLINK = delete(incident_link).where(
    incident_link.c.left_id == bindparam("left"), incident_link.c.right_id == bindparam("right")
)


@dataclass(frozen=True, slots=True)
class Change:
    """Comparisons that come, as rows of ``incident_link``, and those that go, each a pair and how alike it was."""

    made: Sequence[Mapping[str, Any]] = ()
    lost: Sequence[tuple[Pair, float]] = ()

    def ends(self, levels: Iterable[float], *, lost: bool = False) -> dict[float, set[str]]:
        """The tellings whose comparisons of at least a level change; of those alone that are ``lost``."""
        ends = [(edge, score) for edge, score in self.lost]
        ends += [] if lost else [((row["left_id"], row["right_id"]), row["score"]) for row in self.made]
        return {level: {id for edge, score in ends if score >= level for id in edge} for level in levels}

    def write(self, connection: Connection) -> None:
        """Change the table."""
        if self.lost:
            connection.execute(_UNLINK, [{"left": left, "right": right} for (left, right), _ in self.lost])
        if self.made:
            connection.execute(_LINKS, list(self.made))


def arrive(connection: Connection, told: Sequence[Happening], tellings: Tellings) -> Change:
    """Put a report's tellings into the index; what is to be compared for it, and what no longer."""
    known = {one.id: keys(one) for one in told}
    sought = {id: {_number(key): weight for key, weight in each.items()} for id, each in known.items()}
    bounded = {_number(key) for each in known.values() for key in each if key.split("/")[1] == _NEVER_CROWDED}
    having = Counter(key for each in sought.values() for key in each)
    holders = _holders(connection, sorted(having))
    crowded = sorted(key for key, held in holders.items() if len(held) + having[key] > CROWD and key not in bounded)
    if having:
        rows = [(key, id, weight) for id, each in sought.items() for key, weight in each.items()]
        connection.execute(_KEYS, [dict(zip(incident_key.c.keys(), row, strict=True)) for row in sorted(rows)])
    if crowded:
        connection.execute(_CROWDED, [{"key": key} for key in crowded])
    pairs = {
        pair(id, other)
        for id, each in sought.items()
        for other, weight in _sharing(each, holders, set(crowded)).items()
        if weight >= ENOUGH
    }
    return Change(_compared(tellings, pairs), _taken_back(connection, [holders[key] for key in crowded]))


def leave(connection: Connection, ids: Sequence[str], tellings: Tellings) -> Change:
    """Take tellings out of the index; the comparisons that go with them, and those that are to be made up for."""
    c, link = incident_key.c, incident_link.c
    query = select(link.left_id, link.right_id, link.score).where(or_(link.left_id.in_(ids), link.right_id.in_(ids)))
    lost = [((left, right), score) for left, right, score in connection.execute(query)]
    sought = list(connection.execute(select(c.key).where(c.happening_id.in_(ids)).distinct()).scalars())
    connection.execute(delete(incident_key).where(c.happening_id.in_(ids)))
    free = dialect.no_longer_crowded(connection, sought, CROWD)
    made: list[dict[str, Any]] = []
    if free:
        connection.execute(delete(incident_crowd).where(incident_crowd.c.key.in_(free)))
        held = _holders(connection, free).values()
        pairs = {edge for edge, weight in _weights(connection, held).items() if weight >= ENOUGH}
        made = _compared(tellings, pairs - _linked(connection, held).keys())
    return Change(made, sorted(lost))


def _number(key: str) -> int:
    """A hash of 63 bits, which takes a third of the room that the key takes, in two indexes."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def _holders(connection: Connection, wanted: Sequence[int]) -> dict[int, dict[str, int]]:
    """The tellings that have each key that no crowd has, with its weight for them."""
    found: dict[int, dict[str, int]] = {}
    for key, id, weight in dialect.holding_keys(connection, wanted):
        found.setdefault(key, {})[id] = weight
    return found


def _sharing(
    sought: Mapping[int, int], holders: Mapping[int, Mapping[str, int]], crowded: Collection[int]
) -> Counter[str]:
    """The weight of the keys that other tellings share with one: of each key the greater of the two."""
    found: Counter[str] = Counter()
    for key, weight in sought.items():
        if key not in crowded:
            for id, other in holders.get(key, {}).items():
                found[id] += max(weight, other)
    return found


def _compared(tellings: Tellings, pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """What comparing these pairs says, where they may be one."""
    found, wanted = list[dict[str, Any]](), sorted(pairs)
    known = tellings.of({id for each in wanted for id in each})
    for left, right in wanted:
        comparison = compare(known[left], known[right])
        if comparison is not None and comparison.score >= KEPT:
            row = {"left_id": left, "right_id": right, "score": comparison.score}
            found.append(row | {"because": list(comparison.because)})
    return found


def _taken_back(connection: Connection, crowds: Sequence[Mapping[str, int]]) -> list[tuple[Pair, float]]:
    """The comparisons among the holders of keys that are crowded now for which no other keys speak enough."""
    known = _linked(connection, crowds) if crowds else {}
    weights = _weights(connection, crowds) if known else Counter()
    return [(edge, score) for edge, score in sorted(known.items()) if weights[edge] < ENOUGH]


def _linked(connection: Connection, crowds: Collection[Mapping[str, int]]) -> dict[Pair, float]:
    """The comparisons that are kept among the members of each crowd."""
    c, found = incident_link.c, dict[Pair, float]()
    for crowd in crowds:
        ids = sorted(crowd)
        query = select(c.left_id, c.right_id, c.score).where(c.left_id.in_(ids), c.right_id.in_(ids))
        found |= {(left, right): score for left, right, score in connection.execute(query)}
    return found


def _weights(connection: Connection, crowds: Collection[Mapping[str, int]]) -> Counter[Pair]:
    """The weight of the keys that the members of each crowd share two and two, but for crowded keys."""
    c, held = incident_key.c, defaultdict[int, dict[str, int]](dict)
    members = [sorted(crowd) for crowd in crowds]
    for some in dialect.in_pieces(sorted({id for each in members for id in each})):
        query = select(c.key, c.happening_id, c.weight).where(c.happening_id.in_(some))
        for key, id, weight in connection.execute(query.where(c.key.not_in(select(incident_crowd.c.key)))):
            held[key][id] = weight
    within = {edge for each in members for edge in combinations(each, 2)}
    found: Counter[Pair] = Counter()
    for having in held.values():
        for edge in combinations(sorted(having), 2):
            if edge in within:
                found[edge] += max(having[edge[0]], having[edge[1]])
    return found
