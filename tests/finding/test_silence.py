"""Words that say nothing make no statement, though the network marks them."""

from __future__ import annotations

import pytest

from tests.finding.conftest import Read

# sentences in which nobody says anything
SILENT = [
    "Officers were called to the market on Canal Street.",
    "Looking for box scores and other late results?",
    "Ada Bello saw the fire.",
    "The letter was addressed to the mayor.",
    "The ministry knows the road.",
    "At least four officers were seen near the market.",
]

# sentences in which somebody does, whoever it is
SAID = [
    "Ada Bello saw that the house had burned.",
    "Ada Bello saw the remark as an insult.",
    "Amos Kiprop was criticised for the raid.",
    "The minister is believed to have fled.",
    "Two men were accused of theft.",
    '"Nothing is lost," Ada Bello knew.',
]


@pytest.mark.parametrize("text", SILENT)
def test_who_says_nothing_makes_no_statement(read: Read, text: str) -> None:
    assert read(text).attributions == ()


@pytest.mark.parametrize("text", SAID)
def test_who_says_or_thinks_something_does(read: Read, text: str) -> None:
    assert len(read(text).attributions) == 1
