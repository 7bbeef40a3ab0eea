"""The network as torch trains it; ``dateline.finding.attributions.network`` runs the same in numpy."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.finding.attributions.tokens import DEPENDENCIES, FLAGS, SUFFIXES, TAGS

__all__ = ["RELATIONS", "AttributionNetwork", "Batch", "Bidirectional"]

READING, LABELLING = 96, 64  # size of each direction's state in the two passes
WORD, SUFFIX, TAG, DEPENDENCY, HIDDEN, CUE = 64, 16, 16, 16, 96, 64
# How a token lies to the cue: each with the number of its values and the size of its vector, in the order of
# ``dateline.finding.attributions.tokens.Relations.columns``.
RELATIONS = {
    "path": (42, 12),
    "side": (len(DEPENDENCIES) + 1, 8),
    "first": (len(DEPENDENCIES) + 1, 12),
    "second": (len(DEPENDENCIES) + 1, 8),
    "dist": (21, 8),
}
MARKS = 2
UNSEEN = 0.12  # share of words hidden in training, so that tags, suffixes and lists of cues are learnt from too

Batch = dict[str, Tensor]


class Bidirectional(nn.Module):
    """An LSTM each way, the backward one from each sequence's own end, so that padding is never read."""

    def __init__(self, size: int, state: int) -> None:
        super().__init__()
        self.f = nn.LSTM(size, state, batch_first=True)
        self.b = nn.LSTM(size, state, batch_first=True)

    def forward(self, inputs: Tensor, lengths: Tensor) -> Tensor:
        places = torch.arange(inputs.shape[1])[None]
        turned = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)[..., None]
        ahead, _ = self.f(inputs)
        back, _ = self.b(torch.gather(inputs, 1, turned.expand(-1, -1, inputs.shape[-1])))
        return torch.cat([ahead, torch.gather(back, 1, turned.expand(-1, -1, back.shape[-1]))], -1)


class AttributionNetwork(nn.Module):
    """Marks cues in a paragraph, then for each cue its source and content."""

    def __init__(self, vectors: Tensor, dropout: float) -> None:
        super().__init__()
        self.w = nn.Embedding.from_pretrained(vectors, freeze=False)
        self.suf = nn.Embedding(SUFFIXES, SUFFIX)
        self.tag = nn.Embedding(len(TAGS) + 1, TAG)
        self.dep = nn.Embedding(len(DEPENDENCIES) + 1, DEPENDENCY)
        self.l1 = Bidirectional(2 * WORD + SUFFIX + 2 * TAG + 2 * DEPENDENCY + FLAGS, READING)
        self.c1 = nn.Linear(4 * READING, HIDDEN)
        self.c2 = nn.Linear(HIDDEN, 3)
        self.pt = nn.Linear(2 * READING, CUE)
        self.pc = nn.Linear(2 * READING, CUE)
        self.relations = nn.ModuleDict({name: nn.Embedding(*shape) for name, shape in RELATIONS.items()})
        self.l2 = Bidirectional(2 * CUE + sum(size for _, size in RELATIONS.values()) + MARKS, LABELLING)
        self.o = nn.Linear(2 * LABELLING, 5)
        self.dropout = nn.Dropout(dropout)

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """States of every token and the log-odds of outside, begin and inside of a cue."""
        heads = batch["heads"]
        states = self.dropout(self.l1(self.inputs(batch), batch["lengths"]))
        of_heads = torch.gather(states, 1, heads[..., None].expand(-1, -1, states.shape[-1]))
        hidden = functional.relu(self.c1(torch.cat([states, of_heads], -1)))
        return states, self.c2(self.dropout(hidden))

    def inputs(self, batch: Batch) -> Tensor:
        """What the first pass reads of every token."""
        words, heads = batch["words"], batch["heads"]
        if self.training:
            words = words * (torch.rand(words.shape) > UNSEEN)
        parts = [self.w(words), self.w(torch.gather(words, 1, heads)), self.suf(batch["suffixes"])]
        for table, numbers in ((self.tag, batch["tags"]), (self.dep, batch["dependencies"])):
            parts += [table(numbers), table(torch.gather(numbers, 1, heads))]
        return self.dropout(torch.cat([*parts, batch["flags"]], -1))

    def label(self, states: Tensor, batch: Batch) -> Tensor:
        """For each cue of the batch, tokens x 5 log-odds: outside, source begin and inside, content the same."""
        rows, roots = batch["rows"], batch["roots"]
        tokens = self.pt(states)[rows]
        cue = self.pc(states)[rows, roots][:, None, :].expand(-1, tokens.shape[1], -1)
        lies = [self.relations[name](batch["relations"][..., at]) for at, name in enumerate(RELATIONS)]
        inputs = self.dropout(torch.cat([tokens, cue, *lies, batch["marks"]], -1))
        return self.o(self.dropout(self.l2(inputs, batch["lengths"][rows])))
