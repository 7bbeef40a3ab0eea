"""Teaches the adapters: run where torch is, with the texts that ``fit.py`` prepared.

python -m phrases.teach --texts texts.pickle --folds folds.pickle
python -m phrases.teach --texts texts.pickle --out network.pt

The first keeps what networks find in the texts that they did not learn from, the second the network that is shipped.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from scipy.sparse import csr_matrix, vstack
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.finding.phrases.network import Window
from phrases.network import Network, loss
from phrases.texts import FOLDS, Answer, Text, limited, scores
from rates import pace, set_rates

__all__ = ["main"]

OWN_EPOCHS, EPOCHS = 3, 8  # passes over the documents of our own, and then over the texts of the set
WINDOWS = 2  # a step
RATE, SIGNS_RATE = 2e-3, 1e-2
KEPT = 0.98  # of the running mean of the weights, a step: what is kept is that mean
Weights = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window, its sentences, the signs of its words and their true tags."""

    window: Window
    lines: list[tuple[int, int]]
    signs: csr_matrix
    tags: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--folds", type=Path, help="where the answers to unseen texts go")
    parser.add_argument("--out", type=Path, help="where the network goes that learns from all texts")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    texts, own = pickle.loads(given.texts.read_bytes())
    begun = learned(own, given.seed, OWN_EPOCHS).state_dict()
    if given.out:
        torch.save(learned(texts, given.seed, EPOCHS, begun).state_dict(), given.out)
    if given.folds:
        given.folds.write_bytes(pickle.dumps(_unseen(texts, given.seed, begun)))


def _unseen(texts: Sequence[Text], seed: int, begun: Weights) -> list[Answer]:
    found: dict[int, Answer] = {}
    for fold in range(FOLDS):
        network = learned([text for at, text in enumerate(texts) if at % FOLDS != fold], seed, EPOCHS, begun)
        found |= {at: answer(network, texts[at]) for at in range(fold, len(texts), FOLDS)}
        own = [answer_ for at, answer_ in found.items() if at % FOLDS == fold]
        print("fold", fold, scores(texts[fold::FOLDS], own.__getitem__), flush=True)
    return [found[at] for at in range(len(texts))]


def learned(texts: Sequence[Text], seed: int, epochs: int, begun: Weights | None = None) -> Network:
    """The network that those texts teach, with the mean of its late weights; it goes on from where another ended."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    if begun is not None:
        network.load_state_dict(begun)
    network.train()
    lessons = [lesson for text in texts for lesson in _lessons(text)]
    rates = [
        {"params": [weights], "lr": rate, "base": rate, "weight_decay": 0.01 if name.startswith("encoder.") else 0.0}
        for name, weights in network.named_parameters()
        if weights.requires_grad
        for rate in [SIGNS_RATE if name.startswith("signs.") else RATE]
    ]
    optimizer = torch.optim.AdamW(rates)
    steps, step = epochs * math.ceil(len(lessons) / WINDOWS), 0
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    for epoch in range(epochs):
        rng.shuffle(lessons)
        total = 0.0
        for start in range(0, len(lessons), WINDOWS):
            set_rates(optimizer, pace(step / steps, least=0.02))
            step += 1
            total += _step(network, optimizer, lessons[start : start + WINDOWS])
            mean.update_parameters(network)
        print("epoch", epoch + 1, "loss", round(total / steps * epochs, 4), flush=True)
    kept: Network = mean.module
    return kept.eval()


def _step(network: Network, optimizer: torch.optim.Optimizer, lessons: Sequence[Lesson]) -> float:
    lines: list[tuple[int, int]] = []
    words = 0
    for lesson in lessons:
        lines += [(start + words, end + words) for start, end in lesson.lines]
        words += len(lesson.tags)
    optimizer.zero_grad()
    shown = vstack([lesson.signs for lesson in lessons]).tocsr()
    tags = np.concatenate([lesson.tags for lesson in lessons])
    found = loss(network([lesson.window for lesson in lessons], shown), network.after, lines, tags)
    found.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(found.detach())


def _lessons(text: Text) -> Iterator[Lesson]:
    """The windows of a text with what is true there; a sentence that two windows share is two."""
    for window in text.windows:
        low, high = window.words[0], window.words[-1] + 1
        cuts = [low, *(int(start) for start in text.lines.starts if low < start < high), high]
        lines = [(start - low, end - low) for start, end in pairwise(cuts)]
        yield Lesson(window, lines, text.lines.signs[low:high], text.sure[low:high])


def answer(network: Network, text: Text) -> Answer:
    """What the network says of each word, and its weights of one tag after another."""
    with torch.no_grad():
        of_words = [network([lesson.window], lesson.signs).numpy() for lesson in _lessons(text)]
        return np.concatenate(of_words).astype(float), limited(network.after.numpy().astype(float))


if __name__ == "__main__":
    main()
