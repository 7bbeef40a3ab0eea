"""What stands on a page beside its report."""

from __future__ import annotations

import pytest

from dateline.merging.asides import headline, is_link, is_loose


@pytest.mark.parametrize("line", ["2:51 Raw video of the fire", "+ Brother held", "• Market closed", "More: the trial"])
def test_a_link_is_known_by_how_it_opens(line: str) -> None:
    assert is_link(line)


@pytest.mark.parametrize("line", ["— Police said so.", "A man was shot.", "At 2:51 a.m. a man was shot."])
def test_a_sentence_is_no_link(line: str) -> None:
    assert not is_link(line)


def test_a_line_without_a_stop_is_loose_unless_it_opens_the_text() -> None:
    text = "Two killed in Ayton\nMourners at the gate\nPolice said so."
    assert not is_loose(text, 0, "Two killed in Ayton")
    assert is_loose(text, 20, "Mourners at the gate")
    assert not is_loose(text, 41, "Police said so.")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Man shot dead - Ayton 5 News, Weather, Sports", "Man shot dead"),
        ("Man shot dead - ayton5.com", "Man shot dead"),
        ("Two dead after raid - officials", "Two dead after raid - officials"),
        ("News crew shot at", "News crew shot at"),
        (None, None),
    ],
)
def test_a_headline_is_a_title_without_its_masthead(title: str | None, bare: str | None) -> None:
    assert headline(title) == bare
