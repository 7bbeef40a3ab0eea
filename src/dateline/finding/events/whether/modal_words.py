"""The words from which an event's modality follows, of ``data/modality.yaml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.records import Modality
from dateline.tables import table

__all__ = ["ModalWords", "modal_words"]


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Form -> modality of auxiliaries and of what governs an event, and the lists that the file explains."""

    auxiliaries: Mapping[str, Modality]
    governors: Mapping[str, Modality]
    negations: frozenset[str]
    conditions: frozenset[str]
    nobody: frozenset[str]
    aims: frozenset[str]
    anybody: frozenset[str]
    judged: frozenset[str]
    asked: frozenset[str]
    refusals: frozenset[str]
    seeming: frozenset[str]
    hesitating: frozenset[str]
    efforts: frozenset[str]
    granted: frozenset[str]
    hindering: frozenset[str]
    fearing: frozenset[str]
    answering: frozenset[str]
    readying: frozenset[str]
    pressing: frozenset[str]
    coming: frozenset[str]
    clues: frozenset[str]
    asking: frozenset[str]
    telling: frozenset[str]


@functools.cache
def modal_words() -> ModalWords:
    """The lists that the package ships."""
    lists = dict(table("finding", "modality"))
    auxiliaries, governors = (_by_form(lists.pop(name)) for name in ("auxiliaries", "governors"))
    return ModalWords(auxiliaries, governors, **{name: frozenset(forms) for name, forms in lists.items()})


def _by_form(kinds: Mapping[Modality, Sequence[str]]) -> dict[str, Modality]:
    return {form: kind for kind, forms in kinds.items() for form in forms}
