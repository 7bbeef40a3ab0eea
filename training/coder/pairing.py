"""Teaches the pairing: in one pass over a sentence that nobody marked, the pair and what passes between the two.

It learns tags and labels from the coder's rows and the tagger's sentences together, and from sentences of running news
as Dateline's rules read them: those with one event of two sides, and those that tell of none, which must stay untagged.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from coder.fit import tokenizer_of
from coder.network import Pairing
from coder.rows import LABELS, Row, exchange, words_of_spans
from coder.steps import batches, groups
from coder.tagging import IGNORED, TAGS, Tagged, tags_of
from coder.telling import tellable, told
from dateline.finding.events.learned.dyad import best_spans
from dateline.finding.networks.encoder import Pair, digest, mark
from dateline.ontology import Ontology
from rates import pace, set_rates

__all__ = [
    "FINISH", "PairingRecipe", "fit_pairing", "item_of", "news_item", "pair_of", "read_by_rules", "score_pairs",
    "score_tags",
]  # fmt: skip


BESIDE = 6  # tokens beside a span of the rules that may belong to its phrase


@dataclass(frozen=True, slots=True)
class PairingRecipe:
    """How to train."""

    layers: int = 3
    epochs: int = 6
    rows: int = 16  # a step
    rate: float = 1.5e-4  # of the topmost layer
    head_rate: float = 1e-3
    decay_by_layer: float = 0.9
    smoothing: float = 0.05
    penta_weight: float = 0.3
    told: int = 300  # sentences built anew from the ontology's words, each epoch
    by_rules: int = 500  # sentences of running news with an event, and as many without, each epoch
    whole: bool = True  # whether all words of a span that the rules found are tagged, or its head alone
    exchanged: float = 0.4


# The second part of the training: the rules cut phrases short, and their heads alone teach the better spans.
FINISH = PairingRecipe(epochs=2, rate=7e-5, head_rate=4e-4, told=150, by_rules=300, whole=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence to learn from: its tokens, their tags, which tokens each pool takes, and what is known of the pair."""

    ids: tuple[int, ...]
    tags: tuple[int, ...]
    pools: np.ndarray  # source, target, between; each row sums to 1
    label: int = IGNORED
    penta: int = IGNORED


def read_by_rules(path: Path, held_out: set[str]) -> tuple[list[Row], list[Tagged]]:
    """What ``coder.news`` wrote: sentences with a pair and a label, and sentences that tell of no event."""
    with path.open(encoding="utf-8") as lines:
        stored = [row for row in map(json.loads, lines) if digest(row["text"]) not in held_out]
    telling = [
        Row(row["text"], tuple(row["source"]), tuple(row["target"]), row["label"]) for row in stored if row["label"]
    ]
    return telling, [Tagged(row["text"], ()) for row in stored if not row["label"]]


def item_of(tokenizer: Tokenizer, row: Row | Tagged, tagged: bool = True) -> Item:
    """A row as the network learns it; ``tagged`` is False where its spans are not all that the sentence has."""
    if isinstance(row, Tagged):
        marked, tags = tags_of(tokenizer, row)
        return Item(marked.ids, tuple(tags), _pools(tokenizer, row.text, None, None, len(marked.ids)))
    marked = mark(tokenizer, row.text, None, None)
    tags = [IGNORED] * len(marked.ids)
    if tagged and row.label and row.source and row.target:
        _, tags = tags_of(tokenizer, Tagged(row.text, ((*row.source, "S"), (*row.target, "T"))))
    label = LABELS.index(row.label) if row.label else IGNORED
    pools = _pools(tokenizer, row.text, row.source, row.target, len(marked.ids))
    return Item(marked.ids, tuple(tags), pools, label, IGNORED if row.penta is None else row.penta)


def news_item(tokenizer: Tokenizer, row: Row) -> Item:
    """A sentence as the rules read it: they pin the head of a phrase, so of each span only its last token is tagged.

    What stands close around is left open, since the phrase may begin before and go on after.
    """
    item = item_of(tokenizer, row, tagged=False)
    width = len(item.ids)
    tags = [IGNORED, *[0] * (width - 2), IGNORED]
    held = [np.flatnonzero(pool) for pool in item.pools[:2]]
    for places in held:
        first, last = max(1, int(places[0]) - BESIDE), min(width - 2, int(places[-1]) + BESIDE)
        tags[first : last + 1] = [IGNORED] * (last + 1 - first)
    for places, inside in zip(held, ("I-S", "I-T"), strict=True):
        if len(places) > 1:  # a span of one token may stand for the begin or the inside of a longer one
            tags[places[-1]] = TAGS.index(inside)
    return replace(item, tags=tuple(tags))


def _pools(tokenizer: Tokenizer, text: str, source: Pair | None, target: Pair | None, width: int) -> np.ndarray:
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets[: width - 2]
    held = [
        [place for place, (start, end) in enumerate(offsets, 1) if span and end > span[0] and start < span[1]]
        for span in (source, target)
    ]
    between: list[int] = []
    if held[0] and held[1]:
        first, last = sorted(held)
        between = list(range(first[-1] + 1, last[0]))
    pools = np.zeros((3, width), np.float32)
    for row, places in zip(pools, (*held, between), strict=True):
        row[places or [0]] = 1 / len(places or [0])
    return pools


def fit_pairing(
    rows: Sequence[Row], tagged: Sequence[Tagged], news: tuple[list[Row], list[Tagged]], weights: Path,
    recipe: PairingRecipe, seed: int, begun: Path | None = None,
) -> Pairing:  # fmt: skip
    """The network trained on labelled rows, tagged sentences and news as the rules read it, in evaluation mode.

    It goes on from what ``begun`` holds, where that is given.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network, tokenizer = Pairing(weights, recipe.layers), tokenizer_of(weights)
    if begun:
        network.load_state_dict({name: values.float() for name, values in torch.load(begun).items()})
    network.train()
    optimizer = torch.optim.AdamW(
        groups(network, recipe.rate, recipe.head_rate, recipe.decay_by_layer, recipe.layers), fused=True
    )
    known = {digest(row.text) for row in tagged}
    rows = [row for row in rows if row.label or (row.source and row.target)]
    words, triggers = words_of_spans(rows), tellable(Ontology.load())
    fixed = [item_of(tokenizer, row) for row in tagged]
    count = len(rows) + recipe.told + len(fixed) + sum(min(recipe.by_rules, len(part)) for part in news)
    steps, step = recipe.epochs * math.ceil(count / recipe.rows), 0
    for _ in range(recipe.epochs):
        epoch = [_varied(row, words, rng, recipe.exchanged) for row in rows]
        items = [item_of(tokenizer, row, digest(row.text) not in known) for row in epoch]
        items += [item_of(tokenizer, told(trigger, words, rng)) for trigger in rng.sample(triggers, recipe.told)]
        telling, silent = (rng.sample(part, min(recipe.by_rules, len(part))) for part in news)
        read = item_of if recipe.whole else news_item
        items += [read(tokenizer, row) for row in telling] + [item_of(tokenizer, row) for row in silent]
        for chosen in batches(items + fixed, lambda item: len(item.ids), rng, recipe.rows):
            set_rates(optimizer, pace(step / steps, least=0.0, top=0.9))
            optimizer.zero_grad()
            _loss(network, chosen, recipe).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
    return network.eval()


def _loss(network: Pairing, chosen: Sequence[Item], recipe: PairingRecipe) -> Tensor:
    ids, mask, tags, pools, labels, penta = _collated(chosen)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.states(ids, mask)
    states = network.dropout(states.float())
    pooled = network.pooled(states, mask, pools)
    parts = [_entropy(network.roles(states).flatten(0, 1), tags.flatten(), 0.0)]
    parts.append(_entropy(network.types(pooled), labels, recipe.smoothing))
    parts.append(recipe.penta_weight * _entropy(network.penta(pooled), penta, 0.0))
    return sum(parts, torch.zeros(()))


def _entropy(scores: Tensor, wanted: Tensor, smoothing: float) -> Tensor:
    if bool((wanted == IGNORED).all()):
        return scores.sum() * 0
    return F.cross_entropy(scores, wanted, ignore_index=IGNORED, label_smoothing=smoothing)


def _collated(items: Sequence[Item]) -> tuple[Tensor, ...]:
    width = max(len(item.ids) for item in items)
    ids, mask = (torch.zeros(len(items), width, dtype=torch.long) for _ in range(2))
    tags, pools = torch.full((len(items), width), IGNORED), torch.zeros(len(items), 3, width)
    for at, item in enumerate(items):
        size = len(item.ids)
        ids[at, :size], mask[at, :size], tags[at, :size] = torch.tensor(item.ids), 1, torch.tensor(item.tags)
        pools[at, :, :size] = torch.from_numpy(item.pools)
    labels, penta = (torch.tensor([getattr(item, name) for item in items]) for name in ("label", "penta"))
    return ids, mask, tags, pools, labels, penta


def _varied(row: Row, words, rng: random.Random, share: float) -> Row:
    return exchange(row, words, rng, share) if row.label and rng.random() < share else row


@torch.no_grad()
def pair_of(network: Pairing, text: str, tokenizer: Tokenizer) -> tuple[Pair | None, Pair | None, int | None]:
    """Source, target and the label of what passes between them, with nothing given."""
    marked = mark(tokenizer, text, None, None)
    ids = torch.tensor([marked.ids])
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets[: len(marked.ids) - 2]
    states = network.states(ids, torch.ones_like(ids))
    source, target = best_spans(network.roles(states)[0].numpy()[1:-1], offsets)
    if source is None or target is None:
        return source, target, None
    return source, target, _label_of(network, states, _pools(tokenizer, text, source, target, len(marked.ids)))


def _label_of(network: Pairing, states: Tensor, pools: np.ndarray) -> int:
    mask = torch.ones(states.shape[:2])
    return int(network.types(network.pooled(states, mask, torch.from_numpy(pools)[None])).argmax())


@torch.no_grad()
def score_pairs(network: Pairing, rows: Sequence[Row], tokenizer: Tokenizer) -> dict[str, float]:
    """The share of labelled rows whose spans are both overlapped, and of those whose label is right besides."""
    located = right = 0
    for row in rows:
        source, target, label = pair_of(network, row.text, tokenizer)
        if _overlap(source, row.source) and _overlap(target, row.target):
            located += 1
            right += label is not None and LABELS[label] == row.label
    return {"located": round(located / max(len(rows), 1), 4), "right": round(right / max(len(rows), 1), 4)}


def _overlap(found: Pair | None, true: Pair | None) -> bool:
    return not true or (found is not None and found[0] < true[1] and true[0] < found[1])


def score_tags(network: Pairing, rows: Iterable[Tagged], tokenizer: Tokenizer) -> dict[str, float]:
    """Exact-span F1 of the first source and the first target of each row."""
    counts = {side: [0, 0, 0] for side in "ST"}  # right, found, true
    for row in rows:
        spans = pair_of(network, row.text, tokenizer)[:2]
        for side, found in zip("ST", spans, strict=True):
            true = {span[:2] for span in row.spans if span[2] == side}
            counts[side][0] += found in true
            counts[side][1] += found is not None
            counts[side][2] += len(true)
    return {side: round(2 * right / max(found + true, 1), 4) for side, (right, found, true) in counts.items()}
