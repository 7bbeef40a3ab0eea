"""Actors by the beginning of a name: each once, in the order of the names that begin so, a leaf at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import Ambiguous
from dateline.ledger import Ledger
from dateline.ledger.asking import names
from dateline.records import Actor, Reading, Report

ACTORS = (
    Actor("guild", "Harbour Guild", "body", "RUR", aliases=("Guild of the Harbour",)),
    Actor("guard", "River Guard", "military", "RUR", aliases=("Guards of the River", "the Guard", "Guard")),
    Actor("emile", "Émile Gurau", "person", "RUR", aliases=("Gurau", "Gúrau")),
    Actor("gull", "Gull", "person", "STR"),
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A ledger of one report that names these actors."""
    with Ledger.open(":memory:") as opened:
        opened.add(Reading(Report.of("Nothing happened at Zenda on Monday."), actors=ACTORS))
        yield opened


def found(ledger: Ledger, limit: int = 50, **asked: str) -> list[list[str]]:
    """The ids on each leaf."""
    leaves, after = [], None
    while True:
        leaf = ledger.actor_leaf(**asked, after=after, limit=limit)
        leaves.append([row.id for row in leaf.rows])
        after = leaf.after
        if after is None:
            return leaves


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"name": "gu"}, ["guard", "guild", "gull", "emile"]),  # Guard, Guild of the Harbour, Gull, Gurau
        ({"name": "guard"}, ["guard"]),
        ({"name": "ÉMILE"}, ["emile"]),
        ({"name": "gu", "kind": "person"}, ["gull", "emile"]),
        ({"name": "gu", "country": "rur"}, ["guard", "guild", "emile"]),
        ({"name": "zenda"}, []),
        ({"kind": "person"}, ["gull", "emile"]),  # Gull, Émile Gurau
    ],
)
def test_each_is_listed_once_by_the_first_name_that_begins_so(
    ledger: Ledger, asked: dict[str, str], expected: list[str]
) -> None:
    assert found(ledger, **asked) == [expected]


def test_a_leaf_goes_on_where_the_one_before_ended(ledger: Ledger) -> None:
    assert found(ledger, limit=1, name="gu") == [["guard"], ["guild"], ["gull"], ["emile"]]
    assert found(ledger, limit=3, name="gu") == [["guard", "guild", "gull"], ["emile"]]


def test_a_name_that_more_have_than_a_question_can_name_is_told(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ledger.events(actor="River") == []
    monkeypatch.setattr(names, "_MOST", 1)
    assert ledger.events(actor="Gurau") == [], "one actor, by two of its names"
    with pytest.raises(Ambiguous, match="More than 1 actors in this ledger are called 'the': write more of the name"):
        ledger.events(actor="the")
