"""Fine-tunes the network on rows, the lower layers more slowly than the upper, in bfloat16 on the CPU."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from coder.network import Network, batch
from coder.rows import LABELS, Row, exchange, words_of_spans
from coder.steps import batches, groups
from coder.telling import tellable, told
from dateline.finding.networks.encoder import Marked, mark
from dateline.ontology import Ontology
from rates import pace, set_rates

__all__ = ["Recipe", "fit", "predict", "tokenizer_of"]

LAYERS = 6  # of MiniLM


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. Chosen by cross-validation over the PLV rows; ``../README.md`` has the scores."""

    epochs: int = 10
    rows: int = 16  # a step
    rate: float = 1e-4  # of the topmost layer
    head_rate: float = 1e-3
    decay_by_layer: float = 0.9
    smoothing: float = 0.05  # of the labels
    penta_weight: float = 0.3
    told: int = 300  # sentences built anew from the ontology's words, each epoch
    exchanged: float = 0.4  # chance that a row, and in it each span, takes words from another row of its label


def fit(rows: Sequence[Row], weights: Path, recipe: Recipe, seed: int) -> Network:
    """The network trained to label ``rows``, in evaluation mode."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network, tokenizer = Network(weights), tokenizer_of(weights)
    network.train()
    optimizer = torch.optim.AdamW(
        groups(network, recipe.rate, recipe.head_rate, recipe.decay_by_layer, LAYERS), fused=True
    )
    steps, step = recipe.epochs * math.ceil((len(rows) + recipe.told) / recipe.rows), 0
    words, triggers = words_of_spans(rows), tellable(Ontology.load())
    for _ in range(recipe.epochs):
        epoch = _varied(rows, words, rng, recipe.exchanged)
        epoch += [told(trigger, words, rng) for trigger in rng.sample(triggers, recipe.told)]
        labelled = [(mark(tokenizer, row.text, row.source, row.target), row) for row in epoch]
        chunks = batches(labelled, lambda pair: len(pair[0].ids), rng, recipe.rows)
        rng.shuffle(chunks)
        for chosen in chunks:
            set_rates(optimizer, pace(step / steps, least=0.0, top=0.9))
            optimizer.zero_grad()
            _loss(network, chosen, recipe).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
    return network.eval()


def tokenizer_of(weights: Path) -> Tokenizer:
    """The encoder's tokenizer, without the padding and truncation that its file asks for."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@torch.no_grad()
def predict(network: Network, rows: Sequence[Row], tokenizer: Tokenizer) -> np.ndarray:
    """Probabilities of the labels, a line for each row."""
    marked = [mark(tokenizer, row.text, row.source, row.target) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: len(marked[place].ids))
    found = np.zeros((len(rows), len(LABELS)))
    for start in range(0, len(order), 64):
        places = order[start : start + 64]
        logits, _ = network(*batch([marked[place] for place in places]))
        found[places] = F.softmax(logits.float(), -1).numpy()
    return found


def _varied(rows: Sequence[Row], words, rng: random.Random, share: float) -> list[Row]:
    return [exchange(row, words, rng, share) if row.label and rng.random() < share else row for row in rows]


def _loss(network: Network, chosen: Sequence[tuple[Marked, Row]], recipe: Recipe) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        labels, penta = network(*batch([marked for marked, _ in chosen]))
    loss = torch.zeros(())
    known = [place for place, (_, row) in enumerate(chosen) if row.label]
    classed = [place for place, (_, row) in enumerate(chosen) if row.penta is not None]
    if known:
        true = torch.tensor([LABELS.index(chosen[place][1].label) for place in known])
        loss = loss + F.cross_entropy(labels[known].float(), true, label_smoothing=recipe.smoothing, reduction="sum")
    if classed:
        true = torch.tensor([chosen[place][1].penta for place in classed])
        loss = loss + recipe.penta_weight * F.cross_entropy(penta[classed].float(), true, reduction="sum")
    return loss / len(chosen)
