"""What the trainings of the coder and of the pairing share: rows in batches, and a rate for each layer."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from torch.nn import Module

__all__ = ["batches", "groups"]


def batches(items: Sequence[Any], length: Callable[[Any], int], rng: random.Random, size: int) -> list[list[Any]]:
    """Items in random order, those of like length together within eight batches."""
    order = list(items)
    rng.shuffle(order)
    chunks = [order[at : at + size * 8] for at in range(0, len(order), size * 8)]
    alike = [sorted(chunk, key=length) for chunk in chunks]
    return [chunk[at : at + size] for chunk in alike for at in range(0, len(chunk), size)]


def groups(network: Module, rate: float, head_rate: float, decay_by_layer: float, layers: int) -> list[dict[str, Any]]:
    """Parameters with their rates. Word vectors and the pooler, which nothing reads, stay as they are."""
    found = []
    for name, parameter in network.named_parameters():
        if name.startswith("encoder.pooler") or "word_embeddings" in name:
            parameter.requires_grad_(False)
            continue
        own = head_rate
        if name.startswith("encoder.embeddings"):
            own = rate * decay_by_layer**layers
        elif name.startswith("encoder.encoder.layer."):
            own = rate * decay_by_layer ** (layers - 1 - int(name.split(".")[3]))
        decay = 0.01 if parameter.ndim > 1 else 0.0
        found.append({"params": [parameter], "lr": own, "base": own, "weight_decay": decay})
    return found
