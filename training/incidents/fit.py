"""Trains the encoder that reads incidents: run where torch and the MiniLM weights are installed.

python -m incidents.fit --prepared prepared.pickle --weights MINILM --out network.pt

What ``splitting.py`` holds out is left aside: floors are chosen there, by ``choose.py``.
"""

from __future__ import annotations

import argparse
import copy
import math
import pickle
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.finding.casting import COLUMNS, TOLD
from incidents.examples import Example
from incidents.network import Lower, Network
from incidents.splitting import held_out

__all__ = ["lower_states", "main"]

REPORTS = 8  # a step
DECAY_BY_LAYER = 0.85


EPOCHS, LAID = 8, 8  # how many are run, and for how many the falling rates are laid out
RATE, HEAD_RATE = 2e-4, 1e-3
EMPTY = 0.5  # the share of reports without incident that an epoch takes
KEPT = 0.99  # of the running mean of the weights, a step: what is saved is that mean, over about an epoch
BARE = 0.4  # the share of windows without a filler that is taken, of a report with an incident
# By what each sum over a step is divided, so that none drowns the roles.
SHARE = {
    "roles": 12,
    "described": 12,
    "place": 40,
    "types": 30,
    "effects": 20,
    "confidence": 20,
    "date": 10,
    "told": 5,
    "stages": 20,
}


def main() -> None:
    """Train on all reports but those held out, and save the weights in 16 bits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    with given.prepared.open("rb") as file:
        examples = [example for at, example in enumerate(pickle.load(file)) if not held_out(at)]
    states = lower_states(examples, given.weights)
    for epoch, network in enumerate(fit(examples, states, given.weights)):
        torch.save({name: value.half() for name, value in network.state_dict().items()}, given.out)
        print("epoch", epoch + 1, "of", EPOCHS, flush=True)


def lower_states(examples: Sequence[Example], weights: Path) -> list[list[Tensor]]:
    """What the frozen layers make of each window of each report, made once."""
    lower = Lower(weights)
    places = [(at, window) for at, example in enumerate(examples) for window in range(len(example.windows))]
    places.sort(key=lambda place: len(examples[place[0]].windows[place[1]]))
    found = [[torch.empty(0)] * len(example.windows) for example in examples]
    for start in range(0, len(places), 16):
        batch = places[start : start + 16]
        states = lower([examples[at].windows[window] for at, window in batch])
        for (at, window), state in zip(batch, states, strict=True):
            found[at][window] = state
    return found


def fit(
    examples: Sequence[Example], lower: Sequence[Sequence[Tensor]], weights: Path, seed: int = 1
) -> Iterator[Network]:
    """After each epoch the network with the mean of its late weights, in evaluation mode.

    The rates rise over a tenth of the steps and then fall to nought.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(weights).train()
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    optimizer = torch.optim.AdamW(_groups(network), fused=True)
    full = [at for at, example in enumerate(examples) if example.told[0]]
    bare = [at for at, example in enumerate(examples) if not example.told[0]]
    steps, step = LAID * math.ceil((len(full) + len(bare) * EMPTY) / REPORTS), 0
    for _ in range(EPOCHS):
        order = full + [at for at in bare if rng.random() < EMPTY]
        for batch in _batches(order, examples, rng):
            pace = min(1, (step + 1) / (0.1 * steps)) * ((steps - step) / steps if step > 0.1 * steps else 1)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * max(pace, 0.01)
            optimizer.zero_grad()
            chosen = [_chosen(examples[at], rng) for at in batch]
            taken = [examples[at] for at in batch]
            loss(taken, network(taken, [lower[at] for at in batch], chosen)).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean.update_parameters(network)
            step += 1
        yield copy.deepcopy(mean.module).eval()


def _groups(network: Network) -> list[dict]:
    """Parameters with their rates: the lower layer's less than the upper's, the heads' most."""
    groups = []
    for name, parameter in network.named_parameters():
        rate = HEAD_RATE
        if name.startswith("layers."):
            rate = RATE * DECAY_BY_LAYER ** (len(network.layers) - 1 - int(name.split(".")[1]))
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": decay})
    return groups


def _batches(order: list[int], examples: Sequence[Example], rng: random.Random) -> list[list[int]]:
    """Reports in random order, those of like length together within six batches."""
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), REPORTS * 6):
        alike = sorted(order[start : start + REPORTS * 6], key=lambda at: sum(map(len, examples[at].windows)))
        found += [alike[at : at + REPORTS] for at in range(0, len(alike), REPORTS)]
    rng.shuffle(found)
    return found


def _chosen(example: Example, rng: random.Random) -> list[int]:
    """The windows that a step reads of a report: those with a filler, the first, and some of the others."""
    every = range(len(example.windows))
    if not example.told[0]:
        return [rng.randrange(len(example.windows))]
    telling = (phrase for phrase in example.phrases if any(phrase.roles) or phrase.described)
    filled = {place.window for phrase in telling for place in phrase.places}
    return [window for window in every if window in filled or window == 0 or rng.random() < BARE]


def loss(examples: Sequence[Example], answers: Sequence[tuple[Tensor, Tensor, Tensor]]) -> Tensor:
    """What is wrong with the answers: of phrases that take a role more is asked than of the others."""
    total = torch.zeros(())
    for example, (rows, present, told) in zip(examples, answers, strict=True):
        for name, wrong in _wrongs(example, rows, present, told):
            total = total + wrong / SHARE[name]
    return total / len(examples)


def _wrongs(example: Example, rows: Tensor, present: Tensor, told: Tensor):
    yes = functional.binary_cross_entropy_with_logits
    truth = torch.tensor(example.told, dtype=torch.float32)
    yield "told", yes(told[: TOLD["types"].stop], truth[: TOLD["types"].stop], reduction="sum")
    count = len(example.phrases)
    phrases, is_here = rows[:count], present[:count]
    roles = torch.tensor([phrase.roles for phrase in example.phrases], dtype=torch.float32).view(count, -1)
    yield "roles", yes(phrases[is_here, COLUMNS["roles"]], roles[is_here], reduction="sum")
    described = torch.tensor([[phrase.described] for phrase in example.phrases], dtype=torch.float32).view(count, 1)
    yield "described", yes(phrases[is_here, COLUMNS["described"]], described[is_here], reduction="sum")
    if not example.told[0]:
        return
    yield "stages", yes(told[TOLD["stages"]], truth[TOLD["stages"]], reduction="sum")
    places = torch.tensor([[phrase.is_place] for phrase in example.phrases], dtype=torch.float32).view(count, 1)
    yield "place", yes(phrases[is_here, COLUMNS["place"]], places[is_here], reduction="sum")
    harmed = is_here & (described[:, 0] > 0)
    filling = is_here & (roles.sum(1) > 0) | harmed
    if filling.any():
        types = torch.tensor([phrase.types for phrase in example.phrases], dtype=torch.float32)
        yield "types", yes(phrases[filling, COLUMNS["types"]], types[filling], reduction="sum")
    victims = is_here & (roles[:, 3] > 0) | harmed
    if victims.any():
        effects = torch.tensor([phrase.effect for phrase in example.phrases])
        yield (
            "effects",
            functional.cross_entropy(phrases[victims, COLUMNS["effects"]], effects[victims], reduction="sum"),
        )
    sure = torch.tensor([phrase.confidence for phrase in example.phrases])
    bodies = is_here & (sure >= 0)
    if bodies.any():
        given = phrases[bodies, COLUMNS["confidence"]]
        yield "confidence", functional.cross_entropy(given, sure[bodies], reduction="sum")
    here = present[count:]
    if here.any():
        right = torch.tensor([[is_right] for _, is_right in example.times], dtype=torch.float32)
        yield "date", yes(rows[count:][here, COLUMNS["date"]], right[here], reduction="sum")


if __name__ == "__main__":
    main()
