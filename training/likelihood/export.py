"""Writes the network as ``dateline.finding.likelihood_network`` runs it: run where torch is.

python -m likelihood.export --network network.pt

The file that the package ships is a second way through the pairing. As it is loaded each adapter is multiplied out, put
to the pairing's matrix and the sum brought into eight bits, so that this way takes no longer than the pairing's own.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import dateline.finding
from dateline.finding.likelihood_network import BASE, FILE, HEADS, OUTPUT
from incidents.rounding import rounded
from likelihood.network import MODEL, products

__all__ = ["main", "way"]

DATA = Path(dateline.finding.__file__).parent / "data"
# An adapter keeps the columns that tell most of it, in few steps either side of nought; all else has eight bits.
COLUMNS, STEPS, EIGHT_BITS = 16, 31, 127
PREFIX = OUTPUT.removesuffix("states")
Weights = Mapping[str, np.ndarray]


def main() -> None:
    """Write the way and the heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    given = parser.parse_args()
    saved = torch.load(given.network)
    weights = {name: value.float().numpy() for name, value in saved["weights"].items()}
    model = onnx.load_from_string(gzip.decompress((MODEL / BASE).read_bytes()))
    (MODEL / FILE).write_bytes(lzma.compress(way(model, weights).SerializeToString(), preset=9))
    stored: dict[str, np.ndarray] = {"marks": weights["marks"].astype(np.float16)}
    for name in ("inner", "out"):
        kept, scale = rounded(weights[f"{name}.weight"].T, EIGHT_BITS)
        stored |= {name: kept, f"{name}_scale": scale, f"{name}_bias": weights[f"{name}.bias"]}
    kept, scale = rounded(weights["named.weight"][:-1].T, EIGHT_BITS)
    stored |= {"named": kept.T, "named_scale": scale[:, None]}
    np.savez_compressed(DATA / HEADS, names=np.frombuffer("\n".join(saved["names"]).encode(), dtype=np.uint8), **stored)


def way(model: onnx.ModelProto, weights: Weights) -> onnx.ModelProto:
    """The nodes of a model once more, under names of their own, over its weights with the adapters put to them."""
    found, graph = onnx.ModelProto(), model.graph
    own = {_name(name): value for name, value in weights.items() if ".layer." in name and value.ndim == 1}
    stems = {layer: node.input[1].removesuffix("_quantized") for layer, node in products(graph).items()}
    shared = {one.name for one in (*graph.initializer, *graph.input)} - own.keys()
    shared -= {f"{stem}_{part}" for stem in stems.values() for part in ("quantized", "scale")}
    for name, value in own.items():
        _keep(found, f"{PREFIX}{name}.half", value.astype(np.float16))
        found.graph.node.append(_cast(f"{PREFIX}{name}.half", PREFIX + name))
    _keep(found, f"{PREFIX}steps", np.array(EIGHT_BITS, dtype=np.float32))
    for layer, stem in stems.items():
        _adapt(found, layer, stem, weights)
    for node in graph.node:
        ours = found.graph.node.add()
        ours.CopyFrom(node)
        ours.name = PREFIX + node.name
        ours.input[:] = [name if name in shared or not name else PREFIX + name for name in node.input]
        ours.output[:] = [OUTPUT if name == graph.output[0].name else PREFIX + name for name in node.output]
    shape = ["rows", "tokens", model.graph.output[0].type.tensor_type.shape.dim[2].dim_value]
    found.graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape))
    return found


def _name(trained: str) -> str:
    """What the pairing's graph calls weights that are no matrix."""
    return "e." + trained.removeprefix("encoder.").replace(".plain.bias", ".bias")


def _keep(found: onnx.ModelProto, name: str, value: np.ndarray) -> None:
    found.graph.initializer.append(numpy_helper.from_array(value, name))


def _shortened(down: np.ndarray, up: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The adapter of so many columns that comes nearest."""
    left, sizes, right = np.linalg.svd(up @ down, full_matrices=False)
    half = np.sqrt(sizes[:COLUMNS])
    return half[:, None] * right[:COLUMNS], left[:, :COLUMNS] * half


def _cast(given: str, out: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [given], [out], to=TensorProto.FLOAT)


def _adapt(found: onnx.ModelProto, layer: str, stem: str, weights: Weights) -> None:
    """What makes of a layer's matrix and its adapter the matrix in eight bits."""
    at, whole = f"{PREFIX}{layer}.", f"{PREFIX}{stem}"

    def put(kind: str, given: list[str], out: str, **how: object) -> str:
        found.graph.node.append(helper.make_node(kind, given, [out], **how))
        return out

    thin = []
    whole_ends = (weights[f"encoder.{layer}.{end}"] for end in ("down", "up"))
    for end, matrix in zip(("down", "up"), _shortened(*whole_ends), strict=True):
        kept, scale = rounded(matrix.T, STEPS)
        _keep(found, f"{at}{end}.kept", kept)
        _keep(found, f"{at}{end}.scale", scale)
        found.graph.node.append(_cast(f"{at}{end}.kept", f"{at}{end}.whole"))
        thin.append(put("Mul", [f"{at}{end}.whole", f"{at}{end}.scale"], f"{at}{end}"))
    found.graph.node.append(_cast(f"{stem}_quantized", f"{at}cast"))
    plain = put("Mul", [f"{at}cast", f"{stem}_scale"], f"{at}plain")
    both = put("Add", [plain, put("MatMul", thin, f"{at}more")], f"{at}whole")
    highest = put("ReduceMax", [put("Abs", [both], f"{at}size")], f"{at}highest", axes=[0], keepdims=0)
    scale = put("Div", [highest, f"{PREFIX}steps"], f"{whole}_scale")
    stepped = put("Round", [put("Div", [both, scale], f"{at}stepped")], f"{at}rounded")
    put("Cast", [stepped], f"{whole}_quantized", to=TensorProto.INT8)


if __name__ == "__main__":
    main()
