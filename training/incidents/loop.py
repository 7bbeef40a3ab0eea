"""The loop that teaches a network: rates by layer that rise and fall, and the running mean of the weights."""

from __future__ import annotations

import copy
import itertools
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from incidents.encoders import DEVICE
from incidents.losses import by_keys, by_teachers
from incidents.network import Network
from incidents.sheets import Sheet, batches, drawn
from rates import pace, set_rates

__all__ = ["Plan", "fit"]

REPORTS, NEWS_REPORTS = 8, 12  # a step
EMPTY = 0.5  # the share of reports without incident that an epoch takes
HEAD_RATE = 1e-3


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast a network learns."""

    epochs: int
    rate: float  # of the topmost layer
    decay: float  # of the rate from layer to layer down
    teachers: float = 0.0  # their share where a key speaks too
    news: float = 0.0  # how much reports without a key count
    seed: int = 1
    kept: float = 0.99  # of the running mean of the weights, a step: what is kept is that mean
    seconds: float | None = None  # where given, the training ends by the clock and not with the last epoch


def fit(
    network: Network,
    keyed: Sequence[Sheet],
    news: Sequence[Sheet],
    plan: Plan,
    each: Callable[[Network], None] = lambda _: None,
) -> Network:
    """The network with the mean of its late weights, in evaluation mode; after each epoch ``each`` gets it as it is."""
    rng = random.Random(plan.seed)
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(plan.kept))
    optimizer = torch.optim.AdamW(_groups(network, plan), fused=DEVICE == "cuda")
    telling, others = [one for one in keyed if one.tells], [one for one in keyed if not one.tells]
    steps = plan.epochs * math.ceil((len(telling) + len(others) * EMPTY) / REPORTS)
    step, done, unkeyed, begun = 0, 0.0, _endless(news, rng), time.monotonic()
    network.train()
    for epoch in itertools.count() if plan.seconds else range(plan.epochs):
        taken = telling + [one for one in others if rng.random() < EMPTY]
        for batch in batches(taken, REPORTS, rng):
            done = (time.monotonic() - begun) / plan.seconds if plan.seconds else step / steps
            if done >= 1:
                break
            set_rates(optimizer, pace(done))
            optimizer.zero_grad()
            _loss(network, batch, unkeyed, plan, rng).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean.update_parameters(network)
            step += 1
        print(f"epoch {epoch + 1}, step {step}, {time.monotonic() - begun:.0f} s", flush=True)
        each(mean.module)
        if done >= 1:
            break
    return copy.deepcopy(mean.module).eval()


def _loss(
    network: Network, batch: Sequence[Sheet], unkeyed: Iterator[list[Sheet]], plan: Plan, rng: random.Random
) -> Tensor:
    """That of some reports with keys and, where there is news, of the next without."""
    chosen = [drawn(sheet, rng) for sheet in batch]
    further = next(unkeyed, [])
    chosen += [drawn(sheet, rng, keyed=False) for sheet in further]
    own, rest = network([*batch, *further], chosen).parted(batch)
    loss = by_keys(batch, own, plan.teachers)
    return loss + plan.news * by_teachers(further, rest) if further else loss


def _endless(news: Sequence[Sheet], rng: random.Random) -> Iterator[list[Sheet]]:
    while news:
        yield from batches(news, NEWS_REPORTS, rng)


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their rates: a lower layer's less than an upper's, the heads' most."""
    groups: list[dict[str, object]] = []
    top = network.encoder.kind.layers - 1
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = plan.rate * plan.decay ** (top - _layer(name)) if name.startswith("encoder.") else HEAD_RATE
            decay = 0.01 if parameter.ndim > 1 else 0.0
            groups.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": decay})
    return groups


def _layer(name: str) -> int:
    """The number of an encoder's layer; what lies below the first counts as one more below."""
    return int(name.split(".layer.")[1].split(".")[0]) if ".layer." in name else -1
