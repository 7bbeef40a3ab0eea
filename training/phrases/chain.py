"""A chain of labels over words (a linear-chain conditional random field) and its training by L-BFGS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

__all__ = ["Chain", "Lines", "fit", "joined"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """Words of many sentences, one after another: their signs, their states, their true tags, and where each begins."""

    signs: csr_matrix
    states: Floats
    tags: Integers
    starts: Integers  # of each sentence, and behind the last the number of words


@dataclass(frozen=True, slots=True)
class Chain:
    """The weights of signs and of states (a row each), of each tag, and of one tag after another."""

    signs: Floats
    states: Floats
    bias: Floats
    after: Floats

    def scores(self, lines: Lines) -> Floats:
        """Words x tags."""
        return np.asarray(lines.signs @ self.signs + lines.states @ self.states + self.bias)


def fit(
    lines: Lines, allowed: NDArray[np.bool_], first: NDArray[np.bool_], ridge: tuple[float, float], rounds: int
) -> Chain:
    """The chain that makes the true tags likeliest, less the squares of its weights.

    ``allowed`` says which tag may follow which, ``first`` which may begin a sentence; ``ridge`` is what the squares of
    the weights of signs and of states cost.
    """
    n, k = lines.signs.shape[1], len(first)
    wide = lines.states.shape[1]
    cuts = np.cumsum([n * k, wide * k, k])
    costs = np.concatenate([np.full(n * k, ridge[0]), np.full(wide * k, ridge[1]), np.full(k + k * k, 0.1)])
    turned = lines.signs.T.tocsr()

    def unpacked(packed: Floats) -> Chain:
        of_signs, of_states, bias, after = np.split(packed, cuts)
        return Chain(of_signs.reshape(n, k), of_states.reshape(wide, k), bias, after.reshape(k, k))

    def loss(packed: Floats) -> tuple[float, Floats]:
        chain = unpacked(packed)
        value, by_word, by_pair = _expected(chain.scores(lines), chain.after, lines, allowed, first)
        parts = (turned @ by_word, lines.states.T @ by_word, by_word.sum(axis=0), by_pair)
        slope = np.concatenate([np.asarray(part).ravel() for part in parts]) + costs * packed
        return value + 0.5 * float(costs @ packed**2), slope

    begun = np.zeros(len(costs))
    found = minimize(loss, begun, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    return unpacked(found.x)


def _expected(
    scores: Floats, after: Floats, lines: Lines, allowed: NDArray[np.bool_], first: NDArray[np.bool_]
) -> tuple[float, Floats, Floats]:
    """Minus the log-likelihood, and its slopes by the score of each word's tags and by each pair of tags.

    All sentences go forward together, the longest first, so that those still running are a prefix.
    """
    lengths = np.diff(lines.starts)
    order = np.argsort(-lengths, kind="stable")
    begins, lengths = lines.starts[:-1][order], lengths[order]
    live = [int((lengths > step).sum()) for step in range(int(lengths[0]))]
    ways = np.exp(after) * allowed
    top = scores.max(axis=1)
    raised = np.exp(scores - top[:, None])
    ahead, norms = np.empty_like(scores), np.empty(len(scores))
    for step, n in enumerate(live):
        at = begins[:n] + step
        now = raised[at] * (first if step == 0 else ahead[at - 1] @ ways)
        norms[at] = now.sum(axis=1)
        ahead[at] = now / norms[at][:, None]
    back = np.ones_like(scores)
    pairs = np.zeros_like(after)
    for step in range(len(live) - 1, 0, -1):
        at = begins[: live[step]] + step
        coming = raised[at] * back[at] / norms[at][:, None]
        pairs += ways * (ahead[at - 1].T @ coming)
        back[at - 1] = coming @ ways.T
    by_word = ahead * back
    tags, inner = lines.tags, np.setdiff1d(np.arange(len(scores)), lines.starts)
    value = float((np.log(norms) + top).sum() - scores[np.arange(len(tags)), tags].sum())
    value -= float(after[tags[inner - 1], tags[inner]].sum())
    by_word[np.arange(len(tags)), tags] -= 1
    np.subtract.at(pairs, (tags[inner - 1], tags[inner]), 1)
    return value, by_word, pairs


def joined(parts: Sequence[Lines]) -> Lines:
    """Several as one."""
    from scipy.sparse import vstack

    sizes = np.cumsum([0, *(len(part.tags) for part in parts)])
    starts = [part.starts[:-1] + size for part, size in zip(parts, sizes[:-1], strict=True)]
    return Lines(
        vstack([part.signs for part in parts]).tocsr(),
        np.concatenate([part.states for part in parts]),
        np.concatenate([part.tags for part in parts]),
        np.concatenate([*starts, sizes[-1:]]),
    )
