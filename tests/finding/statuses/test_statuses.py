"""Statuses: designations with their renewals, bans, bases, ties, aims and offices."""

from __future__ import annotations

import pytest

from dateline.records import Reading, Status
from tests.finding.conftest import Read


def of_kind(reading: Reading, kind: str) -> list[Status]:
    return [status for status in reading.statuses if status.kind == kind]


CASES = [
    ("The outlawed TTP said nothing.", "ban", "TTP", "outlawed"),
    ("Hezbollah, which the government banned in 2021, said nothing.", "ban", "HEZBOLLAH", "banned"),
    ("The group based in Yemen said nothing.", "base", None, "Yemen"),
    ("The Beirut-based movement Hezbollah said nothing.", "base", "HEZBOLLAH", "Beirut"),
    ("Hezbollah is based along Syria's border with Jordan.", "base", "HEZBOLLAH", "Syria's border with Jordan"),
    ("Al-Shabaab is active in southern Kenya.", "area", "AL-SHABAAB", "Kenya"),
    ("Hamas has ties to Iran.", "tie", "HAMAS", "Iran"),
    ("The Iran-backed Houthis said nothing.", "tie", "HOUTHIS", "Iran"),
    ("The al-Qaeda-linked group al-Shabaab said nothing.", "tie", "AL-SHABAAB", "al-Qaeda"),
    ("Al-Shabaab pledged allegiance to al-Qaeda in 2012.", "tie", "AL-SHABAAB", "al-Qaeda"),
    ("Rwanda is an ally of Mozambique.", "tie", "RWA", "Mozambique"),
    ("TTP aims to overthrow the government.", "aim", "TTP", "to overthrow the government"),
    ("The TTP seeks to seize Swat and has ties to al-Qaeda.", "aim", "TTP", "to seize Swat"),
    ("The goal of al-Shabaab is to topple the government.", "aim", "AL-SHABAAB", "to topple the government"),
    ("Al-Shabaab, whose aim is to rule Kenya, said nothing.", "aim", "AL-SHABAAB", "to rule Kenya"),
    ("Kenya joined the East African Community in 2000.", "member", "KEN", "East African Community"),
    ("Finland became a member of NATO in April 2023.", "member", "FIN", "NATO"),
    ("Norway designated Hamas a terrorist organisation.", "designation", "HAMAS", "terrorist organisation"),
    ("Norway designated the Houthis a terrorist body.", "designation", "HOUTHIS", "terrorist body"),
    ("Norway put Hamas on its list of terrorist groups in 2003.", "designation", "HAMAS", "list of terrorist groups"),
    ("Iran has been under Western sanctions since 2014.", "designation", "IRN", "Western sanctions"),
    ("The Taliban seek international recognition.", "aim", "TALIBAN", "international recognition"),
    ("Turkey considers the PKK a terrorist organisation.", "designation", "PKK", "terrorist organisation"),
    ("Norway designated Hamas in 2022.", "designation", "HAMAS", "designated"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "value"), CASES, ids=[case[0] for case in CASES])
def test_a_status_has_a_holder_and_a_value(read: Read, text: str, kind: str, holder: str | None, value: str) -> None:
    (status,) = of_kind(read(text), kind)
    assert (status.holder_id, status.value.quote) == (holder, value)


def test_who_pledged_allegiance_is_tied_and_who_will_is_not_yet(read: Read) -> None:
    (tie,) = of_kind(read("Al-Shabaab pledged allegiance to al-Qaeda in 2012."), "tie")
    (to_come,) = of_kind(read("Al-Shabaab will pledge allegiance to al-Qaeda next week."), "tie")
    assert (tie.modality, to_come.modality) == ("asserted", "planned")


ENDED = [
    ("Hamas was removed from the list in 2015.", "designation", "HAMAS", "2015"),
    ("Niger withdrew from ECOWAS in January 2024.", "member", "NER", "2024-01"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "when"), ENDED, ids=[case[0] for case in ENDED])
def test_what_holds_no_longer_is_negated(read: Read, text: str, kind: str, holder: str, when: str) -> None:
    (status,) = of_kind(read(text, "2024-03-07"), kind)
    assert (status.holder_id, status.negated, [time.edtf for time in status.times]) == (holder, True, [when])


NONE = [
    ("Militants tied six men to a vehicle.", "tie"),
    ("Hamas was designated to speak first.", "designation"),
    ("Hamas called for a ceasefire.", "ceasefire"),
    ("Sudan was removed from no list.", "designation"),
    ("The Workers Front of India struck.", "tie"),
    ("Egypt proposed a truce between Israel and Hamas.", "ceasefire"),
]


@pytest.mark.parametrize(("text", "kind"), NONE, ids=[case[0] for case in NONE])
def test_what_only_looks_like_a_status_is_none(read: Read, text: str, kind: str) -> None:
    assert of_kind(read(text), kind) == []


def test_who_designates_is_the_authority(read: Read) -> None:
    text = "One of them, Boko Haram, was designated as a terrorist organisation by the United States in 2013."
    (status,) = of_kind(read(text), "designation")
    assert (status.holder_id, status.authority and status.authority.quote) == ("BOKO-HARAM", "United States")
    assert [time.edtf for time in status.times] == ["2013"]


def test_a_day_beside_a_verb_of_saying_dates_what_is_said_and_a_year_what_holds(read: Read) -> None:
    (dated,) = of_kind(read("In 2018, a report noted that Hamas was designated a terrorist group."), "designation")
    (undated,) = of_kind(read("Norway said on Monday that Hamas was designated a terrorist group."), "designation")
    assert [time.edtf for time in dated.times] == ["2018"]
    assert undated.times == ()


def test_both_and_repeated_prepositions_take_every_end(read: Read) -> None:
    firms = of_kind(read("The suspects are Hamas and Hezbollah, both based in Beirut, and Boko Haram."), "base")
    ties = of_kind(read("Gunmen tied to al-Qaeda and to the Islamic State operate in the area."), "tie")
    assert {status.holder_id for status in firms} == {"HAMAS", "HEZBOLLAH"}
    assert {status.actor_id for status in ties} == {"AQ", "IS"}


def test_it_takes_up_what_the_sentence_before_was_about(read: Read) -> None:
    text = "Al-Shabaab, which the United Nations placed under sanctions in 2010, is at large. It aims to rule Somalia."
    (aim,) = of_kind(read(text), "aim")
    (listed,) = of_kind(read(text), "designation")
    assert aim.holder_id == listed.holder_id == "AL-SHABAAB"
    assert [time.edtf for time in listed.times] == ["2010"]


TRUCES = [
    ("A ceasefire between Israel and Hamas has been in force since 22 May.", {"ISR", "HAMAS"}, "2022-05-22/..", False),
    ("Ethiopia and the TPLF signed a ceasefire in November 2022.", {"ETH", "TPLF"}, "2022-11", False),
    ("Hamas declared a cease-fire on Monday.", {"HAMAS"}, "2023-03-06", False),
    ("The truce in Yemen expired in October.", {None}, "2022-10", True),
]


@pytest.mark.parametrize(("text", "holders", "when", "ended"), TRUCES, ids=[case[0] for case in TRUCES])
def test_a_ceasefire_has_its_parties_and_its_time(
    read: Read, text: str, holders: set[str | None], when: str, ended: bool
) -> None:
    truces = of_kind(read(text), "ceasefire")
    assert {status.holder_id for status in truces} == holders
    assert {(status.times[0].edtf, status.negated) for status in truces} == {(when, ended)}


def test_a_status_that_may_come_about_says_so(read: Read) -> None:
    (status,) = of_kind(read("Norway may designate Hamas a terrorist group."), "designation")
    assert status.modality == "possible"


def test_a_renewal_without_a_value_of_its_own_renews_what_its_sentence_tells(read: Read) -> None:
    text = "The Taliban were designated a terrorist group in 2018 and re-designated in 2019, 2020 and 2021."
    (found,) = [status for status in read(text).statuses if status.kind == "designation"]
    assert found.value.quote == "terrorist group"
    assert [time.edtf for time in found.times] == ["2018", "2019", "2020", "2021"]


def test_renewals_are_one_status_with_its_times(read: Read) -> None:
    text = (
        "Chad was designated a “Country of Particular Concern” (CPC) under the Faith Act of 1998 in 2018 "
        "and it was re-designated a CPC in 2019, 2020 and 2021."
    )
    (status,) = of_kind(read(text), "designation")
    assert status.holder_id == "TCD"
    assert status.value.quote == "Country of Particular Concern"
    assert status.authority is not None and status.authority.quote == "Faith Act of 1998"
    assert [time.edtf for time in status.times] == ["2018", "2019", "2020", "2021"]


def test_what_is_said_of_a_plural_holds_of_those_it_includes(read: Read) -> None:
    text = "Chad faces a threat from militant groups based in Libya, including Boko Haram and al-Shabaab."
    assert {status.holder_id for status in of_kind(read(text), "base")} >= {"BOKO-HARAM", "AL-SHABAAB"}


def test_a_post_beside_a_name_is_an_office(read: Read) -> None:
    (office,) = of_kind(read("Foreign Office spokesperson Ruth Achieng said so."), "office")
    assert (office.holder.quote, office.value.quote) == ("Ruth Achieng", "Foreign Office spokesperson")


def test_a_rank_is_no_office(read: Read) -> None:
    assert not of_kind(read("Colonel Ruth Achieng said so."), "office")


@pytest.mark.parametrize(
    "text",
    [
        "Norway praised the truce announced by Turkey and Kenya.",
        "A truce is in force along the line between Turkey and Kenya.",
        "The truce that Turkey and Kenya signed in May has held since.",
    ],
)
def test_the_parties_to_a_truce_are_found_wherever_they_stand(read: Read, text: str) -> None:
    assert [status.holder_id for status in of_kind(read(text), "ceasefire")] == ["TUR", "KEN"]


def test_who_brokers_a_truce_is_no_party_to_it(read: Read) -> None:
    (status,) = of_kind(read("A truce brokered by Kenya began on Monday."), "ceasefire")
    assert status.holder_id is None
