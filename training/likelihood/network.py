"""The shipped pairing with adapters, its words marked, and what is made of an event in its sentence."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from adapters import Adapted
from dateline.finding.events.learned.likelihood_network import BASE, POOLS, Posed
from dateline.finding.networks.encoder import MEAN_SCALE, PAD, Words
from likelihood.events import VERDICTS

__all__ = ["LAYERS", "MODEL", "RANK", "Network", "base", "products"]

MODEL = Path("src/dateline/finding/model")
LAYERS, WIDTH, HEADS = 3, 384, 12
RANK = 32  # columns of an adapter
INNER = 192  # of the layer over the pooled states
DROPPED = 0.1
PARTS = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


class Network(nn.Module):
    """From events in their sentences to scores of the four verdicts; ``names`` are those that have a vector."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        words, self.names = Words.load(), {name: at for at, name in enumerate(names)}
        config = BertConfig(
            vocab_size=len(words.vectors), hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
            intermediate_size=4 * WIDTH, max_position_embeddings=512, attn_implementation="sdpa",
        )  # fmt: skip
        self.encoder = BertModel(config, add_pooling_layer=False)
        vectors = torch.tensor(words.vectors * words.scales[:, None])
        kinds = {"embeddings.token_type_embeddings.weight": torch.zeros(2, WIDTH)}  # in what is added to all words
        self.encoder.load_state_dict(base() | kinds | {"embeddings.word_embeddings.weight": vectors}, strict=True)
        self.encoder.requires_grad_(False)
        for parameter in self.encoder.encoder.parameters():
            parameter.requires_grad_(parameter.ndim == 1)
        for module in list(self.encoder.encoder.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Linear):
                    setattr(module, name, Adapted(child, RANK))
        self.marks = nn.Parameter(torch.randn(len(POOLS), WIDTH) * 0.02)
        self.named = nn.Embedding(len(names) + 1, INNER)
        nn.init.normal_(self.named.weight, 0, 0.02)
        self.dropped = nn.Dropout(DROPPED)
        self.inner = nn.Linear((1 + len(POOLS)) * WIDTH, INNER)
        self.out = nn.Linear(INNER, len(VERDICTS))

    def forward(self, batch: Sequence[Posed]) -> Tensor:
        """Events x verdicts."""
        width = max(len(one.ids) for one in batch)
        ids = torch.tensor([[*one.ids, *[PAD] * (width - len(one.ids))] for one in batch])
        pools = torch.zeros(len(batch), len(POOLS), width)
        for row, one in zip(pools, batch, strict=True):
            row[:, : len(one.ids)] = torch.tensor(one.weights)
        marked = (pools > 0).float()
        marked[:, :, 0] = 0
        there = (ids != PAD).long()
        vectors = self.encoder.embeddings.word_embeddings(ids) + marked.transpose(1, 2) @ self.marks
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            states = self.encoder(inputs_embeds=vectors, attention_mask=there).last_hidden_state
        states, mean = states.float(), there.float() / there.sum(1, keepdim=True)
        seen = torch.cat([(mean[:, None] @ states) * MEAN_SCALE, pools @ states], 1).flatten(1)
        names = torch.tensor([[self.names.get(name, len(self.names)) for name in one.names] for one in batch])
        scores: Tensor = self.out(functional.gelu(self.inner(self.dropped(seen)) + self.named(names).sum(1)))
        return scores


def base() -> dict[str, Tensor]:
    """The weights of the shipped pairing under the names that the library gives them, word vectors apart."""
    graph = onnx.load_from_string(gzip.decompress((MODEL / BASE).read_bytes())).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix("e."): value for name, value in stored.items() if name.startswith("e.")}
    for name, product in products(graph).items():
        stem = product.input[1].removesuffix("_quantized")
        found[f"{name}.weight"] = (stored[product.input[1]].astype(np.float32) * stored[f"{stem}_scale"]).T
    # The vector of the first kind of sentence, which the export has made a constant, goes with the places.
    (kind,) = (value for name, value in stored.items() if name.startswith("onnx::Add"))
    places = "embeddings.position_embeddings.weight"
    found[places] = found[places] + kind
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def products(graph: onnx.GraphProto) -> dict[str, onnx.NodeProto]:
    """The products with weights, in their order in the graph, which is that of the layers."""
    names = [f"encoder.layer.{layer}.{part}" for layer in range(LAYERS) for part in PARTS]
    return dict(zip(names, (node for node in graph.node if node.op_type == "MatMulInteger"), strict=True))
