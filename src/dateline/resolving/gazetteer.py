"""Look places up by name: the gazetteer, one read-only file that is built at the first use and opened after.

It holds the places over 500 people, the provinces and districts of all countries, the countries, and what
``data/places.yaml`` adds. GeoNames data (https://www.geonames.org), CC BY 4.0, changed: see ``gazetteer_build``.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from dateline.errors import NotFound, SettingsError
from dateline.records import Place, Precision
from dateline.resolving.toponym import initials, key
from dateline.tables import table

__all__ = ["Candidate", "Gazetteer", "Kind", "Match"]

Kind = Literal["country", "admin1", "admin2", "city", "region"]
# How a name finds a place: it is its own name, another name of it, the word for its people, or more than its name.
Match = Literal["name", "other", "people", "part"]

_MATCHES: tuple[Match, ...] = ("name", "other", "people", "part")
_COLUMNS = "p.number, p.slug, p.name, p.kind, p.code, p.country, p.latitude, p.longitude, p.population, p.capital"
_OF_NOTE = 5_000  # people; smaller towns bear the names of half the world's persons and things
_MOST = 150  # namesakes looked at, the largest first: "San José" has more, and reports mean none of the rest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``code`` nests: "PK" holds "PK.03" holds "PK.03.1164211"; a city its province's."""

    id: str
    name: str
    kind: Kind
    code: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    capital: bool
    match: Match

    def within(self, other: Candidate) -> bool:
        """Whether it lies in the other place or is that place."""
        if self.id == other.id:
            return True
        if other.kind not in ("country", "admin1", "admin2") or not self.code:
            return False
        return self.code.startswith(f"{other.code}.") or (self.code == other.code and self.kind == "city")


class Gazetteer:
    """The places of the world by name. Make one with ``open``; it may be kept, and used in several processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._large: frozenset[str] | None = None
        self._find = lru_cache(maxsize=4096)(self._query)
        self._provinces = lru_cache(maxsize=512)(self._province)

    @classmethod
    def open(cls, cache: Path | None = None) -> Gazetteer:
        """The gazetteer in the folder ``cache`` (None: the user's cache folder), built there where it is missing.

        Raises SettingsError where the folder cannot be written.
        """
        return _opened(cache or _cache_folder())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that a name may mean, the most populous first; none where nothing is known by it.

        Case, accents, hyphens and "St." do not matter, except in an abbreviation. A name that is unknown is tried
        without the words around it ("South Los Angeles", "the city of Quetta"): such places have ``match`` "part".
        """
        short = initials(name)
        found = self._find(short) if short else ()
        if found and "." in name:
            return found
        found += tuple(place for place in self._find(key(name)) if not short or place.match != "people")
        return found or self._parts(name)

    def place(self, place_id: str) -> Place:
        """The place of an id ("geonames:1176615", "dateline:torkham"); raises NotFound where there is none."""
        scheme, _, rest = place_id.partition(":")
        column = {"geonames": "number", "dateline": "slug"}.get(scheme)
        rows = self._rows(f"select {_COLUMNS} from place p where p.{column} = ?", rest) if column else []
        if not rows:
            raise NotFound(f"the gazetteer has no place with the id {place_id!r}.")
        return self.record(_candidate(rows[0], "name"))

    def record(self, candidate: Candidate) -> Place:
        """The record of a candidate, with the name of its province."""
        precision: Precision = candidate.kind
        inside = candidate.kind != "admin1" and candidate.code.count(".") >= 1
        province = self._provinces(".".join(candidate.code.split(".")[:2])) if inside else None
        return Place(
            id=candidate.id,
            name=candidate.name,
            latitude=candidate.latitude,
            longitude=candidate.longitude,
            precision=precision,
            country=candidate.country,
            admin1=province,
        )

    def is_place(self, name: str) -> bool:
        """Whether a place of note bears the name: a country, province, district or region, or a town over 5,000.

        Words for peoples ("Russian") are no places here, nor is what only holds the name of one ("North Quetta").
        """
        return any(
            place.match in ("name", "other") and (place.kind != "city" or place.population >= _OF_NOTE)
            for place in self.candidates(name)
        )

    def large(self) -> frozenset[str]:
        """The keys of the names of all countries, peoples and provinces (read at the first call, 10 ms)."""
        if self._large is None:
            self._large = frozenset(str(row[0]) for row in self._rows("select key from large where key > ?", ""))
        return self._large

    def _parts(self, name: str) -> tuple[Candidate, ...]:
        """What is found without the words that only say where in a place, or what kind of place."""
        bare = _around().sub("", name).strip(" -")
        if bare.lower() in ("", name.lower()):
            return ()
        found = self._find(key(bare))
        return tuple(_with_match(place, "part") for place in found if place.match != "people")

    def _query(self, found: str) -> tuple[Candidate, ...]:
        rows = self._rows(
            f"select {_COLUMNS}, n.grade from name n join place p on p.number = n.number where n.key = ?"
            f" order by p.population desc, p.number limit {_MOST}",
            found,
        )
        return tuple(_candidate(row, _MATCHES[int(str(row[-1]))]) for row in rows)

    def _province(self, code: str) -> str | None:
        rows = self._rows("select p.name from place p where p.kind = 'admin1' and p.code = ?", code)
        return str(rows[0][0]) if rows else None

    def _rows(self, query: str, value: str) -> list[tuple[object, ...]]:
        """The rows of a query. The file is opened anew in every process: SQLite's connections must not cross a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._opened = os.getpid(), sqlite3.connect(uri, uri=True, check_same_thread=False)
        return self._opened[1].execute(query, (value,)).fetchall()


@cache
def _opened(folder: Path) -> Gazetteer:
    path = folder / f"gazetteer-{_digest()}.sqlite"
    if not _is_whole(path):
        from dateline.resolving.gazetteer_build import build

        try:
            build(path)
        except (OSError, sqlite3.OperationalError) as error:
            raise SettingsError(
                f"the gazetteer cannot be written to {folder} ({error}); set DATELINE_CACHE to a folder that can be."
            ) from error
    return Gazetteer(path)


def _cache_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("dateline"))


def _digest() -> str:
    """Stands for the format and the sources: by content, the large ones by size."""
    from dateline.resolving.gazetteer_build import FORMAT
    from dateline.resolving.gazetteer_rows import sources

    digest = hashlib.sha256(str(FORMAT).encode())
    for path in sources():
        size = path.stat().st_size
        digest.update(path.read_bytes() if size < 2_000_000 else f"{path.name} {size}".encode())
    return digest.hexdigest()[:12]


def _is_whole(path: Path) -> bool:
    """Whether the file is there and is a gazetteer; one that was cut short is built again."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return bool(connection.execute("select value from about where key = 'format'").fetchone())
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _candidate(row: tuple[object, ...], match: Match) -> Candidate:
    number, slug, name, kind, code, country, latitude, longitude, population, capital = row[:10]
    identity = f"dateline:{slug}" if slug else f"geonames:{number}"
    return Candidate(identity, name, kind, code, country, latitude, longitude, population, bool(capital), match)  # type: ignore[arg-type]  # columns of our own file


def _with_match(place: Candidate, match: Match) -> Candidate:
    return Candidate(
        place.id, place.name, place.kind, place.code, place.country, place.latitude, place.longitude,
        place.population, place.capital, match,
    )  # fmt: skip


@cache
def _around() -> re.Pattern[str]:
    """The words that may stand before or after a name of which they are no part."""
    words = table("resolving", "toponyms")
    before = "|".join(map(re.escape, words["before"]))
    after = "|".join(re.escape(word) for kind in words["kinds"].values() for word in kind)
    return re.compile(rf"^(?:(?:{before})[\s-]+)+|(?:[\s-]+(?:{after}))+$|['’]s?$", re.IGNORECASE)
