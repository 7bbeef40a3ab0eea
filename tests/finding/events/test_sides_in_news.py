"""Who takes part in an event, where running news puts it in ways that a plain frame reads wrongly."""

import pytest

from dateline.pipeline import Reader
from dateline.records import Report
from dateline.settings import Settings


def reader() -> Reader:
    """One that leaves out nothing as unlikely: what is tested is what the rules make of a sentence."""
    return Reader.load(Settings(likely=0.0))


CASES = [
    # what befalls somebody though no "was" says so
    ("The young man shot on Friday evening in Gao, near the school, has died.", "ASSAULT", [], ["The young man"]),
    ("Deputies then found a third driver shot at the depot.", "ASSAULT", [], ["a third driver"]),
    ("Deputies confirmed two clerks, ages 31 and 40, were shot as they slept.", "ASSAULT", [], ["two clerks"]),
    # who does what parses as done to
    (
        "Some youths threw stones and police fired tear gas canisters to disperse the crowds.",
        "ASSAULT",
        ["police"],
        ["the crowds"],
    ),
    ("The council is calling on Maria Bello to resign.", "CONCEDE", ["Maria Bello"], []),
    ("Lena Holm asked the Justice Department to investigate Chad.", "ACCUSE", ["Justice Department"], ["Chad"]),
    ("Police said they were abducted and blindfolded.", "ASSAULT", [], ["they"]),
    ("Regime forces seized control of Gao in Mali on Friday.", "ASSAULT", ["Regime forces"], ["Gao"]),
    ("The army attacked the base to capture supplies.", "ASSAULT", ["The army"], ["the base"]),
    # two sides fight, one suffers
    (
        "Four militants were killed during clashes with opposition fighters in Gao.",
        "ASSAULT",
        ["opposition fighters"],
        ["Four militants"],
    ),
    # what belongs to whom it is given or laid to
    ("Lena Holm had the backing of Maria Bello.", "SUPPORT", ["Maria Bello"], ["Lena Holm"]),
    ("Bello, whose criticism of Quispe has sharpened, won.", "ACCUSE", [], ["Quispe"]),
    ("The mechanic faces charges of murder.", "ACCUSE", [], ["The mechanic"]),
    # a dateline, a place and a weapon do nothing
    ("GAO, Mali (AP) - Police are investigating a robbery.", "ACCUSE", ["Police"], ["a robbery"]),
    ("Soldiers patrolled the streets of Gao.", "MOBILIZE", ["Soldiers"], []),
    ("A bomber detonated explosives on Thursday, killing five civilians.", "ASSAULT", ["A bomber"], ["five civilians"]),
    # what is asked for is not who is asked
    ("People were marching to demand an independent state.", "REQUEST", ["People"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CASES)
def test_sides_of_news(text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    reading = next(reader().read_reports([Report.of(text)]))
    event = next(event for event in reading.events if event.type == type)
    told = {
        role: [item.span.quote for item in event.participants if item.role == role] for role in ("actor", "recipient")
    }
    assert told == {"actor": actors, "recipient": recipients}


MODALITIES = [
    ("The army accused the rebels of striking its soldiers near Gao.", "striking", "possible", False),
    ("A mechanic was charged with killing a rider.", "killing", "possible", False),
    ("A teen accused of theft was denied bail.", "accused", "asserted", False),
    ("Marines launched an offensive on Friday to capture the town of Gao.", "capture", "planned", False),
    ("The council began calling for Maria Bello to resign.", "resign", "planned", False),
    ("Kenya said that the rebels were preparing an attack against Gao.", "attack", "planned", False),
    ("Officers were able to rescue thirty hostages.", "rescue", "asserted", False),
    ("Gunmen suspected to be rebels yesterday morning killed ten people in Gao.", "killed", "asserted", False),
    ("Police had made no arrests.", "arrests", "asserted", True),
    ("Thousands demonstrated for the release of nine prisoners.", "release", "planned", False),
    ("The authorities have been advised to deploy soldiers.", "deploy", "planned", False),
    ("Lena Holm told reporters that rebels had attacked the port.", "attacked", "asserted", False),
    ("The army refrained from attacking the town.", "attacking", "asserted", True),
]


@pytest.mark.parametrize(("text", "word", "modality", "negated"), MODALITIES)
def test_whether_it_happened(text: str, word: str, modality: str, negated: bool) -> None:
    reading = next(reader().read_reports([Report.of(text)]))
    event = next(event for event in reading.events if event.trigger.quote == word)
    assert (event.modality, event.negated) == (modality, negated)


def test_a_stranger_stands_between_a_pronoun_and_a_name() -> None:
    text = "Chief Ade Bello spoke on Monday. The suspect fled. He was arrested on Tuesday."
    reading = next(reader().read_reports([Report.of(text)]))
    arrest = next(event for event in reading.events if event.trigger.quote == "arrested")
    assert [(item.span.quote, item.actor_id) for item in arrest.participants] == [("The suspect", None)]
