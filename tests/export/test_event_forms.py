"""Events in the forms that others' programs read: the columns to the letter, and what stands in them."""

from __future__ import annotations

import csv
import io
import json
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.cli.options import FORMS
from dateline.export.forms import NAMES, form
from dateline.export.tabular import write
from dateline.ontology import Ontology
from dateline.pipeline import Reader
from dateline.records import Reading, Report
from dateline.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"

POLECAT = """
Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW,
Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country,
Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID,
Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source,
Publication Date, Story People, Story Organizations, Story Locations, Language, Version
"""
ACLED = """
event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1,
inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3,
location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp
"""
TEXT = (
    "NAIROBI: Kenya and Ethiopia held talks in Nairobi on Tuesday. "
    "The army of Mali killed nine rebels near Gao on 3 March 2024."
)


def told(name: str, text: str = TEXT, profile: Path | None = None) -> list[dict[str, str]]:
    """The rows of a text's events in a form."""
    (reading,) = Reader.load(Settings(profile=profile, likely=0.0)).read_reports(
        [Report.of(text, published="2024-03-06", publisher="Lake Wire", url="https://lake.example/1")]
    )
    return rows(name, reading, profile)


def rows(name: str, reading: Reading, profile: Path | None = None) -> list[dict[str, str]]:
    out = io.StringIO()
    count = write(form(name), [(reading, reading.events)], Ontology.load(profile), out)
    if form(name).kind == "tsv":
        names, *lines = (line.split("\t") for line in out.getvalue().splitlines())
        found = [dict(zip(names, line, strict=True)) for line in lines]
    else:
        found = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(found) == count
    return found


@pytest.mark.parametrize(("name", "columns"), [("polecat", POLECAT), ("acled", ACLED)])
def test_the_columns_are_those_that_others_read(name: str, columns: str) -> None:
    assert [column.name for column in form(name).columns] == columns.strip().replace(",\n", ", ").split(", ")


def test_the_commands_take_every_form() -> None:
    assert FORMS == NAMES


def test_the_page_of_the_forms_is_fresh() -> None:
    made = runpy.run_path(str(DOCS / "exports.py"))["page"]()
    assert (DOCS / "exports.md").read_text(encoding="utf-8") == made, "run: make docs"


def test_cameo_has_who_did_what_to_whom() -> None:
    kept = ("date", "source_code", "target_code", "event_code", "root_code", "quad_class", "country", "according_to")
    assert [tuple(row[name] for name in kept) for row in told("cameo")] == [
        ("2024-03-05", "KEN", "ETH", "040", "04", "1", "KEN", "Lake Wire"),
        ("2024-03-05", "ETH", "KEN", "040", "04", "1", "KEN", "Lake Wire"),
    ]


def test_cameo_codes_a_type_of_ones_own_as_the_type_above_it_or_as_it_says(tmp_path: Path) -> None:
    profile = tmp_path / "mine.yaml"
    profile.write_text(
        "types:\n"
        "  - {id: RAID, label: Raid, definition: Takes cattle., parent: ASSAULT}\n"
        "  - {id: SNUB, label: Snub, definition: Keeps away., quad: 3, cameo: ['12']}\n"
        "triggers:\n  RAID: {any: {transitive: [rustle from]}}\n  SNUB: {any: {transitive: [snub]}}\n",
        encoding="utf-8",
    )
    found = told("cameo", "Kenya snubbed Uganda on Monday. Chad rustled from Niger on Monday.", profile)
    assert [(row["source_code"], row["event_code"], row["target_code"]) for row in found] == [
        ("KEN", "120", "UGA"),
        ("TCD", "190", "NER"),
    ]


def test_polecat_has_a_row_for_each_pair() -> None:
    kept = ("Event Type", "Quad Code", "Actor Name", "Primary Actor Sector", "Recipient Name", "City", "Country")
    assert [tuple(row[name] for name in kept) for row in told("polecat")] == [
        ("CONSULT", "V-COOP", "Kenya", "GOV", "Ethiopia", "Nairobi", "KEN"),
        ("ASSAULT", "M-CONF", "army of Mali", "MIL", "nine rebels", "Gao", "MLI"),
    ]


def test_acled_has_what_happened_of_its_kinds() -> None:
    kept = ("event_date", "event_type", "actor1", "actor2", "interaction", "iso", "location", "fatalities")
    assert [tuple(row[name] for name in kept) for row in told("acled")] == [
        ("2024-03-03", "Battles", "army of Mali", "nine rebels", "State forces-Rebel group", "466", "Gao", "9"),
    ]
    assert told("acled", "Kenya may attack the rebels near Lamu. Kenya did not attack the rebels near Lamu.") == []


def test_acled_pairs_those_who_act_together() -> None:
    found = told("acled", "Kenya and Ethiopia signed an agreement on Monday.")
    assert {(row["actor1"], row["actor2"], row["sub_event_type"]) for row in found} == {
        ("Kenya", "Ethiopia", "Agreement")
    }


def test_geojson_has_a_point_where_the_place_is_known() -> None:
    (reading,) = Reader.load(Settings(likely=0.0)).read_reports(
        [Report.of(f"{TEXT} Chad accused Niger on Monday.", published="2024-03-06", url="https://lake.example/1")]
    )
    out = io.StringIO()
    assert write(form("geojson"), [(reading, reading.events)], Ontology.load(), out) == 3
    found = json.loads(out.getvalue())
    assert found["type"] == "FeatureCollection"
    talks, attack, accusation = found["features"]
    assert attack["geometry"] == {"type": "Point", "coordinates": [-0.04472, 16.27167]}
    assert accusation["geometry"] is None
    kept = ("event_type", "date", "place_name", "actors", "fatalities_low", "fatalities_high", "source_url")
    assert [attack["properties"][name] for name in kept] == [
        "ASSAULT", "2024-03-03", "Gao", ["army of Mali", "nine rebels"], 9, 9, "https://lake.example/1",
    ]  # fmt: skip
    assert talks["properties"]["actors"] == ["Kenya", "Ethiopia"]


def test_what_a_spreadsheet_would_run_is_quoted_in_every_table() -> None:
    (reading,) = Reader.load(Settings(likely=0.0)).read_reports(
        [Report.of("Kenya attacked Uganda.", publisher="=cmd()", published="2024-03-06")]
    )
    for name, column in (("cameo", "publisher"), ("polecat", "Source"), ("acled", "source")):
        assert rows(name, reading)[0][column] == "'=cmd()"


def test_a_ledger_gives_what_persons_left_of_it(tmp_path: Path) -> None:
    page, ledger = tmp_path / "page.txt", str(tmp_path / "news.db")
    page.write_text("NAIROBI: Kenya attacked Uganda near Busia on Monday. Chad accused Niger of theft on Monday.\n")

    def run(*arguments: str) -> str:
        ran = CliRunner().invoke(main, [*arguments, "--ledger", ledger])
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    run("ingest", str(page), "--jobs", "1")
    assert len(run("export", "--as", "cameo").splitlines()) == 1 + 2
    assert len(run("export", "--as", "cameo", "--type", "accuse").splitlines()) == 1 + 1
    events = {row["type"]: row["id"] for row in json.loads(run("events", "--json"))}
    run("reject", events["ASSAULT"], "--by", "Ann")
    run("edit", events["ACCUSE"], "--field", "type", "--to", "REJECT", "--by", "Ann")
    out = tmp_path / "events.tsv"
    run("export", "--as", "cameo", "--out", str(out))
    (row,) = out.read_text(encoding="utf-8").splitlines()[1:]
    assert row.split("\t")[4:9] == ["TCD", "Chad", "NER", "Niger", "120"]


def test_read_gives_a_form_with_its_columns_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Kenya attacked Uganda on Monday, the {name} said.\n")
    ran = CliRunner().invoke(main, ["read", "--as", "cameo", str(tmp_path), str(tmp_path / "none.txt")])
    assert [line.split("\t")[0] == "event_id" for line in ran.stdout.splitlines()] == [True, False, False]
    assert (ran.exit_code, ran.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "fatalities"),
    [
        ("A bomb killed 14 people in Gao on Monday. The toll later rose to 21.", ["21"]),
        ("Gunmen killed the mayor of Gao on Monday.", ["1"]),
        ("Gunmen killed Governor Ade Bello in Gao on Monday.", ["1"]),
        ("Gunmen wounded the mayor of Gao on Monday.", ["0"]),
    ],
)
def test_the_killed_are_those_of_the_last_count_or_told_one_by_one(text: str, fatalities: list[str]) -> None:
    assert [row["fatalities"] for row in told("acled", text)] == fatalities


@pytest.mark.parametrize(
    ("text", "struck", "targeting"),
    [
        ("A drone struck a market in Nyala on Monday, killing 14 villagers.", "14 villagers", "Civilian targeting"),
        ("A drone struck a barracks in Nyala on Monday, killing 14 soldiers.", "14 soldiers", ""),
        ("Gunmen attacked a mosque in Gao.", "a mosque", "Civilian targeting"),
    ],
)
def test_whom_it_befell_stands_before_what(text: str, struck: str, targeting: str) -> None:
    (row,) = told("acled", text)
    assert (row["actor2"], row["civilian_targeting"]) == (struck, targeting)
