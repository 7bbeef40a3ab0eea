"""Finds who acts and on whom in a sentence by a small encoder, where syntax is not asked.

A network tags the tokens as source and target, so that a sentence can be coded with nothing given: hand its spans to
``dateline.finding.coder``. ``model/README.md`` has its scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.finding.encoder import Network, Pair, mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Dyad", "best_spans", "find_dyad", "find_dyads"]

OUTSIDE, BEGIN_SOURCE, BEGIN_TARGET = 0, 1, 3  # the tags' numbers; that of "inside" follows each "begin"


@dataclass(frozen=True, slots=True)
class Dyad:
    """The spans of the one who acts and of the one acted on, in code points; None where nobody is found."""

    source: Pair | None
    target: Pair | None


def find_dyad(text: str) -> Dyad:
    """The source and the target of the sentence ``text``."""
    return find_dyads([text])[0]


def find_dyads(texts: Sequence[str]) -> list[Dyad]:
    """The dyads of many sentences, in order."""
    network = Network.load("tagger")
    return [_find(network, text) for text in texts]


def _find(network: Network, text: str) -> Dyad:
    marked = mark(network.words.tokenizer, text, None, None)
    offsets = network.words.tokenizer.encode(text, add_special_tokens=False).offsets
    scores = network.run([marked])[0, 1:-1]  # without the tokens that open and close a sentence
    return Dyad(*best_spans(scores, offsets[: len(scores)]))


def best_spans(scores: NDArray[np.float32], offsets: Sequence[Pair]) -> tuple[Pair | None, Pair | None]:
    """The surest run of source tokens and the surest run of target tokens, as spans of the text.

    ``scores`` has a row for each token and a column for each tag. A run opens where a begin-tag, or an inside-tag
    after something else, is the best of its token.
    """
    best = scores.argmax(axis=1)
    return _run(scores, best, offsets, BEGIN_SOURCE), _run(scores, best, offsets, BEGIN_TARGET)


def _run(scores: NDArray[np.float32], best: NDArray[np.int64], offsets: Sequence[Pair], begin: int) -> Pair | None:
    runs: list[tuple[int, int]] = []
    for place, tag in enumerate(best):
        if tag == begin or (tag == begin + 1 and not (runs and runs[-1][1] == place)):
            runs.append((place, place + 1))
        elif tag == begin + 1:
            runs[-1] = (runs[-1][0], place + 1)
    if not runs:
        return None
    margins = scores[:, begin : begin + 2].max(axis=1) - scores[:, OUTSIDE]
    first, last = max(runs, key=lambda run: (margins[run[0] : run[1]].mean(), -run[0]))
    return offsets[first][0], offsets[last - 1][1]
