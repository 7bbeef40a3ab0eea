"""Nouns that tell of a happening: with nobody who takes part, and with whoever a clause behind them tells of."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, type, trigger, actors and recipients by their words
TOLD = [
    # news though nobody takes part
    ("The investigation is still ongoing.", "ACCUSE", "investigation", [], []),
    ("The fire is under investigation.", "ACCUSE", "investigation", [], []),
    ("An active probe kept the road shut.", "ACCUSE", "probe", [], []),
    ("The inquiry found that the brakes had failed.", "ACCUSE", "inquiry", [], []),
    ("The plan was dropped amid allegations of fraud.", "ACCUSE", "allegations", [], []),
    ("There were accusations that the count was rigged.", "ACCUSE", "accusations", [], []),
    ("The tax came in for heavy criticism.", "ACCUSE", "criticism", [], []),
    ("The ruling was changed after an outcry over its cost.", "ACCUSE", "outcry", [], []),
    ("New charges were filed in the case.", "ACCUSE", "charges", [], []),
    ("The talks will be held in Nairobi.", "CONSULT", "talks", [], []),
    ("Negotiations over the dam will continue.", "CONSULT", "Negotiations", [], []),
    ("The next round of talks is not far off.", "CONSULT", "talks", [], []),
    ("The summit in Nairobi was short.", "CONSULT", "summit", [], []),
    ("It was their first offer, and they are in discussions.", "CONSULT", "discussions", [], []),
    ("He made the case for new talks.", "CONSULT", "talks", [], []),
    ("They lived under threat of death.", "THREATEN", "threat", [], []),
    ("There is resistance to the dam.", "REJECT", "resistance", [], ["the dam"]),
    ("The report spoke of violations of the accord.", "ACCUSE", "violations", [], []),
    # a clause behind the noun tells whose it is
    ("The charges raised by Chad were old.", "ACCUSE", "charges", ["Chad"], []),
    ("The charge, which was raised by Chad, is old.", "ACCUSE", "charge", ["Chad"], []),
    ("The appeal that Chad made to Kenya went unheard.", "APPEAL", "appeal", ["Chad"], ["Kenya"]),
    ("The concessions that Chad made to the rebels were small.", "CONCEDE", "concessions", ["Chad"], ["the rebels"]),
    ("The criticism that Ade Bello faces is harsh.", "ACCUSE", "criticism", [], ["Ade Bello"]),
    ("The loan given to Chad was small.", "AID", "loan", [], ["Chad"]),
    # and a clause with "that" whom it is held against
    ("The bank closed amid allegations that Chad had sold arms.", "ACCUSE", "allegations", [], ["Chad"]),
    ("The rebels' violation of the accord is plain.", "ACCUSE", "violation", [], ["The rebels"]),
    ("Ade Bello was arrested on charges of theft.", "ACCUSE", "charges", [], ["Ade Bello"]),
    ("Ann Dow made the visit in May.", "CONSULT", "visit", ["Ann Dow"], []),
    ("The insults about Ade Bello were crude.", "ACCUSE", "insults", [], ["Ade Bello"]),
    ("Chad renewed the call on Monday.", "APPEAL", "call", ["Chad"], []),
    ("Kenya's call for a truce went unheard.", "APPEAL", "call", ["Kenya"], []),
    ("The vigil ended with calls for the council to act.", "APPEAL", "calls", [], ["the council"]),
    ("Its calls for the army's withdrawal went unheard.", "APPEAL", "calls", [], ["the army"]),
    ("Police need the public's help to find him.", "APPEAL", "help", [], []),
    ("During her visit to Kenya, Minister Ann Dow spoke of peace.", "CONSULT", "visit", ["Ann Dow"], ["Kenya"]),
    ("Minister Ann Dow spoke of peace during a visit to Kenya.", "CONSULT", "visit", ["Ann Dow"], ["Kenya"]),
    ("They expressed their solidarity.", "SUPPORT", "solidarity", ["They"], []),
    ("Chad is in disagreement with the council.", "REJECT", "disagreement", ["Chad"], ["the council"]),
]

# what is only mentioned, or not there
NONE = [
    ("The investigation took long.", "ACCUSE"),
    ("No charges were filed.", "ACCUSE"),
    ("The new law is an outrage.", "ACCUSE"),
    ("Chad denied the allegations.", "ACCUSE"),
    ("Ade Bello fell ill during a private visit to Chad.", "CONSULT"),
    ("He left before the meeting.", "CONSULT"),
    ("The threat was grave.", "THREATEN"),
    ("They had international support.", "SUPPORT"),
    ("She has some recognition.", "SUPPORT"),
    ("The plan is under discussion.", "CONSULT"),
    ("They may need help.", "APPEAL"),
    ("She made a phone call for a taxi.", "APPEAL"),
    ("He was stopped in violation of the law.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "actors", "recipients"), TOLD, ids=[case[0] for case in TOLD])
def test_a_noun_tells_of_a_dealing(
    read_all: Read, text: str, kind: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in read_all(text).events if event.type == kind and event.trigger.quote == trigger]
    assert [(sides(event, "actor"), sides(event, "recipient")) for event in found] == [(actors, recipients)]


@pytest.mark.parametrize(("text", "kind"), NONE, ids=[case[0] for case in NONE])
def test_a_mention_is_no_dealing(read_all: Read, text: str, kind: str) -> None:
    assert kind not in [event.type for event in read_all(text).events]


def test_a_mention_after_the_news_folds_into_it(read_all: Read) -> None:
    found = read_all("Chad and Kenya held talks in Nairobi on Monday. The talks will continue in May.").events
    assert [event.type for event in found if "Chad" in sides(event, "actor")] == ["CONSULT"]


def test_what_is_denied_of_a_deed_is_denied_though_a_clause_tells_whose_it_is(read_all: Read) -> None:
    (event,) = [
        event for event in read_all("Kenya denied the attack that rebels staged.").events if event.type == "ASSAULT"
    ]
    assert event.modality == "denied"
