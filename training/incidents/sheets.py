"""What a report teaches as arrays, made once: where its phrases and times stand, and what is true of each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.finding.templates.casting import COLUMNS
from incidents.examples import Example

__all__ = ["Answers", "Sheet", "batches", "drawn"]

BARE = 0.4  # the share of windows without a filler that is read, of a report with an incident
NEWS_WINDOWS = 3  # read of a report that has no key
POOLED = 6  # batches drawn together, so that a batch holds reports of like length

Answers = tuple[np.ndarray, np.ndarray]  # chances: a row for each phrase and time, and one of the report


@dataclass(slots=True)
class Sheet:
    """One report: windows of ids; ``places`` (window, start, end, start and end of the head, row); true values.

    Rows are phrases, then times. ``true`` has the columns of ``casting.COLUMNS`` that are yes or no; ``effects`` and
    ``confidence`` have a class each (-1: nothing told).
    """

    windows: list[np.ndarray]
    places: np.ndarray
    phrases: int
    rows: int
    true: np.ndarray
    effects: np.ndarray
    confidence: np.ndarray
    told: np.ndarray
    filled: frozenset[int]  # windows with a filler
    answers: Answers | None = None  # a teacher's

    @classmethod
    def of(cls, example: Example) -> Sheet:
        phrases, times = example.phrases, example.times
        groups = [phrase.places for phrase in phrases] + [(place,) for place, _ in times]
        places = [
            (at.window, at.start, at.end, at.head_start, at.head_end, row)
            for row, group in enumerate(groups)
            for at in group
        ]
        true = np.zeros((len(groups), COLUMNS["described"].stop), dtype=np.float32)
        for row, phrase in enumerate(phrases):
            true[row, COLUMNS["roles"]] = phrase.roles
            true[row, COLUMNS["place"]] = phrase.is_place
            true[row, COLUMNS["types"]] = phrase.types
            true[row, COLUMNS["described"]] = phrase.described
        for row, (_, is_right) in enumerate(times, start=len(phrases)):
            true[row, COLUMNS["date"]] = is_right
        telling = (phrase for phrase in phrases if any(phrase.roles) or phrase.described)
        return cls(
            [np.array(window) for window in example.windows],
            np.array(places, dtype=np.int64).reshape(-1, 6),
            len(phrases),
            len(groups),
            true,
            np.array([phrase.effect for phrase in phrases] + [0] * len(times)),
            np.array([phrase.confidence for phrase in phrases] + [-1] * len(times)),
            np.array(example.told, dtype=np.float32),
            frozenset(place.window for phrase in telling for place in phrase.places),
        )

    @property
    def tells(self) -> bool:
        """Whether the key knows an incident of it."""
        return bool(self.told[0])

    @property
    def length(self) -> int:
        return sum(map(len, self.windows))


def drawn(sheet: Sheet, rng: random.Random, *, keyed: bool = True) -> list[int]:
    """The windows that a step reads: those with a filler, the first, and some of the others."""
    every = range(len(sheet.windows))
    if not keyed:
        return sorted(rng.sample(every, min(NEWS_WINDOWS, len(every))))
    if not sheet.tells:
        return [rng.choice(every)]
    return [window for window in every if window in sheet.filled or window == 0 or rng.random() < BARE]


def batches(sheets: Sequence[Sheet], size: int, rng: random.Random) -> list[list[Sheet]]:
    """The reports in random order, those of like length together."""
    order = rng.sample(list(sheets), len(sheets))
    found = []
    for start in range(0, len(order), size * POOLED):
        alike = sorted(order[start : start + size * POOLED], key=lambda sheet: sheet.length)
        found += [alike[at : at + size] for at in range(0, len(alike), size)]
    rng.shuffle(found)
    return found
