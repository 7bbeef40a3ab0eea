"""Names: persons with their titles, bodies with their other names, countries by any of their words."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader
from dateline.reading.names.acronyms import find_acronyms
from dateline.records import Report, Span
from tests.reading.conftest import Read, named

# sentence, the bare name, the title it bears there
TITLED = [
    ("Foreign Secretary Dr Yusuf Adeyemi Bello spoke.", "Yusuf Adeyemi Bello", "Foreign Secretary Dr"),
    ("Defence Minister Lt General Amos Kiprop spoke.", "Amos Kiprop", "Defence Minister Lt General"),
    ("Acting Head of Fisheries Ingrid Solberg Dahl arrived.", "Ingrid Solberg Dahl", "Acting Head of Fisheries"),
    ("Oslo's ambassador, Ingrid Dahl, left.", "Ingrid Dahl", "ambassador"),
    ("Ingrid Dahl, the Norwegian foreign minister, left.", "Ingrid Dahl", "Norwegian foreign minister"),
    ("The prime minister of Norway, Ingrid Dahl, spoke.", "Ingrid Dahl", "prime minister of Norway"),
    ("Judge Nora Whitfield sentenced Tomas Vrba.", "Nora Whitfield", "Judge"),
    ("Tomas Vrba, a former mayor, was sentenced to six years.", "Tomas Vrba", "former mayor"),
    ("Sheikh Hassan al-Amiri called for calm.", "Hassan al-Amiri", "Sheikh"),
    ("Mr Bello met the press.", "Bello", "Mr"),
    ("Acting Coordinator for Counterterrorism Megan Holloway left.", "Megan Holloway",
     "Acting Coordinator for Counterterrorism"),
    ("Director for Africa Megan Holloway left.", "Megan Holloway", "Director for Africa"),
    ("Counselor Patrick Ames met him.", "Patrick Ames", "Counselor"),
    ("Acting Coordinator for Fisheries Peter Lindqvist spoke.", "Peter Lindqvist", "Acting Coordinator for Fisheries"),
    ("Foreign Office spokesperson Ruth Achieng spoke.", "Ruth Achieng", "Foreign Office spokesperson"),
    ("The governor of Gao, Ibrahim Keita, spoke.", "Ibrahim Keita", "governor of Gao"),
    ("Secretary-General Omar Salim arrived.", "Omar Salim", "Secretary-General"),
    ("The mayor of Agadez, Rhissa Feltou, spoke.", "Rhissa Feltou", "mayor of Agadez"),
    ("Deputy Prime Minister Lena Holm resigned.", "Lena Holm", "Deputy Prime Minister"),
    ("Acting foreign minister Amir Khan Muttaqi spoke.", "Amir Khan Muttaqi", "Acting foreign minister"),
    ("Ruth Achieng spoke.", "Ruth Achieng", None),
    ("Police arrested Karim D. McNeil at noon.", "Karim D. McNeil", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "title"), TITLED, ids=[case[0] for case in TITLED])
def test_a_person_is_one_mention_with_the_title_apart(read: Read, text: str, name: str, title: str | None) -> None:
    reading = read(text)
    (mention,) = named(reading, name)
    actor = reading.actor(mention.actor_id)
    assert actor is not None and actor.kind == "person"
    assert (mention.title.quote if mention.title else None) == title


# sentence, the words for a country or body, whose they are
KNOWN = [
    ("Pak-US talks began.", {"Pak": "PAK", "US": "USA"}),
    ("ISIS-K, or IS-KP, denied it.", {"ISIS-K": "IS-KP", "IS-KP": "IS-KP"}),
    ("Islamic State Khorasan denied it.", {"Islamic State Khorasan": "IS-KP"}),
    ("BAMAKO: The army denied this.", {"army": "MLI/army"}),
    ("The Indo-Nepal talks opened.", {"Indo": "IND", "Nepal": "NPL"}),
    ("Kenya-Uganda ties improved.", {"Kenya": "KEN", "Uganda": "UGA"}),
    ("Ethiopian and Eritrean troops clashed.", {"Ethiopian": "ETH", "Eritrean": "ERI"}),
    ("The UN Security Council met.", {"UN Security Council": "UNSC"}),
    ("Hezbollah and Hizbullah fired.", {"Hezbollah": "HEZBOLLAH", "Hizbullah": "HEZBOLLAH"}),
    ("Washington criticised Hamas.", {"Washington": "USA", "Hamas": "HAMAS"}),
    ("Kenya's interior ministry closed the camp.", {"interior ministry": "KEN/interior-ministry"}),
    ("Ghana met Togo on Monday. Kenya left early.", {"Ghana": "GHA", "Togo": "TGO", "Kenya": "KEN"}),
]


@pytest.mark.parametrize(("text", "wanted"), KNOWN, ids=[case[0] for case in KNOWN])
def test_the_registry_tells_whose_a_name_is(read: Read, text: str, wanted: dict[str, str]) -> None:
    found = {mention.span.quote: mention.actor_id for mention in read(text).mentions}
    assert {words: found.get(words) for words in wanted} == wanted


def test_a_capital_that_is_accused_is_its_state(read: Read) -> None:
    assert named(read("Washington accused Moscow of arming rebels."), "Moscow")


def test_a_capital_that_things_happen_in_is_no_actor(read: Read) -> None:
    assert not named(read("Officials in Washington met on Tuesday."), "Washington")


def test_a_country_inside_a_personal_name_is_part_of_it(read: Read) -> None:
    reading = read("Jordan Smith visited Jordan.")
    assert [mention.span.quote for mention in reading.mentions] == ["Jordan Smith", "Jordan"]
    assert reading.mentions[0].actor_id != reading.mentions[1].actor_id == "JOR"


DEFINED = [
    "The Sahel Fishermen's Union (SFU) marched. Later the SFU left the square.",
    "The Sahel Fishermen's Union, or SFU, marched. Later the SFU left the square.",
    "The Sahel Fishermen's Union, also known as the SFU, marched. Later the SFU left the square.",
]


@pytest.mark.parametrize("text", DEFINED)
def test_an_acronym_defined_in_passing_counts_from_there_on(read: Read, text: str) -> None:
    reading = read(text)
    (union,) = named(reading, "Sahel Fishermen's Union")
    acronyms = named(reading, "SFU")
    assert [(mention.actor_id, mention.form) for mention in acronyms] == [(union.actor_id, "acronym")] * 2


def test_an_acronym_must_follow_from_the_name() -> None:
    text = "the Desert Brigades Front (DBF) and the Water Board (XYZ)"
    assert find_acronyms(text, [(4, 25), (40, 51)]) == {"DBF": (4, 25)}


def test_the_army_of_no_country_is_nobodys(read: Read) -> None:
    assert not named(read("The army denied this."), "army")


def test_a_given_name_that_the_model_misses_is_part_of_the_name(read: Read) -> None:
    reading = read("Edna Hurr, 65, died. “They took her,” said Philander Hurr, one of Edna’s sons.")
    assert [mention.actor_id for mention in named(reading, "Philander Hurr")] != [
        mention.actor_id for mention in named(reading, "Edna Hurr")
    ]


def test_who_holds_a_post_is_a_person_whatever_the_model_takes_it_for(read: Read) -> None:
    reading = read("Nur Sozen Altinel, the president's foreign policy chief, spoke.")
    actor = reading.actor(named(reading, "Nur Sozen Altinel")[0].actor_id)
    assert actor is not None and actor.kind == "person"


OPENED = [
    ("The Ghana Transparency Forum welcomed the sentence.", "Ghana Transparency Forum", "GHA"),
    ("China Development Bank gave a loan.", "China Development Bank", "CHN"),
]


@pytest.mark.parametrize(("text", "words", "country"), OPENED, ids=[case[0] for case in OPENED])
def test_a_country_may_open_the_name_of_a_body(read: Read, text: str, words: str, country: str) -> None:
    reading = read(text)
    assert [mention.span.quote for mention in reading.mentions] == [words]
    assert reading.actors[0].country == country


def test_a_bracket_ends_a_name_that_the_model_takes_for_a_persons(read: Read) -> None:
    reading = read("BEIRUT: Lashkar-e-Jhangvi (LeJ) has ties to al-Qaeda.")
    assert {m.span.quote: m.actor_id for m in reading.mentions} == {
        "Lashkar-e-Jhangvi": "LEJ",
        "LeJ": "LEJ",
        "al-Qaeda": "AQ",
    }


def test_letters_that_do_not_fit_the_name_define_nothing(read: Read) -> None:
    reading = read("The Sahel Fishermen's Union (XQZ) marched.")
    assert not named(reading, "XQZ") or named(reading, "XQZ")[0].actor_id != reading.mentions[0].actor_id


def test_an_age_makes_a_lone_name_a_person(read: Read) -> None:
    reading = read("Bello, 45, was arrested. Police said Bello had fled.")
    assert len({mention.actor_id for mention in named(reading, "Bello")}) == 1
    actor = reading.actor(named(reading, "Bello")[0].actor_id)
    assert actor is not None and actor.kind == "person"


@pytest.mark.parametrize("text", ["Vrba was arrested on Monday.", "Mursal opened fire on soldiers."])
def test_a_lone_name_without_a_title_is_a_person(read: Read, text: str) -> None:
    assert named(read(text), text.split()[0])


def test_the_last_word_of_a_body_after_an_article_is_that_body_and_no_person(read: Read) -> None:
    reading = read("Reporters of the San Marco Chronicle were held. The Chronicle said nobody was hurt.")
    named = {mention.span.quote: mention.actor_id for mention in reading.mentions}
    assert named["Chronicle"] == named["San Marco Chronicle"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A man was shot at a home on Juniper Drive.", []),
        ("“I am well,” said Juanita Okoro Monday.", ["Juanita Okoro"]),
        ("County Treasurer Marla Vint spoke.", ["Marla Vint"]),
        ("The minister IS guilty, Ruth Hale said.", ["Ruth Hale"]),
    ],
)
def test_a_person_s_name_holds_no_street_no_day_and_no_post(read: Read, text: str, names: list[str]) -> None:
    reading = read(text)
    assert [actor.name for actor in reading.actors if actor.kind == "person"] == names


def test_a_town_before_what_happened_there_is_no_body(read: Read) -> None:
    reading = read("The Gothenburg attack shocked the mayor.")
    assert [place.span.quote for place in reading.place_mentions] == ["Gothenburg"]
    assert reading.mentions == ()


def test_a_report_is_parsed_with_its_own_offsets() -> None:
    text = "BAMAKO: Gunmen fled.\n\n“We saw them,” she said."
    assert next(Reader.load().reports.read([Report.of(text)])).doc.text == text


def test_a_report_of_talks_abroad_has_no_army_of_the_country_it_is_filed_from() -> None:
    text = (
        "MUSCAT: Yemen's government met the Houthis on Monday. Yemen said that the Houthis had fired on Yemeni towns, "
        "and the Houthis that Yemenis were hungry. The army denied the claim. The talks in Oman go on."
    )
    filed = Report.of(text, dateline=Span(0, 6, "MUSCAT"))
    (reading,) = Reader.load().read_reports([filed])
    assert not named(reading, "army")
    home = Report.of("MUSCAT: Oman said that the army was ready. Yemen said nothing.", dateline=Span(0, 6, "MUSCAT"))
    (reading,) = Reader.load().read_reports([home])
    assert [mention.actor_id for mention in named(reading, "army")] == ["OMN/army"]


def test_a_word_that_tells_where_opens_no_person_s_name(read: Read) -> None:
    text = "Jets struck two camps in Syria. Near Ar Hafa, 12 strikes hit six militant units."
    assert [mention.span.quote for mention in read(text).mentions if mention.span.quote.startswith("Near")] == []
