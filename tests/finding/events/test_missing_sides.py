"""Who takes part in an event that was told with one side, and what stood for a side and is none."""

import pytest

from dateline.records import Reading
from tests.finding.conftest import Read, sides


def told(reading: Reading, type: str) -> list[tuple[list[str], list[str]]]:
    """The actors and recipients of each event of a type."""
    return [(sides(event, "actor"), sides(event, "recipient")) for event in reading.events if event.type == type]


CASES = [
    # who parses as the subject of what is found or let be
    ("A court in Nairobi found Bello guilty of fraud.", "ACCUSE", ["court"], ["Bello"]),
    ("Kenya will allow the Red Cross to deliver food.", "CONCEDE", ["Kenya"], ["Red Cross"]),
    ("Kenya agreed to allow the Red Cross to enter the camp.", "AGREE", ["Kenya"], ["Red Cross"]),
    ("Kenya promised to make Uganda a member.", "AGREE", ["Kenya"], []),
    ("Rebels hold two foreigners hostage.", "ASSAULT", ["Rebels"], ["two foreigners"]),
    # whose the thing is that is blamed, backed or protested against
    (
        "The delegation offered scathing criticism of the Ugandan government's handling of the crisis.",
        "ACCUSE",
        ["The delegation"],
        ["government"],
    ),
    ("Kenya voiced its support for Uganda's efforts.", "SUPPORT", ["Kenya"], ["Uganda"]),
    ("Teachers protested against Kenya's policies.", "PROTEST", ["Teachers"], ["Kenya"]),
    # whoever suffers a deed is not who is condemned for it
    ("Kenya condemned Peter Otieno's arrest.", "ACCUSE", ["Kenya"], ["Peter Otieno's arrest"]),
    ("Kenya backed the removal of Otieno.", "SUPPORT", ["Kenya"], ["the removal of Otieno"]),
    ("The parties rejected the murder of Peter Otieno.", "REJECT", ["The parties"], ["the murder of Peter Otieno"]),
    # who acts in company
    ("Police acted in cooperation with the army.", "COOPERATE", ["Police"], ["the army"]),
    (
        "In a meeting with the Ugandan president, Bello agreed to a five-year plan.",
        "CONSULT",
        ["Bello"],
        ["the Ugandan president"],
    ),
    (
        "Prime ministers Ade Bello of Kenya and Peter Otieno of Uganda agreed to a plan.",
        "AGREE",
        ["Ade Bello", "Peter Otieno"],
        ["a plan"],
    ),
    # whose meeting is attended, where forces are sent, what a sum is for
    (
        "Peter Otieno attends a session of the North Atlantic Council in Oslo.",
        "CONSULT",
        ["Peter Otieno"],
        ["North Atlantic Council"],
    ),
    ("Kenya announced the deployment of 230 troops to Liberia.", "MOBILIZE", ["Kenya"], ["Liberia"]),
    ("Kenya announced compensation of 200,000 shillings for the victims.", "AID", ["Kenya"], ["the victims"]),
    # clauses without a subject of their own
    ("Ann Wanjiru was the first senator to endorse Peter Otieno.", "SUPPORT", ["Ann Wanjiru"], ["Peter Otieno"]),
    ("The union is responsible for suing the government.", "ACCUSE", ["The union"], ["the government"]),
    # what is promised or asked for is nobody
    ("The government pledged money for the roads.", "AGREE", ["The government"], []),
    ("Kenya agreed to lift the ban on beef.", "AGREE", ["Kenya"], []),
    ("Kenya agreed to lift sanctions on Uganda.", "AGREE", ["Kenya"], ["Uganda"]),
    ("Kenya accepted the proposal.", "AGREE", ["Kenya"], ["the proposal"]),
    ("Kenya pledged to bomb the rebels.", "AGREE", ["Kenya"], []),
    ("The opposition demands immediate restoration of order to ensure peace.", "REQUEST", ["The opposition"], []),
    ("Kenya and Uganda jointly patrolled the zone.", "COOPERATE", ["Kenya", "Uganda"], []),
    ("The man brandished a sword.", "THREATEN", ["The man"], []),
    # whose resignation or withdrawal is asked for, and who is pushed to act
    ("Teachers demanded Otieno's resignation.", "REQUEST", ["Teachers"], ["Otieno"]),
    ("The opposition asked the king for the resignation of the minister.", "REQUEST", ["The opposition"], ["the king"]),
    ("Kenya demanded the withdrawal of Ugandan troops from the port.", "REQUEST", ["Kenya"], ["troops"]),
    ("The union demanded the release of Peter Otieno.", "REQUEST", ["The union"], []),
    ("Ade Bello pushed fellow senators to reject the deal.", "REJECT", ["fellow senators"], ["the deal"]),
    # nouns for those who take part in events
    ("The Clinton campaign accused Uganda of lying.", "ACCUSE", ["The Clinton campaign"], ["Uganda"]),
    ("The campaign accused Uganda of lying.", "ACCUSE", [], ["Uganda"]),
    ("Nairobi's police chief urged residents to stay home.", "APPEAL", ["Nairobi's police chief"], ["residents"]),
    ("Heads of state condemned Uganda.", "ACCUSE", ["Heads of state"], ["Uganda"]),
    ("The city agreed to pay the firm.", "AGREE", ["The city"], ["the firm"]),
    ("Relief agencies condemned the attack.", "ACCUSE", ["Relief agencies"], ["the attack"]),
    ("Proponents are hailing the government.", "SUPPORT", ["Proponents"], ["the government"]),
    ("Thousands marched against the war.", "PROTEST", ["Thousands"], ["the war"]),
    ("A network of Kenyan rebels attacked the town.", "ASSAULT", ["Kenyan rebels"], ["the town"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CASES, ids=[case[0] for case in CASES])
def test_sides(read_by_rules: Read, text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    assert told(read_by_rules(text), type) == [(actors, recipients)]


def test_who_is_helped_does_the_second_act(read_by_rules: Read) -> None:
    text = "Volunteers helped firefighters save two people."

    assert told(read_by_rules(text), "AID") == [(["Volunteers"], ["firefighters"]), (["firefighters"], ["two people"])]


@pytest.mark.parametrize(
    "text",
    [
        "The law allows Ugandans to visit Kenya.",  # nobody lets them
    ],
)
def test_what_a_thing_lets_be_is_no_concession(read_by_rules: Read, text: str) -> None:
    assert told(read_by_rules(text), "CONCEDE") == []
