"""The gazetteer: what it holds, which spellings find it, and how its file comes to be."""

from __future__ import annotations

import gzip
import sqlite3
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import pytest

from dateline.errors import NotFound, SettingsError
from dateline.resolving import gazetteer as module
from dateline.resolving import gazetteer_build
from dateline.resolving.gazetteer import Gazetteer
from dateline.resolving.gazetteer_rows import Row
from dateline.resolving.toponym import initials, key
from dateline.tables import table

FEW = (
    Row(1, None, "country", "RU", "RUR", 50.0, 10.0, 9_000_000, ("Ruritania", "R.U."), people=("Ruritanian",)),
    Row(2, None, "admin1", "RU.01", "RUR", 50.5, 10.5, 400_000, ("Zenda Province", "Zenda"), ("ZP",)),
    Row(3, None, "city", "RU.01", "RUR", 50.4, 10.4, 90_000, ("Zendà", "Zendaburg")),
    Row(-1, "zendaburgh", "city", "RU.01", "RUR", 50.5, 10.4, 5_000, ("Zendaburgh", "Zendaburg", "Castle Town")),
    Row(-2, "hentzau", "city", "RU.01", "RUR", 51.9, 12.0, 5_000, ("Hentzau",)),
)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world of five places, so that a gazetteer is built at once."""
    monkeypatch.setattr(gazetteer_build, "rows", lambda: iter(FEW))
    module._opened.cache_clear()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d'Ivoire", "COTE D’IVOIRE"),
        ("St. Louis", "Saint Louis"),
        ("Mt. Vernon", "Mount Vernon"),
        ("Khyber-Pakhtunkhwa", "Khyber Pakhtunkhwa"),
        ("The Netherlands", "netherlands"),
        ("Doğubayazıt", "Dogubayazit"),
        ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("U.S.", "=US"), ("W. Va.", "=WVa"), ("KPK", "=KPK"), ("us", None), ("Kansas", None), ("St. Petersburg", None)],
)
def test_an_abbreviation_keeps_its_case(name: str, expected: str | None) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("Quetta", "geonames:1167528", "city"),
        ("U.S.", "geonames:6252001", "country"),
        ("KPK", "geonames:1168873", "admin1"),
        ("Khyber-Pakhtunkhwa", "geonames:1168873", "admin1"),
        ("Pakistani", "geonames:1168579", "country"),
        ("Gazans", "geonames:281132", "admin1"),
        ("Torkham", "dateline:torkham", "city"),
        ("Raqqah", "geonames:172955", "city"),
        ("Donbas", "dateline:donbas", "region"),
        ("Burma", "geonames:1327865", "country"),
    ],
)
def test_a_name_finds_its_place(gazetteer: Gazetteer, name: str, place: str, kind: str) -> None:
    assert (place, kind) in [(found.id, found.kind) for found in gazetteer.candidates(name)]


def test_the_pronoun_is_not_the_country(gazetteer: Gazetteer) -> None:
    assert all(found.country != "USA" for found in gazetteer.candidates("us"))


def test_words_around_an_unknown_name_are_left_aside_and_said_to_be(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates("downtown Quetta")
    assert ("geonames:1167528", "part") in [(place.id, place.match) for place in found]
    assert gazetteer.candidates("Zzyzxburg") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gao", True),
        ("Sindh", True),
        ("Donbas", True),
        ("Russian", False),
        ("downtown Quetta", False),
        ("Zzyzxburg", False),
    ],
)
def test_a_name_is_a_place_where_one_of_note_bears_it(gazetteer: Gazetteer, name: str, expected: bool) -> None:
    assert gazetteer.is_place(name) is expected


def test_a_city_bears_its_province_and_country(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:1167528")
    assert (place.name, place.precision, place.admin1, place.country) == ("Quetta", "city", "Balochistan", "PAK")
    assert place.latitude == pytest.approx(30.18, abs=0.05)


@pytest.mark.parametrize("wrong", ["geonames:1", "dateline:nowhere", "wikidata:Q1", ""])
def test_an_unknown_id_is_not_found(gazetteer: Gazetteer, wrong: str) -> None:
    with pytest.raises(NotFound, match="no place with the id"):
        gazetteer.place(wrong)


def test_every_country_and_first_level_province_has_a_point(gazetteer: Gazetteer) -> None:
    connection = sqlite3.connect(gazetteer.path)
    without = "select name from place where kind in ('country', 'admin1') and latitude is null"
    names = {row[0] for row in connection.execute(without)}
    count = connection.execute("select count(*) from place where kind = 'admin1'").fetchone()[0]
    connection.close()
    assert names == {"Netherlands Antilles", "Serbia and Montenegro"}  # no country any more
    assert count > 3_800


def test_the_codes_of_our_tables_are_those_of_provinces() -> None:
    packed = files("dateline.resolving").joinpath("data", "divisions.tsv.gz").read_bytes()
    codes = {line.split("\t")[1] for line in gzip.decompress(packed).decode().splitlines()}
    mapped = table("resolving", "map")
    ours = {
        f"{country}.{rest}"
        for part in ("points", "names", "abbreviations", "peoples")
        for country, provinces in mapped[part].items()
        for rest in provinces
    }
    placed = {
        line.split(" | ")[1].strip('"')
        for part in table("resolving", "places").values()
        for lines in part.values()
        for line in lines.splitlines()
    }
    assert ours - codes == set()
    assert {code for code in placed if "." in code} - codes == set()


@pytest.mark.usefixtures("few")
def test_the_file_is_built_once_and_credits_its_source(tmp_path: Path) -> None:
    first = Gazetteer.open(tmp_path)
    built = first.path.stat().st_mtime_ns
    module._opened.cache_clear()
    assert Gazetteer.open(tmp_path).path.stat().st_mtime_ns == built
    assert [path.name for path in tmp_path.iterdir()] == [first.path.name]
    connection = sqlite3.connect(first.path)
    (credit,) = connection.execute("select value from about where key = 'credit'").fetchone()
    connection.close()
    assert "GeoNames" in credit and "CC BY 4.0" in credit


@pytest.mark.usefixtures("few")
def test_a_town_of_ours_that_geonames_has_gives_it_its_names(tmp_path: Path) -> None:
    small = Gazetteer.open(tmp_path)
    assert [place.id for place in small.candidates("Castle Town")] == ["geonames:3"]
    assert [place.id for place in small.candidates("Hentzau")] == ["dateline:hentzau"]
    assert [place.id for place in small.candidates("ZP")] == ["geonames:2"]
    assert [place.match for place in small.candidates("Ruritanian")] == ["people"]
    assert small.place("geonames:3").admin1 == "Zenda Province"


@pytest.mark.usefixtures("few")
def test_a_file_that_was_cut_short_is_built_again(tmp_path: Path) -> None:
    path = Gazetteer.open(tmp_path).path
    path.write_bytes(path.read_bytes()[:100])
    module._opened.cache_clear()
    assert Gazetteer.open(tmp_path).candidates("Hentzau")


@pytest.mark.usefixtures("few")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(SettingsError, match="set DATELINE_CACHE"):
        Gazetteer.open(blocked)


@pytest.mark.usefixtures("few")
def test_what_fails_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_build, "rows", lambda: iter([FEW[0], None]))
    with pytest.raises(AttributeError):
        gazetteer_build.build(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def _names_of(gazetteer: Gazetteer, answers: object) -> None:
    answers.put([place.id for place in gazetteer.candidates("Hentzau")])  # type: ignore[attr-defined]


@pytest.mark.usefixtures("few")
def test_an_open_gazetteer_may_be_used_in_a_child_process(tmp_path: Path) -> None:
    opened = Gazetteer.open(tmp_path)
    opened.candidates("Zenda")
    context = get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=_names_of, args=(opened, answers))
    child.start()
    assert answers.get() == ["dateline:hentzau"]
    child.join()
    assert opened.candidates("Hentzau")
