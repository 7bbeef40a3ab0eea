"""Writes the trained network as ``dateline.finding.casting`` runs it: ONNX with weights in eight bits, and the heads.

python -m incidents.export --network network.pt --weights MINILM --out src/dateline/finding/model

Only weights are rounded: what flows between them stays in 32 bits. With 23 steps either side of nought a token's state
has a mean cosine of 0.993 with what 127 steps give it, and the model takes 5.7 MB.
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

from incidents.network import WIDTH, Lower, Network

__all__ = ["main"]

STEPS = 23  # either side of nought, of the layers' weights
CLIPS = (1.0, 0.92, 0.85, 0.78, 0.7)  # shares of a column's largest weight that its steps may reach to
POSITIONS = 384  # tokens that a window can hold with room to spare


class _Whole(nn.Module):
    """From the vectors of a window to the states of its tokens."""

    def __init__(self, lower: Lower, network: Network) -> None:
        super().__init__()
        self.encoder = lower.encoder
        self.encoder.encoder.layer = nn.ModuleList([*self.encoder.encoder.layer, *network.layers])
        embeddings = self.encoder.embeddings
        embeddings.position_embeddings = nn.Embedding.from_pretrained(embeddings.position_embeddings.weight[:POSITIONS])
        embeddings.position_ids = embeddings.position_ids[:, :POSITIONS]

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state


def main() -> None:
    """Join the layers, export, round, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/finding/model"))
    given = parser.parse_args()
    network = Network(given.weights)
    network.load_state_dict({name: value.float() for name, value in torch.load(given.network).items()})
    whole = _Whole(Lower(given.weights), network).eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            whole,
            (torch.zeros(1, 8, WIDTH), torch.ones(1, 8, dtype=torch.long)),
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
        kept, scale = rounded(head.weight.detach().numpy().T, 127)
        stored |= {name: kept, f"{name}_scale": scale, f"{name}_bias": head.bias.detach().numpy()}
    np.savez_compressed(given.out / "incidents.npz", **stored)


def shrunk(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its matrices in few bits, one scale a column, made whole as it is loaded."""
    graph = model.graph
    read = {name for node in graph.node for name in node.input}
    for weights in list(graph.initializer):
        if weights.name not in read:  # the table of word vectors, which come from outside
            graph.initializer.remove(weights)
        elif len(weights.dims) == 2 and weights.data_type == TensorProto.FLOAT and min(weights.dims) >= WIDTH:
            kept, scale = rounded(numpy_helper.to_array(weights), STEPS)
            graph.initializer.remove(weights)
            names = [f"{weights.name}.kept", f"{weights.name}.scale"]
            graph.initializer.append(numpy_helper.from_array(kept, names[0]))
            graph.initializer.append(numpy_helper.from_array(scale, names[1]))
            graph.node.insert(0, helper.make_node("DequantizeLinear", names, [weights.name], axis=1))
    onnx.checker.check_model(model)
    return model


def rounded(weights: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """A matrix in whole steps, and the scale of each column: of a few, that which errs least."""
    most = np.abs(weights).max(axis=0)
    most[most == 0] = 1
    best, error = (np.zeros_like(weights), most / steps), np.full(weights.shape[1], np.inf)
    for share in CLIPS:
        scale = most * share / steps
        kept = np.clip(np.rint(weights / scale), -steps, steps)
        wrong = ((kept * scale - weights) ** 2).sum(axis=0)
        better = wrong < error
        error = np.where(better, wrong, error)
        best = (np.where(better, kept, best[0]), np.where(better, scale, best[1]))
    return best[0].astype(np.int8), best[1].astype(np.float32)


if __name__ == "__main__":
    main()
