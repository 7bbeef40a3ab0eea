"""People told of by trade or kin count, one by one and in lists with others."""

from __future__ import annotations

import pytest

from dateline.reading.figures import find_figures
from dateline.reading.trades import plural, trades

# sentence, kind, how many
COUNTED = [
    ("The blast killed seven soldiers and a cook.", "killed", 8),
    ("Soldiers killed a tailor and his two grandsons.", "killed", 3),
    ("A schoolteacher was shot dead by gunmen.", "killed", 1),
    ("Two waitresses were wounded.", "injured", 2),
    ("Police arrested a plumber and three of his cousins.", "arrested", 4),
]


@pytest.mark.parametrize(("sentence", "kind", "many"), COUNTED, ids=[case[0] for case in COUNTED])
def test_a_trade_or_a_relative_counts(sentence: str, kind: str, many: int) -> None:
    first = find_figures(sentence)[0]
    assert (first.kind, first.low, first.high) == (kind, many, many)


# noun, plural
PLURALS = [
    ("cook", "cooks"),
    ("waitress", "waitresses"),
    ("grandchild", "grandchildren"),
    ("housewife", "housewives"),
    ("son-in-law", "sons-in-law"),
    ("policeman", "policemen"),
    ("spy", "spies"),
]


@pytest.mark.parametrize(("noun", "many"), PLURALS)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_no_trade_is_listed_twice() -> None:
    assert len(set(trades())) == len(trades())
