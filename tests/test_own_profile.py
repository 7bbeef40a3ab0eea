"""A profile of one's own works by itself: the example of ``docs/profiles.md``, and one with a single section."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner

import dateline
from dateline.cli import main
from dateline.records import Event
from dateline.settings import Settings

DOCS = Path(__file__).parent.parent / "docs" / "profiles.md"
RAID = "The Home Guard rustled 200 cows from herders in Turkana on 3 June 2024."


def events(folder: Path, profile: str, text: str) -> list[Event]:
    path = folder / "my.yaml"
    path.write_text(profile, encoding="utf-8")
    return list(dateline.read(text, settings=Settings(profile=path, likely=0.0)).events)


def test_the_example_of_the_documentation_holds(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (raid,) = events(tmp_path, example.group(1), RAID)
    (who,) = (item for item in raid.participants if item.role == "actor")
    assert (raid.type, who.actor_id, who.country, who.sector) == ("CATTLE_RAID", "POKOT-GUARD", "KEN", "rebel")
    assert "trigger:CATTLE_RAID:rustle" in raid.because


def test_a_profile_of_words_alone_needs_no_actors(tmp_path: Path) -> None:
    told = events(tmp_path, "triggers: {ASSAULT: {any: {transitive: [rustle]}}}", "Herders rustled 200 cows.")
    assert [event.type for event in told] == ["ASSAULT"]


def test_a_profile_of_actors_alone_needs_no_words(tmp_path: Path) -> None:
    profile = "actors: [{id: SKL, name: Sluice Keepers' League, kind: organisation, country: NLD, aliases: [SKL]}]"
    (attack,) = events(tmp_path, profile, "The SKL attacked a lock in Gouda on Monday.")
    assert [item.actor_id for item in attack.participants if item.role == "actor"] == ["SKL"]


def test_an_empty_profile_changes_nothing(tmp_path: Path) -> None:
    assert events(tmp_path, "", "Herders attacked a village.") == list(
        dateline.read("Herders attacked a village.").events
    )


def test_a_state_of_ones_own_is_a_place_as_well(tmp_path: Path) -> None:
    profile = "actors: [{id: BRE, name: Bree, kind: state, country: BRE}]"  # which a town of Belgium is called, too
    (visit,) = events(tmp_path, profile, "The Kenyan president arrived in Bree on Monday.")
    assert [(item.actor_id, item.country) for item in visit.participants] == [("KEN", "KEN"), ("BRE", "BRE")]


def test_a_type_that_narrows_another_is_found_as_one_of_it(tmp_path: Path) -> None:
    profile, page, ledger = tmp_path / "my.yaml", tmp_path / "page.txt", str(tmp_path / "news.db")
    example = re.search(r"```yaml\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    profile.write_text(example.group(1), encoding="utf-8")
    page.write_text(f"{RAID} Kenya attacked Uganda on 3 June 2024.\n", encoding="utf-8")

    def types(*arguments: str) -> set[str]:
        ran = CliRunner().invoke(main, ["events", "--json", "--ledger", ledger, *arguments])
        assert ran.exit_code == 0, ran.output
        return {row["type"] for row in json.loads(ran.stdout)}

    ran = CliRunner().invoke(main, ["ingest", str(page), "--ledger", ledger, "--profile", str(profile)])
    assert ran.exit_code == 0, ran.output
    assert types("--type", "assault", "--profile", str(profile)) == {"ASSAULT", "CATTLE_RAID"}
    assert types("--type", "ASSAULT") == {"ASSAULT"}
    assert types("--type", "CATTLE_RAID") == {"CATTLE_RAID"}
