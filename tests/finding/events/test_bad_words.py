"""Who says so in texts that are badly set: odd quotation marks, transcripts, shared surnames. Never a wrong name."""

from __future__ import annotations

import pytest

from dateline.records import Attribution, Reading
from tests.finding.conftest import Read

MARKS = [
    "“We left at dawn,” Ruth Achieng said. “Nobody stayed.”",
    '"We left at dawn," Ruth Achieng said. "Nobody stayed."',
    "'We left at dawn,' Ruth Achieng said. 'Nobody stayed.'",
    "‘We left at dawn,’ Ruth Achieng said. ‘Nobody stayed.’",
    "«We left the village at dawn,» Ruth Achieng said.",
    "« We left the village at dawn », Ruth Achieng said.",
    "„We left the village at dawn“, Ruth Achieng said.",
    "``We left the village at dawn,'' Ruth Achieng said.",
    "「We left the village at dawn」 Ruth Achieng said.",
    "”We left the village at dawn,“ Ruth Achieng said.",
    '“We left the village at dawn," Ruth Achieng said.',
    "“We left the village at dawn, Ruth Achieng said.",
]


@pytest.mark.parametrize("text", MARKS)
def test_every_kind_of_mark_makes_a_direct_quotation(read: Read, text: str) -> None:
    reading = read(text)
    (said,) = reading.attributions
    assert (said.directness, speaker(reading, said), said.source and said.source.quote) == (
        "direct", "Ruth Achieng", "Ruth Achieng",
    )  # fmt: skip
    assert "We left" in said.content[0].quote


@pytest.mark.parametrize(
    "text", ["We left the village at dawn, Ruth Achieng said.", "— We left at dawn, said Ruth Achieng."]
)
def test_no_marks_are_needed(read: Read, text: str) -> None:
    reading = read(text)
    (said,) = reading.attributions
    assert (speaker(reading, said), [piece.quote[:7] for piece in said.content]) == ("Ruth Achieng", ["We left"])


def test_a_quotation_cut_by_an_advertisement_is_one(read: Read) -> None:
    text = "“We left at dawn, and nobody stayed\n\nAdvertisement\n\nbehind in the village,” said Ruth Achieng."
    reading = read(text)
    (said,) = reading.attributions
    assert [piece.quote for piece in said.content] == ["“We left at dawn, and nobody stayed", "behind in the village,”"]
    assert speaker(reading, said) == "Ruth Achieng"


def test_the_answers_of_an_interview_are_of_the_one_person_it_presents(read: Read) -> None:
    text = (
        "Ruth Achieng is the mayor of Kisumu.\n\nQ: When did you leave?\n\nA: We left at dawn.\n\n"
        "Q: Who attacked the village?\n\nA: I do not know."
    )
    reading = read(text)
    assert [(s.source.quote, s.directness, speaker(reading, s)) for s in reading.attributions if s.source] == [
        ("Q", "direct", None), ("A", "direct", "Ruth Achieng"),
        ("Q", "direct", None), ("A", "direct", "Ruth Achieng"),
    ]  # fmt: skip


def test_answers_stay_nobodys_where_the_interview_presents_two(read: Read) -> None:
    text = "Ruth Achieng met John Mwangi.\n\nQ: When did you leave?\n\nA: We left at dawn.\n\nQ: Why?\n\nA: It rained."
    reading = read(text)
    assert {speaker(reading, said) for said in reading.attributions} == {None}


def test_a_transcript_may_give_a_name_in_full_but_once(read: Read) -> None:
    text = "GAZETTE: When did you leave?\n\nRUTH ACHIENG: We left at dawn.\n\nGAZETTE: Why?\n\nACHIENG: It rained."
    reading = read(text)
    assert [said.source.quote for said in reading.attributions if said.source] == [
        "GAZETTE", "RUTH ACHIENG", "GAZETTE", "ACHIENG",
    ]  # fmt: skip
    first, second = (said.source_id for said in reading.attributions[1::2])
    assert first == second


def test_a_speaker_named_after_eight_paragraphs_speaks_them_all(read: Read) -> None:
    opened = [f"“We walked for day {number} along the river." for number in range(1, 9)]
    reading = read("\n\n".join([*opened, "“Nobody came to help us,” said Ruth Achieng, a teacher."]))
    (said,) = reading.attributions
    assert (speaker(reading, said), len(said.content)) == ("Ruth Achieng", 9)


def test_a_pronoun_eight_paragraphs_before_the_name_stays_a_pronoun(read: Read) -> None:
    road = ["The road to the village was closed."] * 8
    reading = read("\n\n".join(["“We left at dawn,” she said.", *road, "Ruth Achieng, a teacher, is in Kisumu."]))
    (said,) = reading.attributions
    assert (said.source and said.source.quote, said.resolved) == ("she", False)


SURNAMES = [
    "President Omar Farah met opposition leader Ali Farah on Monday. Farah said the talks had gone well.",
    "Mr Farah said the talks had gone well. President Omar Farah and opposition leader Ali Farah met on Monday.",
    "President Omar Farah met his rival Ali Farah. Farah thanked the hosts. He said the talks had gone well.",
]


@pytest.mark.parametrize("text", SURNAMES)
def test_a_surname_of_two_people_is_nobodys(read: Read, text: str) -> None:
    reading = read(text)
    said = [said for said in reading.attributions if "talks" in said.content[0].quote]
    assert [speaker(reading, one) for one in said] == [None]


def test_a_person_whose_title_changes_stays_one_person(read: Read) -> None:
    text = (
        "Foreign Minister Ruth Achieng said on Monday that the border was calm. On Tuesday she was appointed prime "
        "minister. Prime Minister Achieng said that she would visit Uganda. The prime minister added that the road "
        "was open."
    )
    reading = read(text)
    assert {speaker(reading, said) for said in reading.attributions} == {"Ruth Achieng"}


@pytest.mark.parametrize("title", ["Former prime minister", "Deputy prime minister"])
def test_the_prime_minister_is_no_former_one_and_no_deputy(read: Read, title: str) -> None:
    text = f"{title} Omar Farah met officials. The prime minister said that the road was open."
    reading = read(text)
    said = next(said for said in reading.attributions if "road" in said.content[0].quote)
    assert speaker(reading, said) is None


def test_sources_close_to_sources_are_nobody(read: Read) -> None:
    text = (
        "Sources close to sources said that somebody had left. Sources close to President Omar Farah said he was ill. "
        "People familiar with the matter said the deal was off."
    )
    reading = read(text)
    assert [said.source.quote for said in reading.attributions if said.source] == [
        "Sources close to sources", "Sources close to President Omar Farah", "People familiar with the matter",
    ]  # fmt: skip
    assert not any(said.resolved for said in reading.attributions)


def test_who_says_nothing_takes_no_side(read: Read) -> None:
    reading = read("No group has claimed responsibility for the attack. Nobody confirmed the report.")
    assert {said.stance for said in reading.attributions} == {None}


def test_who_says_that_it_did_it_claims_it(read: Read) -> None:
    reading = read(
        "Al-Shabaab said it had killed ten soldiers in Kenya. Kenya said that al-Shabaab killed ten soldiers."
    )
    assert [(speaker(reading, said), said.stance) for said in reading.attributions] == [
        ("al-Shabaab", "claims"), ("Kenya", None),
    ]  # fmt: skip


def speaker(reading: Reading, said: Attribution) -> str | None:
    actor = reading.actor(said.source_id)
    return actor.name if actor else None


@pytest.mark.parametrize("text", ["he said:\nOkoro", ":", "UPDATE:", "POLICE: ", "Okoro\n:\nOkoro", "A: B", "— : —"])
def test_a_colon_with_nothing_around_it_harms_nobody(read: Read, text: str) -> None:
    assert all(one.cue is None or one.cue.quote for one in read(text).attributions)


def test_a_quotation_cut_by_an_advertisement_of_two_lines_is_one(read: Read) -> None:
    text = "“The talks are\n\nADVERTISEMENT\n\nSubscribe now for full access\n\nabout grain,” Ruth Achieng said."
    (said,) = read(text).attributions
    assert [piece.quote for piece in said.content] == ["“The talks are", "about grain,”"]
    assert said.directness == "direct"


def test_a_post_that_changes_hands_is_nobodys_from_there_on(read: Read) -> None:
    text = (
        "Interior Minister Ruth Achieng resigned on Monday. Omar Farah was named interior minister. "
        "The interior minister said that the road was open."
    )
    reading = read(text)
    assert [speaker(reading, said) for said in reading.attributions if said.source] == [None]


def test_who_tells_it_by_a_passive_verb_is_its_source(read: Read) -> None:
    reading = read("Ruth Achieng was told by Omar Farah that the road was shut.")
    assert [speaker(reading, said) for said in reading.attributions] == ["Omar Farah"]


def test_marks_with_nothing_in_them_say_nothing(read: Read) -> None:
    assert read("“” said Ruth Achieng. “…” she added.").attributions == ()


def test_a_newspaper_tells_what_a_spokesman_said_that_police_had_found(read: Read) -> None:
    reading = read("According to the Daily News, a spokesman for the army, Omar Farah, said police found two bombs.")
    outer, inner = reading.attributions
    assert [one.source.quote for one in (outer, inner) if one.source] == [
        "the Daily News", "a spokesman for the army, Omar Farah,",
    ]  # fmt: skip
    assert inner.within == outer.id


def test_a_document_named_by_its_title_speaks_for_whose_it_is(read: Read) -> None:
    reading = read("The US State Department's Country Reports on Terrorism 2021 said the group had trained abroad.")
    (said,) = reading.attributions
    assert (speaker(reading, said), said.through, said.directness) == (
        "State Department", "Country Reports on Terrorism 2021", "document",
    )  # fmt: skip


def test_the_report_and_it_take_up_a_document_named_by_its_title(read: Read) -> None:
    reading = read(
        "The US State Department's Country Reports on Terrorism 2021 said that the group had grown. The report further "
        "warned that it was rich. It added that the camps were full."
    )
    assert [(speaker(reading, said), said.through) for said in reading.attributions] == [
        ("State Department", "Country Reports on Terrorism 2021")
    ] * 3
