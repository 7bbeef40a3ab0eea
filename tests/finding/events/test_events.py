"""Events: the trigger's type, who stands in which role, and what is one happening."""

from __future__ import annotations

import pytest

from dateline.records import Event, Reading
from tests.finding.conftest import Read

Case = tuple[str, str, tuple[str, ...], tuple[str, ...]]

# sentence, type, actors and recipients by their words
ROLES: list[Case] = [
    ("Soldiers shelled the village of Bako.", "ASSAULT", ("Soldiers",), ("the village",)),
    ("The convoy was attacked by gunmen near Gao.", "ASSAULT", ("gunmen",), ("The convoy",)),
    ("Police arrested two editors in Lagos.", "COERCE", ("Police",), ("two editors",)),
    ("Two editors were arrested by police in Lagos.", "COERCE", ("police",), ("Two editors",)),
    ("The arrest of two editors by police drew anger.", "COERCE", ("police",), ("two editors",)),
    ("Chad and Niger held talks on grazing.", "CONSULT", ("Chad", "Niger"), ()),
    ("Talks between Chad and Niger began in Agadez.", "CONSULT", ("Chad", "Niger"), ()),
    ("Kyiv accused Moscow of shelling the port.", "ACCUSE", ("Kyiv",), ("Moscow",)),
    ("Kyiv's envoy arrived in China on Monday.", "CONSULT", ("Kyiv's envoy",), ("China",)),
    ("A bombing in Kano on Monday shocked the country.", "ASSAULT", (), ()),
    ("The army recaptured the town of Bako.", "ASSAULT", ("The army",), ("the town of Bako",)),
    ("A grenade was thrown at a church in Kano.", "ASSAULT", (), ("a church",)),
    ("Norway imposed sanctions on Belarus.", "SANCTION", ("Norway",), ("Belarus",)),
    ("Rebels who attacked the barracks fled.", "ASSAULT", ("Rebels",), ("the barracks",)),
    ("Norway sent food to Yemen.", "AID", ("Norway",), ("Yemen",)),
    ("Teachers marched against the government in Lima.", "PROTEST", ("Teachers",), ("government",)),
    ("Thousands of teachers marched through Lima.", "PROTEST", ("teachers",), ()),
    ("Police shootings of two men angered Texas.", "ASSAULT", ("Police",), ("two men",)),
    ("The shelling of a village by rebels went on.", "ASSAULT", ("rebels",), ("a village",)),
    ("Rebels launched a sniper attack on soldiers.", "ASSAULT", ("Rebels",), ("soldiers",)),
    ("The conviction of two editors drew anger.", "ACCUSE", (), ("two editors",)),
    ("The US-led invasion of Iraq began.", "ASSAULT", ("US",), ("Iraq",)),
    ("Two men were found shot to death near Bako.", "ASSAULT", (), ("Two men",)),
    ("A teacher was found tortured and hacked to death.", "ASSAULT", (), ("A teacher",)),
    ("Workers called for the withdrawal of Kenyan troops.", "RETREAT", ("troops",), ()),
    ("Soldiers killed 13 Boko Haram ringleaders.", "ASSAULT", ("Soldiers",), ("13 Boko Haram ringleaders",)),
    ("A man was taken in custody by police.", "COERCE", ("police",), ("A man",)),
    ("A suspect was questioned by police.", "ACCUSE", ("police",), ("A suspect",)),
    ("The envoy spoke to rebels by telephone.", "CONSULT", ("The envoy",), ("rebels",)),
    ("The man shot was taken to a hospital.", "ASSAULT", (), ("The man",)),
    ("Peter Lindqvist's trip to Mexico drew anger.", "CONSULT", ("Peter Lindqvist",), ("Mexico",)),
    ("The army captured the hilltop near Bako.", "ASSAULT", ("The army",), ("the hilltop",)),
    ("Two soldiers were killed and two others wounded near Gao.", "ASSAULT", (), ("Two soldiers", "two others")),
    ("Gunmen shot dead two police commanders.", "ASSAULT", ("Gunmen",), ("two police commanders",)),
    (
        "Chad's president spoke on Friday to Prime Minister Abel Bekele, President Amos Kiprop and King Omar Salim.",
        "CONSULT",
        ("Chad's president",),
        ("Abel Bekele", "Amos Kiprop", "Omar Salim"),
    ),
    ("Kenya and Chad on Thursday discussed trade.", "CONSULT", ("Kenya", "Chad"), ()),
    ("A suicide bomber struck a checkpoint near Bako.", "ASSAULT", ("A suicide bomber",), ("a checkpoint",)),
    ("Honduras cut diplomatic ties with Taiwan.", "SANCTION", ("Honduras",), ("Taiwan",)),
    ("Azerbaijan violated a ceasefire near Bako.", "ASSAULT", ("Azerbaijan",), ("a ceasefire",)),
    ("A schoolteacher was shot dead by gunmen.", "ASSAULT", ("gunmen",), ("A schoolteacher",)),
    ("Car bomb kills nine in Mogadishu hotel attack", "ASSAULT", (), ()),
    ("Colonel Ada Obi told Kenya that Uganda rejected the offer.", "REJECT", ("Uganda",), ("the offer",)),
]  # fmt: skip


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def words(event: Event, role: str) -> tuple[str, ...]:
    return tuple(item.span.quote for item in event.participants if item.role == role)


# sentences whose words look like an act of that type, and tell none
NONE = [
    ("The committee discussed the budget on Monday.", "CONSULT"),
    ("Officers arrived at the house at noon.", "CONSULT"),
    ("The victim was flown to a hospital in Bako.", "CONSULT"),
    ("Five people travelled to the town by boat.", "CONSULT"),
    ("The bank is meeting, to demand an end to fees.", "CONCEDE"),
    ("The council released a report on Monday.", "RETREAT"),
    ("The patients were treated at the hospital and released.", "RETREAT"),
    ("His every movement was captured by a camera.", "COERCE"),
    ("The minister delivered a speech to workers.", "AID"),
    ("Volunteers will be helping this year.", "AID"),
    ("The rebels fought hunger.", "ASSAULT"),
    ("Mayor Ann Hill issued a statement in the wake of the shooting.", "ASSAULT"),
    ("More than 300 people were infected with the disease.", "ASSAULT"),
    ("Tourists want to go off the beaten path.", "ASSAULT"),
    ("The fate of the trains hangs in the balance.", "ASSAULT"),
    ("On March 1, Sweden announced its plan.", "PROTEST"),
    ("He drove a Honda Accord into a ditch.", "AGREE"),
    ("Neighbours called the police on Tuesday.", "APPEAL"),
    ("The groups celebrated a birthday.", "SUPPORT"),
    ("Talking to reporters, the minister was calm.", "CONSULT"),
    ("The envoy met the criteria for the post.", "CONSULT"),
    ("The agency charged fees to farmers.", "ACCUSE"),
    ("The wounded villagers were admitted to a hospital.", "CONCEDE"),
    ("Democrats shot back that the senator lied.", "ASSAULT"),
    ("The villager killed himself.", "ASSAULT"),
    ("Flooding in Pakistan has struck four million people.", "ASSAULT"),
    ("Ministers sitting in the benches laughed.", "PROTEST"),
    ("The rebels vowed to march into the capital.", "PROTEST"),
    ("The plan failed on targets Accra would have to meet.", "CONSULT"),
    ("The minister insisted that trade was growing.", "REQUEST"),
    ("Ann Hill contributed to this report.", "AID"),
    ("The driver was ejected from the car.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "kind"), NONE, ids=[case[0] for case in NONE])
def test_words_alone_make_no_event(read: Read, text: str, kind: str) -> None:
    assert of_type(read(text), kind) == []


def test_people_killed_and_hurt_in_a_shooting_are_one_event(read: Read) -> None:
    (event,) = of_type(read("Three people were killed and 12 hurt during a shooting near Bako."), "ASSAULT")
    assert event.mode == "firearms"
    (event,) = of_type(read("Ann Lewis was shot on Sunday. Six others were injured in the shooting."), "ASSAULT")
    assert words(event, "recipient") == ("Ann Lewis", "Six others")
    (event,) = of_type(read("Three people were killed and 12 were injured in a shooting near Bako."), "ASSAULT")
    assert [(figure.kind, figure.low) for figure in event.figures] == [("killed", 3), ("injured", 12)]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), ROLES, ids=[case[0] for case in ROLES])
def test_participants_stand_in_their_roles(
    read: Read, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = of_type(read(text), kind)
    assert found, "no event of the type"
    assert words(found[0], "actor") == actors
    if recipients:
        assert words(found[0], "recipient")[: len(recipients)] == recipients


def test_a_delegation_acts_for_its_state_and_brings_its_leader(read: Read) -> None:
    (event,) = of_type(read("A Kenyan delegation led by Defence Minister Amos Kiprop arrived in Juba."), "CONSULT")
    assert (event.participants[0].role, event.participants[0].actor_id) == ("actor", "KEN")
    (leader,) = [item for item in event.participants if item.role == "leader"]
    assert (leader.span.quote, leader.title and leader.title.quote, leader.stands_for) == (
        "Amos Kiprop",
        "Defence Minister",
        "KEN",
    )


def test_leaders_told_in_a_sentence_of_their_own_go_to_the_talks(read: Read) -> None:
    text = (
        "Kenya and Ethiopia opened a two-day dialogue on Monday.\n\n"
        "Minister Ruth Achieng led Kenya's delegation, while the Ethiopian delegation was headed by Abel Bekele."
    )
    dialogue = of_type(read(text), "CONSULT")[0]
    assert set(words(dialogue, "leader")) == {"Ruth Achieng", "Abel Bekele"}
    assert len(dialogue.supports) == 2
    assert dialogue.time is not None
    assert (dialogue.time.edtf, dialogue.time.duration) == ("2023-03-06/2023-03-07", "P2D")


def test_who_is_to_be_met_may_stand_in_the_purpose(read: Read) -> None:
    text = "Minister Amos Kiprop visited Kabul last month to convey concerns to the Taliban."
    visit = of_type(read(text), "CONSULT")[0]
    assert [item.actor_id for item in visit.participants if item.role == "recipient"] == ["TALIBAN"]
    assert visit.place_span is not None and visit.place_span.quote == "Kabul"
    assert visit.time is not None and visit.time.edtf == "2023-02"


def test_a_retelling_is_one_event_with_two_supports(read: Read) -> None:
    text = (
        "Gunmen attacked a bus near Gao on Monday, killing nine people.\n\nThe attack took place at noon.\n\n"
        "Kenya condemned the attack."
    )
    (attack,) = of_type(read(text), "ASSAULT")
    assert len(attack.supports) == 2
    assert [(figure.kind, figure.low) for figure in attack.figures] == [("killed", 9.0)]


def test_two_attacks_on_different_days_stay_two(read: Read) -> None:
    text = "Gunmen attacked a bus near Gao on Monday. Gunmen attacked a school in Kidal on 12 January."
    assert len(of_type(read(text), "ASSAULT")) == 2


def test_history_is_dated_by_its_own_words(read: Read) -> None:
    events = read("In 2018 Norway banned the group. In 2008 soldiers bombed a rebel camp.").events
    assert [event.time and event.time.edtf for event in events] == ["2018", "2008"]


def test_a_date_counts_before_a_time_that_hangs_on_another(read: Read) -> None:
    (killed,) = of_type(read("Three days earlier, on 2 March, gunmen had killed a guard in Bako."), "ASSAULT")
    assert killed.time and killed.time.edtf == "2023-03-02"


def test_a_length_before_after_lasts_no_time(read: Read) -> None:
    killed = of_type(read("The vote was held a day after gunmen killed a guard in Bako."), "ASSAULT")[0]
    assert killed.time and (killed.time.edtf, killed.time.duration) == ("2023-03-07~", None)


def test_the_hour_of_a_live_blog_s_entry_dates_nothing(read: Read) -> None:
    text = "10:45 Gunmen attacked a bus in Gao at about 5am.\n\n11:00 Police arrested two men in Gao."
    attack, arrest = of_type(read(text), "ASSAULT") + of_type(read(text), "COERCE")
    assert attack.time and attack.time.edtf == "2023-03-07T05:00:00"
    assert arrest.time and arrest.time.edtf == "2023-03-07~"


def test_what_nothing_dates_is_about_the_day_of_publication(read: Read) -> None:
    (event,) = of_type(read("Rome praised Tunis."), "SUPPORT")
    assert event.time is not None
    assert (event.time.edtf, event.time.span) == ("2023-03-07~", None)


def test_a_habit_is_a_pattern_and_no_single_event(read: Read) -> None:
    text = "Armed groups conducted attacks in Sindh and Punjab provinces, using car bombs and drones."
    (event,) = of_type(read(text), "ASSAULT")
    assert event.pattern
    assert event.place_span is not None and event.place_span.quote == "Sindh"
    assert len(event.further_places) == 1
    assert [span.quote for span in event.instruments] == ["car bombs", "drones"]


SILENT = [
    "Chad and Niger kicked off a festival.",
    "The outlawed group has an office in Doha.",
    "The attack helicopter is on display in the museum.",
    "The release of the report was delayed.",
]


@pytest.mark.parametrize("text", SILENT)
def test_words_that_only_look_like_an_act_tell_none(read: Read, text: str) -> None:
    assert not [event for event in read(text).events if event.type in ("ASSAULT", "COERCE", "RETREAT")]


def test_who_does_something_after_a_battle_with_others_fought_it(read: Read) -> None:
    (battle,) = of_type(read("Rebels left Bako on Saturday after a three-day battle with Kenyan troops."), "ASSAULT")
    assert (words(battle, "actor"), words(battle, "recipient")) == (("Rebels",), ("troops",))
    assert battle.time and battle.time.edtf == "2023-03-02/2023-03-04"


def test_who_calls_an_act_something_did_not_do_it(read: Read) -> None:
    assert of_type(read("President Ada Bello called the raid “a shameful act”."), "ASSAULT") == []


def test_both_sides_are_the_two_that_met(read: Read) -> None:
    text = "Kenya and Ethiopia held talks in Nairobi. The two sides signed an accord."
    signed = [event for event in read(text).events if event.trigger.quote in ("signed", "accord")]
    assert {item.actor_id for item in signed[0].participants if item.role == "actor"} == {"KEN", "ETH"}


def test_the_accused_and_not_the_accuser_did_it(read: Read) -> None:
    killing = [event for event in read("Kenya accused Uganda of killing farmers.").events if event.type == "ASSAULT"]
    assert [item.actor_id for item in killing[0].participants if item.role == "actor"] == ["UGA"]


def test_a_raid_in_which_five_were_killed_is_one_event(read: Read) -> None:
    reading = read("Security forces killed five militants during a raid in Gao on Monday.")
    assert [event.trigger.quote for event in of_type(reading, "ASSAULT")] == ["killed"]


def test_a_time_in_a_clause_about_another_noun_dates_that_clause_alone(read: Read) -> None:
    reading = read("The rebels released 12 hostages they had abducted in January.")
    assert [(event.type, event.time and event.time.edtf) for event in reading.events] == [
        ("RETREAT", "2023-03-07~"),
        ("ASSAULT", "2023-01"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in a helicopter crash near Gao.",
        "The earthquake injured dozens of villagers.",
        "The ministry did not provide further details.",
        "The army withheld the names of the dead.",
    ],
)
def test_accidents_and_missing_details_are_no_events(read: Read, text: str) -> None:
    assert not read(text).events


def test_a_time_in_what_is_announced_does_not_date_the_accusation_beside_it(read: Read) -> None:
    reading = read("Kenya accused Uganda of spying and announced that talks would resume on Friday.")
    (accused,) = of_type(reading, "ACCUSE")
    assert accused.time is not None and accused.time.edtf == "2023-03-07~"
