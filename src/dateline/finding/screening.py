"""Tells in a tenth of a millisecond what a sentence is about: police action by kind, attacks by kind.

A linear model weighs the signals of the text (``signals.py``). It screens: it says what deserves a closer reading,
not who did what. ``training/screening.py`` teaches it and ``training/README.md`` tells how well it does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from dateline.finding.encoder import digest
from dateline.finding.signals import buckets
from dateline.tables import table

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Screening", "known_labels", "screen", "screen_report", "seen"]


@dataclass(frozen=True, slots=True)
class Screening:
    """What a text is about: ``labels`` that hold, and ``scores`` of all labels (0 to 1, not probabilities)."""

    labels: frozenset[str]
    scores: tuple[tuple[str, float], ...]

    def __contains__(self, label: str) -> bool:
        return label in self.labels


def known_labels() -> tuple[str, ...]:
    """The labels that there are, each told and shown in ``data/screening.yaml``."""
    return tuple(table("finding", "screening")["labels"])


def screen(text: str) -> Screening:
    """The screening of one sentence or short note; letter case and damaged quotation marks do not matter."""
    model = _model()
    return model.screening(model.weigh(text), model.bars)


def screen_report(sentences: Iterable[str]) -> tuple[Screening, list[Screening]]:
    """The screening of a report and those of its sentences, in order.

    A report has the highest score of its sentences, and bars of its own: among many sentences one passes the bar of
    a sentence by chance. A report without sentences has no label and scores of 0.
    """
    model = _model()
    weighed = [model.weigh(sentence) for sentence in sentences]
    highest = np.max(weighed, axis=0) if weighed else np.full(len(model.labels), -np.inf)
    return model.screening(highest, model.report_bars), [model.screening(row, model.bars) for row in weighed]


def seen(text: str) -> bool:
    """Whether the model was taught with this report or note: its score there says nothing of new text."""
    return digest(text) in _model().seen


@dataclass(frozen=True, slots=True)
class _Model:
    """Weights (a row for each bucket, a column for each label), where each label begins, and what taught them."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    bars: NDArray[np.float32]
    report_bars: NDArray[np.float32]
    seen: frozenset[str]

    def weigh(self, text: str) -> NDArray[np.float32]:
        """How far the text is on each label's side, as log odds."""
        weighed: NDArray[np.float32] = self.weights[buckets(text)].sum(axis=0) + self.offsets
        return weighed

    def screening(self, weighed: NDArray[np.float32], bars: NDArray[np.float32]) -> Screening:
        scores = 1 / (1 + np.exp(-weighed.astype(np.float64)))
        passed = frozenset(label for label, passes in zip(self.labels, weighed > bars, strict=True) if passes)
        return Screening(passed, tuple(zip(self.labels, scores.round(4).tolist(), strict=True)))


@functools.cache
def _model() -> _Model:
    with (files("dateline.finding") / "data" / "screening.npz").open("rb") as file, np.load(file) as held:
        weights, offsets, bars, report_bars = (
            held[name].astype(np.float32) for name in ("weights", "offsets", "bars", "report_bars")
        )
        taught = frozenset(f"{number:012x}" for number in held["seen"].tolist())
    return _Model(known_labels(), weights, offsets, bars, report_bars, taught)
