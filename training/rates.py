"""How fast a network learns while its training goes on: a rate that rises at first and then falls to the end."""

from __future__ import annotations

from torch.optim import Optimizer

__all__ = ["pace", "set_rates"]

RISING = 0.1  # the share of the steps in which the rate rises


def pace(done: float, least: float = 0.01, top: float = 1.0) -> float:
    """The part of its full rate that a network learns by when ``done`` (0 to 1) of its steps lie behind it.

    It never falls below ``least``; ``top`` is where the fall begins.
    """
    share = done / RISING if done < RISING else top * (1 - done) / (1 - RISING)
    return max(least, share)


def set_rates(optimizer: Optimizer, share: float) -> None:
    """Let every group of parameters learn by so much of its own full rate, which it keeps as ``base``."""
    for group in optimizer.param_groups:
        group["lr"] = share * group["base"]
