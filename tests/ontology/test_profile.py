"""A user's profile adds types and words, and is refused in one sentence where it does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.ontology import Ontology

RAID = """
types:
  - {id: CATTLE_RAID, label: Cattle raid, definition: Herders take the cattle of others., parent: ASSAULT}
triggers:
  CATTLE_RAID:
    any:
      transitive: [rustle, drive off]
      action_noun: cattle raid, cattle rustling
  ASSAULT:
    beat:
      transitive:
        - {word: welt, object: "PERSON, prisoner"}
instruments:
  - {id: panga, label: Panga, aliases: [panga], mode: primitive}
"""

REFUSED = [
    ("types: [{id: A, label: A, definition: A., parent: NOPE}]", "unknown parent 'NOPE'"),
    ("types: [{id: A, label: A, definition: A., parent: B}, {id: B, label: B, definition: B., parent: A}]",
     "go round in a cycle: A > B > A"),
    ("types: [{id: 'cattle raid', label: A, definition: A., quad: 4}]", "is no id: use letters, digits"),
    ("contexts: [{id: 5, label: A, definition: A., words: [a]}]", "'5' under 'contexts' in"),
    ("types: [{id: ASSAULT, label: A, definition: A., quad: 4}]", "'ASSAULT' under 'types' in"),
    ("types: [{id: A, label: A, definition: A., quad: 1}, {id: A, label: A, definition: A., quad: 1}]",
     "'A' stands twice"),
    ("types: [{id: A, label: A, definition: A., quad: 1, quad: 2}]", "the key 'quad' stands twice, in line 1"),
    ("types: [{id: A, label: A, definition: A., quad: 4, cameo: ['99']}]", "CAMEO codes in quotes"),
    ("types: [{id: A, label: A, definition: A., quad: 4, acled: [Raids, Raid]}]", "names the event type 'Raids'"),
    ("instruments: [{id: bow, label: B, aliases: [bow], mode: nope}]", "has the mode 'nope', which no type has"),
    ("triggers: {ASSAULT: {any: {transitive: 5}}}", "need words"),
    ("types: [{id: A, label: A, definition: A.}]", "needs a 'quad' from 0 to 4"),
    ("types: [{id: A, definition: A., quad: 1}]", "has no 'label'"),
    ("triggers: {NOPE: {any: {transitive: [x]}}}", "unknown type 'NOPE'"),
    ("triggers: {ASSAULT: {nope: {transitive: [x]}}}", "the mode 'nope' that ASSAULT lacks"),
    ("triggers: {ASSAULT: {any: {nope: [x]}}}", "unknown frame 'nope'"),
    ("triggers: {ASSAULT: {any: {transitive: [{word: x, objct: y}]}}}", "unknown condition 'objct'"),
    ("triggers: {ASSAULT: {any: {transitive: [x, x]}}}", "list 'x' twice"),
    ("triggers: {ASSAULT: {any: {transitive: ['']}}}", "need words"),
    ("trigers: {}", "section 'trigers' that nothing reads"),
    ("places: []", "section 'places' that nothing reads"),
    ("types: [{id: A, label: A, definition: A., quad: 1, since: 2023-13-45}]", "is not valid YAML: month must be in"),
    ("types: [", "is not valid YAML"),
    ("- types", "must be a mapping of sections"),
]  # fmt: skip


def profile(folder: Path, text: str) -> Path:
    path = folder / "profile.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_adds_a_type_with_its_words(tmp_path: Path) -> None:
    ontology = Ontology.load(profile(tmp_path, RAID))
    assert [found.type for found in ontology.triggers("rustled")] == ["CATTLE_RAID"]
    assert ontology.lineage("CATTLE_RAID") == ("CATTLE_RAID", "ASSAULT")
    assert ontology.quad("CATTLE_RAID") == 4
    assert ontology.acled("CATTLE_RAID", "abduct") == (
        "Violence against civilians",
        "Abduction/forced disappearance",
    )
    assert list(ontology.instrument_phrases.find(["two", "pangas"])) == [(1, 2, "panga")]


def test_a_profile_adds_words_to_a_shipped_type_and_leaves_the_rest(tmp_path: Path) -> None:
    ontology = Ontology.load(profile(tmp_path, RAID))
    assert [(found.type, found.mode) for found in ontology.triggers("welted")] == [("ASSAULT", "beat")]
    assert ontology.triggers("bombed") == Ontology.load().triggers("bombed")
    assert Ontology.load().triggers("rustled") == ()


def test_a_changed_profile_is_read_again(tmp_path: Path) -> None:
    path = profile(tmp_path, RAID)
    assert Ontology.load(path).triggers("rustled")
    path.unlink()
    path = profile(tmp_path, "triggers: {ASSAULT: {any: {transitive: [harry]}}}")
    assert not Ontology.load(path).triggers("rustled")
    assert Ontology.load(path).triggers("harried")


@pytest.mark.parametrize(("text", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_a_profile_that_does_not_hold_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Ontology.load(profile(tmp_path, text))
    assert sentence in str(refused.value)
    assert "profile.yaml" in str(refused.value) and str(refused.value).endswith(".")


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Ontology.load(tmp_path / "none.yaml")
