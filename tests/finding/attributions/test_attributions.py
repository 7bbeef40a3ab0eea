"""Attributions: who says what, by which words, directly or not, through which document, and inside whose words."""

from __future__ import annotations

import pytest

from dateline.records import Attribution, Reading
from tests.finding.conftest import Read


def one(reading: Reading, cue: str) -> Attribution:
    (found,) = [found for found in reading.attributions if found.cue and cue in found.cue.quote]
    return found


def words(found: Attribution) -> tuple[str | None, str | None, str]:
    content = " / ".join(span.quote for span in found.content)
    return found.source.quote if found.source else None, found.cue.quote if found.cue else None, content


FORMS = [
    (
        "“We will not bow,” Prime Minister Anna Kovac told reporters. “The budget stands, and so does the coalition.”",
        ("Prime Minister Anna Kovac", "told", "“We will not bow,” / “The budget stands, and so does the coalition.”"),
        "direct",
    ),
    (
        "Interior Minister Omar Haddad said that police had found the weapons.",
        ("Interior Minister Omar Haddad", "said", "that police had found the weapons"),
        "indirect",
    ),
    (
        "According to the United Nations, more than 3,000 families have fled the valley.",
        ("the United Nations", "According to", "more than 3,000 families have fled the valley"),
        "indirect",
    ),
    (
        "The rebels seized two villages, witnesses said on condition of anonymity.",
        ("witnesses", "said", "The rebels seized two villages"),
        "indirect",
    ),
    (
        "The bridge, he said, would be rebuilt within a year.",
        ("he", "said", "The bridge / would be rebuilt within a year"),
        "indirect",
    ),
    (
        "Smith said he was “shocked by the scale of it”.",
        ("Smith", "said", "he was “shocked by the scale of it”"),
        "mixed",
    ),
]


@pytest.mark.parametrize(("text", "expected", "directness"), FORMS, ids=[case[1][0] for case in FORMS])
def test_source_cue_and_content(read: Read, text: str, expected: tuple[str, str, str], directness: str) -> None:
    (found,) = read(text).attributions
    assert words(found) == expected
    assert found.directness == directness


def test_a_pronoun_stands_for_the_speaker_and_the_title_is_kept(read: Read) -> None:
    reading = read(
        "“The talks begin today,” said Foreign Office spokesperson Sana Iqbal. She added that both sides were ready."
    )
    first, second = reading.attributions
    assert first.title is not None and first.title.quote == "Foreign Office spokesperson"
    assert second.source is not None and second.source.quote == "She"
    assert second.source_id == first.source_id and second.resolved


def test_words_reach_us_through_a_document_and_its_author(read: Read) -> None:
    text = (
        "The talks follow the release of “Country Review of Terrorism 2022” by the US State Department. "
        "In its report, the State Department maintained that the group had trained abroad. "
        "It added that the camps had grown. “The camps are near the border,” the report warned."
    )
    reading = read(text)
    found = [one(reading, cue) for cue in ("maintained", "added", "warned")]
    assert len({attribution.source_id for attribution in found}) == 1
    assert all(attribution.resolved for attribution in found)
    assert {attribution.through for attribution in found} == {"Country Review of Terrorism 2022"}
    assert [attribution.directness for attribution in found] == ["document", "document", "direct"]


def test_a_document_with_no_known_author_stays_as_its_words(read: Read) -> None:
    found = one(read("The report warned that the dam could burst."), "warned")
    assert (found.source_id, found.resolved, found.through) == (None, False, "report")


def test_words_inside_words_are_nested(read: Read) -> None:
    reading = read("State television quoted General Hassan Bako as saying that the army would withdraw.")
    outer, inner = one(reading, "quoted"), one(reading, "saying")
    assert inner.within == outer.id and outer.within is None
    assert inner.source is not None and inner.source.quote == "General Hassan Bako"


STANCES = [
    ("The Foreign Ministry of Kenya denied that its troops had crossed the border.", "denied", "denies"),
    ("Ukraine accused Russia of shelling a hospital.", "accused", "accuses"),
    ("The Taliban claimed responsibility for the attack.", "claimed", "claims"),
    ("The army confirmed that two soldiers were killed.", "confirmed", "confirms"),
    ("The minister said that two soldiers were killed.", "said", None),
]


@pytest.mark.parametrize(("text", "cue", "stance"), STANCES, ids=[case[1] for case in STANCES])
def test_the_cue_tells_the_stance(read: Read, text: str, cue: str, stance: str | None) -> None:
    assert one(read(text), cue).stance == stance


def test_a_refusal_to_confirm_confirms_nothing(read: Read) -> None:
    text = "The army said two soldiers were killed. It declined to confirm reports of a third death."
    told = [(found.cue and found.cue.quote, found.stance) for found in read(text).attributions]
    assert told == [("said", None), ("declined", None)]


def test_a_quotation_over_paragraphs_is_one_statement_of_whoever_is_named_at_its_end(read: Read) -> None:
    text = (
        "Mayor Ruth Amadi spoke for an hour.\n\n"
        "“We buried nine people this week.\n\n“Nobody came to help us,” Amadi said."
    )
    found = one(read(text), "said")
    assert words(found)[2] == "“We buried nine people this week. / “Nobody came to help us,”"


def test_a_colon_leads_into_the_next_paragraph(read: Read) -> None:
    found = one(read("Amadi continued:\n\n“Nobody came to help us. We are alone.”"), "continued")
    assert words(found)[2] == "“Nobody came to help us. We are alone.”"


def test_words_in_marks_that_nobody_is_named_for_have_no_source(read: Read) -> None:
    (found,) = read("“The talks have failed and there is nothing left to say to them.”").attributions
    assert (found.source, found.cue, found.directness, found.resolved) == (None, None, "direct", False)


def test_an_interview_is_read_turn_by_turn(read: Read) -> None:
    text = (
        "Q: Did you see the soldiers?\n\nA: Yes, they came at night.\n\n"
        "Q: Who was with them?\n\nA: A man from our village.\n\nHe wore a mask."
    )
    turns = [words(found) for found in read(text).attributions if found.cue and found.cue.quote == ":"]
    assert [(who, said) for who, _, said in turns] == [
        ("Q", "Did you see the soldiers?"),
        ("A", "Yes, they came at night."),
        ("Q", "Who was with them?"),
        ("A", "A man from our village."),
    ]


def test_a_content_does_not_stop_inside_a_phrase(read: Read) -> None:
    text = "The State Department said the group trains its men there, and the movement has ties to al-Shabaab (AS)."
    found = one(read(text), "said")
    assert "al-Shabaab" in words(found)[2]


def test_a_quotation_can_be_signed(read: Read) -> None:
    (found,) = read("“Nobody came to help us. We are alone.” ― Ruth Amadi, a teacher").attributions
    assert words(found) == ("Ruth Amadi, a teacher", "―", "“Nobody came to help us. We are alone.”")


UNRESOLVED = [
    "Sources close to sources said that sources had said nothing.",
    "Officials said the road was closed.",
    "The police of Kenya and the army of Uganda said the road was closed.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_nobody_is_named_where_nobody_is_plain(read: Read, text: str) -> None:
    found = one(read(text), "said") if text.count("said") == 1 else read(text).attributions[0]
    assert found.source is not None
    assert (found.source_id, found.resolved) == (None, False)


def test_the_colon_after_a_dateline_introduces_nobody(read: Read) -> None:
    reading = read("ISLAMABAD: Pakistan and Norway opened a two-day dialogue on Monday.")
    assert not [found for found in reading.attributions if found.cue and found.cue.quote == ":"]


def test_the_same_text_gives_the_same_ids(read: Read) -> None:
    text = "Omar Haddad said that police had found the weapons, and witnesses said they had not."
    assert [found.id for found in read(text).attributions] == [found.id for found in read(text).attributions]


@pytest.mark.parametrize("text", ["Haddad said", "“", ": ” “ :", "said said said said", "A. " * 400])
def test_odd_text_breaks_nothing(read: Read, text: str) -> None:
    reading = read(text)
    assert all(found.content for found in reading.attributions)


def test_a_paragraph_that_is_all_quotation_goes_on_with_who_alone_spoke_before(read: Read) -> None:
    text = (
        "“We cannot let lorries over a bridge that moves,” said Amina Yusuf, the city engineer.\n\n"
        "“We have asked the ministry for steel.\n\n“Until it comes, nobody crosses.”"
    )
    (said,) = read(text).attributions
    assert [piece.quote for piece in said.content] == [
        "“We cannot let lorries over a bridge that moves,”",
        "“We have asked the ministry for steel.",
        "“Until it comes, nobody crosses.”",
    ]


def test_a_paragraph_between_two_speakers_is_given_to_neither(read: Read) -> None:
    text = "“The dam is safe,” said Amina Yusuf, though Omar Farah said it leaked.\n\n“Nobody asked us about the dam.”"
    assert [said.source for said in read(text).attributions if "asked us" in said.content[0].quote] == [None]


def test_who_is_only_cited_speaks_within_the_one_who_cites(read: Read) -> None:
    text = "The Daily Star, citing two Kenyan officials, reported that soldiers had shelled the port of Lamu."
    reading = read(text)
    cited = next(said for said in reading.attributions if said.cue and said.cue.quote == "citing")
    outer = reading.attribution(cited.within)
    assert cited.source and cited.source.quote == "two Kenyan officials"
    assert outer and outer.source and outer.source.quote == "The Daily Star"
    assert [event.attribution_id for event in reading.events if event.type == "ASSAULT"] == [cited.id]


def test_who_says_what_another_says_is_nested_though_a_cue_parts_the_words(read: Read) -> None:
    text = "According to the Daily Star, a spokesman for the interior ministry said that police had found 12 bodies."
    outer, inner = read(text).attributions
    assert inner.within == outer.id
    assert [piece.quote for piece in inner.content] == ["that police had found 12 bodies"]


def test_marks_that_are_never_closed_give_no_words_to_the_next_speaker(read: Read) -> None:
    text = "“We left everything, said Mariam Keita, a teacher.\n\n“The soldiers never came,” said Issa Keita."
    assert [(said.source and said.source.quote, said.content[0].quote) for said in read(text).attributions] == [
        ("Mariam Keita, a teacher", "“We left everything"),
        ("Issa Keita", "“The soldiers never came,”"),
    ]


def test_a_quotation_cut_by_an_advertisement_stays_its_speaker_s(read: Read) -> None:
    text = "“The firm knew,” said Ruth Achieng, a lawyer, “and\n\nADVERTISEMENT\n\nit told nobody until March.”"
    first = read(text).attributions[0]
    assert first.source and first.source.quote.startswith("Ruth Achieng")
    assert first.content[-1].quote == "it told nobody until March.”"


def test_what_is_denied_is_no_part_of_the_cue(read: Read) -> None:
    (said,) = read("Rwanda has again denied backing the M23 rebels.").attributions
    assert (said.cue and said.cue.quote, said.content[0].quote) == ("has again denied", "backing the M23 rebels")


def test_the_hour_of_an_entry_is_no_part_of_who_says_it(read: Read) -> None:
    text = "10:45 The health ministry says 14 people have died.\n\n10:30 Police say the market is closed."
    assert [said.source and said.source.quote for said in read(text).attributions] == ["The health ministry", "Police"]


def test_a_group_is_whose_name_stands_before_the_noun(read: Read) -> None:
    (said,) = read("The M23 rebel group said that it had left the town.").attributions
    assert (said.source_id, said.resolved) == ("M23", True)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ministers called the allegations baseless.", "denies"),
        ("The army branded the report a lie.", "denies"),
        ("The company described the accusation as false.", "denies"),
        ("The claim was declared pure invention by the army.", "denies"),
        ("The ministry said the claim was not false.", None),
        ("The mayor called the attack a tragedy.", None),
        ("The editor admitted that the report was wrong.", "confirms"),
    ],
)
def test_who_calls_a_claim_false_denies_it(read: Read, text: str, stance: str | None) -> None:
    assert [one.stance for one in read(text).attributions] == [stance]
