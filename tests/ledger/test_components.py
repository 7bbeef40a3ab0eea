"""Which tellings are grouped together, where many are a little alike: the same in any order, and never too many."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from dateline.ledger import Ledger, tables
from dateline.ledger.incidents.components import LARGE, LEVELS, Links
from dateline.records import Reading, Report

Scores = dict[tuple[int, int], float]


@contextmanager
def joined(scores: Scores) -> Iterator[Connection]:
    """A ledger's tables with tellings, by numbers, that are alike by so much."""
    report = Report.of("A report of everything.")
    with Ledger.open(":memory:") as ledger:
        ledger.add(Reading(report))
        with ledger._store.writing() as connection:
            row = {"report_id": report.id, "relation": "tells", "main": True, "features": {}}
            ids = sorted({id for pair in scores for id in pair})
            connection.execute(insert(tables.happening), [row | {"id": f"{id:04}", "position": 10 + id} for id in ids])
            connection.execute(
                insert(tables.incident_link),
                [
                    {"left_id": f"{min(pair):04}", "right_id": f"{max(pair):04}", "score": score, "because": []}
                    for pair, score in scores.items()
                ],
            )
            yield connection


def pieces(scores: Scores) -> set[frozenset[int]]:
    with joined(scores) as connection:
        links = Links(connection)
        ids = sorted({id for pair in scores for id in pair})
        return {frozenset(map(int, links.piece(f"{id:04}"))) for id in ids}


def chain(first: int, last: int, score: float) -> Scores:
    return {(id, id + 1): score for id in range(first, last)}


def test_what_is_joined_is_one_piece() -> None:
    assert pieces(chain(1, 5, 0.6) | chain(7, 8, 0.5) | chain(10, 11, 0.4)) >= {
        frozenset(range(1, 6)),
        frozenset({7, 8}),
    }


def test_a_large_component_is_taken_apart_at_a_higher_level_and_a_small_one_is_not() -> None:
    tight = [chain(first, first + 4, 0.9) for first in range(0, 100, 5)]
    loose = {(first + 4, first + 5): 0.6 for first in range(0, 95, 5)}
    small = chain(200, 204, 0.6)
    found = pieces({pair: score for each in (*tight, loose, small) for pair, score in each.items()})
    assert found == {frozenset(range(first, first + 5)) for first in range(0, 100, 5)} | {frozenset(range(200, 205))}


def test_pieces_are_a_partition_of_bounded_size() -> None:
    chance = random.Random(5)
    scores = {tuple(sorted(chance.sample(range(150), 2))): round(chance.uniform(0.5, 0.999), 3) for _ in range(260)}
    found = pieces(scores)  # type: ignore[arg-type]
    assert sum(map(len, found)) == len({id for pair in scores for id in pair})
    assert max(map(len, found)) <= LARGE


def test_what_a_new_telling_touches_is_all_whose_piece_changes() -> None:
    chance = random.Random(6)
    for _ in range(4):
        pairs = {tuple(sorted(chance.sample(range(120), 2))) for _ in range(chance.choice((70, 110, 150)))}
        scores: Scores = {pair: round(chance.uniform(0.5, 0.999), 3) for pair in pairs}  # type: ignore[misc]
        new = chance.randrange(120)
        rest = {pair: score for pair, score in scores.items() if new not in pair}
        ends = {
            level: {f"{id:04}" for pair, s in scores.items() if new in pair and s >= level for id in pair}
            for level in LEVELS
        }
        before = {id: piece for piece in pieces(rest) for id in piece}
        after = {id: piece for piece in pieces(scores) for id in piece}
        changed = {id for id in after if after[id] != before.get(id, frozenset({id}))}
        with joined(rest) as connection:
            touched = {new, *map(int, Links(connection).small(ends))}
        assert changed <= {id for one in touched for id in after.get(one, ())}


def test_what_hangs_together_most_closely_is_one_piece_however_much_there_is() -> None:
    attack = chain(0, 90, 0.995)
    assert pieces(attack | chain(200, 203, 0.6)) == {frozenset(range(91)), frozenset(range(200, 204))}
