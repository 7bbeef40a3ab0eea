"""Pronouns and nouns that take up an actor already named; where two could be meant, nobody is."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read, named

# text, the words that take up, the name that they take up
TAKEN_UP = [
    ("Ruth Achieng spoke in Nairobi. She added that talks would go on.", "She", "Ruth Achieng"),
    ("Minister Amos Kiprop met Abel Bekele. He left early.", "He", "Amos Kiprop"),
    ("Amos Kiprop visited Lamu. Prime Minister Abel Bekele joined him.", "him", "Amos Kiprop"),
    ("Kenya closed the border. Its army was on alert.", "Its", "Kenya"),
    ("Dr Yusuf Bello arrived. Bello said nothing.", "Bello", "Yusuf Bello"),
    ("Hamas fired rockets. The group left.", "The group", "Hamas"),
    ("The State Department named six states. The department stayed silent.", "The department", "State Department"),
    ("The State Department said trade rose. It stated that aid fell.", "It", "State Department"),
    ("Prices rose, according to the State Department. Food was short, it said.", "it", "State Department"),
    ("In its report, the State Department said trade rose.", "its", "State Department"),
    ("In its report, Amnesty International said that Chad must act.", "its", "Amnesty International"),
    # Of one sentence its subject counts, and not "her" behind it.
    (
        "Amara Diop met a mayor. The envoy Lena Holm spoke at her briefing. She added that talks go on.",
        "She",
        "Lena Holm",
    ),
    ("The Harbour Workers Union said that it would strike.", "it", "Harbour Workers Union"),
    ("Kenya's military said it was ready. The military took two towns.", "The military", "military"),
]


@pytest.mark.parametrize(("text", "words", "name"), TAKEN_UP, ids=[case[0] for case in TAKEN_UP])
def test_the_words_mean_who_was_named(read: Read, text: str, words: str, name: str) -> None:
    reading = read(text)
    (mention,) = named(reading, words)
    assert mention.actor_id == named(reading, name)[0].actor_id


# text, words that could be anybody's
NOBODY = [
    ("It is clear that Kenya won.", "It"),
    ("Ruth Achieng met Sarah Achieng. Achieng left.", "Achieng"),
    ("The talks of Ruth Achieng and Mary Wanjiku ended. She left.", "She"),
    ("A trader spoke. She left.", "She"),
    ("The outgoing minister, Kadidia Sow, wished him luck.", "him"),
    ("Kenya met Hamas. A group left.", "A group"),
    ("Kenya's army met envoys of Chad. The army left.", "The army"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY, ids=[case[0] for case in NOBODY])
def test_where_nobody_is_plainly_meant_nobody_is(read: Read, text: str, words: str) -> None:
    assert not named(read(text), words)


def test_she_takes_up_nobody_with_a_name_that_men_bear(read: Read) -> None:
    assert not named(read("Mohammed Odu applied first. She said that the trip was long."), "She")
    reading = read("Grace Odu told Mohammed Bello of the trip. She said that it was long.")
    assert [mention.actor_id for mention in named(reading, "She")] == [named(reading, "Grace Odu")[0].actor_id]


def test_it_after_two_is_neither(read: Read) -> None:
    assert not named(read("Kenya and Uganda met. It left."), "It")


def test_the_bank_is_the_bank_named_before(read: Read) -> None:
    assert named(read("The World Bank published a report. The bank said growth was slow."), "The bank")


def test_it_in_the_words_of_a_nameless_speaker_is_nobody_else_named(read: Read) -> None:
    reading = read(
        "The Ministry of Security of Kenya spoke, as an armed group said that it had carried out the assault."
    )
    assert not [mention for mention in reading.mentions if mention.span.quote == "it"]
