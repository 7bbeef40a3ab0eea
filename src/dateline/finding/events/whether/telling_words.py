"""Which words say that a thing is planned, only possible or did not happen, for whoever asks why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.finding.events.whether.governing import above
from dateline.finding.events.whether.modal_words import modal_words
from dateline.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["telling_words"]


def telling_words(trigger: Token, support: Token | None, modality: Modality, negated: bool) -> tuple[str, ...]:
    """Codes such as "modality:planned:will" and "modality:not:never"; none for what is plainly told as done, or where
    no one word but the grammar of the clause says so."""
    if modality == "asserted" and not negated:
        return ()
    words = modal_words()
    found = list(_candidates(trigger, support))
    codes = []
    if modality != "asserted":
        kinds = (words.auxiliaries, words.governors)
        told = next((token for token in found if any(kind.get(token.lower_) == modality for kind in kinds)), None)
        told = told or next((token for token in found if token.lower_ in words.conditions), None)
        codes += [f"modality:{modality}:{told.lower_}"] if told is not None else []
    if negated:
        denied = next((token for token in found if token.lower_ in words.negations | words.nobody), None)
        codes += [f"modality:not:{denied.lower_}"] if denied is not None else []
    return tuple(codes)


def _candidates(trigger: Token, support: Token | None) -> Iterator[Token]:
    """The words at a trigger and above it that can say so, the nearest first."""
    told_by = support or trigger
    for token in dict.fromkeys((trigger, told_by)):
        yield from token.children
        yield from (below for child in token.lefts for below in child.children)
    for token in above(told_by):
        yield token
        yield from token.lefts
