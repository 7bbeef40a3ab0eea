"""Writes the network as ``dateline.finding.events.learned.likelihood_network`` runs it: run where torch is.

python -m likelihood.export --network network.pt

What the package ships is the adapters and biases, under the names that the pairing's file has for its weights, and the
heads.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

import numpy as np
import onnx
import torch

import dateline.finding
from dateline.finding.events.learned.likelihood_network import BASE, EIGHT_BITS, FILE, HEADS
from incidents.rounding import rounded
from likelihood.network import MODEL, products

__all__ = ["main"]

DATA = Path(dateline.finding.__file__).parent / "data"
# An adapter keeps the columns that tell most of it, in few steps either side of nought; the heads have eight bits.
COLUMNS, STEPS = 16, 31


def main() -> None:
    """Write the adapters and the heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    given = parser.parse_args()
    saved = torch.load(given.network)
    weights = {name: value.float().numpy() for name, value in saved["weights"].items()}
    graph = onnx.load_from_string(gzip.decompress((MODEL / BASE).read_bytes())).graph
    stored: dict[str, np.ndarray] = {
        _name(name): value.astype(np.float16)
        for name, value in weights.items()
        if ".layer." in name and value.ndim == 1
    }
    for layer, product in products(graph).items():
        stem = product.input[1].removesuffix("_quantized")
        ends = _shortened(*(weights[f"encoder.{layer}.{end}"] for end in ("down", "up")))
        for end, matrix in zip(("down", "up"), ends, strict=True):
            stored |= _in_steps(f"{stem}.{end}", matrix.T, STEPS)
    np.savez_compressed(MODEL / FILE, **stored)
    heads: dict[str, np.ndarray] = {"marks": weights["marks"].astype(np.float16)}
    for name in ("inner", "out"):
        heads |= _in_steps(name, weights[f"{name}.weight"].T, EIGHT_BITS)
        heads[f"{name}_bias"] = weights[f"{name}.bias"]
    named = _in_steps("named", weights["named.weight"][:-1].T, EIGHT_BITS)
    heads |= {"named": named["named"].T, "named_scale": named["named_scale"][:, None]}
    np.savez_compressed(DATA / HEADS, names=np.frombuffer("\n".join(saved["names"]).encode(), dtype=np.uint8), **heads)


def _in_steps(name: str, matrix: np.ndarray, steps: int) -> dict[str, np.ndarray]:
    kept, scale = rounded(matrix, steps)
    return {name: kept, f"{name}_scale": scale}


def _shortened(down: np.ndarray, up: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The adapter of so many columns that comes nearest."""
    left, sizes, right = np.linalg.svd(up @ down, full_matrices=False)
    half = np.sqrt(sizes[:COLUMNS])
    return half[:, None] * right[:COLUMNS], left[:, :COLUMNS] * half


def _name(trained: str) -> str:
    """What the pairing's graph calls weights that are no matrix."""
    return "e." + trained.removeprefix("encoder.").replace(".plain.bias", ".bias")


if __name__ == "__main__":
    main()
