"""A text that has lost its capitals gets them back, letter for letter, and any other stays as it is."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import article
from dateline.gather import open_page
from dateline.pipeline import Reader
from dateline.reading.parse.casing import recased
from dateline.records import Reading, Report

SAMPLE = Path(__file__).parents[2] / "samples" / "attack-gossi-dispatch.txt"
TOLD = (
    "Gunmen attacked a bus near Gao on Monday, killing at least 14 people, the United Nations said. "
    "The White House condemned the attack, and the town's elders in Bamako called it cowardly."
)


@pytest.mark.parametrize("lost", [str.upper, str.lower])
def test_names_and_beginnings_of_sentences_get_their_capitals_back(lost: type[str.upper]) -> None:
    assert recased(lost(TOLD)) == TOLD


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        "",
        "UN, WHO",
        "a short note",
        "He called the TTP and the UN.",
        "NATO and the EU MET in Brussels on Monday, they said.",
    ],
)
def test_a_text_that_has_its_capitals_or_is_too_short_to_tell_stays(text: str) -> None:
    assert recased(text) == text


def test_a_headline_in_capitals_is_mended_and_what_follows_stays() -> None:
    mended = recased("GUNMEN KILL FOURTEEN PEOPLE NEAR GAO\n\n" + TOLD)
    assert mended == "Gunmen kill fourteen people near Gao\n\n" + TOLD


@given(st.text())
def test_only_the_case_of_letters_ever_changes(text: str) -> None:
    assert len(recased(text)) == len(text)
    assert recased(text).casefold() == text.casefold() or "ß" in text or not text.isascii()


@pytest.mark.parametrize("lost", [str.upper, str.lower])
def test_a_report_without_its_capitals_tells_the_same_events(lost: type[str.upper]) -> None:
    report = article.compose(open_page(str(SAMPLE), limit=1_000_000))
    whole, bare = _read(report.text, report), _read(lost(report.text), report)
    told = {(event.type, event.trigger.start) for event in whole.events}
    assert len(told & {(event.type, event.trigger.start) for event in bare.events}) >= 0.85 * len(told)
    assert all(re.search(re.escape(event.trigger.quote), bare.report.text) for event in bare.events)


def _read(text: str, report: Report) -> Reading:
    return next(Reader.load().read_reports([Report.of(text, published=report.published)]))


HELD = (
    "Officers of the Ferndale Police Department held two men after a shooting, Mayor Ruth Strong told the Harbour Post."
)


@pytest.mark.parametrize(
    ("headline", "mended"),
    [
        ("Police Arrest Man After Stabbing In Leeds", "Police arrest man after stabbing in Leeds"),
        ("Ruth Strong Just Revealed Who Was Held", "Ruth Strong just revealed who was held"),
        ("Ferndale Police Department Holds Two After Shooting", "Ferndale Police Department holds two after shooting"),
        ("White House Condemns Attack on Market", "White House condemns attack on market"),
        ("Harbour Post: Mayor Will Run Again", "Harbour Post: Mayor will run again"),
    ],
)
def test_a_headline_that_opens_every_word_with_a_capital_keeps_those_of_names(headline: str, mended: str) -> None:
    assert recased(f"{headline}\n\n{HELD}") == f"{mended}\n\n{HELD}"


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Bello is Director of the Institute for the Study of Law and Order at Ferndale.",
        "Police arrest man after stabbing in Leeds",
        "Ade Bello, Ruth Strong and Lena Holm",
    ],
)
def test_a_sentence_or_a_list_of_names_stays(line: str) -> None:
    assert recased(f"{line}\n\n{HELD}") == f"{line}\n\n{HELD}"
