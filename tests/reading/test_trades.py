"""People told of by trade or kin count, one by one and in lists with others."""

from __future__ import annotations

import pytest

from dateline.reading.figures.finder import find_figures
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


# sentence, the figures: kind, least, most, whether within the one before
LISTED = [
    (
        "Nine people, among them two children and a pregnant woman, were killed.",
        [("killed", 9, 9, False), ("killed", 3, 3, True)],
    ),
    (
        "Twelve people, including three nurses, a doctor and two drivers, were killed.",
        [("killed", 12, 12, False), ("killed", 6, 6, True)],
    ),
    ("Five women were among the dead.", [("killed", 5, 5, True)]),
    ("Three soldiers, a policeman and a passer-by were killed.", [("killed", 5, 5, False)]),
    ("A couple and their infant son were shot dead at home.", [("killed", 3, 3, False)]),
    ("A teacher, her husband and their two children were abducted.", [("abducted", 4, 4, False)]),
]


@pytest.mark.parametrize(("sentence", "wanted"), LISTED, ids=[case[0] for case in LISTED])
def test_lists_of_people_are_summed_and_those_inside_are_not_added(
    sentence: str, wanted: list[tuple[str, float, float, bool]]
) -> None:
    found = find_figures(sentence)
    assert [(figure.kind, figure.low, figure.high, figure.within) for figure in found] == wanted
