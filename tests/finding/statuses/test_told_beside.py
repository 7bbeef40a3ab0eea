"""Statuses told by a title alone, beside a name, or by what a group is for."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# text, kind, holder, value
TOLD = [
    ("Senator Ada Bello met the guards.", "office", "Ada Bello", "Senator"),
    ("Sen. Ada Bello met the guards.", "office", "Ada Bello", "Sen."),
    ("Troops back President Moses Okello's party.", "office", "Moses Okello", "President"),
    ("The Minister for Rural Trade Lena Holm opened the road.", "office", "Lena Holm", "Minister for Rural Trade"),
    ("The ads come from Clear Rivers PAC, a group aimed at stopping the dam.", "aim", "Clear Rivers PAC", None),
    ("Clear Rivers Front, which is dedicated to stopping the dam, has an ad.", "aim", "Clear Rivers Front", None),
    ("The Delta Fund, a charity based in Lagos, runs the school.", "base", "Delta Fund", "Lagos"),
    ("The Delta Society, associated with al-Qaeda, runs the school.", "tie", "Delta Society", "al-Qaeda"),
    ("The town of Kidal, held by Tuareg rebels, was quiet.", "area", "Tuareg rebels", "town of Kidal"),
]


@pytest.mark.parametrize(("text", "kind", "holder", "value"), TOLD, ids=[case[0] for case in TOLD])
def test_a_status_is_told(read: Read, text: str, kind: str, holder: str, value: str | None) -> None:
    found = read(text).statuses
    assert [(one.kind, one.holder.quote) for one in found] == [(kind, holder)]
    assert value is None or found[0].value.quote == value


@pytest.mark.parametrize(
    "text",
    ["Colonel Ade Musa slept.", "Sgt. Rich Bello slept.", "Dr Lena Holm slept.", "Costs associated with the war rose."],
)
def test_a_rank_a_degree_and_a_cost_hold_no_status(read: Read, text: str) -> None:
    assert read(text).statuses == ()
