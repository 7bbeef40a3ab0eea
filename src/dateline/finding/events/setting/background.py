"""What is told of years ago is no news of the day, though no word of its own sentence dates it.

A sentence that goes on where another told of a time long past ("In 2012 ... He was tried there.") tells of that time,
and the day of publication does not stand in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.reading.document import Document
from dateline.records import Event
from dateline.resolving.edtf import days

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["without_stand_ins"]

LONG_AGO = timedelta(days=30)


def without_stand_ins(document: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those without the day of publication that go on telling of a time long past."""
    return tuple(replace(event, time=None) if _is_background(document, event) else event for event in events)


def _is_background(document: Document, event: Event) -> bool:
    published = document.report.published or ""
    if event.time is None or event.time.span is not None or len(published) < 10:
        return False
    token = document.tokens_of(event.trigger)
    if not token or not _is_past(token.root):
        return False
    at = document.number_of(event.trigger)
    if at == 0:
        return False
    before, own = document.sentences[at - 1], document.sentences[at]
    told = [
        time
        for time in document.times
        if time.span and time.edtf and before.start_char <= time.span.start < own.end_char
    ]
    if not told or document.report.text[before.start_char : own.start_char].rstrip(" ").endswith("\n"):
        return False
    _, high = days(told[-1].edtf)
    return high is not None and date.fromisoformat(published[:10]) - date.fromisoformat(high) > LONG_AGO


def _is_past(word: Token) -> bool:
    """Whether the verb that it is or hangs on tells of the past without "have"."""
    while not word.tag_.startswith("VB") and word.head != word:
        word = word.head
    helpers = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if word.tag_ == "VBN":
        return bool(helpers & {"was", "were", "had"})
    return word.tag_ == "VBD"
