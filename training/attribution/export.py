"""Write a trained network as the numbers that ``finding.attributions.network`` reads: eight and sixteen bits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from attribution.network import CUE, RELATIONS, AttributionNetwork

__all__ = ["export"]

Floats = NDArray[np.float32]


def export(network: AttributionNetwork, words: Sequence[str], path: Path) -> None:
    """One compressed file of arrays by name; word vectors in eight bits with a scale a row."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    scale = np.maximum(np.abs(state["w.weight"]).max(axis=1, keepdims=True) / 127, 1e-8)
    arrays: dict[str, Floats] = {name: state[f"{name}.weight"] for name in ("suf", "tag", "dep")}
    for side in ("f", "b"):
        arrays |= _reading(state, side) | _labelling(state, side)
    for name in ("c1", "c2", "o"):
        arrays[f"{name}.w"], arrays[f"{name}.b"] = state[f"{name}.weight"].T, state[f"{name}.bias"]
    np.savez_compressed(
        path,
        **{name: value.astype(np.float16) for name, value in arrays.items()},
        **{"w": np.round(state["w.weight"] / scale).astype(np.int8), "w.scale": scale.astype(np.float16)},
        vocabulary=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
    )


def _halved(gates: Floats) -> Floats:
    """The input, forget and output gates halved, so that tanh gives their sigmoid: (1 + tanh(x / 2)) / 2."""
    size = gates.shape[-1] // 4
    factors = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], dtype=np.float32), size)
    return np.asarray(gates * factors, dtype=np.float32)


def _parts(state: dict[str, Floats], layer: str) -> tuple[Floats, Floats, Floats]:
    """Input weights, recurrent weights and bias of one direction of one layer."""
    bias = state[f"{layer}.bias_ih_l0"] + state[f"{layer}.bias_hh_l0"]
    return _halved(state[f"{layer}.weight_ih_l0"].T), _halved(state[f"{layer}.weight_hh_l0"].T), _halved(bias)


def _reading(state: dict[str, Floats], side: str) -> dict[str, Floats]:
    inputs, recurrent, bias = _parts(state, f"l1.{side}")
    return {f"l1.{side}.in": inputs, f"l1.{side}.rec": recurrent, f"l1.{side}.bias": bias}


def _labelling(state: dict[str, Floats], side: str) -> dict[str, Floats]:
    """The second pass with every table already multiplied into the gates, since most inputs are looked up."""
    inputs, recurrent, bias = _parts(state, f"l2.{side}")
    arrays = {f"l2.{side}.rec": recurrent}
    for at, name, layer in ((0, "token", "pt"), (CUE, "cue", "pc")):
        rows = inputs[at : at + CUE]
        arrays[f"l2.{side}.{name}"] = state[f"{layer}.weight"].T @ rows
        bias = bias + state[f"{layer}.bias"] @ rows
    at = 2 * CUE
    for name, (_, size) in RELATIONS.items():
        arrays[f"l2.{side}.{name}"] = state[f"relations.{name}.weight"] @ inputs[at : at + size]
        at += size
    return arrays | {f"l2.{side}.marks": inputs[at:], f"l2.{side}.bias": bias}
