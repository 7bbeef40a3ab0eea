"""The shipped ontology: types, crosswalks, and the words that tell each type."""

from __future__ import annotations

import pytest

from dateline.ontology import Ontology

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip

# A lower-case form as it is written, and a type and mode that it must be able to tell.
WORDS = [
    ("bombed", "ASSAULT", "explosives"),
    ("beheading", "ASSAULT", "execute"),
    ("kidnapped", "ASSAULT", "abduct"),
    ("airstrikes", "ASSAULT", "air"),
    ("clashes", "ASSAULT", "clash"),
    ("lynched", "ASSAULT", "mob"),
    ("arrests", "COERCE", "arrest"),
    ("outlawed", "COERCE", "ban"),
    ("curfew", "COERCE", "curfew"),
    ("censored", "COERCE", "censor"),
    ("deported", "COERCE", "deport"),
    ("talks", "CONSULT", None),
    ("visited", "CONSULT", "visit"),
    ("summits", "CONSULT", "multilateral"),
    ("freed", "RETREAT", "release"),
    ("ceasefire", "RETREAT", "ceasefire"),
    ("resigned", "CONCEDE", None),
    ("marched", "PROTEST", "demo"),
    ("boycotting", "PROTEST", "boycott"),
    ("deployed", "MOBILIZE", "troops"),
    ("condemned", "ACCUSE", "disapprove"),
    ("sued", "ACCUSE", "allege"),
    ("vetoes", "REJECT", None),
    ("threatens", "THREATEN", None),
    ("sanctions", "SANCTION", None),
    ("demanding", "REQUEST", None),
    ("donated", "AID", None),
    ("praised", "SUPPORT", None),
    ("signed", "SUPPORT", "sign"),
    ("agreed", "AGREE", None),
    ("said", "STATEMENT", None),
    ("urged", "APPEAL", None),
]

# Words in order, where the lemma's first word stands, the lemma, and the places of all its words.
PHRASES = [
    ("gunmen took three workers hostage", 1, "take ~ hostage", (1, 4)),
    ("police cracked down on the march", 1, "crack down on", (1, 2, 3)),
    ("he opened fire on them", 1, "open fire", (1, 2)),
    ("they put the editor under house arrest", 1, "put ~ under house arrest", (1, 4, 5, 6)),
    ("two car bombings shook it", 1, "car bombing", (1, 2)),
    ("several rounds of talks", 1, "round of talks", (1, 2, 3)),
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology.load()


def test_plover_types_and_two_more_are_there(ontology: Ontology) -> None:
    assert set(ontology.types) == PLOVER | {"STATEMENT", "APPEAL"}


def test_every_type_is_explained_and_has_words(ontology: Ontology) -> None:
    told = {trigger.type for trigger in ontology}
    for event_type in ontology.types.values():
        assert event_type.definition.endswith(".")
        assert all(mode.definition.endswith(".") for mode in event_type.modes)
        assert event_type.examples
        assert event_type.id in told


def test_every_mode_has_words_or_narrows_a_type_that_has(ontology: Ontology) -> None:
    told = {(trigger.type, trigger.mode) for trigger in ontology}
    wordless = {(each.id, mode.id) for each in ontology.types.values() for mode in each.modes} - told
    assert wordless == set()


@pytest.mark.parametrize(("form", "type_id", "mode"), WORDS, ids=[word for word, _, _ in WORDS])
def test_a_written_form_tells_its_type(ontology: Ontology, form: str, type_id: str, mode: str | None) -> None:
    assert (type_id, mode) in {(found.type, found.mode) for found in ontology.triggers(form)}


@pytest.mark.parametrize(("text", "at", "lemma", "places"), PHRASES, ids=[row[2] for row in PHRASES])
def test_a_lemma_of_several_words_is_found(
    ontology: Ontology, text: str, at: int, lemma: str, places: tuple[int, ...]
) -> None:
    words = text.split()
    matches = {found.lemma: found.match(words, at) for found in ontology.triggers(words[at])}
    assert matches[lemma] == places


def test_a_lemma_of_several_words_is_not_found_where_a_word_is_missing(ontology: Ontology) -> None:
    words = ["police", "cracked", "the", "case"]
    assert [found for found in ontology.triggers("cracked") if found.match(words, 1)] == []


def test_longer_lemmas_come_first(ontology: Ontology) -> None:
    lengths = [len(found.parts) for found in ontology.triggers("shot")]
    assert lengths == sorted(lengths, reverse=True)


def test_conditions_tell_words_from_kinds(ontology: Ontology) -> None:
    needs = [need for found in ontology.triggers("hit") if found.type == "ASSAULT" for need in found.needs]
    object_need = next(need for need in needs if need.slot == "object" and "PLACE" in need.kinds)
    assert {"ACTOR", "PLACE"} <= object_need.kinds
    assert {"village", "villages"} <= object_need.words


@pytest.mark.parametrize(
    ("type_id", "mode", "expected"),
    [
        ("ASSAULT", None, ("Violence against civilians", "Attack")),
        ("ASSAULT", "air", ("Explosions/Remote violence", "Air/drone strike")),
        ("COERCE", "arrest", ("Strategic developments", "Arrests")),
        ("PROTEST", "riot", ("Riots", "Violent demonstration")),
        ("PROTEST", "strike", ("Protests", "Peaceful protest")),
        ("CONSULT", "visit", None),
    ],
)
def test_acled_crosswalk(ontology: Ontology, type_id: str, mode: str | None, expected: tuple[str, str] | None) -> None:
    assert ontology.acled(type_id, mode) == expected


def test_quad_classes(ontology: Ontology) -> None:
    by_quad = {quad: {each.id for each in ontology.types.values() if each.quad == quad} for quad in range(5)}
    assert by_quad[2] == {"COOPERATE", "AID", "CONCEDE", "RETREAT"}
    assert by_quad[3] == {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}
    assert by_quad[4] == {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def test_instruments_are_found_longest_first(ontology: Ontology) -> None:
    words = ["ieds", ",", "suicide", "bombings", "and", "a", "rocket-propelled", "grenade", "near", "a", "car", "bomb"]
    assert [name for *_, name in ontology.instrument_phrases.find(words)] == ["ied", "suicide-bomb", "grenade", "vbied"]


def test_instruments_point_to_modes_that_exist(ontology: Ontology) -> None:
    modes = {mode.id for mode in ontology.types["ASSAULT"].modes}
    assert {tool.mode for tool in ontology.instruments.values() if tool.mode} <= modes


def test_support_verbs_have_their_forms(ontology: Ontology) -> None:
    assert {"launched", "carried out", "staging"} <= ontology.support.acts
    assert {"came under", "suffers"} <= ontology.support.suffers
    assert "took place" in ontology.support.happens


def test_loading_again_costs_nothing() -> None:
    assert Ontology.load() is Ontology.load()
