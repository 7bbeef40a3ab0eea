"""Writes the adapters as ``dateline.finding.phrases.network`` runs them: run where torch is.

python -m phrases.export --network network.pt --out network.pickle

The file that the package ships is a second way through the encoder of incidents; all of its weights but the adapters,
which are stored in eight bits, it names only. What weighs the states goes to ``--out``, for ``fit.py``.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from dateline.finding.phrases.network import BASE, FILE, OUTPUT
from incidents.rounding import rounded
from phrases.network import MODEL

__all__ = ["main", "way"]

STEPS = 127  # either side of nought
PREFIX = OUTPUT.removesuffix("states")
Weights = Mapping[str, np.ndarray]


def main() -> None:
    """Write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    weights = {name: value.numpy() for name, value in torch.load(given.network).items()}
    model = onnx.load_from_string(lzma.decompress((MODEL / BASE).read_bytes()))
    (MODEL / FILE).write_bytes(lzma.compress(way(model, weights).SerializeToString(), preset=9))
    last = {"weights": weights["tags.weight"].T, "bias": weights["tags.bias"], "after": weights["after"]}
    given.out.write_bytes(pickle.dumps(last | {"signs": weights["signs.weight"]}))


def way(model: onnx.ModelProto, weights: Weights) -> onnx.ModelProto:
    """The nodes of a model once more, under names of their own, with adapters where there are any."""
    found, graph = onnx.ModelProto(), model.graph
    shared = {one.name for one in (*graph.initializer, *graph.input)}
    shared |= {node.output[0] for node in graph.node if node.op_type == "DequantizeLinear"}
    for node in graph.node:
        if node.op_type != "DequantizeLinear":
            own = found.graph.node.add()
            own.CopyFrom(node)
            own.name = PREFIX + node.name
            own.input[:] = [name if name in shared or not name else PREFIX + name for name in node.input]
            own.output[:] = [PREFIX + name for name in node.output]
            layer = node.name.removeprefix("/model/").removesuffix("/MatMul").replace("/", ".")
            if f"encoder.{layer}.down" in weights:
                found.graph.node.extend(_adapter(found, own, f"encoder.{layer}", weights))
    shape = ["rows", "tokens", model.graph.output[0].type.tensor_type.shape.dim[2].dim_value]
    found.graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, shape))
    return found


def _adapter(found: onnx.ModelProto, own: onnx.NodeProto, layer: str, weights: Weights) -> Iterator[onnx.NodeProto]:
    """What adds an adapter's product to that of a node."""
    out = own.output[0]
    own.output[0] = f"{out}.plain"
    for end in ("down", "up"):
        kept, scale = rounded(weights[f"{layer}.{end}"].T, STEPS)
        names = [f"{out}.{end}.kept", f"{out}.{end}.scale"]
        found.graph.initializer.append(numpy_helper.from_array(kept, names[0]))
        found.graph.initializer.append(numpy_helper.from_array(scale, names[1]))
        yield helper.make_node("DequantizeLinear", names, [f"{out}.{end}"], axis=1)
    yield helper.make_node("MatMul", [own.input[0], f"{out}.down"], [f"{out}.low"])
    yield helper.make_node("MatMul", [f"{out}.low", f"{out}.up"], [f"{out}.more"])
    yield helper.make_node("Add", [f"{out}.plain", f"{out}.more"], [out])


if __name__ == "__main__":
    main()
