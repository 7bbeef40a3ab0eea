"""Acts of violence and of police in running news: who did them to whom, where the parse or the words mislead."""

import pytest

from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings

SIDES = [
    # a participle befalls the subject that it parses as the verb of
    ("A victim, 31, walked into the clinic, shot in the arm.", "shot", [], ["A victim"]),
    ("Shot down over the valley in 1971, Bello was held for a year.", "Shot", [], ["Bello"]),
    ("In exchange for three Danish sailors captured two years ago by the rebels, Chad freed two men.", "captured",
     ["the rebels"], ["three Danish sailors"]),
    ("The mayor went on with her walk despite being mobbed and beaten.", "mobbed", [], ["The mayor"]),
    ("Maria Bello, 41, allegedly shot and killed Lena Holm, 60, in Gao.", "shot", ["Maria Bello"], ["Lena Holm"]),
    # whoever says it does not do it
    ("The Gao man who police say killed his sister before shooting himself wrote two books.", "killed",
     ["The Gao man"], ["his sister"]),
    ("A man authorities say was stabbed by a neighbour was jailed on Tuesday.", "stabbed", ["a neighbour"], ["man"]),
    ("Police have arrested a man they say shot a girl in Gao.", "shot", ["a man"], ["a girl"]),
    ("Police think that the robber who opened fire in the depot, injuring six people, is Tom Bird.", "injuring",
     ["the robber"], ["six people"]),
    ("Rebels attacked two villages on Friday, killing at least 30 people, witnesses and local officials said.",
     "attacked", ["Rebels"], ["two villages", "at least 30 people"]),
    ("A nun said an unknown woman shot at them from a roof.", "shot", ["an unknown woman"], []),
    # who is to do it
    ("Herders gave an ultimatum to the government to arrest the killers.", "arrest", ["the government"],
     ["the killers"]),
    ("The court granted the army 10 days to arrest the general.", "arrest", ["the army"], ["the general"]),
    # whom a relative word or pronoun cannot mean
    ("Reporters met Maria Bello, whose son Ade was killed in the raid.", "killed", [], ["Ade"]),
    ("The army shot two rebels and unknown gunmen killed a clerk.", "shot", ["The army"], ["two rebels"]),
    ("A boy was grazed by a bullet and Lena Holm, 22, was shot dead.", "grazed", [], ["A boy", "Lena Holm"]),
    ("The report tells of Chad's harassment of Maria Bello.", "harassment", ["Chad"], ["Maria Bello"]),
    ("The victim told police of the robbery, and they were arrested.", "arrested", [], ["they"]),
    ("Gao man taken into custody after a chase.", "taken", [], ["Gao man"]),
    ("A bomb killed 34 people on Friday, an official said, blaming the attack on rebels.", "killed", [], ["34 people"]),
    ("GAO      Extremists killed six men on Friday.", "killed", ["Extremists"], ["six men"]),
    # what only tells where, or with what
    ("Two men fired shots on the street in Gao.", "fired", ["Two men"], []),
    ("A bomb exploded in a house near Gao, killing a boy.", "exploded", [], ["a boy"]),
    ("A farmer was killed in an attack at his shop.", "killed", [], ["A farmer"]),
    ("The explosion of a car killed nine people in Gao.", "killed", [], ["nine people"]),
    ("Two elders were killed in an improvised explosive device blast in Gao.", "killed", [], ["Two elders"]),
    ("The army's counteroffensive in Gao has halted.", "counteroffensive", ["The army"], []),
    ("Many of them were killed in clashes with opposition fighters.", "killed", ["opposition fighters"], []),
]  # fmt: skip


def told(text: str, word: str) -> Event | None:
    """The event of a sentence that a word tells, however unlikely."""
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    return next((event for event in reading.events if event.trigger.quote == word), None)


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), SIDES)
def test_sides_of_violence(text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, word)
    assert event is not None
    sides = {
        role: [item.span.quote for item in event.participants if item.role == role] for role in ("actor", "recipient")
    }
    assert sides == {"actor": actors, "recipient": recipients}


MODALITIES = [
    ("Soldiers ignored orders to fire on the crowd.", "fire", "planned"),
    ("Police have foiled a plot to attack the port.", "attack", "attempted"),
    ("The council authorised its guards to kill looters.", "kill", "planned"),
    ("The police were unable to apprehend him.", "apprehend", "possible"),
    ("The army sent tanks in an effort to oust the rebels.", "oust", "attempted"),
    ("The law is an instrument to harass editors.", "harass", "hypothetical"),
    ("Authorities issued a warrant for the arrest of Ade Bello on Friday.", "arrest", "planned"),
    ("There is a reward for information leading to the arrest of the killer.", "arrest", "planned"),
    ("The thief was nearly lynched by a mob.", "lynched", "attempted"),
    ("The office determined Bello shot the boy.", "shot", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "modality"), MODALITIES)
def test_what_is_only_wanted_has_not_happened(text: str, word: str, modality: str) -> None:
    event = told(text, word)
    assert event is not None
    assert event.modality == modality


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The boy was accidentally shot by his cousin.", "shot"),
        ("The shooting of the girl was an accident, police said.", "shooting"),
        ("The talks helped defuse the crisis.", "defuse"),
        ("The drama captured worldwide interest.", "captured"),
        ("A cholera epidemic claimed 300 lives.", "claimed"),
        ("The thief was captured on video in the shop.", "captured"),
        ("Her article attacked the mayor by accusing him of theft.", "attacked"),
        ("The minister felt compelled to visit the school.", "compelled"),
    ],
)
def test_no_violence_is_meant(text: str, word: str) -> None:
    assert told(text, word) is None


def test_a_report_that_it_was_no_accident_stays() -> None:
    assert told("The shooting of the girl was not an accident, police said.", "shooting") is not None


def test_a_pronoun_is_not_taken_for_who_speaks() -> None:
    event = told('"He left," said police captain Ade Bello of the victim. He was shot in the leg.', "shot")
    assert event is not None
    assert [(item.actor_id, item.span.quote) for item in event.participants] == [(None, "He")]


def test_acts_at_different_times_are_apart() -> None:
    text = "Rebels killed three women on Monday, two days after four men were killed in a raid on a school."
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    struck = [[item.span.quote for item in event.participants if item.role == "recipient"] for event in reading.events]
    assert struck[0] == ["three women"]
    assert "four men" in struck[1]


def test_towns_are_conquered_and_people_arrested() -> None:
    types = [
        (event.type, event.mode)
        for text in ("Soldiers captured an outpost near Gao.", "Soldiers captured a gunman near Gao.")
        if (event := told(text, "captured")) is not None
    ]
    assert types == [("ASSAULT", "conquer"), ("COERCE", "arrest")]


def test_rebels_are_no_state() -> None:
    event = told("Chadian rebels attacked a garrison on Monday.", "attacked")
    assert event is not None
    assert [(item.span.quote, item.actor_id, item.country) for item in event.participants if item.role == "actor"] == [
        ("Chadian rebels", None, "TCD")
    ]
