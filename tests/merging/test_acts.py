"""Which events of a report are acts of violence that others may tell too."""

from __future__ import annotations

import pytest

import dateline
from dateline.merging.acts import is_violent

TOLD = [
    ("Gunmen killed two men in Gao on Monday.", True),
    # Who did it is in question, not that it was done.
    ("Amos Kiprop is charged with killing two men in Gao on Monday.", True),
    ("Amos Kiprop, 31, is accused of killing two men and injuring two others in Gao.", True),
    # Here it is the act itself.
    ("Rebels may have killed two men in Gao on Monday.", False),
    ("The army plans to attack the rebels in Gao on Monday.", False),
    ("The army denied that its soldiers killed two men in Gao.", False),
]


@pytest.mark.parametrize(("text", "is_told"), TOLD, ids=[text for text, _ in TOLD])
def test_an_act_with_which_somebody_is_charged_was_done(text: str, is_told: bool) -> None:
    reading = dateline.read(text, published="2023-03-07")
    assert any(is_violent(event) for event in reading.events) == is_told
