"""Full-text search by people who know no query language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import SettingsError
from dateline.ledger import Ledger
from dateline.records import Reading, Report

REPORTS = {
    "ferry": (
        "Ferry shelled at Zenda",
        "Gunmen attacked the ferry. The minister said: 'We will not bow AND not break.'",
    ),
    "talks": ("Talks on the river", "The ferry runs again, said Jean-Luc Élan, who led the cease-fire talks at Zenda."),
    "flood": ("Flood", "The river rose over the ferries' pier, and the attack of the water broke it (twice)."),
}


@pytest.fixture(scope="module")
def library() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as ledger:
        for name, (title, text) in REPORTS.items():
            ledger.add(Reading(Report(id=name, text=text, title=title)))
        yield ledger


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", ["ferry", "flood", "talks"]),
        ("FERRY zenda", ["ferry", "talks"]),
        ("attacks", ["ferry", "flood"]),
        ("elan", ["talks"]),
        ("élan", ["talks"]),
        ("cease-fire", ["talks"]),
        ("fire cease", ["talks"]),
        ('"fire cease"', []),
        ('"ferry runs"', ["talks"]),
        ("“ferry runs”", ["talks"]),
        ('"ferry runs', ["talks"]),
        ('ferry" runs', ["talks"]),
        ("riv*", ["talks", "flood"]),
        ("ferry AND not", ["ferry"]),
        ("NOT", ["ferry"]),
        ("OR", []),
        ("NEAR(ferry pier)", []),
        ("title:ferry", []),
        ("(twice)", ["flood"]),
        ("- ferry --", ["ferry", "flood", "talks"]),
        ("'; DROP TABLE report; --", []),
        ("volcano", []),
    ],
)
def test_words_are_only_words(library: Ledger, query: str, found: list[str]) -> None:
    assert sorted(hit.id for hit in library.search(query)) == sorted(found)


@pytest.mark.parametrize("query", ["", "   ", '""', "--", "*", '"'])
def test_a_search_for_nothing_is_told(library: Ledger, query: str) -> None:
    with pytest.raises(SettingsError, match="There is nothing to search for"):
        library.search(query)


def test_what_fits_best_comes_first_with_its_words_marked(library: Ledger) -> None:
    first, *others = library.search("ferry shelled")
    assert (first.id, first.title, others) == ("ferry", "Ferry shelled at Zenda", [])
    assert [first.snippet[start:end] for start, end in first.marks] == ["Ferry", "shelled"]
    assert library.search("ferry")[0].id == "ferry", "a headline counts more than the text"
    scores = [hit.score for hit in library.search("ferry")]
    assert scores == sorted(scores, reverse=True)
    assert len(library.search("ferry", limit=2)) == 2
