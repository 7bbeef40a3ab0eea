"""Which of several days, places and countries is that of an incident, and how many a phrase names."""

from __future__ import annotations

import pytest

from dateline.finding.templates.casting import cast
from dateline.finding.templates.counting import number_of
from dateline.finding.templates.filling import find_candidates
from dateline.finding.templates.finder import Template, find_templates
from dateline.finding.templates.nearness import Nearness
from dateline.finding.templates.scenes import find_scene
from dateline.pipeline import Reader
from dateline.reading.document import Document
from dateline.records import Report, Span


def read(text: str, dateline: str | None = None) -> Document:
    at = Span(0, len(dateline), dateline) if dateline else None
    (document,) = Reader.load().reports.read([Report.of(text, published="1990-02-04", dateline=at)])
    return document


def told(text: str, dateline: str | None = None) -> Template:
    return find_templates(read(text, dateline))[0]


def counted(text: str, word: str, *, named: bool = False) -> tuple[float, float | None]:
    """How many the phrase names of which the word is the head."""
    document = read(text)
    (found,) = [one for one in find_candidates(document.doc) if document.doc[one.nominals[0].head].text == word]
    return number_of(document.doc, found.nominals, named=named)


def place_of(document: Document, harmed: str) -> tuple[str | None, str | None]:
    """The place and the country of the incident that harmed whom the words name."""
    at = document.report.text.index(harmed)
    candidates = find_candidates(document.doc)
    near = Nearness.of(document, [document.report.span(at, at + len(harmed))], is_only=False)
    where, country = find_scene(document, candidates, cast(document, candidates), near)
    return where.quote if where else None, country


def test_words_are_the_nearer_the_fewer_sentences_lie_between() -> None:
    document = read("A bomb fell. Two men fled. The police came. Rain fell. It ended. In Lima a mayor died.")
    text = document.report.text
    bomb, mayor = (document.report.span(text.index(word), text.index(word) + len(word)) for word in ("bomb", "mayor"))
    one = Nearness.of(document, [bomb], is_only=False)
    assert [list(one.signs([text.index(word)])) for word in ("bomb", "men", "police", "Rain", "Lima")] == [
        ["gap 0"],
        ["gap 1"],
        ["gap 2"],
        ["gap 4"],
        ["gap more"],
    ]
    assert list(Nearness.of(document, [bomb, mayor], is_only=True).signs([text.index("Lima")])) == [
        "gap 0",
        "gap 0, only",
    ]


@pytest.mark.parametrize(("harmed", "town"), [("a bank", "bogota"), ("pedro almeria", "cali")])
def test_of_two_towns_that_is_the_place_which_stands_beside_those_harmed(harmed: str, town: str) -> None:
    document = read(
        "guerrillas exploded a bomb in front of a bank in bogota. the blast destroyed the bank. the police closed the "
        "streets. nobody claimed the attack. the mayor visited the scene. he spoke to the press. he left at noon. "
        "in another incident, gunmen kidnapped the rancher pedro almeria in cali. the family has asked for help."
    )
    assert place_of(document, harmed) == (town, "COL")


def test_the_country_is_that_of_which_the_report_speaks_and_not_that_of_its_dateline() -> None:
    text = (
        "MADRID -- Six priests were murdered by gunmen in El Salvador. The Salvadoran army denied it. Friends of the "
        "priests said that El Salvador must try the murderers."
    )
    assert told(text, "MADRID").country == "SLV"


def test_a_report_that_names_no_other_country_plays_in_that_of_its_dateline() -> None:
    assert told("LIMA -- Gunmen murdered two priests in their house.", "LIMA").country == "PER"


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("gunmen killed at least 14 peasants.", "peasants", (14, None)),
        ("gunmen killed some 50 or so peasants.", "peasants", (50, 50)),
        ("gunmen killed peasants.", "peasants", (2, None)),
        ("a 12-year-old girl was killed.", "girl", (1, 1)),
        ("a 4-month-old baby was killed.", "baby", (1, 1)),
        ("the bomb killed one of his bodyguards.", "bodyguards", (1, 1)),
        ("gunmen killed ten members of the patrol.", "patrol", (10, 10)),
        ("the planes bombed the population.", "population", (2, None)),
    ],
)
def test_a_phrase_names_as_many_as_its_number_says(text: str, word: str, number: tuple[float, float | None]) -> None:
    assert counted(text, word) == number


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("gunmen murdered lawyer rosa robles.", "robles", (1, 1)),
        ("gunmen murdered the m-19 leader juan perez.", "perez", (1, 1)),
        ("gunmen murdered two jesuits.", "jesuits", (2, 2)),
        ("gunmen murdered the jesuits.", "jesuits", (2, None)),
    ],
)
def test_whom_a_name_tells_is_one(text: str, word: str, number: tuple[float, float | None]) -> None:
    assert counted(text, word, named=True) == number


@pytest.mark.parametrize(
    ("dateline", "text", "where"),
    [
        ("QUITO", "Gunmen murdered two priests in the capital of Ecuador.", "QUITO"),
        ("QUITO", "Gunmen murdered two priests. The bishops met in the capital of Ecuador.", None),
        ("MADRID", "Gunmen murdered two priests in the capital of Ecuador. Ecuador mourns.", None),
    ],
)
def test_the_capital_where_somebody_was_harmed_is_the_town_of_the_dateline(
    dateline: str, text: str, where: str | None
) -> None:
    assert place_of(read(f"{dateline} -- {text}", dateline), "two priests")[0] == where
