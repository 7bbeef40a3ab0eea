"""How likely an event is right, as a network sees it that reads the sentence with the event's words marked."""

from __future__ import annotations

import pytest

from dateline.finding.events.finder import told_events
from dateline.finding.events.learned.event_signs import telling
from dateline.finding.events.learned.likelihood_network import PIECES, log_odds, pose, posed
from dateline.pipeline import Reader
from dateline.records import Report
from dateline.settings import Settings

NAMES = ("ASSAULT", "ASSAULT/None", "assertedFalse")


def odds(text: str) -> list[float]:
    """Of the events that rules find in a text."""
    reader = Reader.load(Settings())
    (document,) = reader.reports.read([Report.of(text, published="2023-03-07")])
    reader.finders.begin(document)
    asked = [(event, telling(document, event)) for event in told_events(document, reader.finders.ontology)]
    return log_odds([posed(event, token) for event, token in asked if token is not None]).tolist()


def test_the_words_of_each_pool_are_those_of_its_spans() -> None:
    read = pose("Gunmen killed soldiers.", {"trigger": [(7, 13)], "actor": [(0, 6)], "recipient": [(14, 22)]}, NAMES)
    trigger, actor, recipient = read.pools
    assert actor[0] == 1
    assert max(actor) < min(trigger) <= max(trigger) < min(recipient)
    assert read.weights.sum(axis=1).tolist() == pytest.approx([1, 1, 1])


def test_a_side_that_nobody_has_is_the_opening_piece() -> None:
    read = pose("Gunmen attacked.", {"trigger": [(7, 15)], "actor": [(0, 6)], "recipient": []}, NAMES)
    assert read.pools[2] == (0,)


def test_of_a_sentence_without_end_the_words_around_the_event_are_read() -> None:
    before, after = "and then and then " * 80, " and then" * 160
    text = f"{before}gunmen killed soldiers{after}"
    at = text.index("killed")
    read = pose(text, {"trigger": [(at, at + 6)], "actor": [(0, 3)], "recipient": []}, NAMES)
    assert len(read.ids) == PIECES + 2
    assert 1 < min(read.pools[0]) < PIECES
    assert read.pools[1] == (0,)  # a side that lies too far away is not read


def test_a_plain_deed_is_likelier_than_a_word_in_another_sense() -> None:
    (deed,) = odds("Gunmen killed four soldiers in Gao on Monday.")
    (other,) = odds("Pupils are allowed to leave early on Fridays.")
    assert deed > 0 > other


def test_no_events_have_no_odds() -> None:
    assert log_odds([]).tolist() == []


def test_a_name_that_nobody_judged_counts_for_nothing() -> None:
    spans = {"trigger": [(7, 13)], "actor": [(0, 6)], "recipient": [(14, 22)]}
    one, other = (log_odds([pose("Gunmen killed soldiers.", spans, names)])[0] for names in ((), ("NEW/own",)))
    assert one == other
