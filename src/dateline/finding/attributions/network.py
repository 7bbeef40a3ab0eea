"""The small recurrent network that labels attributions, run in numpy.

Two passes over a paragraph, each a bidirectional LSTM: the first marks the words that cue an attribution; the
second, once for every cue, marks that cue's source and content. ``training/attribution/`` makes the weights and
``training/README.md`` says from what. Nothing here is random and nothing depends on what else is read beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.finding.attributions.tokens import Paragraph, Relations, Vocabulary

__all__ = ["Network", "load_network"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights, by the name that the training script gave them, and the words that have a vector of their own."""

    weights: dict[str, Floats]
    vocabulary: Vocabulary

    def encode(self, paragraphs: Sequence[Paragraph]) -> tuple[list[Floats], list[Floats]]:
        """For each paragraph its states (tokens x size) and the log-odds of outside, begin and inside of a cue."""
        w = self.weights
        if not paragraphs:
            return [], []
        # One product for all paragraphs and both directions: many small ones take half as long again.
        cuts = np.cumsum([len(paragraph) for paragraph in paragraphs])[:-1]
        inputs = np.vstack([self._inputs(paragraph) for paragraph in paragraphs])
        gates = inputs @ np.hstack([w["l1.f.in"], w["l1.b.in"]])
        both = (np.hsplit(one, 2) for one in np.split(gates, cuts))
        states = self._lstm("l1", [(ahead, back) for ahead, back in both])
        scores = []
        for paragraph, h in zip(paragraphs, states, strict=True):
            hidden = np.maximum(np.hstack([h, h[paragraph.heads]]) @ w["c1.w"] + w["c1.b"], 0)
            scores.append(hidden @ w["c2.w"] + w["c2.b"])
        return states, scores

    def label(self, states: Sequence[Floats], relations: Sequence[Relations]) -> list[Floats]:
        """For each cue of each paragraph, tokens x 5 log-odds: outside, source begin and inside, content the same."""
        w = self.weights
        gates: list[tuple[Floats, Floats]] = []
        for h, relation in zip(states, relations, strict=True):
            sides = []
            for side in ("f", "b"):
                of_token, of_cue = h @ w[f"l2.{side}.token"], h[relation.roots] @ w[f"l2.{side}.cue"]
                gate = of_token[None] + of_cue[:, None]
                for name, column in zip(("path", "side", "first", "second", "dist"), relation.columns, strict=True):
                    gate += w[f"l2.{side}.{name}"].take(column, axis=0)
                gate += relation.marks @ w[f"l2.{side}.marks"]
                sides.append(gate)
            gates += zip(*sides, strict=True)
        return [h @ w["o.w"] + w["o.b"] for h in self._lstm("l2", gates)]

    def _inputs(self, p: Paragraph) -> Floats:
        w = self.weights
        words, tags, dependencies = w["w"][p.words], w["tag"][p.tags], w["dep"][p.dependencies]
        parts = [words, words[p.heads], w["suf"][p.suffixes], tags, tags[p.heads], dependencies, dependencies[p.heads]]
        return np.hstack([*parts, p.flags]).astype(np.float32)

    def _lstm(self, name: str, gates: Sequence[tuple[Floats, Floats]]) -> list[Floats]:
        """Both directions over sequences whose inputs are already multiplied in, joined token by token.

        All sequences go forward together, the longest first, so that the live ones are a prefix; and both directions
        go together as two layers of one array, since what costs is the number of steps and not the size of one.
        """
        if not gates:
            return []
        w = self.weights
        recurrent = np.stack([w[f"{name}.f.rec"], w[f"{name}.b.rec"]])
        size = recurrent.shape[1]
        order = sorted(range(len(gates)), key=lambda at: -len(gates[at][0]))
        lengths = np.array([len(gates[at][0]) for at in order])
        padded = np.zeros((int(lengths[0]), 2, len(order), 4 * size), dtype=np.float32)
        for column, at in enumerate(order):
            forward, backward = gates[at]
            padded[: len(forward), 0, column] = forward
            padded[: len(forward), 1, column] = backward[::-1]
        padded += np.stack([w[f"{name}.f.bias"], w[f"{name}.b.bias"]])[:, None]
        out = _recurred(padded, recurrent, lengths)
        found: list[Floats] = [out[:0, 0, 0]] * len(order)
        for column, at in enumerate(order):
            ahead, back = out[: lengths[column], 0, column], out[: lengths[column], 1, column]
            found[at] = np.hstack([ahead, back[::-1]])
        return found


def _recurred(padded: Floats, recurrent: Floats, lengths: NDArray[np.int64]) -> Floats:
    """The states of two layers (steps x 2 x sequences x size) from their inputs (the last axis four times as long)."""
    steps, layers, n, _ = padded.shape
    size = recurrent.shape[1]
    out = np.zeros((steps, layers, n, size), dtype=np.float32)
    h: Floats = np.zeros((layers, n, size), dtype=np.float32)
    c: Floats = np.zeros_like(h)
    living = np.searchsorted(-lengths, -np.arange(steps), side="left")
    for step, live in enumerate(living.tolist()):
        # The three sigmoid gates come halved: sigmoid(x) is (1 + tanh(x / 2)) / 2.
        squashed = np.matmul(h[:, :live], recurrent)
        squashed += padded[step, :, :live]
        np.tanh(squashed, out=squashed)
        opened = squashed * np.float32(0.5)
        opened += np.float32(0.5)
        c = opened[..., size : 2 * size] * c[:, :live]
        c += opened[..., :size] * squashed[..., 2 * size : 3 * size]
        h = opened[..., 3 * size :] * np.tanh(c)
        out[step, :, :live] = h
    return out


@functools.cache
def load_network() -> Network:
    """The network that the package ships; its numbers are stored in 8 and 16 bits."""
    path = resources.files("dateline.finding").joinpath("data/attribution.npz")
    with path.open("rb") as file, np.load(file) as stored:
        weights = {name: stored[name] for name in stored.files}
    words = bytes(weights.pop("vocabulary")).decode().split("\n")
    for name in [name for name in weights if name.endswith(".scale")]:
        base = name.removesuffix(".scale")
        weights[base] = weights[base].astype(np.float32) * weights.pop(name).astype(np.float32)
    return Network(
        {name: value.astype(np.float32) for name, value in weights.items()},
        {word: number for number, word in enumerate(words, start=1)},
    )
