"""The shipped encoder of incidents with adapters, and a chain of tags over its states and the signs of words."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from scipy.sparse import csr_matrix
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from adapters import Adapted
from dateline.finding.networks.encoder import CLS, PAD, SEP, Words
from dateline.finding.phrases.chain import FORBIDDEN, TAGS
from dateline.finding.phrases.network import BASE, WIDTH, Window
from dateline.finding.phrases.signs import BUCKETS
from phrases.texts import ALLOWED, FIRST

__all__ = ["RANK", "Network", "base", "loss"]

RANK = 8  # columns of an adapter
LOWEST = 2  # the first layer that has adapters
HIDE, HIDDEN = 103, 0.1  # the piece that stands for a hidden one, and the share that is hidden
DROPPED, UNSEEN = 0.3, 0.5  # of the states and of the signs that the tags are told by
MODEL = Path("src/dateline/finding/model")


class Network(nn.Module):
    """From windows to the score of each tag for each of their words, and of one tag after another."""

    def __init__(self) -> None:
        super().__init__()
        words = Words.load()
        config = BertConfig(
            vocab_size=len(words.vectors), hidden_size=384, num_hidden_layers=6, num_attention_heads=12,
            intermediate_size=1536, max_position_embeddings=384, attn_implementation="sdpa",
        )  # fmt: skip
        self.encoder = BertModel(config, add_pooling_layer=False)
        vectors = torch.tensor(words.vectors * words.scales[:, None])
        self.encoder.load_state_dict(base() | {"embeddings.word_embeddings.weight": vectors}, strict=True)
        self.encoder.requires_grad_(False)
        for module in [part for layer in self.encoder.encoder.layer[LOWEST:] for part in layer.modules()]:
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Linear):
                    setattr(module, name, Adapted(child, RANK))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.signs = nn.Embedding(BUCKETS, len(TAGS))
        nn.init.zeros_(self.signs.weight)
        self.after = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.dropped = nn.Dropout(DROPPED)

    def forward(self, windows: Sequence[Window], shown: csr_matrix) -> Tensor:
        """The words of all windows, one after another, given the signs of each."""
        longest = max(len(window.ids) for window in windows) + 2
        rows = [[CLS, *window.ids, SEP] for window in windows]
        ids = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        if self.training:
            hide = (torch.rand(ids.shape) < HIDDEN) & (mask > 0)
            hide[:, 0] = False
            ids = ids.masked_fill(hide, HIDE)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        inner = states.float()[:, 1:]
        seen = [
            torch.cat([inner[row, list(window.first)], inner[row, list(window.last)]], dim=1)
            for row, window in enumerate(windows)
        ]
        scores: Tensor = self.tags(self.dropped(torch.cat(seen)))
        return scores + self._of_signs(shown)

    def _of_signs(self, shown: csr_matrix) -> Tensor:
        weights: Tensor = self.signs(torch.as_tensor(shown.indices.astype(np.int64)))
        if self.training:
            weights = weights * (torch.rand(len(weights), 1) >= UNSEEN) / (1 - UNSEEN)
        words = torch.as_tensor(np.repeat(np.arange(shown.shape[0]), np.diff(shown.indptr)))
        return torch.zeros(shown.shape[0], len(TAGS)).index_add(0, words, weights)


def base() -> dict[str, Tensor]:
    """The weights of the shipped encoder under the names that the library gives them, word vectors apart."""
    graph = onnx.load_from_string(lzma.decompress((MODEL / BASE).read_bytes())).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    whole = {
        name.removesuffix(".kept"): stored[name] * stored[name.replace(".kept", ".scale")]
        for name in stored
        if name.endswith(".kept")
    }
    whole |= {name: value for name, value in stored.items() if not name.endswith((".kept", ".scale"))}
    found = {name.removeprefix("model."): value for name, value in whole.items() if name.startswith("model.")}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in whole:
            name = node.name.removeprefix("/model/").removesuffix("/MatMul").replace("/", ".")
            found[f"{name}.weight"] = whole[node.input[1]].T
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def loss(scores: Tensor, after: Tensor, lines: Sequence[tuple[int, int]], tags: np.ndarray) -> Tensor:
    """Minus the logarithm of how likely the true tags are, a word; ``lines`` are the sentences among the words.

    All sentences go forward together, the longest first, so that those still running are a prefix.
    """
    after = after + torch.tensor(np.where(ALLOWED, 0.0, FORBIDDEN), dtype=torch.float32)
    lines = sorted(lines, key=lambda line: line[0] - line[1])
    begins, lengths = torch.tensor([start for start, _ in lines]), np.array([end - start for start, end in lines])
    ahead = scores[begins] + torch.tensor(np.where(FIRST, 0.0, FORBIDDEN), dtype=torch.float32)
    ended = []
    for step in range(1, int(lengths[0])):
        live = int((lengths > step).sum())
        ended.append(torch.logsumexp(ahead[live:], 1).sum())
        ahead = torch.logsumexp(ahead[:live, :, None] + after, 1) + scores[begins[:live] + step]
    norm = torch.stack([*ended, torch.logsumexp(ahead, 1).sum()]).sum()
    true = torch.as_tensor(tags)
    inner = np.setdiff1d(np.arange(len(tags)), [start for start, _ in lines])
    likely = scores[torch.arange(len(tags)), true].sum() + after[true[inner - 1], true[inner]].sum()
    return (norm - likely) / len(tags)
