"""On whose authority a designation or a ban stands, and what ends one."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, kind, holder, authority, ended
SET = [
    ("Hamas was placed on the US list in 1997.", "designation", "Hamas", "US", False),
    ("Hamas has been on the EU list since 2003.", "designation", "Hamas", "EU", False),
    ("Sudan was removed from the US list in 2020.", "designation", "Sudan", "US", True),
    (
        "Norway, Chad and Kenya have designated Hamas a sect.",
        "designation",
        "Hamas",
        "Norway, Chad and Kenya",
        False,
    ),
    ("The sanctions imposed on Rosneft by Norway hurt.", "designation", "Rosneft", "Norway", False),
    ("Norway delisted Hezbollah in 2020.", "designation", "Hezbollah", "Norway", True),
    ("Norway revoked the designation of Hamas in 2021.", "designation", "Hamas", "Norway", True),
    ("Norway lifted its ban on Hezbollah in 2021.", "ban", "Hezbollah", "Norway", True),
    ("Norway has declared Hamas illegal.", "ban", "Hamas", "Norway", False),
    ("Norway has proscribed Hamas since 2006.", "designation", "Hamas", "Norway", False),
    ("Norway imposed an asset freeze and a travel ban on Hamas.", "designation", "Hamas", "Norway", False),
    ("Norway considers Hezbollah an extension of Hamas.", "tie", "Hezbollah", "Norway", False),
    ("The African Union declared Hamas a terrorist group in 2011.", "designation", "Hamas", "African Union", False),
]


@pytest.mark.parametrize(("text", "kind", "holder", "authority", "ended"), SET, ids=[case[0] for case in SET])
def test_a_status_has_its_authority(read: Read, text: str, kind: str, holder: str, authority: str, ended: bool) -> None:
    (found,) = (one for one in read(text).statuses if one.kind == kind)
    assert (found.holder.quote, found.negated) == (holder, ended)
    assert found.authority is not None
    assert found.authority.quote == authority


def test_a_year_behind_what_somebody_is_declared_dates_it(read: Read) -> None:
    (found,) = read("The African Union declared Hamas a terrorist group in November 2011.").statuses
    assert [time.edtf for time in found.times] == ["2011-11"]


def test_a_day_of_the_sentence_does_not_date_what_is_told_beside_a_name(read: Read) -> None:
    (tie,) = (
        one for one in read("Hezbollah, loyal to Iran, attacked the town on Monday.").statuses if one.kind == "tie"
    )
    assert tie.times == ()


def test_each_of_two_clauses_has_its_own_time(read: Read) -> None:
    text = "Hamas was placed on the US list in July 2019, but Norway lifted its ban on Hamas in 2021."
    times = {one.kind: [time.edtf for time in one.times] for one in read(text).statuses}
    assert times == {"designation": ["2019-07"], "ban": ["2021"]}
