"""When and where an incident happened, how far it went, what it did to whom, and how surely a body did it."""

from __future__ import annotations

import pytest

from dateline.finding.templates.answering import confidence_of
from dateline.finding.templates.casting import cast
from dateline.finding.templates.circumstances import effect_on
from dateline.finding.templates.counting import number_of
from dateline.finding.templates.filling import find_candidates
from dateline.finding.templates.finder import Template, find_templates
from dateline.pipeline import Reader
from dateline.records import Report

BOMB = (
    "guerrillas of the river front yesterday exploded a bomb in front of a bank in bogota. two policemen were killed "
    "and the bank manager was wounded. the river front claimed responsibility for the attack."
)


def told(text: str, published: str = "1990-02-04") -> Template:
    (document,) = Reader.load().reports.read([Report.of(text, published=published)])
    return find_templates(document)[0]


def test_an_incident_has_its_day_and_its_place() -> None:
    found = told(BOMB)
    assert found.when is not None and found.when.span is not None and found.where is not None
    assert (found.when.edtf, found.when.span.quote) == ("1990-02-03", "yesterday")
    assert (found.where.quote, found.country) == ("bogota", "COL")


def test_without_a_day_it_is_some_day_up_to_that_of_publication() -> None:
    found = told("guerrillas exploded a bomb in front of a bank.")
    assert found.when is not None
    assert (found.when.edtf, found.when.span) == ("../1990-02-04", None)


def test_a_day_on_which_it_was_only_said_bounds_the_day_of_the_deed() -> None:
    found = told("the police reported today that guerrillas murdered the mayor of san lucas.")
    assert found.when is not None
    assert (found.when.edtf, found.when.span) == ("../1990-02-04", None)


@pytest.mark.parametrize(
    ("words", "where", "country"),
    [
        ("in guatemala city", "guatemala city", "GTM"),
        ("in southern guatemala city", "guatemala city", "GTM"),
        ("in downtown guatemala city", "guatemala city", "GTM"),
        ("in mexico city", "mexico city", "MEX"),
        ("in northern bogota", "bogota", "COL"),
        ("in colombia", None, "COL"),
    ],
)
def test_a_place_goes_by_its_bare_name_and_a_country_is_none(words: str, where: str | None, country: str) -> None:
    found = told(f"guerrillas yesterday exploded a bomb in front of a bank {words}. two policemen were killed.")
    assert (found.where.quote if found.where else None, found.country) == (where, country)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("guerrillas murdered the mayor and two policemen.", "accomplished"),
        ("guerrillas tried to murder the mayor, but he fled.", "attempted"),
        ("guerrillas threatened to murder the mayor.", "threatened"),
    ],
)
def test_an_incident_is_accomplished_attempted_or_threatened(text: str, stage: str) -> None:
    assert told(text).stage == stage


@pytest.mark.parametrize(
    ("text", "victim", "number", "effect"),
    [
        ("guerrillas murdered two priests in a house.", "priests", (2, 2), "death"),
        ("the bodies of 14 peasants were found.", "peasants", (14, 14), "death"),
        ("the mayor was wounded by the blast.", "mayor", (1, 1), "injury"),
        ("several soldiers were released on monday.", "soldiers", (3, 9), "regained freedom"),
        ("the minister escaped from the attack.", "minister", (1, 1), "no injury"),
    ],
)
def test_victims_have_their_number_and_what_was_done_to_them(
    text: str, victim: str, number: tuple[float, float | None], effect: str | None
) -> None:
    (document,) = Reader.load().reports.read([Report.of(text)])
    candidates = find_candidates(document.doc)
    (at,) = [at for at, one in enumerate(candidates) if document.doc[one.nominals[0].head].text == victim]
    heads = [document.doc[candidates[at].nominals[0].head]]
    assert (number_of(document.doc, candidates[at].nominals), effect_on(heads, cast(document, candidates), [at])) == (
        number,
        effect,
    )


def test_those_harmed_without_a_name_are_told_by_what_they_are() -> None:
    found = told("guerrillas kidnapped and murdered 12 peasants near bogota. the peasants were shot in their homes.")
    assert [(one.span.quote, one.number, one.effect) for one in found.described] == [("12 peasants", (12, 12), "death")]


def test_a_body_that_claims_the_act_is_told_from_one_that_is_accused() -> None:
    assert {filler.confidence for filler in told(BOMB).role("PerpOrg")} == {"claimed or admitted"}


@pytest.mark.parametrize(
    "text",
    [
        "the hill army claimed responsibility for the attack on the bank.",
        "the police seek the hill army, which claimed responsibility for the attack on the bank.",
        "the hill army called a radio station to claim responsibility for the attack on the bank.",
        "responsibility for the attack on the bank was claimed by the hill army.",
    ],
)
def test_who_claims_an_act_is_known_by_the_grammar_of_the_claim(text: str) -> None:
    assert sureness(text) == "claimed or admitted"


@pytest.mark.parametrize(
    "text",
    [
        "the minister blamed the hill army for the attack on the bank.",
        "alleged members of the hill army attacked the bank.",
        "the bishop said that the hill army is responsible for the attack on the bank.",
    ],
)
def test_what_is_told_of_whom_the_words_accuse_is_no_fact(text: str) -> None:
    assert sureness(text).startswith("suspected or accused")


def test_who_denies_responsibility_claims_nothing() -> None:
    assert sureness("the hill army never claimed responsibility for the attack.") != "claimed or admitted"


def sureness(text: str) -> str:
    (document,) = Reader.load().reports.read([Report.of(text)])
    candidates = find_candidates(document.doc)
    (at,) = [at for at, one in enumerate(candidates) if one.words == "hill army"]
    heads = [document.doc[nominal.head] for nominal in candidates[at].nominals]
    return confidence_of(heads, cast(document, candidates), [at])
