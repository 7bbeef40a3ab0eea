"""The small recurrent network that labels attributions, run in numpy.

Two passes over a paragraph, each a bidirectional LSTM: the first marks the words that cue an attribution; the
second, once for every cue, marks that cue's source and content. ``training/attribution.py`` makes the weights and
``training/README.md`` says from what. Nothing here is random and nothing depends on what else is read beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.finding.tokens import Paragraph, Relations, Vocabulary

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
        inputs = [self._inputs(paragraph) for paragraph in paragraphs]
        states = self._lstm("l1", [(x @ w["l1.f.in"], x @ w["l1.b.in"]) for x in inputs])
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
                    gate += w[f"l2.{side}.{name}"][column]
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
        """Both directions over sequences whose inputs are already multiplied in, joined token by token."""
        forward = self._direction(f"{name}.f", [gate for gate, _ in gates])
        backward = self._direction(f"{name}.b", [gate[::-1] for _, gate in gates])
        return [np.hstack([ahead, back[::-1]]) for ahead, back in zip(forward, backward, strict=True)]

    def _direction(self, name: str, sequences: Sequence[Floats]) -> list[Floats]:
        """One direction over all sequences at once, the longest first, so that the live ones are a prefix."""
        recurrent, bias = self.weights[f"{name}.rec"], self.weights[f"{name}.bias"]
        size = recurrent.shape[0]
        order = sorted(range(len(sequences)), key=lambda at: -len(sequences[at]))
        lengths = np.array([len(sequences[at]) for at in order])
        steps = int(lengths[0]) if len(lengths) else 0
        padded = np.zeros((steps, len(order), 4 * size), dtype=np.float32)
        for column, at in enumerate(order):
            padded[: len(sequences[at]), column] = sequences[at]
        padded += bias
        out = np.zeros((steps, len(order), size), dtype=np.float32)
        h = np.zeros((len(order), size), dtype=np.float32)
        c = np.zeros_like(h)
        for step in range(steps):
            live = int(np.searchsorted(-lengths, -step, side="left"))
            gate = padded[step, :live] + h[:live] @ recurrent
            squashed = np.tanh(gate)  # the three sigmoid gates come halved: sigmoid(x) is (1 + tanh(x / 2)) / 2
            enter, keep, emit = (0.5 + 0.5 * squashed[:, at * size : (at + 1) * size] for at in (0, 1, 3))
            c = keep * c[:live] + enter * squashed[:, 2 * size : 3 * size]
            h = emit * np.tanh(c)
            out[step, :live] = h
        found: list[Floats] = [out[:0, 0]] * len(order) if order else []
        for column, at in enumerate(order):
            found[at] = out[: lengths[column], column]
        return found


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
