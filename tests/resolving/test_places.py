"""Which place a name means: told by the words beside it, then by the other names of its report."""

from __future__ import annotations

import pytest

from dateline.records import Place
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.places import PlaceName, locate, resolve


def _located(text: str, *names: str) -> list[Place | None]:
    """The places of names, each the first of its spelling behind the one before."""
    spans: list[tuple[int, int]] = []
    for name in names:
        start = text.index(name, spans[-1][1] if spans else 0)
        spans.append((start, start + len(name)))
    return locate(text, spans)


@pytest.mark.parametrize(
    ("text", "names", "where"),
    [
        ("The mill at Paris, Texas, burnt down on Friday.", ["Paris", "Texas"], "Texas"),
        ("Firemen from London, Ontario, were sent to Windsor.", ["London", "Ontario", "Windsor"], "Ontario"),
        ("A bomb went off in Hyderabad, Sindh, and one in Karachi.", ["Hyderabad", "Sindh", "Karachi"], "Sindh"),
        ("Alexandria, La., police shut the bridge to Pineville.", ["Alexandria", "La.", "Pineville"], "Louisiana"),
        ("Farmers from Macon met the mayor of Atlanta.", ["Macon", "Atlanta"], "Georgia"),
    ],
)
def test_names_lie_in_the_province_that_the_report_tells(text: str, names: list[str], where: str) -> None:
    places = _located(text, *names)
    assert [place and (place.admin1 or place.name) for place in places] == [where] * len(names)


@pytest.mark.parametrize(
    ("text", "names", "ids"),
    [
        ("The envoy flew from Paris to London.", ["Paris", "London"], ["geonames:2988507", "geonames:2643743"]),
        ("Shells fell on Tripoli in northern Lebanon.", ["Tripoli", "Lebanon"], ["geonames:266826", "geonames:272103"]),
        (
            "Militias fought in Tripoli as Libya's ports stayed shut.",
            ["Tripoli", "Libya"],
            ["geonames:2210247", "geonames:2215636"],
        ),
        ("Tbilisi said troops entered Georgia.", ["Tbilisi", "Georgia"], ["geonames:611717", "geonames:614540"]),
        (
            "Georgia's governor went from Atlanta to Savannah.",
            ["Georgia", "Atlanta", "Savannah"],
            ["geonames:4197000", "geonames:4180439", "geonames:4221552"],
        ),
        ("Fighting went on in Anbar province.", ["Anbar"], ["geonames:99592"]),
        ("Trucks waited at Torkham.", ["Torkham"], ["dateline:torkham"]),
    ],
)
def test_namesakes_are_told_apart(text: str, names: list[str], ids: list[str]) -> None:
    assert [place and place.id for place in _located(text, *names)] == ids


def test_a_name_means_one_place_in_a_report_unless_the_words_beside_it_differ() -> None:
    text = "Paris, Texas, wrote to Paris, France. In Texas the letter was lost, and Texas has regretted it."
    one, _, other, _ = _located(text, "Paris", "Texas", "Paris", "France")
    assert (one and one.country, other and other.country) == ("USA", "FRA")


def test_what_the_gazetteer_lacks_stays_as_its_words() -> None:
    assert _located("Nothing stirs in Zzyzxburg near Quetta.", "Zzyzxburg", "Quetta")[0] is None
    assert locate("No names at all.", []) == []


@pytest.mark.parametrize(("country", "expected"), [(None, "IND"), ("IND", "IND"), ("PAK", "PAK")])
def test_a_name_alone_means_the_one_of_the_publishers_country(country: str | None, expected: str) -> None:
    text = "The council of Hyderabad met."
    (place,) = resolve(text, [PlaceName(15, 24)], Gazetteer.open(), country=country)
    assert place is not None and place.country == expected


def test_a_great_city_is_meant_wherever_the_report_is_printed() -> None:
    (place,) = resolve("She flew to London.", [PlaceName(12, 18)], Gazetteer.open(), country="CAN")
    assert place is not None and place.country == "GBR"


def test_equal_reports_give_equal_places() -> None:
    text = "Police in Springfield, Columbus, Newark and Richmond said the same."
    names = ["Springfield", "Columbus", "Newark", "Richmond"]
    assert _located(text, *names) == _located(text, *names)


def test_a_city_that_is_called_as_a_province_abroad_is_itself_wherever_it_is_named_again() -> None:
    text = "SANTA ANA - The Santa Ana police came to a house in Orange County."
    (place, _) = _located(text, "SANTA ANA", "Orange County")
    assert place is not None and place.admin1 == "California"


def test_the_seat_of_a_government_is_meant_before_a_small_town_of_its_name() -> None:
    (place,) = _located("They met at the White House on Monday.", "White House")
    assert place is not None and place.admin1 == "District of Columbia"
