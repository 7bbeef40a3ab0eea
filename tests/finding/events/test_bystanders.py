"""Who stands where a recipient would stand and is none."""

import pytest

from dateline.pipeline import Reader
from dateline.records import Report
from dateline.settings import Settings

CASES = [
    # a deed is laid on whom "on" names
    ("Kenya blamed three raids on the Somali rebels.", "ACCUSE", ["the Somali rebels"]),
    ("Nine people died in an attack blamed on the rebels.", "ACCUSE", ["the rebels"]),
    ("Kenya blamed Uganda for the raid.", "ACCUSE", ["Uganda"]),
    # whose a thing is, and not whom it is about
    ("The minister defended the senator's description of Ugandans.", "SUPPORT", ["the senator"]),
    ("Kenya supported operations against Chad.", "SUPPORT", ["operations against Chad"]),
    ("The mayor blasted the bonus system.", "ACCUSE", ["the bonus system"]),
    ("The minister refuted the opposition charge.", "REJECT", ["opposition"]),
    ("A crowd defied the government ban.", "REJECT", ["government"]),
    ("Norway provides women a haven.", "AID", ["women"]),
    ("The party hailed the supreme court ruling.", "SUPPORT", ["supreme court"]),
    # where one goes, and where a thing was
    ("The guards retreated to Kisumu on Monday.", "RETREAT", []),
    ("The patient was airlifted to South Africa.", "AID", ["The patient"]),
    (
        "Police are investigating a raid on the city's north side.",
        "ACCUSE",
        ["a raid on the city's north side"],
    ),
    ("Police are investigating the soldier's death.", "ACCUSE", ["the soldier's death"]),
    # what is sent or asked for
    ("Kenya sent only three doctors to Malawi.", "AID", ["Malawi"]),
    ("Kenya is providing another 125 soldiers to Chad.", "AID", ["Chad"]),
    ("The families will be provided food.", "AID", ["The families"]),
    ("Kenya sought additional troops from Uganda.", "REQUEST", ["Uganda"]),
    ("Kenya required the firms to pay a tax.", "REQUEST", ["the firms"]),
    ("The judge ordered Ade Bello deported on Monday.", "REQUEST", []),
    ("We urge the people, born of one land, to free Chad.", "APPEAL", ["the people"]),
    ("The council should be asked to free Chad.", "REQUEST", ["The council"]),
    ("The marchers urged an end to the economic embargo.", "APPEAL", []),
    # where a protest is held, and against whom
    ("Students demonstrated at the airport.", "PROTEST", []),
    ("Students demonstrated outside the Kenyan embassy.", "PROTEST", ["the Kenyan embassy"]),
    ("Students protested all over the country.", "PROTEST", []),
    # whom something done together is aimed at
    ("Kenya and Chad began cooperation against the smugglers.", "COOPERATE", []),
    ("Soldiers patrolled near the outpost of Uganda.", "MOBILIZE", []),
    ("Workers threatened strikes.", "THREATEN", []),
    ("Two brothers appeared in court charged with theft.", "ACCUSE", ["Two brothers"]),
    # nobody at all
    ("Settlers chanting religious songs marched through Nairobi.", "PROTEST", []),
    ("The minister resigned to run for governor.", "CONCEDE", []),
    ("Bello complained to the council.", "ACCUSE", []),
    ("Officers helped the army.", "AID", ["the army"]),
    # whom an infinitive deals with, and whom it strikes
    ("The minister refused to help the rebels.", "REJECT", ["the rebels"]),
    ("The minister refused to ban all officers.", "REJECT", []),
    # a word with a hyphen stays whole
    ("The minister rejected co-operation.", "REJECT", ["co-operation"]),
]


@pytest.mark.parametrize(("text", "type", "recipients"), CASES, ids=[case[0] for case in CASES])
def test_recipients(text: str, type: str, recipients: list[str]) -> None:
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    event = next(event for event in reading.events if event.type == type)
    assert [item.span.quote for item in event.participants if item.role == "recipient"] == recipients


ACTORS = [
    ("Police jailed two men on charges of collaborating with Chad.", "COOPERATE", ["two men"]),
    ("The senator was stopped at a junction and told to leave his car.", "REQUEST", []),
    ("Her praise of Ade Bello angered the party.", "SUPPORT", []),
    ("Ade Bello won the endorsement of Kenya.", "SUPPORT", ["Kenya"]),
    ("Ade Bello called Kenya weak and accused him of lying.", "ACCUSE", ["Ade Bello"]),
    ("Backed by Somali rebels, the army of Kenya attacked the port.", "SUPPORT", ["Somali rebels"]),
    ("Norway hailed the handling of the strike by Kenya.", "SUPPORT", ["Norway"]),
    ("The deal followed Kenya's withdrawal from Gao.", "RETREAT", ["Kenya"]),
    ("Nairobi: Law minister Ade Bello on Saturday rejected the bill.", "REJECT", ["Ade Bello"]),
    ("Ade Bello followed Maria Otieno's speech denouncing Chad.", "ACCUSE", ["Maria Otieno"]),
    ("She reached Kenya with the help of Norway.", "AID", ["Norway"]),
    ("Students protested against a plan to export gas to Chad.", "COOPERATE", []),
    ("In New York, more than 900 immigrants protested outside City Hall.", "PROTEST", ["more than 900 immigrants"]),
    ("The men were captured or surrendered to Kenya.", "RETREAT", ["The men"]),
    ("A firm is asked by the mayor to push Kenya to reject Uganda.", "REJECT", ["Kenya"]),
]


@pytest.mark.parametrize(("text", "type", "actors"), ACTORS, ids=[case[0] for case in ACTORS])
def test_actors(text: str, type: str, actors: list[str]) -> None:
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    event = next(event for event in reading.events if event.type == type)
    assert [item.span.quote for item in event.participants if item.role == "actor"] == actors


def test_support_that_somebody_has_is_nobodys_act() -> None:
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of("Bello's support fell in May.")]))
    assert not any(event.type == "SUPPORT" for event in reading.events)


SENSES = [
    ("Captives marched in Nairobi.", []),
    ("Teachers marched in Nairobi.", ["marched"]),
    ("Ade Bello was charged with battery.", ["charged"]),
    ("Kenya asked Uganda which side had won.", []),
    ("The minister refused to comment on the plan of Kenya.", []),
    ("The minister refused to meet Ade Bello.", ["refused"]),
    ("The rebels are a threat to Kenya.", []),
    ("The rebels made a threat against Kenya.", ["threat"]),
    ("The plan of Kenya was met with opposition.", []),
    ("Workers complained of symptoms.", []),
    ("The truck slammed into Ade Bello.", []),
    ("Bello was favored to win.", []),
    ("The suspects were armed with knives.", []),
    ("According to a release from Kenya, the talk was long.", []),
    ("Ade Bello backed out of the garage.", []),
    ("Ade Bello backed Kenya.", ["backed"]),
    ("On the way to Gao, Bello called me.", []),
    ("Kenya is encouraged by the decision of Uganda.", []),
    ("His tone invited criticism from Kenya.", ["criticism"]),
    ("The alliance of rebels spoke.", []),
    ("Two men suspected to have the flu spoke.", []),
]


@pytest.mark.parametrize(("text", "words"), SENSES, ids=[case[0] for case in SENSES])
def test_company_rules_a_sense_out(text: str, words: list[str]) -> None:
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    assert [event.trigger.quote for event in reading.events if event.trigger.quote != "talk"] == words
