"""Writes a trained network as the ONNX file that ``dateline.finding.coder`` runs, its weights in eight bits."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from coder.network import Network, batch
from coder.rows import LABELS
from dateline.finding.coder import Marked, digest

__all__ = ["write"]

INPUTS = ("ids", "mask", "source", "target")


class _Answer(nn.Module):
    """The network without what only serves to teach."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        return self.network.labels(self.network.states(ids, mask, source, target))


def write(network: Network, weights: Path, texts: Iterable[str], folder: Path) -> None:
    """Write the model, its tokenizer, labels and the digests of the ``texts`` it was trained on into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        export(network, plain)
        quantise(plain, folder / "coder.onnx")
    shutil.copyfile(weights / "tokenizer.json", folder / "tokenizer.json")
    (folder / "coder.json").write_text(json.dumps({"labels": LABELS}, indent=1) + "\n", "utf-8")
    (folder / "seen.txt").write_text("\n".join(sorted({digest(text) for text in texts})) + "\n", "ascii")


def export(network: Network, path: Path) -> None:
    """The network as ONNX in 32 bits."""
    example = batch([Marked((101, 1, 2000, 2, 102), 1, 0), Marked((101, 1, 2000, 2, 3, 2001, 4, 102), 1, 4)])
    axes = {name: {0: "rows", 1: "tokens"} for name in INPUTS[:2]} | {name: {0: "rows"} for name in INPUTS[2:]}
    torch.onnx.export(
        _Answer(network.eval()), example, str(path), input_names=list(INPUTS), output_names=["logits"],
        dynamic_axes=axes | {"logits": {0: "rows"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(plain: Path, path: Path) -> None:
    """Eight-bit weights, one scale a column; the two answers stay in 32 bits."""
    graph = onnx.load(str(plain)).graph
    answers = [node.name for node in graph.node if node.op_type in ("MatMul", "Gemm") and "labels" in node.name]
    quantize_dynamic(
        str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=answers,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
