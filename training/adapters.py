"""Adapters: two thin matrices that learn beside a linear layer's own, which stays as it is shipped."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Adapted"]


class Adapted(nn.Module):
    """A linear layer with an adapter of ``rank`` columns, which adds nothing before it has learned."""

    def __init__(self, plain: nn.Linear, rank: int) -> None:
        super().__init__()
        self.plain = plain
        plain.weight.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(rank, plain.in_features) / math.sqrt(plain.in_features))
        self.up = nn.Parameter(torch.zeros(plain.out_features, rank))

    def forward(self, given: Tensor) -> Tensor:
        return self.plain(given) + functional.linear(functional.linear(given, self.down), self.up)
