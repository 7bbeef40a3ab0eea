"""Who did it to whom, and whether, where the words hang otherwise: on another's object, behind a title, in a plan."""

from __future__ import annotations

import pytest

from dateline.records import Event
from tests.finding.conftest import Read, sides

SIDES = [
    # a participle or a "by" that hangs on the object
    ("The United Nations accused both sides of recruiting children.", "recruiting", ["both sides"], []),
    ("A court acquitted a former minister of ordering the killings.", "killings", ["a former minister"], []),
    ("The group was designated a terrorist body by the United States.", "designated", ["United States"], ["The group"]),
    ("The expulsion of 12 Russian envoys by Austria was announced.", "expulsion", ["Austria"], ["12 Russian envoys"]),
    ("The abduction by Boko Haram of 276 girls shocked the world.", "abduction", ["Boko Haram"], ["276 girls"]),
    ("The condemnation of an attack by rebels was welcome.", "attack", ["rebels"], []),
    ("Army shelling of Muntasir killed two people.", "shelling", ["Army"], ["Muntasir"]),
    ("The militia shelled Muntasir for two hours.", "shelled", ["The militia"], ["Muntasir"]),
    # the name behind a state's post
    (
        "The president of Chad, Ade Bello, expelled the German ambassador.",
        "expelled",
        ["Ade Bello"],
        ["the German ambassador"],
    ),
    # somebody else's plan
    ("Troops foiled a plot to bomb the airport in Lahore.", "bomb", [], ["the airport"]),
    ("The gunmen plotted to bomb the airport in Lahore.", "bomb", ["The gunmen"], ["the airport"]),
    # whom a relative or a coordination means
    ("Ade Bello and Ruth Achieng, who met in Gao on Monday, signed a pact.", "met", ["Ade Bello", "Ruth Achieng"], []),
    ("Gunmen abducted the mayor of Gao and two aides.", "abducted", ["Gunmen"], ["the mayor", "two aides"]),
    ("Two soldiers were killed in cross-border shelling by Pakistan.", "killed", ["Pakistan"], ["Two soldiers"]),
    # what is signed or visited
    ("Chad and Niger signed an accord in Gao on Friday.", "signed", ["Chad", "Niger"], []),
    ("A visit by the Indian prime minister to Colombo ended.", "visit", ["the Indian prime minister"], ["Colombo"]),
    ("The convoy narrowly escaped an ambush near Mopti.", "ambush", [], ["The convoy"]),
    # words for people, and all their words
    ("Troops shot dead two Palestinians in Jenin.", "shot", ["Troops"], ["two Palestinians"]),
    ("The rebels abducted the missing engineers.", "abducted", ["The rebels"], ["the missing engineers"]),
    ("Rebels attacked the convoy, killing at least six.", "attacked", ["Rebels"], ["the convoy", "at least six"]),
]


def _of(read: Read, text: str, trigger: str) -> Event:
    return next(event for event in read(text).events if event.trigger.quote == trigger)


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), SIDES, ids=[case[0] for case in SIDES])
def test_who_to_whom(read_all: Read, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = _of(read_all, text, trigger)
    assert (sides(event, "actor"), sides(event, "recipient")) == (actors, recipients)


WHETHER = [
    ("Peacekeepers failed to stop the massacre in Bentiu.", "massacre", "asserted", False),
    ("The mayor could not prevent the attack in Gao.", "attack", "asserted", False),
    ("Peacekeepers stopped an attack on the camp in Gao.", "attack", "attempted", True),
    ("The army vowed to retaliate for the killing of its soldiers.", "killing", "asserted", False),
    ("Had the convoy been attacked, the truce would have collapsed.", "attacked", "hypothetical", False),
    ("The gang demanded a ransom for the release of three engineers.", "release", "planned", False),
    ("There is no evidence that Chad supplied arms to the rebels.", "supplied", "possible", True),
    ("Residents fear that the militia will attack the town.", "attack", "possible", False),
    ("Rebels killed two people, a chief said; the army denied the attack.", "killed", "asserted", False),
    ("Rebels denied that they had attacked the village.", "attacked", "denied", False),
    ("Gunmen made an attempt on the life of the mayor.", "made", "attempted", False),
    ("A court acquitted Ade Bello of killing two judges.", "killing", "denied", False),
]


@pytest.mark.parametrize(("text", "trigger", "modality", "negated"), WHETHER, ids=[case[0] for case in WHETHER])
def test_whether_it_happened(read_all: Read, text: str, trigger: str, modality: str, negated: bool) -> None:
    event = _of(read_all, text, trigger)
    assert (event.modality, event.negated) == (modality, negated)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Hundreds fled after clashes between herders and farmers in Plateau.", False),
        ("Herders and farmers have had clashes for years.", True),
        ("On Monday clashes between herders and farmers left 17 people injured.", False),
    ],
)
def test_what_others_fled_from_happened(read_all: Read, text: str, pattern: bool) -> None:
    assert _of(read_all, text, "clashes").pattern == pattern


def test_where_somebody_died_did_nothing(read_all: Read) -> None:
    text = (
        "On 4 March officers went to a shooting on Oak Street, where a 23-year-old man was found with a gunshot wound; "
        "he died at the hospital."
    )
    events = [event for event in read_all(text).events if event.type == "ASSAULT"]
    assert [(sides(event, "actor"), sides(event, "recipient")) for event in events] == [([], ["a 23-year-old man"])]


RETOLD = [
    (
        "Gunmen killed nine farmers in Katsina on Tuesday.\n\nThe attackers opened fire on the farmers as they slept."
        "\n\nThe killing of the nine farmers shocked the town.",
        [["Gunmen", "nine farmers"]],
    ),
    (
        "A bomb exploded outside a bank in Medellin on Monday, hurting five people.\n\nMonday's bombing was a first.",
        [["a bank", "five people"]],
    ),
    ("Police arrested the mayor of Gao on Friday.\n\nHis arrest came after an inquiry.", [["Police", "the mayor"]]),
    (
        "Gunmen killed nine farmers in Katsina on Tuesday. Soldiers killed two gunmen in Zamfara on Friday.",
        [["Gunmen", "nine farmers"], ["Soldiers", "two gunmen"]],
    ),
]


@pytest.mark.parametrize(("text", "participants"), RETOLD, ids=[case[0][:40] for case in RETOLD])
def test_a_retelling_adds_nobody(read_all: Read, text: str, participants: list[list[str]]) -> None:
    assert [[item.span.quote for item in event.participants] for event in read_all(text).events] == participants


def test_numbers_are_counted_by_one_act_of_their_sentence(read_all: Read) -> None:
    events = read_all("Students clashed with police in Athens; 13 people were detained and six officers hurt.").events
    assert [(event.trigger.quote, [figure.low for figure in event.figures]) for event in events] == [
        ("clashed", []),
        ("detained", [13.0]),
        ("hurt", [6.0]),
    ]


def test_an_embassy_is_not_of_where_it_lies(read_all: Read) -> None:
    [event] = read_all("Rebels attacked the embassy in Baghdad.").events
    assert [(item.actor_id, item.country) for item in event.participants if item.role == "recipient"] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Opposition lawmakers met the president of Chad.", ["opposition", "government"]),
        ("Foreign Minister Ruth Achieng of Kenya met her Jordanian counterpart Omar Haddad.", ["government"] * 2),
    ],
)
def test_sectors_by_the_word_beside(read_all: Read, text: str, sectors: list[str]) -> None:
    assert [item.sector for item in read_all(text).events[0].participants] == sectors


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels shelled a camp for displaced people in Goma.", "migrants"),
        ("Rebels shelled an army camp in Goma.", "military-site"),
    ],
)
def test_whose_camp_was_struck(read_all: Read, text: str, target: str) -> None:
    assert read_all(text).events[0].target_type == target


def test_a_riot_has_its_arms(read_all: Read) -> None:
    assert [span.quote for span in read_all("Protesters threw stones at police in Gao.").events[0].instruments] == [
        "stones"
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The editor was abducted and freed a day later.", "abducted", "2023-03-07~"),
        ("Chad and Niger agreed to a truce, to begin at noon on Friday.", "agreed", "2023-03-07~"),
        ("The editor was abducted on Friday and freed a day later.", "abducted", "2023-03-03"),
    ],
)
def test_the_day_of_what_came_next_is_its_own(read_all: Read, text: str, trigger: str, edtf: str) -> None:
    event = _of(read_all, text, trigger)
    assert event.time is not None and event.time.edtf == edtf


def test_seized_arms_are_no_means(read_all: Read) -> None:
    text = "Police seized 40 rifles in a raid on a house in Jos."
    assert [event.instruments for event in read_all(text).events] == [()] * len(read_all(text).events)
