"""What news of crime, police and courts tells: the words for it, who did it to whom, and its steps as they follow."""

import pytest

from dateline.pipeline import Reader
from dateline.records import Event, Report
from dateline.settings import Settings


def read(text: str) -> tuple[Event, ...]:
    return next(Reader.load(Settings(likely=0.0)).read_reports([Report.of(text)])).events


def row(event: Event) -> str:
    sides = [f"{item.role}={item.span.quote}" for item in event.participants]
    denied = " not" if event.negated else ""
    return " ".join([f"{event.type}/{event.mode or ''}", event.trigger.quote, *sides, event.modality]) + denied


TOLD = [
    # Theft and robbery.
    (
        "Three masked men held up a jewellery store in Leeds.",
        "COERCE/seize held actor=Three masked men recipient=a jewellery store asserted",
    ),
    ("Thieves broke into a church in Leeds.", "COERCE/seize broke actor=Thieves recipient=a church asserted"),
    ("A man stole $40,000 from his employer.", "COERCE/seize stole actor=A man recipient=his employer asserted"),
    # Who is held to have done it.
    (
        "Detectives identified Mark Rell as the person responsible for it.",
        "ACCUSE/allege identified actor=Detectives recipient=Mark Rell asserted",
    ),
    (
        "Police in Leeds identified the gunman as Mark Rell.",
        "ACCUSE/allege identified actor=Police recipient=the gunman asserted",
    ),
    (
        "Rebels swapped two hostages for 12 fighters.",
        "RETREAT/release swapped actor=Rebels recipient=two hostages asserted",
    ),
    # Bodies and wounds.
    (
        "The bullet-riddled bodies of four farmers were discovered near Gao.",
        "ASSAULT/firearms discovered recipient=four farmers asserted",
    ),
    (
        "Two people were hospitalized with gunshot wounds.",
        "ASSAULT/firearms hospitalized recipient=Two people asserted",
    ),
    ("The patrol suffered casualties in the battle.", "ASSAULT/ suffered recipient=The patrol asserted"),
    ("They found a man with a gunshot wound in Gao.", "ASSAULT/firearms found recipient=a man asserted"),
    # Bombs and shots.
    ("A bomb was placed in the office of a notary.", "ASSAULT/explosives placed recipient=the office asserted"),
    ("A rocket landed near the airport.", "ASSAULT/heavy-weapons landed recipient=the airport asserted"),
    ("A landmine exploded under a bus.", "ASSAULT/explosives exploded recipient=a bus asserted"),
    ("Vandals damaged a synagogue in Leeds.", "ASSAULT/ damaged actor=Vandals recipient=a synagogue asserted"),
    # Police and troops.
    ("Police kept a close watch on the temple.", "MOBILIZE/police kept actor=Police asserted"),
    ("Around 300 officers were deployed in Gao.", "MOBILIZE/police deployed actor=Around 300 officers asserted"),
    (
        "Some 40 reserve force personnel were deployed in Gao.",
        "MOBILIZE/police deployed actor=Some 40 reserve force personnel asserted",
    ),
    ("The army staged a flag march in the city.", "MOBILIZE/troops staged actor=The army asserted"),
    ("Police sought a man in the death of a guard.", "ACCUSE/investigate sought actor=Police recipient=a man asserted"),
    ("Police have a suspect in custody.", "COERCE/arrest have actor=Police recipient=a suspect asserted"),
    (
        "Police dismantled a gang of traffickers.",
        "COERCE/crackdown dismantled actor=Police recipient=traffickers asserted",
    ),
    ("Ade Bello was extradited to Uganda.", "COERCE/deport extradited recipient=Ade Bello asserted"),
    (
        "The army launched an operation against the rebels.",
        "ASSAULT/ operation actor=The army recipient=the rebels asserted",
    ),
    ("Tanks rolled into the capital.", "MOBILIZE/troops rolled asserted"),
    ("Troops took up positions around the palace.", "MOBILIZE/troops took actor=Troops asserted"),
    ("Soldiers surrounded the parliament.", "MOBILIZE/troops surrounded actor=Soldiers asserted"),
    ("A truck plowed into a crowd.", "ASSAULT/primitive plowed recipient=a crowd asserted"),
    ("A prison riot left nine inmates dead.", "ASSAULT/ left recipient=nine inmates asserted"),
    ("Mass graves were discovered near Gao.", "ASSAULT/ discovered asserted"),
    # Courts.
    ("The editor was sent to prison.", "COERCE/arrest sent recipient=The editor asserted"),
    ("Ade Bello faces up to 20 years in prison.", "ACCUSE/allege faces recipient=Ade Bello asserted"),
    # Nouns, and what carries them.
    ("The recent massacre shocked the state.", "ASSAULT/massacre massacre asserted"),
    ("An indefinite curfew was clamped in Gao.", "COERCE/curfew curfew asserted"),
    ("The cartel staged a series of violent actions in May.", "ASSAULT/ actions actor=The cartel asserted"),
    (
        "The group claimed responsibility for the bombing of a market.",
        "ASSAULT/explosives bombing actor=The group recipient=a market asserted",
    ),
    (
        "Two men were involved in the attack on the market.",
        "ASSAULT/ attack actor=Two men recipient=the market asserted",
    ),
    ("Violence erupted in Gao on Friday.", "ASSAULT/ Violence asserted"),
    ("Stone-pelting was reported from Gao.", "PROTEST/riot Stone-pelting asserted"),
    ("Peru's political violence erupted in May.", "ASSAULT/ violence asserted"),
    (
        "Two persons were killed in police firing in Gao.",
        "ASSAULT/firearms killed recipient=Two persons actor=police asserted",
    ),
    (
        "Ade Bello was arrested by police during a raid on a farm.",
        "ASSAULT/ raid actor=police recipient=a farm asserted",
    ),
    # One of a list, a phrase that parses as a name, a count.
    (
        "Gunmen killed the mayor of Medellin, his driver and two guards.",
        "ASSAULT/ killed actor=Gunmen recipient=the mayor recipient=his driver recipient=two guards asserted",
    ),
    (
        "Rebels took three soldiers prisoner.",
        "COERCE/arrest took actor=Rebels recipient=three soldiers asserted",
    ),
    ("Hundreds of houses were burnt in Gao.", "ASSAULT/arson burnt recipient=houses asserted"),
    (
        "Nine men were arrested in operations carried out by the army.",
        "COERCE/arrest arrested actor=the army recipient=Nine men asserted",
    ),
    # More words of crime and police.
    ("A woman was hit in the knee.", "ASSAULT/firearms hit recipient=A woman asserted"),
    ("The man pointed a gun at officers.", "THREATEN/violence pointed actor=The man recipient=officers asserted"),
    ("Protesters pulled down a statue in Gao.", "COERCE/seize pulled actor=Protesters recipient=a statue asserted"),
    (
        "No other soldiers were involved in the assassination of a teacher.",
        "ASSAULT/assassinate assassination recipient=a teacher asserted",
    ),
    # Who it befell, behind what somebody says.
    ("A boy has died, police said, after being shot.", "ASSAULT/firearms shot recipient=A boy asserted"),
    ("Students said they were robbed in Gao.", "COERCE/seize robbed recipient=Students asserted"),
    ("The ship could be the first to be seized.", "COERCE/seize seized recipient=The ship possible"),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[case[0] for case in TOLD])
def test_told(text: str, told: str) -> None:
    assert told in [row(event) for event in read(text)]


SILENT = [
    "A gunman identified as Mark Rell lived in Leeds.",
    "Police had not identified any suspects.",
    "Ade Bello stole the show in Leeds.",
    "Ade Bello stole second base.",
    "The senator broke into a song at home.",
    "Schools were closed for a holiday.",
    "Police found the charred remains of a barn.",
    "The company increased security of its software.",
    "Apple boosts security of its phone.",
    "A man died from a self-inflicted gunshot wound.",
    "The trial of a vaccine began on Monday.",
    "No group has claimed responsibility for the bombing.",
    "The victims were treated at a hospital.",
    "Ade Bello received a letter.",
    "The ball hit a player in the knee.",
    "The storm brought down a house.",
    "A storm destroyed a school.",
]


@pytest.mark.parametrize("text", SILENT)
def test_of_another_sense(text: str) -> None:
    assert [row(event) for event in read(text)] == []


def test_a_hearing_is_of_whoever_was_last_charged() -> None:
    events = read("Ade Bello was charged with assault in Gao. Sentencing is scheduled for May 3.")
    assert "SANCTION/convict Sentencing recipient=Ade Bello planned" in map(row, events)


def test_steps_of_a_case_are_events_of_their_own() -> None:
    events = read(
        "Ade Bello was charged with theft in Gao. The trial is set for May. Ade Bello was convicted of arson."
    )
    told = [event.trigger.quote for event in events if event.type == "ACCUSE"]
    assert told == ["charged", "trial", "convicted"]


def test_another_attack_is_none_of_those_told_before() -> None:
    events = read("Guerrillas attacked the garrison. In 1987 a sergeant was killed in another attack on the garrison.")
    assert [event.trigger.quote for event in events] == ["attacked", "killed"]


def test_a_sentence_that_is_printed_twice_tells_one_event() -> None:
    assert len(read("Gunshots rang out in Gao.\n\nThe page has a picture.\n\nGunshots rang out in Gao.")) == 1


def test_who_pleads_is_no_teller_of_what_befell_others() -> None:
    events = read("Ade Bello pleaded guilty to assault. He was arrested in April in Gao.")
    arrest = next(event for event in events if event.type == "COERCE")
    assert [item.span.quote for item in arrest.participants] == ["He"]
