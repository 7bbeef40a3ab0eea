"""What makes two reports copies of one text, by their words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.stories import Wording, bands, shared, wording
from dateline.records import Report

WIRE = (
    "Three barges carrying grain sank in the harbour of Strelsau on Sunday night after a storm broke their moorings, "
    "the port authority said, and two sailors were missing.",
    "Divers searched the basin until dawn. “The water is black and the current is strong,” said the harbour master, "
    "Ottokar Brandt, who closed the port to all traffic.",
    "The barges belonged to a company in Zenda that feeds half the mills of the capital. Its owner said that the "
    "cargo was worth four million crowns and that only part of it was insured.",
    "Bakers in the capital warned that bread would be dearer within a week. The agriculture ministry promised to open "
    "the state granaries if the port was not cleared by Friday.",
    "It was the second accident in the harbour this year. In March a crane fell onto a ferry, and an inquiry found "
    "that its brakes had not been tested since it was built.",
)
ANEW = (
    "Two crewmen are unaccounted for in Strelsau, where high winds tore three grain boats from the quay overnight.",
    "“The water is black and the current is strong,” said the harbour master. Ships have been told to stay away while "
    "the wrecks block the main basin.",
    "A mill owner said that he had flour for six days. The government has grain in store and says that nobody will go "
    "hungry, but queues formed outside shops in the old town before noon.",
    "Insurers put the loss at several million. Sailors blamed ropes that had been mended too often.",
)


def report(*paragraphs: str, **known: str) -> Report:
    return Report.of("\n\n".join(paragraphs), **known)


def likeness(one: Report, other: Report) -> float | None:
    return shared(wording(one), wording(other))


def meet(one: Report, other: Report) -> bool:
    return bool(set(bands(wording(one))) & set(bands(wording(other))))


COPIES = {
    "under another masthead": report(*WIRE, title="Grain barges sink", publisher="Mill News"),
    "with an agency's dateline": report("STRELSAU, June 3 (Ruritanian Press) — " + WIRE[0], *WIRE[1:]),
    "in capitals and other quotation marks": report(*(each.upper().replace("“", '"') for each in WIRE)),
    "a paragraph cut": report(*WIRE[:2], *WIRE[3:]),
    "the end cut": report(*WIRE[:3]),
    "paragraphs re-ordered": report(WIRE[0], WIRE[3], WIRE[4], WIRE[1], WIRE[2]),
    "run together": report(" ".join(WIRE)),
    "with a paragraph of the paper's own": report(*WIRE[:4], "Our readers may send their photographs of the storm."),
    "a brief of two paragraphs": report(*WIRE[:2]),
    "a brief of the first sentence": report(WIRE[0]),
}
OTHERS = {
    "another hand's report of the same, with a quotation": report(*ANEW),
    "a report on another matter": report(*(each.replace("grain", "coal").replace("a", "o") for each in WIRE)),
    "a few words": report("Barges sink in harbour."),
    "no words": report("…"),
}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_is_found_and_is_a_copy(how: str) -> None:
    part = likeness(report(*WIRE), COPIES[how])
    assert part is not None and part >= 0.6
    assert meet(report(*WIRE), COPIES[how])


@pytest.mark.parametrize("how", OTHERS)
def test_what_another_hand_wrote_is_no_copy(how: str) -> None:
    assert likeness(report(*WIRE), OTHERS[how]) is None


def test_a_round_up_does_not_make_one_story_of_all_that_it_holds() -> None:
    roundup = report(
        "The news of the day in brief, from our desk.", *ANEW, *ANEW[::-1], *WIRE[:2], *ANEW, "Good night."
    )
    assert likeness(roundup, report(*WIRE[:2])) is None


def test_likeness_goes_both_ways() -> None:
    for copy in COPIES.values():
        assert likeness(copy, report(*WIRE)) == likeness(report(*WIRE), copy)


def test_words_too_few_to_be_told_apart_are_copies_on_one_day_only() -> None:
    headline = "Five killed in blast near market."
    monday, again, tuesday = (
        wording(report(headline, published=day, publisher=paper))
        for day, paper in (("2024-06-03", "A"), ("2024-06-03T10:00", "B"), ("2024-06-04", "A"))
    )
    assert monday.id == again.id != tuesday.id
    assert bands(monday) == []
    assert shared(monday, tuesday) is None


def test_two_reports_without_a_word_are_not_one() -> None:
    assert wording(report("…", title="a")).id != wording(report("…", title="b")).id


def test_headline_dateline_case_and_punctuation_are_no_words() -> None:
    plain = wording(report(*WIRE))
    assert wording(COPIES["under another masthead"]) == plain
    assert wording(COPIES["with an agency's dateline"]) == plain
    assert wording(COPIES["in capitals and other quotation marks"]) == plain


def test_a_signature_is_the_same_on_every_machine() -> None:
    words = wording(report(*WIRE))
    assert words.id == 4671831783183093436
    assert bands(words)[:3] == [-8615784501336873489, -7413237694230487009, -7392565625135819502]
    assert len(bands(words)) == 52


@given(st.lists(st.sampled_from(WIRE + ANEW), min_size=1, max_size=6))
def test_a_text_is_a_copy_of_itself_and_bands_hang_on_words_alone(paragraphs: list[str]) -> None:
    one, other = wording(report(*paragraphs)), wording(report(*paragraphs, title="Another"))
    assert one == other and bands(one) == bands(other)
    assert shared(one, other) == (1.0 if len(one.shingles) >= 20 else None)


@given(st.text(max_size=300))
def test_any_text_has_a_wording(text: str) -> None:
    words = wording(Report(id="r", text=text))
    assert 0 <= words.id < 2**63
    assert Wording(words.id, words.prints) == words
    assert all(-(2**63) <= key < 2**63 for key in bands(words))
