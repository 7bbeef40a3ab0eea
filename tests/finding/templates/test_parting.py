"""Which of those harmed were harmed in one incident, and the wording that names an entity best."""

from __future__ import annotations

import numpy as np

from dateline.finding.templates.entities import find_entities
from dateline.finding.templates.filling import find_candidates
from dateline.finding.templates.parting import Member, part
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report

TWO = (
    "guerrillas shot the mayor of bogota on monday. the police said that they fled. meanwhile, another report said "
    "that soldiers found a body on friday. in a separate attack on sunday, gunmen killed a farmer."
)


def read(text: str) -> Document:
    (document,) = Reader.load().reports.read([Report.of(text, published="1990-02-04")])
    return document


def member(number: int, role: str, words: str) -> Member:
    return Member(number, role, TWO.index(words))


def test_those_far_apart_are_parted_and_a_body_goes_with_both() -> None:
    mayor, farmer = member(0, "Victim", "mayor"), member(1, "Victim", "farmer")
    culprits, body = member(2, "PerpInd", "gunmen"), member(3, "PerpOrg", "guerrillas")
    assert part(read(TWO), [mayor, farmer, culprits, body]) == [[mayor, body], [farmer, culprits, body]]


def test_those_in_one_sentence_are_harmed_together() -> None:
    text = "guerrillas shot the mayor, a priest and a farmer."
    members = [Member(at, "Victim", text.index(word)) for at, word in enumerate(("mayor", "priest", "farmer"))]
    assert part(read(text), members) == [members]


def test_where_nobody_is_harmed_all_others_are_in_one() -> None:
    body = Member(0, "PerpOrg", 0)
    assert part(read("guerrillas attacked."), [body]) == [[body]]


def test_a_victim_goes_without_title_and_a_post_alone_stays() -> None:
    document = read("guerrillas killed president cerezo. the deputy mayor was killed too.")
    candidates = find_candidates(document.doc)
    scores = [5.0 if "cerezo" in one.words or "mayor" in one.words else -9.0 for one in candidates]
    named = {entity.best.words for entity in find_entities(document, candidates, np.array(scores), "Victim")}
    assert "cerezo" in named and "president cerezo" not in named
    assert "deputy mayor" in named
