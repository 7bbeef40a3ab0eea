"""Nouns in which nobody takes part: when one tells a happening of its own, and when it is told before."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# text, the noun, its type
TOLD = [
    # an article or a number
    ("Officers have video of the shooting.", "shooting", "ASSAULT"),
    ("Families waited near the scene of a stabbing.", "stabbing", "ASSAULT"),
    ("Some 40 explosions have left the valley without heat.", "explosions", "ASSAULT"),
    ("The protests drew fewer people than the year before.", "protests", "PROTEST"),
    ("The arrests have put the federation under pressure.", "arrests", "COERCE"),
    ("Last night's fighting cut the road.", "fighting", "ASSAULT"),
    # how many, how long, and what goes on
    ("A spate of shootings has frightened the district.", "shootings", "ASSAULT"),
    ("The new toll led to weeks of protests.", "protests", "PROTEST"),
    ("Monitors spoke of an escalation of violence along the coast.", "violence", "ASSAULT"),
    ("Scores of arrests followed.", "arrests", "COERCE"),
    # what was, goes on, or was heard and seen
    ("Noisy student protests have roiled the valley.", "protests", "PROTEST"),
    ("Heavy fighting is emptying the clinics.", "fighting", "ASSAULT"),
    ("Grenade blasts could still be heard across the bay.", "blasts", "ASSAULT"),
    ("Residents reported heavy fighting in the old quarter.", "fighting", "ASSAULT"),
    ("There is heavy fighting in the north.", "fighting", "ASSAULT"),
    # behind what it came to, and while it went on
    ("The court moved its hearings amid massive protests.", "protests", "PROTEST"),
    ("Rising tension led to clashes on the island.", "clashes", "ASSAULT"),
    ("The vote was marred by violence.", "violence", "ASSAULT"),
    # words of force that are told in their own company
    ("The search for the gunman went on for a second day.", "search", "COERCE"),
    ("Neighbours heard the altercation from the street.", "altercation", "ASSAULT"),
]

SILENT = [
    ("Mayor Ann Hill spoke in the wake of the shooting.", "ASSAULT"),
    ("The mayor called the raid a shameful act.", "ASSAULT"),
    ("Violence will not win us the vote.", "ASSAULT"),
    ("Police fear violence.", "ASSAULT"),
    ("There was no violence.", "ASSAULT"),
    ("The trial turned the town into a battle.", "ASSAULT"),
    ("The law lets officers answer any attack.", "ASSAULT"),
    ("He is charged with murder.", "ASSAULT"),
    ("A boy was hurt in an accidental shooting. The shooting is under review.", "ASSAULT"),
    ("She leads the fight for gun legislation.", "ASSAULT"),
    ("Trucks reached the violence-hit district.", "ASSAULT"),
    ("No band claimed responsibility for the bombing.", "ASSAULT"),
    ("The singer lost a long battle with cancer.", "ASSAULT"),
    ("There were apprehensions that the exams would be late.", "COERCE"),
    ("Shares had a relief rally.", "PROTEST"),
    ("It was a demonstration of how little had changed.", "PROTEST"),
    ("The party fought a good fight for the nomination.", "ASSAULT"),
    ("The council set out in search of a cache of letters.", "COERCE"),
    ("Friends admired his fight against cancer.", "ASSAULT"),
    ("The coup for the museum was a loan of vases.", "COERCE"),
]

# text, type, how many happenings
COUNTED = [
    ("Gunmen shot two men in Gao. Police have video of the shooting.", "ASSAULT", 1),
    ("A boy is dead after a shooting near a school. He was a victim of a shooting, police said.", "ASSAULT", 1),
    ("Thousands marched against the mayor on Monday. The protests suggest that he may lose.", "PROTEST", 1),
    ("It came after two shootings by guards and an ambush that left six porters dead.", "ASSAULT", 2),
    ("A bus was attacked in Gao. Another attack struck the region.", "ASSAULT", 2),
]


@pytest.mark.parametrize(("text", "noun", "kind"), TOLD, ids=[case[0] for case in TOLD])
def test_a_noun_without_anybody_tells_a_happening(read_all: Read, text: str, noun: str, kind: str) -> None:
    assert [(event.trigger.quote, event.participants) for event in read_all(text).events if event.type == kind] == [
        (noun, ())
    ]


@pytest.mark.parametrize(("text", "kind"), SILENT, ids=[case[0] for case in SILENT])
def test_a_noun_in_other_company_tells_none(read_all: Read, text: str, kind: str) -> None:
    assert [event.trigger.quote for event in read_all(text).events if event.type == kind] == []


@pytest.mark.parametrize(("text", "kind", "number"), COUNTED, ids=[case[0] for case in COUNTED])
def test_a_mention_is_folded_into_what_was_told(read_all: Read, text: str, kind: str, number: int) -> None:
    assert len([event for event in read_all(text).events if event.type == kind]) == number


def test_definite_acts_are_no_habit(read_all: Read) -> None:
    found = read_all("The attacks have frightened the district.").events
    (event,) = [event for event in found if event.type == "ASSAULT"]
    assert not event.pattern


# text, the word, its type, who did it, to whom
SIDES = [
    (
        "A confrontation between police and students lasted an hour.",
        "confrontation",
        "ASSAULT",
        ["police", "students"],
        [],
    ),
    ("A judge's order to hand over the tapes came on Monday.", "order", "COERCE", ["A judge"], []),
    ("Monitors listed human rights violations by the army.", "violations", "COERCE", ["the army"], []),
    ("Police made a search of his home for weapons.", "search", "COERCE", ["Police"], ["his home"]),
    ("Protesters set fires to the embassy.", "set", "ASSAULT", ["Protesters"], ["the embassy"]),
    ("Warships conducted naval patrols off the coast.", "conducted", "MOBILIZE", ["Warships"], []),
    ("Deputies condemned the storming of the embassy.", "storming", "ASSAULT", [], ["the embassy"]),
    ("The reward is for tips on the vandalism of two homes.", "vandalism", "ASSAULT", [], ["two homes"]),
    ("Ade Okoro remains unjustly behind bars.", "remains", "COERCE", [], ["Ade Okoro"]),
    ("Maria Bello suffered months under house arrest.", "suffered", "COERCE", [], ["Maria Bello"]),
    ("An officer is on trial in a federal court.", "is", "ACCUSE", [], ["An officer"]),
    ("Ade Bello made his first court appearance on Monday.", "made", "ACCUSE", [], ["Ade Bello"]),
    ("Ade Okoro is serving a two-year sentence.", "serving", "COERCE", [], ["Ade Okoro"]),
]


@pytest.mark.parametrize(("text", "word", "kind", "actors", "recipients"), SIDES, ids=[case[0] for case in SIDES])
def test_sides_of_what_a_word_tells(
    read_all: Read, text: str, word: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [event for event in read_all(text).events if (event.trigger.quote, event.type) == (word, kind)]
    assert (sides(event, "actor"), sides(event, "recipient")) == (actors, recipients)
