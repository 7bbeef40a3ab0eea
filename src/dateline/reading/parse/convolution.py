"""The part of the model's networks in which a word is seen beside its neighbours, run to the same bits in less time.

It is four layers of one kind: the vectors of a word and of the words beside it are multiplied, the largest of three
products counts, and the result is brought to one scale and added to the word's own. spaCy makes each of several small
layers and has the three products side by side in memory, where a processor cannot compare many at once. Here they lie
in three blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from thinc.api import Model

__all__ = ["Convolution", "join_convolutions"]

PARTS = ("expand_window", "maxout", "layernorm", "dropout")  # what spaCy makes such a layer of
LEAST = np.float32(1e-8)  # added to a variance before it divides, as spaCy does

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Convolution:
    """The weights of one layer: a matrix from three vectors to the products in blocks, their biases, and the scale."""

    weights: Floats
    biases: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> Convolution | None:
        """A layer of spaCy's, laid open; None for one of another kind."""
        parts: list[Any] = [node for node in layer.walk(order="dfs_pre") if not node.layers]
        if not layer.name.startswith("residual") or tuple(part.name for part in parts) != PARTS:
            return None
        window, products, scale, _ = parts
        if window.attrs["window_size"] != 1:
            return None
        weights: Floats = products.get_param("W")  # what comes out x products x what goes in
        in_blocks = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]))
        return cls(in_blocks, products.get_param("b").T.ravel(), scale.get_param("G"), scale.get_param("b"))

    def over(self, vectors: Floats) -> Floats:
        """The vectors of words, each changed by those beside it."""
        width = vectors.shape[1]
        beside = np.zeros((len(vectors), 3 * width), dtype=np.float32)
        beside[1:, :width] = vectors[:-1]
        beside[:, width : 2 * width] = vectors
        beside[:-1, 2 * width :] = vectors[1:]
        products = beside @ self.weights.T
        products += self.biases
        best = products[:, :width]
        for start in range(width, products.shape[1], width):
            best = np.maximum(best, products[:, start : start + width])
        best -= best.mean(axis=1, keepdims=True)
        best *= (np.square(best).mean(axis=1, keepdims=True) + LEAST) ** np.float32(-0.5)
        best *= self.gain
        best += self.shift
        best += vectors
        return best


def join_convolutions(model: Model[Any, Any]) -> None:
    """Let every network inside a model that is nothing but such layers run each of them as one."""
    for node in list(model.walk()):
        for at, inner in enumerate(node.layers):
            layers = [Convolution.of(layer) for layer in inner.layers]
            if layers and None not in layers:
                node.layers[at] = _joined([layer for layer in layers if layer is not None])


def _joined(layers: Sequence[Convolution]) -> Model[Any, Any]:
    """A layer that gives what these give one after the other, and never learns."""
    from thinc.api import Model

    def forward(_: Model[Any, Any], vectors: Floats, is_train: bool) -> tuple[Floats, Any]:
        for layer in layers:
            vectors = layer.over(vectors)
        return vectors, None

    return Model("convolutions", forward)
