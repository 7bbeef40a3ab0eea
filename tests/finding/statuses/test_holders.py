"""Who holds a status, and where: groups taken up by a noun, fighters, names in titles, places no gazetteer knows."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, kind, holder, value
HELD = [
    ("Norway met Hamas. Turkey has proscribed the group since 2006.", "designation", "Hamas", "proscribed"),
    ("Hamas slept. It met Norway. The group is illegal.", "ban", "Hamas", "illegal"),
    ("Ada Bello leads the High Peace Council. The council is based in Lagos.", "base", "High Peace Council", "Lagos"),
    ("The Delta Liberation Front controls northern Mali.", "area", "Delta Liberation Front", "Mali"),
    ("Norway met Hamas. The armed group Hezbollah is based in Beirut.", "base", "Hezbollah", "Beirut"),
    ("Al-Qaeda-linked militants slept.", "tie", "Al-Qaeda-linked militants", "Al-Qaeda"),
    ("Hamas has had control of Gaza since 2007.", "area", "Hamas", "Gaza"),
    ("Paramilitary groups operate in Guatemala.", "area", "Paramilitary groups", "Guatemala"),
    ("Boko Haram fighters control the town of Baga.", "area", "Boko Haram", "town of Baga"),
    ("The rebels of the Delta Liberation Front aim to seize Lagos.", "aim", "Delta Liberation Front", "to seize Lagos"),
    ("Hezbollah is among the groups banned by Norway.", "ban", "Hezbollah", "banned"),
    ("The mayor of Gao fled the city, which is in rebel hands.", "area", "rebel", "Gao"),
    ("Maiduguri is the smallest city controlled by Boko Haram.", "area", "Boko Haram", "Maiduguri"),
    ("Islamic State holds territory in Syria.", "area", "Islamic State", "Syria"),
    (
        "The Lord's Resistance Army has its hideouts in the Kanda Hills.",
        "base",
        "Lord's Resistance Army",
        "Kanda Hills",
    ),
    ("Hezbollah maintains its headquarters in Beirut.", "base", "Hezbollah", "Beirut"),
    ("The army struck al-Qaeda camps near Sirte.", "base", "al-Qaeda", "Sirte"),
    ("Raqqa, Islamic State's self-declared capital, was calm.", "base", "Islamic State", "Raqqa"),
    ("The Taliban have ruled Afghanistan since August 2021.", "area", "Taliban", "Afghanistan"),
    ("Al-Shabaab is strongest in southern Somalia.", "area", "al-Shabaab", "Somalia"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "value"), HELD, ids=[case[0] for case in HELD])
def test_who_holds_it_and_where(read: Read, text: str, kind: str, holder: str, value: str) -> None:
    reading = read(text)
    (found,) = (one for one in reading.statuses if one.kind == kind)
    actor = reading.actor(found.holder_id)
    assert (actor.name if actor else found.holder.quote, found.value.quote) == (holder, value)


def test_both_groups_are_the_two_of_the_sentence_before(read: Read) -> None:
    reading = read("Norway met Hamas and Hezbollah. Kenya has outlawed both groups.")
    assert sorted(one.holder_id or "" for one in reading.statuses if one.kind == "ban") == ["HAMAS", "HEZBOLLAH"]


def test_a_body_in_a_title_is_not_its_bearer(read: Read) -> None:
    (base,) = (
        one for one in read("Ada Bello, director at the Oslo-based Fjord Fund, wept.").statuses if one.kind == "base"
    )
    assert base.holder.quote.endswith("Fjord Fund")


def test_what_a_raid_may_hit_is_held_all_the_same(read: Read) -> None:
    (held,) = (one for one in read("Turkey may attack rebel-held Idlib.").statuses if one.kind == "area")
    assert held.modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Hamas held talks in Cairo.",
        "Hezbollah fought for half a century.",
        "Norway considers Hamas a partner.",
        "God wants to save Norway.",
    ],
)
def test_what_holds_nothing_is_no_status(read: Read, text: str) -> None:
    assert [one for one in read(text).statuses if one.kind != "office"] == []


def test_a_body_in_a_title_is_what_its_bearer_is_a_member_of(read: Read) -> None:
    (found,) = (one for one in read("Bello, a member of the Kano Army Guard, wept.").statuses if one.kind == "member")
    assert (found.holder.quote, found.value.quote) == ("Bello", "Kano Army Guard")
