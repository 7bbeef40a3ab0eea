"""Writes the trained network as ``finding.templates.casting`` runs it: ONNX with weights in few steps, and the heads.

python -m incidents.export --network network.pt --weights MINILM --out src/dateline/finding/model

Only weights are rounded, to the steps in which they learned; what flows between them stays in 32 bits.
"""

from __future__ import annotations

import argparse
import lzma
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from incidents.encoders import MINILM, Encoder
from incidents.network import Network
from incidents.rounding import REACH, STEPS, rounded

__all__ = ["main"]

POSITIONS = 384  # tokens that a window can hold with room to spare
HEAD_STEPS = 127


class _Whole(nn.Module):
    """From the vectors of a window to the states of its tokens."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.model = encoder.model
        self.model.set_attn_implementation("eager")
        embeddings = self.model.embeddings
        embeddings.position_embeddings = nn.Embedding.from_pretrained(embeddings.position_embeddings.weight[:POSITIONS])
        embeddings.position_ids = embeddings.position_ids[:, :POSITIONS]

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        return self.model(inputs_embeds=vectors, attention_mask=mask).last_hidden_state


def main() -> None:
    """Export, round, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/model"))
    given = parser.parse_args()
    network = Network(Encoder(MINILM, given.weights))
    learned = {name: value.float() for name, value in torch.load(given.network).items()}
    network.load_state_dict(learned, strict=False)  # word vectors are the package's own
    whole = _Whole(network.encoder).eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            whole,
            (torch.zeros(1, 8, MINILM.width), torch.ones(1, 8, dtype=torch.long)),
            str(plain),
            input_names=["vectors", "mask"],
            output_names=["states"],
            dynamic_axes={name: {0: "rows", 1: "tokens"} for name in ("vectors", "mask", "states")},
            opset_version=17,
            dynamo=False,
        )
        model = shrunk(onnx.load(str(plain)))
    (given.out / "incidents.onnx.xz").write_bytes(lzma.compress(model.SerializeToString(), preset=9))
    stored: dict[str, np.ndarray] = {}
    for name, head in (("inner", network.inner), ("out", network.out), ("told", network.told)):
        kept, scale = rounded(head.weight.detach().numpy().T, HEAD_STEPS)
        stored |= {name: kept, f"{name}_scale": scale, f"{name}_bias": head.bias.detach().numpy()}
    np.savez_compressed(given.out / "incidents.npz", **stored)


def shrunk(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its matrices in few bits, one scale a column, made whole as it is loaded."""
    graph = model.graph
    read = {name for node in graph.node for name in node.input}
    for weights in list(graph.initializer):
        if weights.name not in read:  # the table of word vectors, which come from outside
            graph.initializer.remove(weights)
        elif len(weights.dims) == 2 and weights.data_type == TensorProto.FLOAT and min(weights.dims) >= MINILM.width:
            kept, scale = rounded(numpy_helper.to_array(weights), STEPS, REACH)
            graph.initializer.remove(weights)
            names = [f"{weights.name}.kept", f"{weights.name}.scale"]
            graph.initializer.append(numpy_helper.from_array(kept, names[0]))
            graph.initializer.append(numpy_helper.from_array(scale, names[1]))
            graph.node.insert(0, helper.make_node("DequantizeLinear", names, [weights.name], axis=1))
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    main()
