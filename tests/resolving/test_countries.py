"""Countries, their names and peoples."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.resolving import countries


def test_the_written_table_is_what_pycountry_says() -> None:
    held = files("dateline.resolving").joinpath("data", "countries.yaml").read_text(encoding="utf-8")
    assert held == countries.written(), "stale: run `python -m dateline.resolving.countries`"


@pytest.mark.parametrize(
    ("code", "first", "among"),
    [
        ("PAK", "Pakistan", "Islamic Republic of Pakistan"),
        ("IRN", "Iran", "Islamic Republic of Iran"),
        ("USA", "United States", "America"),
        ("COD", "Democratic Republic of Congo", "Zaire"),
        ("SUN", "Soviet Union", "Union of Soviet Socialist Republics"),
        ("XKX", "Kosovo", "Republic of Kosovo"),
        ("TWN", "Taiwan", "Republic of China"),
    ],
)
def test_a_country_goes_by_the_name_that_news_uses_first(code: str, first: str, among: str) -> None:
    assert countries.names(code)[0] == first
    assert among in countries.names(code)


def test_every_country_has_a_name_and_is_a_state_of_its_own() -> None:
    states = list(countries.actors())
    assert len(states) > 250
    assert all(state.name and state.country == state.id and state.kind == "state" for state in states)


@pytest.mark.parametrize(
    ("code", "people"),
    [("IRQ", "Iraqis"), ("MLI", "Malians"), ("GBR", "Britons"), ("POL", "Poles"), ("NZL", "New Zealanders")],
)
def test_peoples_are_told_by_rule_or_by_table(code: str, people: str) -> None:
    assert people in countries.peoples(code)


def test_peoples_that_have_no_plural_are_given_none() -> None:
    assert countries.peoples("CHN") == []
