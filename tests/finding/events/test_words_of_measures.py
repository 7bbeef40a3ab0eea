"""What police, troops, crowds, courts and governments do, told by a verb and the company that it keeps."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, type, mode, actors and recipients by their words
TOLD = [
    ("Soldiers patrolled the market.", "MOBILIZE", "troops", ["Soldiers"], []),
    ("Troops guarded the bridge.", "MOBILIZE", "police", ["Troops"], []),
    ("Deputies swarmed the farm.", "MOBILIZE", "police", ["Deputies"], []),
    ("Officers rushed to the scene.", "MOBILIZE", "police", ["Officers"], []),
    ("The army marched into Nairobi.", "MOBILIZE", "troops", ["The army"], []),
    ("The army concentrated its forces on the ridge.", "MOBILIZE", "troops", ["The army"], []),
    ("Kenya sent fighters to the border.", "MOBILIZE", "troops", ["Kenya"], ["the border"]),
    ("Two warships sailed past the island.", "MOBILIZE", "troops", ["Two warships"], []),
    ("Kenya launched a rocket into orbit.", "MOBILIZE", "weapons", ["Kenya"], []),
    ("Officers checked bags at the gate.", "COERCE", "raid", ["Officers"], ["bags"]),
    ("Police recovered two idols from the shop.", "COERCE", "seize", ["Police"], ["two idols"]),
    ("Agents seized his bank statements.", "COERCE", "seize", ["Agents"], ["his bank statements"]),
    ("Marines boarded the tanker.", "COERCE", "seize", ["Marines"], ["the tanker"]),
    ("The officers foiled a plot.", "COERCE", "seize", ["The officers"], ["a plot"]),
    ("The army chased the rebels.", "COERCE", None, ["The army"], ["the rebels"]),
    ("The villagers were deprived of food.", "COERCE", None, [], ["The villagers"]),
    ("The men were being held.", "COERCE", "arrest", [], ["The men"]),
    ("Kenya met the detained men on Friday.", "COERCE", "arrest", [], ["the detained men"]),
    ("Man cited for driving with bald tyres", "COERCE", None, [], ["Man"]),
    ("Students were held by the militia.", "COERCE", "arrest", ["the militia"], ["Students"]),
    ("Two men were picked up for questioning.", "COERCE", "arrest", [], ["Two men"]),
    ("The police took Ade Bello.", "COERCE", "arrest", ["The police"], ["Ade Bello"]),
    ("The men were sent to jail.", "COERCE", "arrest", [], ["The men"]),
    ("The clerk will spend ten years in prison.", "COERCE", "arrest", [], ["The clerk"]),
    ("A judge set Ade Bello's bail at $500.", "COERCE", "restrict", ["A judge"], ["Ade Bello"]),
    ("Soldiers blocked the women from leaving.", "COERCE", "restrict", ["Soldiers"], ["the women"]),
    ("The players were not allowed to leave.", "COERCE", "restrict", [], ["The players"]),
    ("The council has imposed strict controls.", "COERCE", "restrict", ["The council"], []),
    ("The government shut the station.", "COERCE", "restrict", ["The government"], ["the station"]),
    ("The shop was closed on orders of the government and sealed off.", "COERCE", "restrict", [], ["The shop"]),
    ("Protesters filled the square.", "PROTEST", "demo", ["Protesters"], ["the square"]),
    ("Some teachers held signs outside the ministry.", "PROTEST", None, ["Some teachers"], ["the ministry"]),
    ("Students shouted anti-war slogans.", "PROTEST", None, ["Students"], []),
    ("The union took out a procession.", "PROTEST", "demo", ["The union"], []),
    ("The opposition stalled the session.", "PROTEST", "obstruct", ["The opposition"], ["the session"]),
    ("Chad lifted the death sentences.", "CONCEDE", None, ["Chad"], ["the death sentences"]),
    ("The curfew was lifted.", "CONCEDE", None, [], ["The curfew"]),
    ("The minister withdrew his remark.", "CONCEDE", None, ["The minister"], []),
    ("The council granted the farmers a reprieve.", "CONCEDE", None, ["The council"], ["the farmers"]),
    ("Ade Bello dropped out of the presidential race.", "CONCEDE", None, ["Ade Bello"], []),
    ("Kenya returned the drone to Chad.", "RETREAT", "return", ["Kenya"], ["Chad"]),
    ("The rebels withdrew.", "RETREAT", "withdraw", ["The rebels"], []),
    ("Chad put heavy tariffs on Kenya.", "SANCTION", None, ["Chad"], ["Kenya"]),
]

# what the same words do not tell in other company
NOTHING = [
    ("He was held responsible for the loss.", "COERCE"),
    ("The club held its opponents to a draw.", "COERCE"),
    ("She seized the opportunity.", "COERCE"),
    ("The patient recovered quickly.", "COERCE"),
    ("The police took a photo of the bridge.", "COERCE"),
    ("The boats returned to port.", "RETREAT"),
    ("The shop closed at noon.", "COERCE"),
    ("The fans filled the stadium.", "PROTEST"),
    ("The girls rushed to the beach.", "MOBILIZE"),
    ("It did not allow for rain.", "COERCE"),
    ("The candidate set a deadline.", "COERCE"),
]


@pytest.mark.parametrize(("sentence", "kind", "mode", "actors", "recipients"), TOLD, ids=[case[0] for case in TOLD])
def test_told(
    read_all: Read, sentence: str, kind: str, mode: str | None, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read_all(sentence).events if (event.type, event.mode) == (kind, mode)]
    assert [(sides(event, "actor"), sides(event, "recipient")) for event in found] == [(actors, recipients)]


@pytest.mark.parametrize(("sentence", "kind"), NOTHING, ids=[case[0] for case in NOTHING])
def test_not_told(read_all: Read, sentence: str, kind: str) -> None:
    assert not any(event.type == kind for event in read_all(sentence).events)


def test_what_is_not_allowed_is_a_deed_and_not_denied(read_all: Read) -> None:
    (event,) = (event for event in read_all("The nurses were not allowed to march.").events if event.type == "COERCE")
    assert (event.negated, sides(event, "recipient")) == (False, ["The nurses"])


def test_who_owns_the_order_that_bars_does_it(read_all: Read) -> None:
    found = read_all("The opposition criticised the court's order barring the rally.").events
    assert [sides(event, "actor") for event in found if event.type == "COERCE"] == [["the court"]]


def test_who_is_arrested_and_what_is_seized_are_two_measures(read_all: Read) -> None:
    found = read_all("Police said that two men had been arrested and that 40 rifles had been seized in Jos.").events
    assert [
        (one.mode, sides(one, "recipient"), [figure.kind for figure in one.figures])
        for one in found
        if one.type == "COERCE"
    ] == [("arrest", ["two men"], ["arrested"]), ("seize", ["40 rifles"], [])]


def test_who_places_another_under_sanctions_does_not_suffer_them(read_all: Read) -> None:
    found = read_all("The council, which placed Ade Bello under sanctions in 2018, met in Jos.").events
    assert not any("The council" in sides(one, "recipient") for one in found)
