"""Writes trained networks as ``finding.networks.encoder`` runs them: ONNX in eight bits, word vectors apart."""

from __future__ import annotations

import gzip
import lzma
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from coder.network import WIDTH, Network, Pairing
from dateline.finding.networks.encoder import CODER, FILES, PAIRING, digest

__all__ = ["write"]

FAR = -1e4  # what a padded token adds to a score of attention
HEADS = 12
STEPS = 31  # either side of nought: six bits, which changed no score and compress to three quarters of eight


class _Coder(nn.Module):
    """From the vectors of a marked sentence to the scores of labels."""

    inputs = ("vectors", "mask", "source", "target")

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        tokens = self.network.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return self.network.labels(self.network.pooled(tokens, mask, source, target))


class _Pairing(nn.Module):
    """From the vectors of an unmarked sentence to the states of its tokens, the layers written out.

    Written out they have half as many nodes as the library's, which look up shapes at every turn.
    """

    inputs = ("vectors", "mask")

    def __init__(self, network: Pairing) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        embeddings, (rows, tokens) = self.encoder.embeddings, vectors.shape[:2]
        places = embeddings.position_embeddings.weight[:tokens]
        states = embeddings.LayerNorm(vectors + embeddings.token_type_embeddings.weight[0] + places)
        unseen = ((1.0 - mask.float()) * FAR)[:, None, None, :]
        for layer in self.encoder.encoder.layer:
            attention = layer.attention.self
            query, key, value = (
                part(states).view(rows, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)
                for part in (attention.query, attention.key, attention.value)
            )
            weights = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + unseen, -1)
            heard = (weights @ value).transpose(1, 2).reshape(rows, tokens, WIDTH)
            states = layer.attention.output.LayerNorm(layer.attention.output.dense(heard) + states)
            thought = nn.functional.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(thought) + states)
        return states


def write(coder: Network, pairing: Pairing, weights: Path, texts: Mapping[str, Iterable[str]], folder: Path) -> None:
    """Write both networks, the words they share, and the digests of the ``texts`` that each was trained on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in ((CODER, _Coder(coder.eval())), (PAIRING, _Pairing(pairing.eval()))):
        with tempfile.TemporaryDirectory() as scratch:
            plain, small = Path(scratch) / "plain.onnx", Path(scratch) / "small.onnx"
            export(part, plain)
            quantise(plain, small)
            (folder / FILES[name]).write_bytes(packed(FILES[name], small.read_bytes()))
    _write_heads(pairing, folder / "heads.npz")
    _write_words(coder, folder / "words.npz")
    shutil.copyfile(weights / "tokenizer.json", folder / "tokenizer.json")
    for name, taught in texts.items():
        digests = sorted({digest(text) for text in taught})
        (folder / f"{name}_seen.txt").write_text("\n".join(digests) + "\n", "ascii")


def packed(name: str, model: bytes) -> bytes:
    """A network as the file of that name has it."""
    return lzma.compress(model, preset=9) if name.endswith(".xz") else gzip.compress(model, 9, mtime=0)


def _write_heads(pairing: Pairing, path: Path) -> None:
    """The linear answers over the pairing's states, which stay in 32 bits."""
    heads = {"tags": pairing.roles, "types": pairing.types}
    stored = {name: head.weight.detach().numpy().T for name, head in heads.items()}
    np.savez_compressed(path, **stored, **{f"{name}_bias": head.bias.detach().numpy() for name, head in heads.items()})


def _write_words(network: Network, path: Path) -> None:
    """The word vectors, which training leaves alone, in steps of one scale a word."""
    vectors = network.encoder.embeddings.word_embeddings.weight.detach().numpy()
    scales = np.abs(vectors).max(axis=1) / STEPS
    scales[scales == 0] = 1
    stored = np.rint(vectors / scales[:, None]).astype(np.int8)
    np.savez_compressed(path, vectors=stored, scales=scales.astype(np.float32))


def export(part: _Coder | _Pairing, path: Path) -> None:
    """A network as ONNX in 32 bits."""
    places = (torch.tensor([1, 1]), torch.tensor([3, 0]))
    example = (torch.zeros(2, 8, WIDTH), torch.ones(2, 8, dtype=torch.long), *places)[: len(part.inputs)]
    axes = {name: {0: "rows", 1: "tokens"} for name in part.inputs[:2]}
    axes |= {name: {0: "rows"} for name in (*part.inputs[2:], "scores")}
    torch.onnx.export(
        part, example, str(path), input_names=list(part.inputs), output_names=["scores"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(plain: Path, path: Path) -> None:
    """Weights in eight bits, one scale a column, the last of them left empty; the answers stay in 32 bits.

    Seven bits hold in the form of eight, which is what there are products for, and compress to seven eighths.
    """
    graph = onnx.load(str(plain)).graph
    weights = {tensor.name for tensor in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMul"]
    answers = [node.name for node in products if "labels" in node.name or weights.isdisjoint(node.input)]
    quantize_dynamic(
        str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=answers,
        op_types_to_quantize=["MatMul"],
    )  # fmt: skip
    stored = onnx.load(str(path))
    for tensor in stored.graph.initializer:
        if tensor.data_type == onnx.TensorProto.INT8 and len(tensor.dims) == 2:
            even = np.clip(np.rint(onnx.numpy_helper.to_array(tensor).astype(np.float32) / 2), -64, 63) * 2
            tensor.CopyFrom(onnx.numpy_helper.from_array(even.astype(np.int8), tensor.name))
    onnx.save(stored, str(path))
