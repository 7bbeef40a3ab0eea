"""Statuses told by a noun beside a name, by what is put on somebody, and by where somebody is."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, kind, holder, value, ended
TOLD = [
    (
        "The designated terrorist group Hezbollah spoke.",
        "designation",
        "Hezbollah",
        "designated terrorist group",
        False,
    ),
    ("The PKK, considered a terrorist group by Turkey, slept.", "designation", "PKK", "terrorist group", False),
    ("Al-Shabaab, designated a terrorist body by Chad, slept.", "designation", "Al-Shabaab", "terrorist body", False),
    ("Washington slapped sanctions on Rosneft in 2014.", "designation", "Rosneft", "sanctions", False),
    ("Norway lifted sanctions on Sudan in 2017.", "designation", "Sudan", "sanctions", True),
    ("The Quds Force is under US sanctions.", "designation", "Quds Force", "US sanctions", False),
    ("Germany imposed a ban on Hezbollah in 2020.", "ban", "Hezbollah", "ban", False),
    ("France lifted its ban on Hamas.", "ban", "Hamas", "ban", True),
    ("Hamas, whose bases are in Gaza, fired rockets.", "base", "Hamas", "Gaza", False),
    ("Al-Shabaab operates from southern Somalia.", "base", "Al-Shabaab", "Somalia", False),
    ("Hezbollah operates out of southern Lebanon.", "base", "Hezbollah", "Lebanon", False),
    ("Baghdad, a Mahdi Army stronghold, was calm.", "base", "Mahdi Army", "Baghdad", False),
    ("The rebels are in control of northern Mali.", "area", "The rebels", "Mali", False),
    ("Mosul remains under Islamic State control.", "area", "Islamic State", "Mosul", False),
    ("Northern Mali is in the hands of the rebels.", "area", "the rebels", "Mali", False),
    ("Houthi-held Sanaa was calm.", "area", "Houthi", "Sanaa", False),
    ("Islamic State holds most of Mosul.", "area", "Islamic State", "most of Mosul", False),
    ("Al-Shabaab, al-Qaeda's branch in Somalia, slept.", "tie", "Al-Shabaab", "al-Qaeda", False),
    ("Al-Qaeda affiliate Al-Nusra Front took the town.", "tie", "Al-Nusra Front", "Al-Qaeda", False),
    ("Syria's ally Hezbollah denied it.", "tie", "Hezbollah", "Syria", False),
    ("Hezbollah is an Iranian proxy.", "tie", "Hezbollah", "Iranian", False),
    ("Eritrea supports al-Shabaab.", "tie", "al-Shabaab", "Eritrea", False),
    ("Turkey, a NATO member, refused.", "member", "Turkey", "NATO", False),
    ("Hamas emerged as a branch of Fatah.", "tie", "Hamas", "Fatah", False),
    ("Russia and Belarus have been allies for decades.", "tie", "Russia", "Belarus", False),
    ("General Khalid Nur is backed by Egypt.", "tie", "Khalid Nur", "Egypt", False),
    ("Hezbollah enjoys Iranian backing.", "tie", "Hezbollah", "Iranian", False),
    ("Hamas splinter group Jihad Brigade fled.", "tie", "Jihad Brigade", "Hamas", False),
    ("Jihad Brigade, a splinter group of Hamas, fled.", "tie", "Jihad Brigade", "Hamas", False),
    ("Kenya, one of Norway's closest allies, agreed.", "tie", "Kenya", "Norway", False),
    ("The Nusra Front broke away from al-Qaeda in 2016.", "tie", "Nusra Front", "al-Qaeda", True),
    ("The Nusra Front merged with Hamas in 2016.", "tie", "Nusra Front", "Hamas", False),
    ("The Nusra Front joined forces with Hamas in 2016.", "tie", "Nusra Front", "Hamas", False),
    ("Hezbollah gets weapons from Iran.", "tie", "Hezbollah", "Iran", False),
    ("Hezbollah, once an ally of Norway, fled.", "tie", "Hezbollah", "Norway", True),
    ("China, as a member of the Security Council, agreed.", "member", "China", "Security Council", False),
    ("The African Union suspended Mali in 2012.", "member", "Mali", "African Union", True),
    ("The Justice Party left the ruling coalition.", "member", "Justice Party", "ruling coalition", True),
    ("Hamas wants an independent state.", "aim", "Hamas", "independent state", False),
    ("Hamas disbanded in 2018.", "ban", "Hamas", "disbanded", False),
    ("Hamas member Ahmed Karim slept.", "member", "Ahmed Karim", "Hamas", False),
    ("Ahmed Karim was a fighter with Islamic State.", "member", "Ahmed Karim", "Islamic State", False),
]


@pytest.mark.parametrize(("text", "kind", "holder", "value", "ended"), TOLD, ids=[case[0] for case in TOLD])
def test_a_status_is_told(read: Read, text: str, kind: str, holder: str, value: str, ended: bool) -> None:
    found = [one for one in read(text).statuses if one.kind == kind]
    assert [(one.holder.quote, one.value.quote, one.negated) for one in found] == [(holder, value, ended)]


@pytest.mark.parametrize(
    "text",
    ["Two senators pursue a bill to designate Kenya a terror state.", "He asked for Kenya to be listed as a sponsor."],
)
def test_a_designation_that_is_only_asked_for_is_planned(read: Read, text: str) -> None:
    (found,) = (one for one in read(text).statuses if one.kind == "designation")
    assert (found.holder.quote, found.modality) == ("Kenya", "planned")


def test_sanctions_that_are_to_come_are_planned(read: Read) -> None:
    (found,) = read("The United States plans to impose sanctions on Iran.").statuses
    assert (found.kind, found.modality) == ("designation", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Norway called for sanctions against Chad.",
        "The council member Ada Bello slept.",
        "The plane is under the control of Chad.",
        "Ahmed Karim is an American fighter.",
    ],
)
def test_what_is_asked_for_or_names_no_body_is_no_status(read: Read, text: str) -> None:
    assert [one for one in read(text).statuses if one.kind != "office"] == []
