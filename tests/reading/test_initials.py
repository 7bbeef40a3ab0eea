"""Initials that are words as well: "IS" and "WHO" are bodies where a report speaks of them."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

# text, what names a body in it by those letters
TEXTS = [
    ("The Islamic State group lost Bako. Warplanes struck IS posts near Gao.", "IS"),
    ("The fever has reached Gao. WHO has deployed staff to the town.", "WHO"),
]


@pytest.mark.parametrize(("text", "letters"), TEXTS)
def test_initials_name_a_body(read: Read, text: str, letters: str) -> None:
    assert letters in [mention.span.quote for mention in read(text).mentions]


STRESSED = ["The road IS open, the court said.", "He knows WHO did it.", "WHO is to blame?", "This IS what he wants."]


@pytest.mark.parametrize("text", STRESSED)
def test_a_word_said_with_stress_names_nobody(read: Read, text: str) -> None:
    assert not {"IS", "WHO"} & {mention.span.quote for mention in read(text).mentions}
