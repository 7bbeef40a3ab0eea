"""Paragraphs in batches of like length, as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from attribution.network import AttributionNetwork, Batch
from attribution.prepare import Example
from dateline.finding.attributions.tokens import relate

__all__ = ["Answers", "batches", "cue_scores", "padded", "pair_scores", "targets"]

POOL = 600  # paragraphs drawn together and sorted by length, so that a batch holds like lengths
UNMARKED = 0.5  # how much a cue counts that the teacher alone sees, beside an annotator's
COUNTED = 0.5  # how much the labels of sources and contents count beside those of cues

# A teacher's answer to a paragraph: the chances of the labels of each token, as a cue and for each cue it was asked of.
Answers = tuple[np.ndarray, dict[tuple[int, int], np.ndarray]]


def batches(examples: Sequence[Example], tokens: int) -> list[list[int]]:
    """The places of the examples in a new order, in batches of like length and about so many tokens."""
    order = random.sample(range(len(examples)), len(examples))
    found: list[list[int]] = []
    for at in range(0, len(order), POOL):
        batch: list[int] = []
        for place in sorted(order[at : at + POOL], key=lambda place: len(examples[place].paragraph)):
            if batch and len(examples[place].paragraph) * (len(batch) + 1) > tokens:
                found.append(batch)
                batch = []
            batch.append(place)
        found.append(batch)
    random.shuffle(found)
    return found


def padded(rows: Sequence[np.ndarray], width: int = 0) -> Tensor:
    """Rows of different lengths as one tensor, zeros behind them."""
    found = pad_sequence([torch.as_tensor(np.ascontiguousarray(row)) for row in rows], True)
    if found.shape[1] >= width:
        return found
    more = torch.zeros((found.shape[0], width - found.shape[1], *found.shape[2:]), dtype=found.dtype)
    return torch.cat([found, more], dim=1)


def cue_scores(
    network: AttributionNetwork, examples: Sequence[Example], **more: Tensor
) -> tuple[Batch, Tensor, Tensor]:
    """The batch, the states of its tokens, and their scores as cues."""
    paragraphs = [example.paragraph for example in examples]
    names = ("words", "suffixes", "tags", "dependencies", "heads", "flags")
    batch = {name: padded([getattr(paragraph, name) for paragraph in paragraphs]) for name in names} | more
    batch["lengths"] = torch.tensor([len(paragraph) for paragraph in paragraphs])
    return batch, *network.encode(batch)


def pair_scores(
    network: AttributionNetwork,
    batch: Batch,
    states: Tensor,
    examples: Sequence[Example],
    cues: Sequence[Sequence[tuple[int, int]]],
) -> Tensor:
    """The scores of sources and contents for each cue of each example, which all have some."""
    rows = [row for row, own in enumerate(cues) if own]
    relations = [relate(examples[row].paragraph, cues[row]) for row in rows]
    width = batch["words"].shape[1]
    batch["rows"] = torch.tensor([row for row in rows for _ in cues[row]])
    batch["roots"] = torch.tensor(np.concatenate([relation.roots for relation in relations]))
    columns = [row for relation in relations for row in np.stack(relation.columns, axis=-1)]
    batch["relations"] = padded(columns, width)
    batch["marks"] = padded([row for relation in relations for row in relation.marks], width)
    return network.label(states, batch)


def targets(example: Example, answers: Answers | None, soft: float) -> Answers:
    """What is to be learned of a paragraph: the annotators' labels, each a vote, and the teacher's chances.

    ``soft`` is the teacher's share where there are both.
    """
    votes = len(example.labels)
    if answers is None:
        soft = 0.0
    share = soft if votes else 1.0
    cues = np.zeros((len(example.paragraph), 3), dtype=np.float32)
    pairs: dict[tuple[int, int], np.ndarray] = {}
    counts: dict[tuple[int, int], int] = {}
    for labels in example.labels:
        cues += (1 - share) * np.eye(3, dtype=np.float32)[labels.cues]
        for cue, marked in labels.pairs:
            counts[cue] = counts.get(cue, 0) + 1
            pairs[cue] = pairs.get(cue, 0) + (1 - share) * np.eye(5, dtype=np.float32)[marked]
    if answers is not None:
        cues += share * max(votes, 1) * answers[0].astype(np.float32)
        for cue, chances in answers[1].items():
            weight = share * (counts.get(cue, UNMARKED) if votes else 1.0)
            pairs[cue] = pairs.get(cue, 0) + weight * chances.astype(np.float32)
    return cues, pairs


def loss(network: AttributionNetwork, examples: Sequence[Example], wanted: Sequence[Answers], **more: Tensor) -> Tensor:
    """The summed cross entropy of the cues, and half that of their sources and contents."""
    batch, states, scores = cue_scores(network, examples, **more)
    total = _entropy(scores, padded([cues for cues, _ in wanted]))
    cues = [list(pairs) for _, pairs in wanted]
    if not any(cues):
        return total
    scores = pair_scores(network, batch, states, examples, cues)
    labels = padded([chances for _, pairs in wanted for chances in pairs.values()], batch["words"].shape[1])
    return total + COUNTED * _entropy(scores, labels)


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * functional.log_softmax(scores, -1)).sum()
