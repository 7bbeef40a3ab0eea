"""How names are compared."""

from __future__ import annotations

import pytest

from dateline.resolving.names import casing_of, is_acronym, key, words


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Tehreek-e-Taliban Pakistan", "tehrik i taliban pakistan"),
        ("TEHRIK I TALIBAN PAKISTAN", "tehrik i taliban pakistan"),
        ("al-Qa'ida", "al qaida"),
        ("Al Qaeda", "al qaida"),
        ("the United Nations", "united nations"),
        ("The", "the"),
        ("U.S.", "us"),
        ("U.S", "us"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Hezbollah", "hizbullah"),
        ("Jama'at-ud-Da'wa", "jamaat ud dawa"),
        ("People's Army", "people s army"),
        ("Łódź", "lodz"),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_name_has_one_canonical_spelling(name: str, spelt: str) -> None:
    assert key(name) == spelt


def test_words_know_where_they_stand() -> None:
    text = "Iran’s U.S. envoy, Pak–US"
    assert [(text[word.start : word.end], word.key) for word in words(text)] == [
        ("Iran", "iran"), ("s", "s"), ("U.S.", "us"), ("envoy", "envoy"), ("Pak", "pak"), ("US", "us"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("TTP", True), ("U.S.", True), ("IS-KP", True), ("JeM", True), ("M-19", False), ("Pak", False),
        ("UN Women", False), ("FARC-EP", True), ("Al-Shabaab", False), ("", False),
    ],
)  # fmt: skip
def test_an_acronym_is_told_by_its_capitals(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


@pytest.mark.parametrize(
    ("text", "casing"),
    [
        ("The army said so.", "normal"),
        ("THE ARMY SAID SO.", "upper"),
        ("the army said so.", "lower"),
        ("", "normal"),
        ("1989", "normal"),
        ("a", "normal"),
        ("the army " * 60 + "I", "lower"),
    ],
)
def test_the_casing_of_a_text_is_seen(text: str, casing: str) -> None:
    assert casing_of(text) == casing
