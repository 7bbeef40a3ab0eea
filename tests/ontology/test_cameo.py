"""Events and their two sides in CAMEO's codes: the word before the mode, the mode before the type, and the modality."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.ontology import Ontology
from dateline.ontology.cameo import Cameo, Triple
from dateline.records import Actor, Event, Participant, Reading, Report, Role, Span

TEXT = "Chad met Niger"
REPORT = Report.of(TEXT)
CHAD, NIGER = Actor("TCD", "Chad", "state", "TCD", "government"), Actor("NER", "Niger", "state", "NER", "government")

CODES = [
    ("CONSULT", "visit", "tour", "042"),
    ("CONSULT", "visit", "host", "043"),
    ("CONSULT", None, "meet", "040"),
    ("ASSAULT", "heavy-weapons", "shell", "194"),
    ("SUPPORT", None, "no such word", "051"),
    ("NO_SUCH_TYPE", None, None, ""),
]


def party(role: Role, actor: Actor, start: int, **more: str) -> Participant:
    span = Span(start, start + len(actor.name), actor.name)
    return Participant(role, actor.id, span, country=actor.country, sector=more.pop("sector", actor.sector), **more)


def reading(kind: str, *participants: Participant, **more: object) -> Reading:
    because = (f"trigger:{kind}:{more.pop('lemma', 'meet')}", f"frame:{more.pop('frame', 'reciprocal')}")
    event = Event("e", kind, Span(5, 8, "met"), (Span(0, 14, TEXT),), participants, because=because, **more)  # type: ignore[arg-type]
    return Reading(REPORT, actors=(CHAD, NIGER), events=(event,))


def triples(read: Reading) -> list[Triple]:
    return list(Cameo.load().triples(read))


@pytest.mark.parametrize(("kind", "mode", "lemma", "code"), CODES)
def test_a_word_counts_before_the_mode_and_the_mode_before_the_type(
    kind: str, mode: str | None, lemma: str | None, code: str
) -> None:
    assert Cameo.load().code(kind, mode, lemma) == code


def test_every_type_and_mode_has_a_code() -> None:
    bare = [
        (one.id, mode.id)
        for one in Ontology.load().types.values()
        for mode in one.modes
        if not Cameo.load().code(one.id, mode.id) or not Cameo.load().code(one.id)
    ]
    assert bare == []


def test_codes_of_a_type_have_one_of_its_roots_or_say_more_than_the_type() -> None:
    roots = {one.id: one.cameo for one in Ontology.load().types.values()}
    assert all(Cameo.load().code(kind).startswith(found) for kind, found in roots.items() if kind != "ASSAULT")


def test_those_who_meet_are_each_the_others_target() -> None:
    both = party("actor", CHAD, 0), party("recipient", NIGER, 9)
    assert triples(reading("CONSULT", *both)) == [("TCD", "NER", "040"), ("NER", "TCD", "040")]


def test_a_visit_is_received_by_the_other() -> None:
    both = party("actor", CHAD, 0), party("recipient", NIGER, 9)
    assert triples(reading("CONSULT", *both, mode="visit", frame="motion", lemma="visit")) == [
        ("TCD", "NER", "042"),
        ("NER", "TCD", "043"),
    ]


def test_those_who_do_it_together_are_paired_where_nobody_is_at_the_other_side() -> None:
    both = party("actor", CHAD, 0), party("actor", NIGER, 9)
    assert triples(reading("AGREE", *both, frame="pact_noun")) == [("TCD", "NER", "030"), ("NER", "TCD", "030")]
    assert triples(reading("PROTEST", *both, frame="protest")) == []


def test_what_is_planned_or_refused_has_a_code_of_its_own() -> None:
    both = party("actor", CHAD, 0), party("recipient", NIGER, 9)
    assert triples(reading("AID", *both, frame="transfer", modality="planned")) == [("TCD", "NER", "033")]
    assert triples(reading("AID", *both, frame="transfer", negated=True)) == [("TCD", "NER", "122")]


def test_an_actor_is_its_country_and_its_sector() -> None:
    code = Cameo.load().actor_code
    assert code(party("actor", CHAD, 0), CHAD) == "TCD"
    assert code(party("actor", CHAD, 0, sector="military", stands_for="TCD"), CHAD) == "TCDMIL"
    assert code(Participant("actor", None, Span(0, 4, "Chad"), sector="rebel"), None) is None
    union = Actor("AU", "African Union", "international", None, "international", registered=True)
    assert code(Participant("actor", "AU", Span(0, 4, "Chad"), sector="international"), union) == "IGOAU"


def test_a_users_crosswalk_goes_over_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("types: {AID: {words: {fund: '079'}}}\nplanned: {}\n", encoding="utf-8")
    cameo = Cameo.load(own)
    assert (cameo.code("AID", "money", "fund"), cameo.code("AID", "money", "lend")) == ("079", "071")
    both = party("actor", CHAD, 0), party("recipient", NIGER, 9)
    planned = reading("AID", *both, frame="transfer", modality="planned", lemma="give")
    assert list(cameo.triples(planned)) == [("TCD", "NER", "070")]


def test_a_crosswalk_with_an_unknown_section_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("typos: {}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="has a section 'typos'"):
        Cameo.load(own)
