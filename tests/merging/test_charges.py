"""How many somebody is charged with having killed or hurt, which hints at an incident's numbers and is none itself."""

from __future__ import annotations

import pytest

from dateline.merging.accounts import accounts, pairs
from dateline.merging.charges import charged, numbers_charged
from dateline.merging.happening import Happening
from dateline.merging.reckoning import signs
from dateline.records import Span

CHARGED = [
    (
        "He faces two counts of first-degree murder and three counts of attempted murder.",
        ("charged_injured_3", "charged_killed_2"),
    ),
    ("She was charged with four felony counts of aggravated assault.", ("charged_injured_4",)),
    ("He was convicted of a count of manslaughter.", ("charged_killed_1",)),
    ("The court heard of 200 counts of fraud and 90 counts of murder.", ()),
    ("He counts murder among his worst films.", ()),
]


@pytest.mark.parametrize(("text", "hints"), CHARGED, ids=[text for text, _ in CHARGED])
def test_counts_of_a_charge_are_hints(text: str, hints: tuple[str, ...]) -> None:
    assert charged(text) == hints


def test_a_number_that_is_only_charged_is_weighed() -> None:
    words = Span(0, 4, "shot")
    hints = ("charged_injured_3", "charged_killed_2", "text_murder")
    trial = accounts([Happening("h", "r", "violence", "ASSAULT", words, published="2023-05-08", hints=hints)])
    assert numbers_charged(hints, "killed") == (2.0,)
    assert (2.0, 3.0) in pairs(trial)
    assert signs(trial, 2, 3)["charged_killed_agrees"] == signs(trial, 2, 3)["charged_injured_agrees"] == 1
    assert "charged_killed_agrees" not in signs(trial, 1, 3)
