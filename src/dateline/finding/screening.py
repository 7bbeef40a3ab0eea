"""Tells in a tenth of a millisecond what a sentence is about: police action by kind, attacks by kind.

A linear model weighs the signals of the text (``signals.py``), and in a report what is told around it as well. It
screens: it says what deserves a closer reading, not who did what. ``training/screening.py`` teaches it and
``training/README.md`` tells how well it does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.finding.networks.encoder import digest
from dateline.finding.signals import buckets
from dateline.tables import table

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Screening", "in_context", "known_labels", "screen", "screen_report", "seen"]

LEAST, MOST = -5.0, 3.0  # log odds beyond these say no more of the sentences around


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
    return screen_report([text])[1][0]


def screen_report(sentences: Iterable[str]) -> tuple[Screening, list[Screening]]:
    """The screening of a report and those of its sentences, in order.

    A sentence is judged in its context: "they let the mob pass" may be said of police. A report has the highest score
    of its sentences, and bars of its own: among many sentences one passes the bar of a sentence by chance. A report
    without sentences has no label and scores of 0.
    """
    model = _model()
    weighed = [model.weigh(sentence) for sentence in sentences]
    if not weighed:
        return model.screening(np.full(len(model.labels), -np.inf), model.report_bars), []
    odds = in_context(np.stack(weighed), model.context)
    return model.screening(odds.max(axis=0), model.report_bars), [model.screening(row, model.bars) for row in odds]


def in_context(odds: NDArray[Any], context: NDArray[Any]) -> NDArray[Any]:
    """The log odds of a report's sentences (rows), each with a share of what the report and its neighbours have.

    The first row of ``context`` is the share of the report's highest, the second that of each of the two neighbours.
    """
    held = np.clip(odds, LEAST, MOST)
    none = np.full_like(held[:1], LEAST)
    beside = np.concatenate([none, held[:-1]]) + np.concatenate([held[1:], none])
    judged: NDArray[Any] = odds + context[0] * held.max(axis=0) + context[1] * beside
    return judged


def seen(text: str) -> bool:
    """Whether the model was taught with this report or note: its score there says nothing of new text."""
    return digest(text) in _model().seen


@dataclass(frozen=True, slots=True)
class _Model:
    """Weights (a row for each bucket, a column for each label), where each label begins, and what taught them.

    ``context`` has the shares of what is told around a sentence: none for attacks, which single notes taught.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    context: NDArray[np.float32]
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
        weights, offsets, context, bars, report_bars = (
            held[name].astype(np.float32) for name in ("weights", "offsets", "context", "bars", "report_bars")
        )
        taught = frozenset(f"{number:012x}" for number in held["seen"].tolist())
    return _Model(known_labels(), weights, offsets, context, bars, report_bars, taught)
