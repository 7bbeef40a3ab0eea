"""Statements as running news tells them: whole contents, who "he" is, and who is never taken for a speaker."""

from __future__ import annotations

import pytest

from dateline.records import Attribution, Reading
from tests.finding.conftest import Read


def told(reading: Reading, cue: str) -> Attribution:
    """The statement with that cue; the last one of several."""
    return [one for one in reading.attributions if one.cue and one.cue.quote == cue][-1]


def content(one: Attribution) -> str:
    return " / ".join(piece.quote for piece in one.content)


def speaker(reading: Reading, cue: str) -> str | None:
    actor = reading.actor(told(reading, cue).source_id)
    return actor.name if actor else None


CONTENTS = [
    # who hears it and when it was told are no part of it
    ("Neighbours told us the gate was open.", "told", "the gate was open"),
    ("Friends told Channel 5's Ada Bello most of the boys had left.", "told", "most of the boys had left"),
    # a quotation is whole, and ends where its mark stands
    (
        'The agency also says, "The fever is mild. It can last for two weeks." Ticks carry it from dogs to people.',
        "also says",
        '"The fever is mild. It can last for two weeks."',
    ),
    # a mark that nobody closes ends with its sentence
    (
        'Ade Bello said the army had "lost all its bridges. Two men in the crowd held up a banner.',
        "said",
        'the army had "lost all its bridges',
    ),
    # marks of two kinds, and a closing mark with its space on the wrong side
    ("“Nobody came to help us,’’ said Ade Bello.", "said", "“Nobody came to help us,’’"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), CONTENTS, ids=[case[2] for case in CONTENTS])
def test_a_content_is_whole_and_no_more(read: Read, text: str, cue: str, expected: str) -> None:
    assert content(told(read(text), cue)) == expected


def test_what_follows_a_mark_that_nobody_closes_is_nobodys_quotation(read: Read) -> None:
    text = (
        'Ade Bello said the plan was "a sham. The council met on Tuesday in the old town hall. '
        "Police said two men were held after a brawl near the gate."
    )
    held = [one for one in read(text).attributions if one.source and one.source.quote == "Police"]
    assert [one.directness for one in held] == ["indirect"]


def test_who_spoke_speaks_on_and_not_whom_he_spoke_of(read: Read) -> None:
    text = (
        "Lars Holm told the paper, “The fire was set by Omar Diallo, and Omar Diallo knew the house.” "
        "He added, “Nobody else had a key.”"
    )
    assert speaker(read(text), "added") == "Lars Holm"


def test_he_behind_a_speaker_without_a_name_is_nobody_who_was_named_before(read: Read) -> None:
    text = "Omar Diallo left the country in May. A shopkeeper said the doors had been locked. He said nobody had a key."
    assert told(read(text), "said").source_id is None


def test_the_subject_of_what_she_says_may_be_herself(read: Read) -> None:
    text = "Lena Holm came home at nine. Ada Bello was in her kitchen when she heard shots, she said."
    assert speaker(read(text), "said") == "Ada Bello"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yvette Bello stood at the gate. “Go home,” Yvette told the boys.", "Yvette Bello"),
        ("Ade Bello, assistant fire chief of Kole, left. “It burns,” the assistant fire chief told us.", "Ade Bello"),
        ("Gov. Ade Bello came on Monday. “We will rebuild,” the governor told the crowd.", "Ade Bello"),
    ],
)  # fmt: skip
def test_a_given_name_and_a_post_take_up_the_one_who_bears_them(read: Read, text: str, name: str) -> None:
    assert speaker(read(text), "told") == name


def test_a_given_name_that_two_bear_is_nobody(read: Read) -> None:
    text = "Yvette Bello and Yvette Holm stood at the gate. “Go home,” Yvette told the boys."
    assert speaker(read(text), "told") is None


def test_a_noun_beside_the_name_tells_whom_she_cannot_mean(read: Read) -> None:
    text = "Her son, Devin Holm, ran to the gate. “It has to stop,” she said."
    assert speaker(read(text), "said") is None


SILENT = [
    "Officers received a call about an injured man on Canal Street.",
    "Anyone with information is asked to call the station.",
    "Police responded to a report of a fire on Canal Street.",
    "Police are seeking a man with a red hat.",
    "Detectives are looking into the blaze.",
    "The agency recalled two million eggs.",
    "The son called 911.",
    "A listed address was out of date, adding to the tension.",
]


@pytest.mark.parametrize("text", SILENT)
def test_deeds_and_notices_are_no_statements(read: Read, text: str) -> None:
    assert read(text).attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Three men were arrested and charged with theft.",
        "One victim is expected to survive.",
    ],
)
def test_who_is_charged_or_expected_to_do_something_says_nothing(read: Read, text: str) -> None:
    assert all(one.source is None for one in read(text).attributions)


def test_mrs_is_not_the_man_of_her_surname(read: Read) -> None:
    text = "Dr. Kevin Reilly was ill. “He sleeps,” Mrs. Reilly told the paper."
    assert speaker(read(text), "told") != "Kevin Reilly"


def test_he_who_only_speaks_of_somebody_is_not_that_one(read: Read) -> None:
    text = "Amos Kiprop spoke to the press. Omar Diallo was taken to hospital, he said."
    assert speaker(read(text), "said") != "Omar Diallo"


def test_he_in_a_relative_clause_is_not_whom_it_describes(read: Read) -> None:
    text = "Amos Kiprop is a friend of Omar Diallo, whom he described as a kind man. He said Omar Diallo had left."
    assert speaker(read(text), "described") != "Omar Diallo"
    assert speaker(read(text), "said") == "Amos Kiprop"


def test_according_to_her_goes_on_with_who_spoke(read: Read) -> None:
    text = "Lena Holm said the mill was shut. According to her, Ada Bello had bought it."
    assert speaker(read(text), "According to") == "Lena Holm"


def test_a_surname_that_has_long_meant_one_means_him_when_another_bears_it_too(read: Read) -> None:
    text = (
        "Omar Diallo spoke on Monday. Diallo said he was ready. Diallo said the road was long. Diallo left at nine. "
        "His brother, Amadou Diallo, was there. Diallo told the crowd that he would win."
    )
    assert speaker(read(text), "told") == "Omar Diallo"


def test_a_surname_that_two_bear_from_the_start_is_nobodys(read: Read) -> None:
    text = "Omar Diallo and Amadou Diallo spoke on Monday. Diallo told the crowd that he would win."
    assert speaker(read(text), "told") is None


SOURCES = [
    # who is quoted, not who quotes
    ("The agency quoted Lena Holm as saying the mill was shut.", "saying", "Lena Holm"),
    # what hangs on its last preposition; a credit and a town before it
    ("A guard at the back of the hall told her she was late.", "told", "A guard at the back of the hall"),
    ("(Lena Holm / Herald) Amos Kiprop said the mill was shut.", "said", "Amos Kiprop"),
    ("LIMA, Ohio-- Lima Police said a boy was found.", "said", "Lima Police"),
    # the bracket that closes what it opens
    (
        "Nine people fled, according to the Lake Relief Mission (LRM). Others stayed.",
        "according to",
        "the Lake Relief Mission (LRM)",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source"), SOURCES, ids=[case[2] for case in SOURCES])
def test_a_source_is_whole_and_no_other(read: Read, text: str, cue: str, source: str) -> None:
    found = told(read(text), cue).source
    assert found is not None and found.quote == source


def test_a_quotation_opens_right_behind_a_sentence_whose_space_was_lost(read: Read) -> None:
    text = 'The gate was shut."I heard the shots and ran to the road," said Lena Holm.'
    found = told(read(text), "said")
    assert content(found).endswith('"I heard the shots and ran to the road,"') and found.directness != "indirect"


def test_the_town_that_opens_a_report_in_small_letters_says_nothing(read: Read) -> None:
    assert read("bhimpur: a bridge over the river was shut on monday after a flood.").attributions == ()


def test_a_participle_is_said_by_the_subject_of_its_clause(read: Read) -> None:
    text = "Announcing the result, County Engineer Lena Holm said the bridge would be rebuilt."
    assert speaker(read(text), "Announcing") == "Lena Holm"


def test_a_quotation_whose_paragraphs_ran_together_is_one_speakers(read: Read) -> None:
    text = (
        "Lena Holm said: “We have found the money for the bridge. “Nobody else wanted to pay for it. "
        "“Come and help us build it.” The town has one bridge."
    )
    found = told(read(text), "said:")
    assert content(found).startswith("“We have found") and content(found).endswith("build it.”")


def test_a_spokesman_without_a_name_goes_on(read: Read) -> None:
    text = (
        "Dr Omar Diallo never saw the child. A spokesman for the group asked why the letter had been leaked. "
        "“It is about the children,” he said."
    )
    assert told(read(text), "said").source_id is None


def test_whom_a_question_is_about_does_not_answer_it(read: Read) -> None:
    text = "Lars Holm told the paper that the mill was shut. Asked how Omar Diallo could win, he said nobody knew."
    assert speaker(read(text), "said") != "Omar Diallo"


def test_a_surname_before_junior_is_taken_up(read: Read) -> None:
    text = "“It is late,” said Milton J. Hale Jr., president of the union. But the road is open, Hale told the paper."
    assert speaker(read(text), "told") == "Milton J. Hale Jr."


def test_a_quotation_of_its_own_belongs_to_who_spoke_right_before(read: Read) -> None:
    text = (
        "“We have had some fights here, but none like this,” Lars Holm said. “We are not sure what started it. "
        "It was a street fight.” Two brothers were held, officials said."
    )
    reading = read(text)
    assert [content(one).count("street fight") for one in reading.attributions] == [1, 0]
