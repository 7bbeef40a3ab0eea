"""Words of support, agreement, meeting, cooperation and help by which deeds are told, each in its company."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, type, actors and recipients by their words
TOLD = [
    ("Kenya seems prepared to engage Uganda in talks.", "AGREE", ["Kenya"], ["Uganda"]),
    ("The minister assured that the road would be opened.", "AGREE", ["The minister"], []),
    ("Kenya vowed to improve the camps.", "AGREE", ["Kenya"], []),
    ("Kenya gave its consent to the plan.", "AGREE", ["Kenya"], ["the plan"]),
    ("Kenya will abide by the ruling.", "AGREE", ["Kenya"], []),
    ("The foreign ministers discussed trade.", "CONSULT", ["The foreign ministers"], []),
    ("Amos Kiprop exchanged views with the envoy.", "CONSULT", ["Amos Kiprop"], ["the envoy"]),
    ("Kenya has contacted the rebels.", "CONSULT", ["Kenya"], ["the rebels"]),
    ("Norway brought together leaders of the two parties.", "CONSULT", ["Norway"], ["leaders"]),
    ("The minister briefed the Senate committee on the raid.", "CONSULT", ["The minister"], ["the Senate committee"]),
    ("Senator Ann Dow campaigned door-to-door for Senator Ade Bello.", "SUPPORT", ["Ann Dow"], ["Ade Bello"]),
    ("The unions stood firmly behind Senator Ade Bello.", "SUPPORT", ["The unions"], ["Ade Bello"]),
    ("Most voters preferred Senator Ade Bello.", "SUPPORT", ["Most voters"], ["Ade Bello"]),
    ("The crowd cheered for Senator Ade Bello.", "SUPPORT", ["The crowd"], ["Ade Bello"]),
    ("Senator Ann Dow seconded the motion.", "SUPPORT", ["Ann Dow"], ["the motion"]),
    ("Kenya and Uganda strengthened their ties.", "SUPPORT", ["Kenya", "Uganda"], ["their ties"]),
    ("Unions have gravitated toward Ade Bello.", "SUPPORT", ["Unions"], ["Ade Bello"]),
    ("The president gave credit to the army.", "SUPPORT", ["The president"], ["the army"]),
    ("Kenya opened an embassy in Chad.", "SUPPORT", ["Kenya"], ["Chad"]),
    ("The Kenya-backed rebels crossed the river.", "SUPPORT", ["Kenya"], ["The Kenya-backed rebels"]),
    ("Chad has been encouraged by Norway to reform.", "SUPPORT", ["Norway"], ["Chad"]),
    (
        "The unions were encouraged by the progress of Kenya.",
        "SUPPORT",
        ["The unions"],
        ["the progress of Kenya"],
    ),
    ("Senator Ann Dow said she found Ade Bello to be very charming.", "SUPPORT", ["Ann Dow"], ["Ade Bello"]),
    ("Journalists valued the friendship of Kenya.", "SUPPORT", ["Journalists"], ["Kenya"]),
    ("Ministers discussed the crisis.", "CONSULT", ["Ministers"], []),
    ("The council adopted a resolution.", "SUPPORT", ["The council"], []),
    ("Senator Ann Dow said: “We are going to repeal the law.”", "AGREE", ["Ann Dow"], ["the law"]),
    ("The army built a camp for 500 refugees.", "AID", ["The army"], ["500 refugees"]),
    ("Villagers came to the aid of the soldiers.", "AID", ["Villagers"], ["the soldiers"]),
    ("Kenya and Uganda jointly launched a fund.", "COOPERATE", ["Kenya", "Uganda"], []),
    ("The painters accompanied police on the patrol.", "COOPERATE", ["The painters"], ["police"]),
    ("Kenya obtained the support of Chad.", "SUPPORT", ["Chad"], ["Kenya"]),
    ("Amos Kiprop called the treaty a milestone.", "SUPPORT", ["Amos Kiprop"], ["the treaty"]),
    ("Kenya and Uganda resolved their differences.", "AGREE", ["Kenya", "Uganda"], []),
    ("Nurses cared for the wounded soldiers.", "AID", ["Nurses"], ["the wounded soldiers"]),
    ("Norway doubled its aid to Chad.", "AID", ["Norway"], ["Chad"]),
    ("Kenya deepened its cooperation with Uganda.", "COOPERATE", ["Kenya"], ["Uganda"]),
    ("Kenya worked in tandem with Uganda.", "COOPERATE", ["Kenya"], ["Uganda"]),
    ("Russia propped up the regime.", "AID", ["Russia"], ["the regime"]),
    ("The police worked quietly with Kenya.", "COOPERATE", ["The police"], ["Kenya"]),
    ("Uganda joined Kenya in an exercise.", "COOPERATE", ["Uganda"], ["Kenya"]),
    ("The FBI is assisting in the investigation.", "COOPERATE", ["FBI"], []),
    ("Ade Bello was granted asylum by Chad.", "AID", ["Chad"], ["Ade Bello"]),
    ("Norway gave £40,000 to the refugees.", "AID", ["Norway"], ["the refugees"]),
    ("Norway handed out more than $8,000 to the refugees.", "AID", ["Norway"], ["the refugees"]),
    ("Medics treated 40 wounded civilians.", "AID", ["Medics"], ["40 wounded civilians"]),
    ("Kenya received $40 million.", "AID", [], ["Kenya"]),
    ("The army escorted the pilgrims.", "AID", ["The army"], ["the pilgrims"]),
]
# sentence, the type that it does not tell
NOT_TOLD = [
    ("The men vowed to avenge the killing.", "AGREE"),
    ("The crowd vowed never to leave.", "AGREE"),
    ("Most voters prefer to pay in cash.", "SUPPORT"),
    ("The guard stood behind the door.", "SUPPORT"),
    ("Anyone with information should contact the police.", "CONSULT"),
    ("The mayor received $5,000 in bribes.", "AID"),
    ("The suspect was escorted out of the courtroom.", "AID"),
    ("Leaders consoled themselves with the result.", "SUPPORT"),
    ("Senator Ann Dow said: “We are not going to repeal the law.”", "AGREE"),
    ("Amos Kiprop called the treaty no great success but a disaster.", "SUPPORT"),
    ("The hard-backed book lay open.", "SUPPORT"),
    ("Ade Bello campaigned for change.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), TOLD)
def test_words_of_support_and_help_tell_deeds_in_their_company(
    read_all: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read_all(text).events if event.type == type]
    assert (actors, recipients) in [(sides(event, "actor"), sides(event, "recipient")) for event in found]


@pytest.mark.parametrize(("text", "type"), NOT_TOLD)
def test_in_other_company_they_tell_none(read_all: Read, text: str, type: str) -> None:
    assert not any(event.type == type for event in read_all(text).events)
