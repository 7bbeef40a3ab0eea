"""What a person sees of a reading."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dateline.export.terminal import render, says, visible
from dateline.records import (
    Actor,
    Attribution,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Reading,
    Report,
    Span,
    Status,
    Time,
)

TEXT = (
    "LOMA: Gunmen attacked a convoy near Loma on Monday, killing at least 14 soldiers, Colonel Ada Brun said."
    "\n\n"
    "The Red Column, which is based in Loma, was behind it, her report said."
)
REPORT = Report.of(TEXT, title="Convoy attacked", publisher="Loma Post", published="2024-03-12")


def at(quote: str, after: int = 0) -> Span:
    start = TEXT.index(quote, after)
    return REPORT.span(start, start + len(quote))


@pytest.fixture
def reading() -> Reading:
    colonel = Attribution(
        "s1", "indirect", at("Colonel Ada Brun"), at("said"), (at("Gunmen attacked a convoy near Loma"),),
        source_id="p1", title=at("Colonel"), resolved=True,
    )  # fmt: skip
    document = Attribution(
        "s2", "document", at("her report"), at("said", 150), (at("The Red Column, which is based in Loma"),),
        through="Army Review", within="s1",
    )  # fmt: skip
    attack = Event(
        "e1", "ASSAULT", at("attacked"), (REPORT.span(6, TEXT.index(", Colonel")),),
        participants=(
            Participant("actor", None, at("Gunmen")),
            Participant("recipient", None, at("a convoy")),
        ),
        place_id="pl1", place_span=at("Loma", 10), time=Time("2024-03-11", at("Monday")),
        figures=(Figure("killed", 14, None, "soldiers", at("at least 14 soldiers")),), attribution_id="s1",
    )  # fmt: skip
    based = Status(
        "t1", "base", "g1", at("The Red Column"), at("Loma", 120),
        (at("The Red Column, which is based in Loma"),), attribution_id="s2",
    )  # fmt: skip
    return Reading(
        REPORT,
        actors=(Actor("p1", "Ada Brun", "person"), Actor("g1", "Red Column", "armed-group")),
        mentions=(Mention("m1", "g1", at("Red Column")),),
        places=(Place("pl1", "Loma", 8.5, -11.1, "city", "SLE", "Northern"),),
        events=(attack,),
        attributions=(colonel, document),
        statuses=(based,),
    )


def printed(reading: Reading, **console: object) -> str:
    out = io.StringIO()
    render(reading, Console(file=out, width=120, **console))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "Convoy attacked",
        "Loma Post · 2024-03-12",
        "ASSAULT  attacked",
        "who      Gunmen",
        "to whom  a convoy",
        "where    Loma, Northern, SLE",
        "when     2024-03-11 (“Monday”)",
        "figures  at least 14 killed, soldiers",
        "says     Loma Post, citing Ada Brun (Colonel)",
        "> [Gunmen] [attacked] [a convoy] near [Loma] on [Monday], killing [at least 14 soldiers]",
        "indirect  Ada Brun (Colonel)",
        "document  her report in Army Review",
        "> [The Red Column, which is based in Loma], was behind it, [her report] [said]",
        "base  Loma",
        "> [The Red Column], which is based in [Loma]",
    ],
)
def test_a_reading_is_told_in_lines(reading: Reading, line: str) -> None:
    assert line in [each.strip() for each in printed(reading).splitlines()]


def test_a_terminal_gets_colours_and_no_brackets(reading: Reading) -> None:
    colours = printed(reading, force_terminal=True, no_color=False, color_system="standard", _environ={})
    assert "\x1b[" in colours
    assert "[Gunmen]" not in colours


def test_no_color_gets_brackets_even_on_a_terminal(reading: Reading) -> None:
    assert "[Gunmen]" in printed(reading, force_terminal=True, no_color=True)


def test_who_says_it_is_told_from_the_outside_in(reading: Reading) -> None:
    assert says(reading, "s2") == "Loma Post, citing Ada Brun (Colonel), citing her report in Army Review"
    assert says(reading, None) == "Loma Post"


def test_a_report_without_records_says_so() -> None:
    lines = printed(Reading(Report.of("Nothing happened."))).splitlines()
    assert "Events: none found" in lines and "Statuses: none found" in lines


def test_a_page_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b]0;owned\x07b\n\u202ec") == "a�]0;owned�b �c"
    hostile = Reading(Report.of("x", title="Head\x1b[2Jline [red]not markup[/red]"))
    assert "Head�[2Jline [red]not markup[/red]" in printed(hostile, force_terminal=True, _environ={})
