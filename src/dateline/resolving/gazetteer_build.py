"""Build the gazetteer: one SQLite file of the places that reports name, with all their names in Latin letters.

It takes about ten seconds and 800 MB of memory, once for each machine. The tables:

    place  number (GeoNames id, or below zero for a place of ours), slug (of ours), name, kind, code, country,
           latitude, longitude, population, capital
    name   key (``toponym.key`` or ``toponym.initials``), number, grade (0 its own name, 1 another, 2 its people)
    large  key: the names of countries and provinces
    about  key, value: format, credit
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from math import cos, hypot, radians
from pathlib import Path

from dateline.resolving.gazetteer_rows import Row, keys, rows

__all__ = ["CREDIT", "FORMAT", "build"]

FORMAT = 3  # raise it when the tables or the keys change
CREDIT = "Contains data from GeoNames (https://www.geonames.org), licensed under CC BY 4.0, changed: see this project."

_TABLES = """
pragma journal_mode = off;
pragma synchronous = off;
create table place (number integer primary key, slug text, name text not null, kind text not null, code text not null,
    country text, latitude real, longitude real, population integer not null, capital integer not null);
create table name (key text not null, number integer not null, grade integer not null,
    primary key (key, number)) without rowid;
create table large (key text primary key) without rowid;
create table about (key text primary key, value text not null) without rowid;
create index province on place (code) where kind = 'admin1';
create index ours on place (slug) where slug is not null;
"""
_SAME_TOWN = 30  # kilometres: rounded points and the edges of a town, not the next one of its name


def build(path: Path) -> None:
    """Write the gazetteer at ``path``, whole or not at all: other processes may do the same at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        try:
            _fill(connection)
        finally:
            connection.close()
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript(_TABLES)
    everything = list(rows())
    ours = _towns_of_ours(everything)
    same: dict[int, int] = {}
    grades: dict[tuple[str, int], int] = {}
    large: set[str] = set()
    for row in everything:  # those of ours come last, when it is known which of them GeoNames has
        number = same.get(row.number, row.number)
        for found, grade in keys(row):
            grades[found, number] = min(grade, grades.get((found, number), grade))
            if row.kind in ("country", "admin1"):
                large.add(found)
            for town in ours.get(found, ()) if row.kind == "city" and row.number > 0 else ():
                if _kilometres(row, town) < _SAME_TOWN:
                    same.setdefault(town.number, row.number)
    places = ((*row[:2], row.names[0], *row[2:8], row.capital) for row in everything if row.number not in same)
    connection.executemany("insert or ignore into place values (?,?,?,?,?,?,?,?,?,?)", places)
    connection.executemany("insert into name values (?,?,?)", ((*pair, grades[pair]) for pair in sorted(grades)))
    connection.executemany("insert into large values (?)", ((found,) for found in sorted(large)))
    connection.executemany("insert into about values (?,?)", [("format", str(FORMAT)), ("credit", CREDIT)])
    connection.commit()


def _towns_of_ours(everything: Iterable[Row]) -> dict[str, list[Row]]:
    """Our towns by key: GeoNames has some of them after all, under another spelling."""
    ours: dict[str, list[Row]] = {}
    for row in everything:
        if row.number < 0 and row.kind == "city":
            for found, _ in keys(row):
                ours.setdefault(found, []).append(row)
    return ours


def _kilometres(one: Row, other: Row) -> float:
    """How far apart two places are, on a plane: good enough near each other."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(north, east)
