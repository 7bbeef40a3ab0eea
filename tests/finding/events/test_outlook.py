"""What the grammar around a verb shows to be owed, yet to come or only thought of."""

import pytest

from dateline.pipeline import Reader
from dateline.records import Report
from dateline.settings import Settings

CASES = [
    ("They have to blame Kenya.", "blame", "possible", False),
    ("He will decide after the president meets the king of Jordan.", "meets", "planned", False),
    ("The rebels fled after Kenya condemned Chad.", "condemned", "asserted", False),
    ("Praising the king was like cheering at a funeral.", "Praising", "hypothetical", False),
    ("The deal does not go far enough to demand action from Kenya.", "demand", "hypothetical", False),
    ("The senator called for a prosecutor to investigate Ade Bello.", "investigate", "planned", False),
    ("Let the United Nations urge Kenya to act.", "urge", "planned", False),
    ("The law requires Kenya to help Uganda.", "help", "planned", False),
    ("Kenya demanded that the rebels be freed.", "freed", "planned", False),
    ("A gift helped firefighters rescue two men.", "rescue", "asserted", False),
    ("The fight would have ended had the party condemned Kenya.", "condemned", "hypothetical", False),
    ("Kenya awaits its meeting with Uganda, which is scheduled to be held on Friday.", "meeting", "planned", False),
    ("Bello's visit to Kenya next week is short.", "visit", "planned", False),
    ("Bello has yet to be formally charged by Kenya.", "charged", "asserted", True),
    ("Bello could not say whether it was murder as officers investigate Kenya.", "investigate", "asserted", False),
    ("The court denied a request by Kenya to delay the vote.", "request", "asserted", False),
    ("Bello could lose his post and be fined by Kenya.", "fined", "possible", False),
    ("Kenya is determined to punish Uganda.", "punish", "planned", False),
    ("Kenya did not bother to ask Uganda for help.", "ask", "asserted", True),
    ("Town mourns after two Kenyans are shot.", "shot", "asserted", False),
    ("The papers report that police accuse Ade Bello.", "accuse", "asserted", False),
    ("The papers insist that Kenya condemn Chad.", "condemn", "planned", False),
    ("The port will be opened as soon as Kenya gives Uganda help.", "gives", "planned", False),
    ('Otieno said, "Let the United Nations advise Uganda to accept the plan."', "advise", "planned", False),
    ("They marched with banners demanding Kenya pull out troops.", "pull", "planned", False),
    ("Kenya's chances of joining the European Union rose.", "joining", "possible", False),
    ("Appealing to all parties to cooperate with Kenya, he left.", "cooperate", "planned", False),
    ('"I call on the citizens to join hands," Otieno appealed.', "call", "asserted", False),
    ("The plan was a step toward negotiating with Kenya.", "negotiating", "planned", False),
    ("Kenya did not hesitate to condemn Uganda.", "condemn", "asserted", False),
]


@pytest.mark.parametrize(("text", "word", "modality", "negated"), CASES, ids=[case[0] for case in CASES])
def test_whether_it_came_to_be(text: str, word: str, modality: str, negated: bool) -> None:
    reading = next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)]))
    event = next(event for event in reading.events if event.trigger.quote == word)
    assert (event.modality, event.negated) == (modality, negated)
