"""Words and turns of running news by which deeds are told: attitudes, idioms, what police and crowds do."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, type, mode, actors and recipients by their words
TOLD = [
    ("Amos Kiprop is critical of the plan.", "ACCUSE", "disapprove", ["Amos Kiprop"], ["the plan"]),
    ("Residents were outraged by the raid.", "ACCUSE", "disapprove", ["Residents"], ["the raid"]),
    ("Lawmakers critical of Kenya left early.", "ACCUSE", "disapprove", ["Lawmakers"], ["Kenya"]),
    ("Unions have been broadly supportive of Amos Kiprop.", "SUPPORT", None, ["Unions"], ["Amos Kiprop"]),
    ("The mayor is opposed to the dam.", "REJECT", None, ["The mayor"], ["the dam"]),
    ("The union took the ministry to task.", "ACCUSE", "disapprove", ["The union"], ["the ministry"]),
    ("Amos Kiprop called voters stupid.", "ACCUSE", "disapprove", ["Amos Kiprop"], ["voters"]),
    ("His rival painted Amos Kiprop as weak on crime.", "ACCUSE", "disapprove", ["His rival"], ["Amos Kiprop"]),
    ("Amos Kiprop was attacked by a rival in an ad.", "ACCUSE", "disapprove", ["a rival"], ["Amos Kiprop"]),
    ("Criticism of Amos Kiprop's conduct grew.", "ACCUSE", "disapprove", [], ["Amos Kiprop"]),
    ("The mob set afire seven buses.", "ASSAULT", "arson", ["The mob"], ["seven buses"]),
    ("Protesters deflated the tyres of a bus.", "COERCE", "seize", ["Protesters"], ["the tyres of a bus"]),
    ("Two men robbed the store.", "COERCE", "seize", ["Two men"], ["the store"]),
    ("Amos Kiprop was booked into the county jail.", "COERCE", "arrest", [], ["Amos Kiprop"]),
    ("Amos Kiprop is being held on a bond of $500.", "COERCE", "arrest", [], ["Amos Kiprop"]),
    ("Police stopped the marchers at the bridge.", "COERCE", "restrict", ["Police"], ["the marchers"]),
    ("The authorities instituted a quarantine.", "COERCE", "restrict", ["The authorities"], []),
    ("Protesting farmers blocked the road.", "PROTEST", None, ["Protesting farmers"], []),
    (
        "Opposition deputies walked out of parliament in protest against the law.",
        "PROTEST",
        None,
        ["Opposition deputies"],
        ["the law"],
    ),
    ("Fatal shootings shook the town.", "ASSAULT", "firearms", [], []),
    ("The parliament voted to compensate the miners.", "AGREE", None, ["The parliament"], ["the miners"]),
    ("Amos Kiprop pleaded guilty to fraud.", "CONCEDE", None, ["Amos Kiprop"], []),
    ("The proposal has met opposition from farmers.", "REJECT", None, ["farmers"], []),
    ("The county board rejected both objections.", "REJECT", None, ["The county board"], ["both objections"]),
    ("The mayor is under investigation for fraud.", "ACCUSE", "investigate", [], ["The mayor"]),
    ("A man is in custody after the fire.", "COERCE", "arrest", [], ["A man"]),
    ("The suspect was taken to the county jail.", "COERCE", "arrest", [], ["The suspect"]),
    ("Officers served a search warrant at the house.", "COERCE", "raid", ["Officers"], ["the house"]),
    ("Passengers were placed in quarantine.", "COERCE", "restrict", [], ["Passengers"]),
    ("The minister came under fire for his remarks.", "ACCUSE", "disapprove", [], ["The minister"]),
    ("The crowd booed the minister.", "ACCUSE", "disapprove", ["The crowd"], ["the minister"]),
    ("A blistering attack on Amos Kiprop followed.", "ACCUSE", "disapprove", [], ["Amos Kiprop"]),
    ("Police are searching for two suspects.", "ACCUSE", "investigate", ["Police"], ["two suspects"]),
    ("Students held a sit-in at the ministry.", "PROTEST", "obstruct", ["Students"], ["the ministry"]),
    ("Chad announced a cease-fire with Niger.", "RETREAT", "ceasefire", ["Chad"], ["Niger"]),
    ("They demanded his release.", "REQUEST", None, ["They"], []),
]

# what a person says of himself and others in quotation marks
QUOTED = [
    ('"I condemn the raid," Amos Kiprop said.', "ACCUSE", ["I"]),
    ('"We urge both sides to talk," Amos Kiprop said.', "APPEAL", ["We"]),
]

# sentences whose words look like an act of that type, and tell none
NONE = [
    ("The boy was calling out for help.", "ACCUSE"),
    ("Deputies were called out to the market.", "ACCUSE"),
    ('"We allowed it to go on," Amos Kiprop said.', "CONCEDE"),
    ("She booked a room in Gao.", "COERCE"),
    ("The shop is open to the public.", "AGREE"),
    ("The parents fought over custody of the child.", "COERCE"),
]


@pytest.mark.parametrize(("sentence", "kind", "mode", "actors", "recipients"), TOLD)
def test_told(
    read_all: Read, sentence: str, kind: str, mode: str | None, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read_all(sentence).events if (event.type, event.mode) == (kind, mode)]
    assert [(sides(event, "actor"), sides(event, "recipient")) for event in found] == [(actors, recipients)]


@pytest.mark.parametrize(("sentence", "kind", "actors"), QUOTED)
def test_who_is_quoted_does_what_i_do(read_all: Read, sentence: str, kind: str, actors: list[str]) -> None:
    reading = read_all(sentence)
    (event,) = [event for event in reading.events if event.type == kind]
    names = {actor.id: actor.name for actor in reading.actors}
    assert sides(event, "actor") == actors
    assert [names[item.actor_id] for item in event.participants if item.role == "actor"] == ["Amos Kiprop"]


@pytest.mark.parametrize(("sentence", "kind"), NONE)
def test_not_told(read_all: Read, sentence: str, kind: str) -> None:
    assert [event.trigger.quote for event in read_all(sentence).events if event.type == kind] == []


def test_what_somebody_is_not_is_negated(read_all: Read) -> None:
    (event,) = [event for event in read_all("The minister was not critical of Kenya.").events if event.type == "ACCUSE"]
    assert event.negated


def test_word_with_a_hyphen_is_pinned_whole(read_all: Read) -> None:
    events = read_all("Two men died in Kano in a shoot-out on Monday. Chad announced a cease-fire.").events
    assert [event.trigger.quote for event in events if event.type == "RETREAT"] == ["cease-fire"]
