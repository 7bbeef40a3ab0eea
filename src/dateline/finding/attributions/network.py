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

from dateline.finding.attributions.tokens import Integers, Paragraph, Relations, Vocabulary

__all__ = ["Network", "load_network"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights, by the names that the training script gave them, and the words that have a vector of their own."""

    weights: dict[str, Floats]
    vocabulary: Vocabulary

    def encode(self, paragraphs: Sequence[Paragraph]) -> tuple[list[Floats], list[Floats]]:
        """For each paragraph its states (tokens x size) and the log-odds of outside, begin and inside of a cue."""
        w = self.weights
        if not paragraphs:
            return [], []
        # One product for all paragraphs and both directions: many small ones take half as long again.
        cuts = np.cumsum([len(paragraph) for paragraph in paragraphs])[:-1]
        heads = np.concatenate([p.heads + begin for p, begin in zip(paragraphs, [0, *cuts.tolist()], strict=True)])
        gates = self._inputs(paragraphs, heads) @ w["l1.in"]
        states = self._lstm("l1", np.split(gates, cuts))
        every = np.concatenate(states)
        hidden = np.maximum(np.hstack([every, every[heads]]) @ w["c1.w"] + w["c1.b"], 0)
        return states, np.split(hidden @ w["c2.w"] + w["c2.b"], cuts)

    def label(self, states: Sequence[Floats], relations: Sequence[Relations]) -> list[Floats]:
        """For each cue of each paragraph, tokens x 5 log-odds: outside, source begin and inside, content the same."""
        w = self.weights
        gates: list[Floats] = []
        for h, relation in zip(states, relations, strict=True):
            own = (h @ w["l2.token"])[None] + (h[relation.roots] @ w["l2.cue"])[:, None]
            for name, column in zip(("path", "side", "first", "second", "dist"), relation.columns, strict=True):
                own += w[f"l2.{name}"].take(column, axis=0)
            own += relation.marks @ w["l2.marks"]
            gates.extend(own)
        return [h @ w["o.w"] + w["o.b"] for h in self._lstm("l2", gates)]

    def _inputs(self, paragraphs: Sequence[Paragraph], heads: Integers) -> Floats:
        """What the network sees of each token of all paragraphs, whose heads are counted through."""
        w = self.weights
        numbers = zip(*((p.words, p.suffixes, p.tags, p.dependencies, p.flags) for p in paragraphs), strict=True)
        words, suffixes, tags, dependencies, flags = map(np.concatenate, numbers)
        words, tags, dependencies = w["w"][words], w["tag"][tags], w["dep"][dependencies]
        parts = [words, words[heads], w["suf"][suffixes], tags, tags[heads], dependencies, dependencies[heads]]
        return np.hstack([*parts, flags]).astype(np.float32)

    def _lstm(self, name: str, gates: Sequence[Floats]) -> list[Floats]:
        """Both directions over sequences whose inputs are already multiplied in, joined token by token.

        All sequences go forward together, the longest first, so that the live ones are a prefix; and both directions
        go together as two layers of one array, since what costs is the number of steps and not the size of one.
        """
        if not gates:
            return []
        w = self.weights
        recurrent = w[f"{name}.rec"]
        size = recurrent.shape[1]
        order = sorted(range(len(gates)), key=lambda at: -len(gates[at]))
        lengths = np.array([len(gates[at]) for at in order])
        padded = np.zeros((int(lengths[0]), 2, len(order), 4 * size), dtype=np.float32)
        for column, at in enumerate(order):
            padded[: lengths[column], 0, column] = gates[at][:, : 4 * size]
            padded[: lengths[column], 1, column] = gates[at][::-1, 4 * size :]
        padded += w[f"{name}.bias"][:, None]
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
        h = out[step, :, :live]
        np.multiply(opened[..., 3 * size :], np.tanh(c), out=h)
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
    single = {name: value.astype(np.float32) for name, value in weights.items()}
    return Network(_joined(single), {word: number for number, word in enumerate(words, start=1)})


def _joined(weights: dict[str, Floats]) -> dict[str, Floats]:
    """The weights, those of both directions ("l1.f.in", "l1.b.in") made one: side by side, or as the two layers."""
    for ahead in [name for name in weights if ".f." in name]:
        both = [weights.pop(ahead), weights.pop(ahead.replace(".f.", ".b."))]
        kind = ahead.rpartition(".")[2]
        weights[ahead.replace(".f.", ".")] = np.stack(both) if kind in ("rec", "bias") else np.hstack(both)
    return weights
