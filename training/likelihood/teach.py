"""Teaches the network: run where torch is, with the events that ``fit.py`` gathered.

python -m likelihood.teach --events events.pickle --fold 0 --out answers.pickle
python -m likelihood.teach --events events.pickle --network network.pt

The first keeps what a network says of the events of the fifth of the reports that it did not learn from, the second the
network that is shipped.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from coder.steps import batches
from likelihood.events import VERDICTS, Judged
from likelihood.fit import fold_of
from likelihood.network import Network
from rates import pace, set_rates

__all__ = ["main"]

EPOCHS, EVENTS = 3, 16  # passes over the events, and events a step
RATES = {"adapters": 7e-4, "biases": 3e-4, "heads": 1e-3}


def main() -> None:
    """Teach one network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--fold", type=int, help="the fifth of the reports that it must not see")
    parser.add_argument("--out", type=Path, help="where its answers to them go")
    parser.add_argument("--network", type=Path, help="where the network goes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    events, marked = pickle.loads(given.events.read_bytes())
    names = sorted({name for event in (*events, *marked) for name in event.posed.names})
    learned = [event for event in events if fold_of(event.report) != given.fold]
    network = taught([*learned, *marked], names, given.seed)
    if given.out:
        own = [event for event in events if fold_of(event.report) == given.fold]
        said = answers(network, own).tolist()
        given.out.write_bytes(pickle.dumps({event.id: odds for event, odds in zip(own, said, strict=True)}))
    if given.network:
        torch.save({"names": names, "weights": network.state_dict()}, given.network)


def taught(events: Sequence[Judged], names: Sequence[str], seed: int) -> Network:
    """The network that these events teach: which verdict each has, and whether that is "right"."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(names).train()
    optimizer = torch.optim.AdamW(_groups(network))
    steps, step = EPOCHS * math.ceil(len(events) / EVENTS), 0
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in batches(events, lambda event: len(event.posed.ids), rng, EVENTS):
            set_rates(optimizer, pace(step / steps))
            step += 1
            optimizer.zero_grad()
            loss = _loss(network([event.posed for event in batch]), [VERDICTS.index(event.verdict) for event in batch])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            total += float(loss.detach())
        print("epoch", epoch + 1, "loss", round(total / steps * EPOCHS, 4), flush=True)
    return network.eval()


def answers(network: Network, events: Sequence[Judged]) -> np.ndarray:
    """How likely each event is right, in log-odds."""
    found = np.zeros(len(events), dtype=np.float32)
    order = sorted(range(len(events)), key=lambda at: len(events[at].posed.ids))
    with torch.no_grad():
        for start in range(0, len(order), 64):
            places = order[start : start + 64]
            scores = network([events[at].posed for at in places])
            found[places] = (scores[:, 0] - torch.logsumexp(scores[:, 1:], 1)).numpy()
    return found


def _loss(scores: torch.Tensor, verdicts: Sequence[int]) -> torch.Tensor:
    true = torch.tensor(verdicts)
    wrong = torch.logsumexp(scores[:, 1:], 1) - scores[:, 0]
    which = functional.cross_entropy(scores, true)
    return which + functional.binary_cross_entropy_with_logits(wrong, (true != 0).float())


def _groups(network: Network) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for name, weights in network.named_parameters():
        if weights.requires_grad:
            within = "adapters" if weights.ndim > 1 else "biases"
            rate = RATES[within if name.startswith("encoder.") else "heads"]
            decay = 0.01 if weights.ndim > 1 else 0.0
            found.append({"params": [weights], "lr": rate, "base": rate, "weight_decay": decay})
    return found


if __name__ == "__main__":
    main()
