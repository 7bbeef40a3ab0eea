"""Towns and counties that are named only by their police."""

from __future__ import annotations

import pytest

from dateline.reading.places.jurisdictions import find_jurisdictions
from dateline.records import Report

TOWNS = {"Reading", "Kansas City", "Reno County", "Say", "Baker", "State"}

NAMED = [
    ("Reading police say two men were shot.", ["Reading"]),
    ("The Kansas City Police Department and Reno County deputies came.", ["Kansas City", "Reno County"]),
    ("He called Deputy Reno County Sheriff Ann Dow.", ["Reno County"]),
    # A word that stands in small letters too, and one that no town's police is called by.
    ("Two Shot, Say Police. Officers say they fled.", []),
    ("State police came.", []),
    ("Reading is a town; the police came.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[case[0] for case in NAMED])
def test_the_places_that_forces_are_of(text: str, names: list[str]) -> None:
    found = find_jurisdictions(Report.of(text), [], TOWNS.__contains__)
    assert [span.quote for span in found] == names


def test_a_name_that_is_known_as_a_place_already_is_not_found_again() -> None:
    report = Report.of("Reading police say two men were shot.")
    assert list(find_jurisdictions(report, [report.span(0, 7)], TOWNS.__contains__)) == []
