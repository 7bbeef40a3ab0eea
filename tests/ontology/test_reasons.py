"""Which words of the ontology told an event, read back from its reasons."""

from __future__ import annotations

from dateline.ontology.reasons import lemmas
from dateline.records import Event, Span


def test_words_that_told_an_event_are_named_in_order() -> None:
    word = Span(0, 6, "killed")
    because = ("trigger:ASSAULT:kill", "frame:transitive", "trigger:ASSAULT:find ~ guilty", "toll")
    assert lemmas(Event("e", "ASSAULT", word, (word,), (), because=because)) == ("kill", "find ~ guilty")
