"""Stories in a ledger: the same whatever the order, undone without a trace, and counted by who they come from."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline.errors import NotFound
from dateline.ledger import Ledger, tables, together
from dateline.ledger.stories import keeping
from dateline.records import Reading, Report

WORDS = (
    "harbour", "mill", "tavern", "castle", "forest", "bridge", "salt", "wolf", "railway", "bishop", "judge",
    "mayor", "winter", "barley", "ferry", "lantern", "bell", "tower", "garden", "river", "market", "candle",
    "letter", "soldier", "baker", "miner", "queen", "border", "valley", "orchard", "cellar", "winding", "old",
    "green", "narrow", "quiet", "crossed", "closed", "opened", "found", "painted", "carried", "promised", "built",
    "sold", "moved", "watched", "behind", "under", "beyond", "across", "before", "after",
)  # fmt: skip
_CHANCE = random.Random(1)
# Thirty-six paragraphs of some twenty words, no five of which stand in two.
SENTENCES = tuple(" ".join(_CHANCE.choices(WORDS, k=20)).capitalize() + "." for _ in range(36))
# Four texts without a sentence in common, and what papers make of them.
WIRES = tuple("\n\n".join(SENTENCES[first::4]) for first in range(4))


def report(text: str, **known: str) -> Report:
    return Report.of(text, **known)


def kept(reports: Iterable[Report]) -> Ledger:
    """A ledger of these reports."""
    ledger = Ledger.open(":memory:")
    for one in reports:
        ledger.add(Reading(one))
    return ledger


def told(ledger: Ledger) -> dict[str, set[str]]:
    """The reports of each story, by its id."""
    return {story.id: {one.id for one in ledger.story(story.id).reports} for story in ledger.stories()}


def everything(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept of stories."""
    names = ("story", "wording", "wording_band", "wording_copy", "report_wording")
    with ledger._store.reading() as connection:
        return {
            name: sorted(tuple(row) for row in connection.execute(select(tables.metadata.tables[name])))
            for name in names
        }


def cut(text: str, *paragraphs: int) -> str:
    return "\n\n".join(each for i, each in enumerate(text.split("\n\n")) if i not in paragraphs)


FIVE = [
    report(f"STRELSAU (Reuters) — {WIRES[0]}", publisher="Mill News", published="2024-06-03", title="Bridge closed"),
    report(WIRES[0], publisher="Zenda Post", published="2024-06-03", title="The bridge"),
    report(cut(WIRES[0], 4), publisher="Hentzau Mail", published="2024-06-04", title="No bridge"),
    report(cut(WIRES[0], 7, 8), publisher="Salt Gazette", published="2024-06-03", title="Spring"),
    report(cut(WIRES[0], *range(3, 9)), publisher="Castle Courier", published="2024-06-04", title="In brief"),
]
OWN = report(WIRES[1], publisher="Strelsau Gazette", published="2024-06-03", title="The bridge of Strelsau")


def test_five_papers_and_one_wire_story_are_two_stories_of_two_sources() -> None:
    with kept([*FIVE, OWN]) as ledger:
        counts = ledger.counts()
        assert (counts["reports"], counts["stories"], counts["sources"]) == (6, 2, 2)
        wire, own = ledger.stories()
        assert (wire.reports, wire.publishers, wire.source, wire.title) == (5, 5, "Reuters", "Bridge closed")
        assert (wire.first, wire.last) == ("2024-06-03", "2024-06-04")
        assert (own.reports, own.publishers, own.source) == (1, 1, "Strelsau Gazette")
        assert ledger.stories(copied=True) == [wire]


def test_a_story_shows_its_reports_the_earliest_first() -> None:
    with kept([*FIVE, OWN]) as ledger:
        story = ledger.story(FIVE[3].id)
        assert story == ledger.story(story.story.id[:6])
        assert [one.publisher for one in story.reports] == [
            "Mill News", "Zenda Post", "Salt Gazette", "Hentzau Mail", "Castle Courier",
        ]  # fmt: skip
        assert story.reports[0].shared == story.reports[1].shared == 1.0
        assert ledger.story(OWN.id).reports[0].shared is None


@pytest.mark.parametrize("name", ["", "zzz", "http://nowhere.example/"])
def test_an_unknown_story_is_told_in_one_sentence(name: str) -> None:
    with kept(FIVE) as ledger, pytest.raises(NotFound, match="There is no report"):
        ledger.story(name)


def test_any_order_ends_in_the_same_stories() -> None:
    expected = everything(kept(FIVE))
    assert all(everything(kept(order)) == expected for order in list(permutations(FIVE))[::10])


def pieces(wire: int) -> st.SearchStrategy[Report]:
    """A piece of one of the texts, as some paper printed it on some day."""
    paragraphs = WIRES[wire].split("\n\n")
    chosen = st.lists(st.sampled_from(paragraphs), min_size=1, max_size=9, unique=True)
    return st.builds(
        lambda parts, paper, day: report("\n\n".join(parts), publisher=paper, published=f"2024-06-0{day}"),
        chosen, st.sampled_from("ABC"), st.integers(1, 3),
    )  # fmt: skip


SLOWLY = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@SLOWLY
@given(st.lists(st.one_of(*map(pieces, range(3))), max_size=8, unique_by=lambda one: one.id), st.randoms())
def test_no_order_of_any_reports_matters(reports: list[Report], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert everything(kept(reports)) == everything(kept(shuffled))


@SLOWLY
@given(st.lists(pieces(0), min_size=2, max_size=7, unique_by=lambda one: one.id), st.data())
def test_a_report_that_is_forgotten_leaves_no_trace(reports: list[Report], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(reports))
    with kept(reports) as ledger, ledger._store.writing() as connection:
        keeping.forget(connection, gone.id)
        keeping.forget(connection, gone.id)
    with kept(reports) as ledger:
        with ledger._store.writing() as connection:
            keeping.forget(connection, gone.id)
        assert everything(ledger) == everything(kept(one for one in reports if one != gone))


def test_a_ledger_made_before_there_were_stories_gets_them() -> None:
    with kept(FIVE) as ledger:
        before = everything(ledger)
        with ledger._store.writing() as connection:
            for one in FIVE:
                together.take_out(connection, one.id)
        assert not any(everything(ledger).values())
        with ledger._store.writing() as connection:
            together.take_in_all(connection)
        assert everything(ledger) == before


def test_what_one_report_held_together_falls_apart_without_it() -> None:
    left, right = (cut(WIRES[0], *range(5, 9)), cut(WIRES[0], *range(4)))
    whole = report(WIRES[0], publisher="Whole")
    parts = [report(left, publisher="Left"), report(right, publisher="Right")]
    with kept([*parts, whole]) as ledger:
        assert len(told(ledger)) == 1
        with ledger._store.writing() as connection:
            keeping.forget(connection, whole.id)
        assert sorted(map(len, told(ledger).values())) == [1, 1]
        assert {story.source for story in ledger.stories()} == {"Left", "Right"}


def test_a_notice_on_every_page_makes_no_story_of_a_crowd() -> None:
    notice = " ".join(SENTENCES[:4])
    chance = random.Random(3)
    pages = [report(f"{_own(chance)}\n\n{notice}", publisher=str(i)) for i in range(90)]
    with kept(pages) as ledger:
        assert len(told(ledger)) == 90


def test_a_crowd_of_copies_is_one_story() -> None:
    chance = random.Random(4)
    copies = [
        report(cut(WIRES[0], chance.randrange(9)) + f"\n\n{_own(chance)[:90]}", publisher=str(i)) for i in range(90)
    ]
    with kept(copies) as ledger:
        assert len(told(ledger)) == 1
        before = everything(ledger)["story"]
    chance.shuffle(copies)
    assert everything(kept(copies))["story"] == before


def _own(chance: random.Random) -> str:
    """Words that no other page has."""
    return " ".join(f"{chance.choice('bdfgklm')}{chance.randrange(10**6)}" for _ in range(140)) + "."
