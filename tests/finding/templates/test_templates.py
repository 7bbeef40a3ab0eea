"""Incident templates: which reports tell one, of which type, and who and what takes part."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.scoring import Counts
from benchmarks.templates import aligned, matched

from dateline.finding.templates.entities import find_entities, same_entity
from dateline.finding.templates.filling import find_candidates
from dateline.finding.templates.finder import Template, find_templates
from dateline.pipeline import Reader
from dateline.records import Report


def told(text: str) -> tuple[Template, ...]:
    (document,) = Reader.load().reports.read([Report.of(text)])
    return find_templates(document)


BOMB = (
    "guerrillas of the river front last night exploded a powerful bomb in front of the ministry of mines in the "
    "capital. the bomb destroyed a car and damaged the building. the river front claimed responsibility for the attack."
)


def test_a_bombing_has_its_type_its_bomb_and_pins_that_quote_the_report() -> None:
    (first, *_) = told(BOMB)
    assert first.type == "bombing"
    assert any("bomb" in filler.span.quote for filler in first.role("Weapon"))
    assert all(BOMB[f.span.start : f.span.end] == f.span.quote for f in first.fillers)


def test_a_kidnapping_is_told_from_a_bombing() -> None:
    text = "unidentified men kidnapped the rancher pedro almeria near his home. the kidnappers demanded a ransom."
    assert "kidnapping" in [template.type for template in told(text)]


@pytest.mark.parametrize("text", ["the two ministers signed a trade agreement on coffee and bananas.", "hello.", "..."])
def test_a_report_without_an_incident_has_no_template(text: str) -> None:
    assert told(text) == ()


def test_the_same_report_gives_the_same_templates() -> None:
    assert told(BOMB) == told(BOMB)


@pytest.mark.parametrize(
    ("one", "other", "role", "same"),
    [
        ("powerful bomb", "bomb", "Weapon", True),
        ("two bombs", "homemade bombs", "Weapon", True),
        ("frp", "front for river people", "PerpOrg", True),
        ("front for river people", "hill league", "PerpOrg", False),
        ("frl", "river liberation front", "PerpOrg", True),
        ("frx", "river liberation front", "PerpOrg", False),
        ("pedro almeria", "almeria", "Victim", True),
        ("bank building", "embassy building", "Target", False),
    ],
)
def test_wordings_name_one_entity_by_their_words(one: str, other: str, role: str, same: bool) -> None:
    assert same_entity(one, other, role) is same
    assert same_entity(other, one, role) is same


@pytest.mark.parametrize(("short", "bodies"), [("the hill army (ehc)", 1), ("the hill army and the ehc", 2)])
def test_a_name_explained_in_brackets_is_one_body_with_its_short_form(short: str, bodies: int) -> None:
    (document,) = Reader.load().reports.read([Report.of(f"{short} attacked a bridge. the ehc fled.")])
    candidates = find_candidates(document.doc)
    scores = np.array([0.0 if one.words in ("hill army", "ehc") else -np.inf for one in candidates])
    assert len(find_entities(document, candidates, scores, "PerpOrg")) == bodies


def test_entities_are_matched_one_to_one_where_every_mention_is_a_true_one() -> None:
    one, other, both = frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})
    assert matched([one], [both]) == Counts(1, 0, 0)
    assert matched([both], [one]) == Counts(0, 1, 1)
    assert matched([one, other], [both]) == Counts(1, 1, 0)
    assert matched([one, other], [both, one]) == Counts(2, 0, 0)  # greedy matching finds one


def test_templates_are_paired_where_most_agrees_and_only_within_a_type() -> None:
    empty: dict[str, object] = {"PerpInd": [], "PerpOrg": [], "Target": [], "Victim": [], "Weapon": []}
    bare = empty | {"incident_type": "attack"}
    full = bare | {"Victim": [[["x", 0]]]}
    assert aligned([full], [bare, full]) == Counts(2, 0, 1)
    assert aligned([full | {"incident_type": "arson"}], [full]) == Counts(0, 2, 2)
