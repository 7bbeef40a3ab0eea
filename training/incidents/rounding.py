"""Weights in few steps: as they are shipped, and so rounded while a network learns."""

from __future__ import annotations

import numpy as np
from torch import Tensor, nn
from torch.nn.utils import parametrize

__all__ = ["REACH", "STEPS", "learn_rounded", "rounded"]

STEPS = 23  # either side of nought
REACH = 0.85  # how far the steps reach, as a share of a row's largest weight; what lies beyond is cut


class _Stepped(nn.Module):
    """What the network computes with is rounded, what learns is not."""

    def forward(self, weights: Tensor) -> Tensor:
        given = weights.detach()
        scale = given.abs().amax(1, keepdim=True) * REACH / STEPS + 1e-9
        return weights + ((given / scale).round().clamp(-STEPS, STEPS) * scale - given)


def learn_rounded(layers: nn.Module) -> None:
    """Let every matrix of the layers be seen in steps."""
    for module in list(layers.modules()):
        if isinstance(module, nn.Linear):
            parametrize.register_parametrization(module, "weight", _Stepped())


def rounded(weights: np.ndarray, steps: int, reach: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """A matrix in whole steps, and the scale of each column."""
    scale = np.abs(weights).max(axis=0) * reach / steps + 1e-9
    return np.clip(np.rint(weights / scale), -steps, steps).astype(np.int8), scale.astype(np.float32)
