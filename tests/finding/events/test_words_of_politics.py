"""Words of politics and diplomacy by which deeds are told: praise and blame, refusals, pressure, measures, protests."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, type, actors and recipients by their words
TOLD = [
    ("The minister pleaded for calm.", "APPEAL", ["The minister"], []),
    ("Kenya brokered a ceasefire between Chad and Niger.", "CONSULT", ["Kenya"], ["Chad", "Niger"]),
    ("Senator Ann Dow chose Ade Bello as her running mate.", "SUPPORT", ["Ann Dow"], ["Ade Bello"]),
    ("The unions lined up behind Ade Bello.", "SUPPORT", ["The unions"], ["Ade Bello"]),
    ("The council embraced the plan.", "SUPPORT", ["The council"], ["the plan"]),
    ("Senator Ann Dow is a strong supporter of the treaty.", "SUPPORT", ["Ann Dow"], []),
    ("Senator Ann Dow headlined a dinner in support of Senator Amos Kiprop.", "SUPPORT", ["Ann Dow"], ["Amos Kiprop"]),
    ("Ade Bello has been a vocal critic of Ann Dow.", "ACCUSE", ["Ade Bello"], ["Ann Dow"]),
    ("The bishop chastised the mayor.", "ACCUSE", ["The bishop"], ["the mayor"]),
    ("Ade Bello called Ann Dow a traitor.", "ACCUSE", ["Ade Bello"], ["Ann Dow"]),
    ("The panel cast doubt on the budget.", "ACCUSE", ["The panel"], ["the budget"]),
    ("The minister was hooted down by the deputies.", "ACCUSE", ["the deputies"], ["The minister"]),
    ("The students alleged that the ministry misled them.", "ACCUSE", ["The students"], ["the ministry"]),
    ("Ade Bello questioned whether the mayor's tests had failed.", "ACCUSE", ["Ade Bello"], ["the mayor"]),
    ("Residents complained that the mayor had suffered.", "ACCUSE", ["Residents"], []),
    ("Chad vowed to protect the refugees.", "AGREE", ["Chad"], ["the refugees"]),
    ("The party alleged that its leader was detained by police.", "ACCUSE", ["The party"], ["police"]),
    ("The party distanced itself from Ade Bello.", "REJECT", ["The party"], ["Ade Bello"]),
    ("The senators blocked the nomination.", "REJECT", ["The senators"], ["the nomination"]),
    ("Chad said it would never recognise the junta.", "REJECT", ["Chad"], ["the junta"]),
    ("“We will not tolerate these raids,” Ade Bello said.", "REJECT", ["We"], ["these raids"]),
    ("Chad will not abide by the ruling.", "REJECT", ["Chad"], []),
    ("The army is not going to permit a vote.", "REJECT", ["The army"], ["a vote"]),
    ("Senator Ann Dow has no plans to attend the summit.", "REJECT", ["Ann Dow"], []),
    ("The minister decided not to sign the treaty.", "REJECT", ["The minister"], ["the treaty"]),
    ("The party does not want to talk about the toll.", "REJECT", ["The party"], []),
    ("The union is reluctant to sign.", "REJECT", ["The union"], []),
    ("The mayor is not interested in the offer.", "REJECT", ["The mayor"], ["the offer"]),
    ("The senators stood up to the mayor.", "REJECT", ["The senators"], ["the mayor"]),
    ("The party maintained its innocence.", "REJECT", ["The party"], []),
    ("The council swatted down the proposal.", "REJECT", ["The council"], ["the proposal"]),
    ("Ade Bello hopes that Chad will respect the accord.", "APPEAL", ["Ade Bello"], ["Chad"]),
    ("Ade Bello expressed hope that the council would act.", "APPEAL", ["Ade Bello"], ["the council"]),
    ("Ann Dow would like Kenya to open its border.", "APPEAL", ["Ann Dow"], ["Kenya"]),
    ("The minister stressed the need for Chad to act.", "APPEAL", ["The minister"], []),
    ("Anyone with information is asked to call detectives.", "APPEAL", [], ["Anyone"]),
    ("They called for an inquiry.", "APPEAL", ["They"], []),
    ("Chad no longer wants to talk about the dam.", "REJECT", ["Chad"], []),
    ("The mayor called the accusations false and misleading.", "REJECT", ["The mayor"], ["the accusations"]),
    ("The owners are not implementing the settlement.", "REJECT", ["The owners"], ["the settlement"]),
    ("The police are not cooperating with the inquiry.", "REJECT", ["The police"], ["the inquiry"]),
    ("The minister declined to say when it would end.", "REJECT", ["The minister"], []),
    ("“It is time for parliament to act,” Senator Ann Dow said.", "APPEAL", ["Ann Dow"], ["parliament"]),
    ("Gao Harbour Authority calls for lower tolls.", "APPEAL", ["Gao Harbour Authority"], []),
    ("All nine have maintained their innocence.", "REJECT", ["All nine"], []),
    ("“We will keep calling for a truce,” the secretary Ade Bello said.", "APPEAL", ["We"], []),
    ("“We will appeal this decision,” Ann Dow said.", "REJECT", ["We"], ["this decision"]),
    ("Sudan wants the land returned.", "REQUEST", ["Sudan"], []),
    ("The party sought the permission of the governor to march.", "REQUEST", ["The party"], ["the governor"]),
    ("Chad backed out of the deal.", "REJECT", ["Chad"], ["the deal"]),
    ("The governor refused to back down.", "REJECT", ["The governor"], []),
    ("Chad wants Kenya to open its border.", "REQUEST", ["Chad"], ["Kenya"]),
    ("The minister sought Chad's help in the crisis.", "REQUEST", ["The minister"], ["Chad"]),
    ("The unions put pressure on the ministry.", "REQUEST", ["The unions"], ["the ministry"]),
    ("The minister tendered his resignation.", "CONCEDE", ["The minister"], []),
    ("Two of the candidates dropped out of the race.", "CONCEDE", ["the candidates"], []),
    ("Norway earmarked two million dollars for Chad.", "AID", ["Norway"], ["Chad"]),
    ("Parliament pulled funding for the college.", "SANCTION", ["Parliament"], ["funding for the college"]),
    ("Residents formed a human chain.", "PROTEST", ["Residents"], []),
    (
        "Two parties walked out of the senate in protest against the levy.",
        "PROTEST",
        ["Two parties"],
        ["the levy"],
    ),
    ("Kenya is ready to negotiate with Chad.", "AGREE", ["Kenya"], ["Chad"]),
    ("Environmentalists hailed the plan.", "SUPPORT", ["Environmentalists"], ["the plan"]),
    ("The Republican majority voted in favor of the bill.", "SUPPORT", ["The Republican majority"], ["the bill"]),
    ("Ade Bello dubbed NATO obsolete.", "ACCUSE", ["Ade Bello"], ["NATO"]),
    ("Officials fought to reverse the ruling.", "REJECT", ["Officials"], ["the ruling"]),
    ("The two leaders discussed trade.", "CONSULT", ["The two leaders"], []),
    ("Public outrage at the government grew.", "ACCUSE", [], ["the government"]),
    ("The mayor received a threatening letter.", "THREATEN", [], ["The mayor"]),
    (
        "Amos Kiprop proposed a tax and said that the governor should resign.",
        "REQUEST",
        ["Amos Kiprop"],
        ["the governor"],
    ),
]

# what the same words do not tell in other company
NOTHING = [
    ("Chad will abide by the ruling.", {"REJECT"}),
    ("Kenya asked whether the union was willing to sign or not.", {"REJECT"}),
    ("The storm will not allow a landing.", {"REJECT"}),
    ("If Chad does not want peace, nobody can help it.", {"REJECT"}),
    ("Ade Bello hopes that he will win.", {"APPEAL"}),
    ("Everyone is invited to bring a cake.", {"APPEAL"}),
    ("President Ann Dow called President Ade Bello on Friday to explain the law.", {"APPEAL"}),
    ("The proposal was not accepted by Chad.", {"REJECT"}),
    ("The minister declined to comment.", {"REJECT"}),
    ("Ann Dow doesn't want people to panic.", {"REJECT"}),
    ("“We had sought other options,” Ann Dow said.", {"REQUEST"}),
    ("Officers were called at noon to assist.", {"APPEAL"}),
    ("Supporters of the president gathered outside.", {"SUPPORT"}),
    ("Critics of the plan say that it costs too much.", {"ACCUSE"}),
    ("The player pulled out of the side with a sore knee.", {"REJECT"}),
    ("Nobody wants the rain to stop.", {"REQUEST"}),
    ("Ade Bello vowed not to buy biscuits for the supporters.", {"AGREE"}),
    ("Ade Bello leaned on a wall.", {"REQUEST"}),
    ("A narrow win would raise questions about Ade Bello.", {"ACCUSE"}),
    ("Ade Bello gave a one word answer.", {"AGREE"}),
    ("The ministers discussed trade.", {"CONSULT"}),
    ("The mayor wants people to know that he understands them.", {"REQUEST"}),
    ("The tins were painted with stars, to tell them from those of the enemy.", {"ACCUSE"}),
    ("The ministry released the emails.", {"RETREAT"}),
    ("The committee poured two million dollars into ads.", {"AID"}),
    ("The goalkeeper blocked a shot.", {"REJECT"}),
    ("He chose a blue shirt.", {"SUPPORT"}),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD, ids=[case[0] for case in TOLD])
def test_a_word_of_politics_tells_a_deed(
    read_all: Read, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read_all(text).events if event.type == kind]
    assert [(sides(event, "actor"), sides(event, "recipient")) for event in found] == [(actors, recipients)]


@pytest.mark.parametrize(("text", "types"), NOTHING, ids=[case[0] for case in NOTHING])
def test_other_company_tells_none(read_all: Read, text: str, types: set[str]) -> None:
    assert types.isdisjoint(event.type for event in read_all(text).events)
