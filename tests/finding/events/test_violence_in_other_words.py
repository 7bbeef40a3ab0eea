"""Violence told in everyday words, which mean it only in some company: "hit by shrapnel", "pushed the rebels back"."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read, sides

# sentence, word that tells it, mode, actors and recipients by their words
TOLD = [
    ("Rebels inflicted nine casualties on the army in Gao.", "inflicted", None, ["Rebels"], ["the army"]),
    ("Militants targeted three checkpoints near Gao.", "targeted", None, ["Militants"], ["three checkpoints"]),
    ("A shell destroyed the embassy in Gao.", "destroyed", "heavy-weapons", [], ["the embassy"]),
    ("Guerrillas damaged two helicopters.", "damaged", None, ["Guerrillas"], ["two helicopters"]),
    ("Bala Okoro was hit by shrapnel in the market.", "hit", None, [], ["Bala Okoro"]),
    ("Soldiers fought off an attack by rebels near Gao.", "fought", None, ["Soldiers"], ["an attack"]),
    ("The guards were overpowered by looters.", "overpowered", None, ["looters"], ["The guards"]),
    ("Guerrillas cut the power lines to Gao.", "cut", None, ["Guerrillas"], ["the power lines"]),
    ("Two men forced their way into a home in Gao.", "forced", None, ["Two men"], ["a home"]),
    ("Hunters found a grave with nine bodies in Gao.", "found", None, [], []),
    ("The man dragged her to the ground and fled.", "dragged", "beat", ["The man"], ["her"]),
    ("He pushed the boy from a roof.", "pushed", "beat", ["He"], ["the boy"]),
    ("A woman was grabbed from behind in Gao.", "grabbed", "beat", [], ["A woman"]),
    ("A father is charged with hitting his child.", "hitting", "beat", ["A father"], ["his child"]),
    ("He was put in a chokehold by an officer.", "put", "beat", ["an officer"], ["He"]),
    ("A woman deliberately drove onto a sidewalk in Gao.", "drove", "primitive", ["A woman"], []),
    ("Fighters were firing from a house.", "firing", "firearms", ["Fighters"], []),
    ("The guard fired toward the house.", "fired", "firearms", ["The guard"], ["the house"]),
    ("Rebels shot the plane down near Gao.", "shot", "firearms", ["Rebels"], ["the plane"]),
    ("A man blew up a car near the court.", "blew", "explosives", ["A man"], ["a car"]),
    ("The tower was brought down by a bomb.", "brought", "explosives", [], ["The tower"]),
    ("The army dropped barrel bombs on Gao.", "dropped", "explosives", ["The army"], ["Gao"]),
    ("The bomber crashed a truck laden with explosives into the barracks.", "crashed", "suicide-attack",
     ["The bomber"], ["the barracks"]),
    ("Troops engaged rebels in two villages.", "engaged", "clash", ["Troops"], ["rebels"]),
    ("The government is waging a war against the rebels.", "waging", "clash", ["The government"], ["the rebels"]),
    ("Gunfire was exchanged in Gao.", "exchanged", "clash", [], []),
    ("Troops pushed the rebels back on Monday.", "pushed", "conquer", ["Troops"], ["the rebels"]),
    ("The army drove the militants out of Gao.", "drove", "conquer", ["The army"], ["the militants"]),
    ("The troops made gains against the rebels.", "made", "conquer", ["The troops"], ["the rebels"]),
    ("The army has retaken the airport.", "retaken", "conquer", ["The army"], ["the airport"]),
    ("The militia liberated parts of Gao.", "liberated", "conquer", ["The militia"], ["parts of Gao"]),
    ("Armed robbers poured into the shop.", "poured", "conquer", ["Armed robbers"], ["the shop"]),
    ("Nine thousand people were displaced in Gao.", "displaced", None, [], ["Nine thousand people"]),
    ("The militia sowed terror in Gao.", "sowed", None, ["The militia"], []),
    ("A mob burned nine buildings in Gao.", "burned", "arson", ["A mob"], ["nine buildings"]),
    ("A bomb flattened the embassy in Gao.", "flattened", "explosives", [], ["the embassy"]),
    ("A crowd trashed the embassy in Gao.", "trashed", None, ["A crowd"], ["the embassy"]),
    ("A guard was knocked unconscious by two robbers.", "knocked", "beat", ["two robbers"], ["A guard"]),
    ("A man dragged a girl into a van in Gao.", "dragged", "abduct", ["A man"], ["a girl"]),
    ("Fighters broke through the army's lines.", "broke", "conquer", ["Fighters"], ["the army's lines"]),
    ("The town of Gao fell to the rebels on Monday.", "fell", "conquer", [], []),
    ("The raiders burned the school down.", "burned", "arson", ["The raiders"], ["the school"]),
    ("Gunmen burst into a shop in Gao.", "burst", "conquer", ["Gunmen"], ["a shop"]),
    ("Gunmen opened up on a bus.", "opened", "firearms", ["Gunmen"], ["a bus"]),
    # at whose hands somebody suffers
    ("Nine men died at the hands of the rebels in Gao.", "died", None, ["the rebels"], ["Nine men"]),
    ("Nine men were tortured at the hands of police.", "tortured", "torture", ["police"], ["Nine men"]),
    # a word with a hyphen of its own is no description
    ("A girl was pepper-sprayed by a guard.", "pepper-sprayed", "crowd-control", ["a guard"], ["A girl"]),
    ("Students were tear-gassed by police.", "tear-gassed", "crowd-control", ["police"], ["Students"]),
    # before somebody, of what befell him
    ("They mourned the murdered priests.", "murdered", None, [], ["the murdered priests"]),
    # a noun that parses as a verb
    ("One boy was killed in police firing.", "killed", "crowd-control", ["police"], ["One boy"]),
    # a clause tells who did what the noun says
    ("They condemned the massacre the army committed in Gao.", "massacre", "massacre", ["the army"], []),
    ("Nine boys were hurt during an offensive launched by the rebels in Gao.", "hurt", None, ["the rebels"],
     ["Nine boys"]),
]  # fmt: skip

# the same words in other company
NONE = [
    "The wounded men were flown to Gao.",
    "A dog bit a deputy.",
    "Bala Okoro gained ground in the polls.",
    "The ads targeted voters in Gao.",
    "A storm destroyed the embassy in Gao.",
    "The army engaged the rebels in talks.",
    "The new bill would displace workers.",
    "Both papers waged a propaganda war.",
    "The flood displaced nine thousand people.",
    "The board shot the idea down.",
    "Bala Okoro fired back at his critics on Twitter.",
    "The fire gutted a house in Gao.",
    "The storm flattened the church.",
]


@pytest.mark.parametrize(("text", "word", "mode", "actors", "recipients"), TOLD)
def test_violence_in_everyday_words(
    read_all: Read, text: str, word: str, mode: str | None, actors: list[str], recipients: list[str]
) -> None:
    event = next(event for event in read_all(text).events if event.trigger.quote == word)
    told = (event.type, event.mode, sides(event, "actor"), sides(event, "recipient"))
    assert told == ("ASSAULT", mode, actors, recipients)


@pytest.mark.parametrize("text", NONE)
def test_the_same_words_in_other_company(read_all: Read, text: str) -> None:
    assert not any(event.type == "ASSAULT" for event in read_all(text).events)
