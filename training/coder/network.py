"""The networks: MiniLM-L6 with markers around two spans, and its lower half without any, each with linear answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from coder.rows import LABELS
from coder.tagging import TAGS
from dateline.finding.networks.encoder import MEAN_SCALE, PAD, Marked

__all__ = ["WIDTH", "Network", "Pairing", "batch"]

WIDTH = 384


class Network(nn.Module):
    """The coder: scores the labels, and the five classes of the PENTA set, which only serve to teach."""

    def __init__(self, weights: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(weights)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(3 * WIDTH, len(LABELS))
        self.penta = nn.Linear(3 * WIDTH, 5)
        _begin(self.labels, self.penta)

    def tokens(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The state of each token."""
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()

    def states(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Mean of the tokens, state of the source marker, state of the target marker, side by side."""
        return self.pooled(self.tokens(ids, mask), mask, source, target)

    def pooled(self, tokens: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """``states`` of tokens already encoded."""
        kept = mask.float().unsqueeze(-1)
        mean = (tokens * kept).sum(1) / kept.sum(1)
        at = [tokens.gather(1, place.view(-1, 1, 1).expand(-1, 1, WIDTH)).squeeze(1) for place in (source, target)]
        return torch.cat([mean * MEAN_SCALE, *at], -1)

    def forward(self, *given: Tensor) -> tuple[Tensor, Tensor]:
        states = self.dropout(self.states(*given))
        return self.labels(states), self.penta(states)


class Pairing(nn.Module):
    """The lower layers over an unmarked sentence: tags of its tokens, and labels and classes of a pair of spans."""

    def __init__(self, weights: Path, layers: int = 3, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(weights)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.config.num_hidden_layers = layers
        self.dropout = nn.Dropout(dropout)
        self.types = nn.Linear(4 * WIDTH, len(LABELS))
        self.penta = nn.Linear(4 * WIDTH, 5)
        self.roles = nn.Linear(WIDTH, len(TAGS))
        _begin(self.types, self.penta, self.roles)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The state of each token."""
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()

    def pooled(self, states: Tensor, mask: Tensor, pools: Tensor) -> Tensor:
        """Means of the states: of all tokens, and of those that each row of ``pools`` weighs."""
        kept = mask.float() / mask.float().sum(1, keepdim=True)
        mean = torch.einsum("bt,btw->bw", kept, states)
        return torch.cat([mean * MEAN_SCALE, torch.einsum("bpt,btw->bpw", pools, states).flatten(1)], -1)

    def forward(self, ids: Tensor, mask: Tensor, pools: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.dropout(self.states(ids, mask))
        pooled = self.pooled(states, mask, pools)
        return self.roles(states), self.types(pooled), self.penta(pooled)


def _begin(*heads: nn.Linear) -> None:
    for head in heads:
        nn.init.normal_(head.weight, 0, 0.02)
        nn.init.zeros_(head.bias)


def batch(rows: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask and marker places of rows, padded to the longest."""
    width = max(len(row.ids) for row in rows)
    ids = torch.tensor([[*row.ids, *[PAD] * (width - len(row.ids))] for row in rows])
    mask = torch.tensor([[1] * len(row.ids) + [0] * (width - len(row.ids)) for row in rows])
    return ids, mask, torch.tensor([row.source for row in rows]), torch.tensor([row.target for row in rows])
