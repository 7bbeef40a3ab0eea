"""The network: the lower layers of MiniLM-L6 as they are, the trained ones above, and what is asked of phrases.

The lower layers are rounded to eight bits first, as they are shipped, so that the upper ones learn from what they get.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline.finding.casting import COLUMNS, MEAN_SCALE, TOLD
from dateline.finding.encoder import CLS, PAD, SEP, Words
from incidents.examples import Example

__all__ = ["FROZEN", "TRAINED", "Lower", "Network", "rounded"]

WIDTH, HIDDEN = 384, 256
FROZEN, TRAINED = 3, 3  # layers
BLANKED = 0.1  # the share of tokens whose state is nought in a step, so that contexts are learned besides names
SHARES = 127  # steps either side of nought: eight bits


def rounded(weights: Tensor) -> Tensor:
    """A matrix in steps of one scale a row."""
    scale = weights.abs().max(1, keepdim=True).values / SHARES
    scale[scale == 0] = 1
    return (weights / scale).round() * scale


class Lower(nn.Module):
    """Word vectors as shipped, and the layers that stay as they are."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(weights).eval()
        self.encoder.encoder.layer = self.encoder.encoder.layer[:FROZEN]
        words = Words.load()
        with torch.no_grad():
            vectors = torch.tensor(words.vectors * words.scales[:, None])
            self.encoder.embeddings.word_embeddings.weight.copy_(vectors)
            for parameter in self.encoder.encoder.layer.parameters():
                if parameter.ndim == 2:
                    parameter.copy_(rounded(parameter))

    @torch.no_grad()
    def forward(self, windows: Sequence[Sequence[int]]) -> list[Tensor]:
        """The states of each window's tokens, the opening and the closing one with them, in 16 bits."""
        width = max(len(window) for window in windows) + 2
        ids = torch.tensor([[CLS, *window, SEP] + [PAD] * (width - 2 - len(window)) for window in windows])
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(input_ids=ids, attention_mask=(ids != PAD).long()).last_hidden_state
        return [state[: len(window) + 2].half() for state, window in zip(states, windows, strict=True)]


class Network(nn.Module):
    """The trained layers and the heads, over states that ``Lower`` gave."""

    def __init__(self, weights: Path, dropout: float = 0.1) -> None:
        super().__init__()
        base = AutoModel.from_pretrained(weights, attention_probs_dropout_prob=0.0, attn_implementation="sdpa")
        self.layers = nn.ModuleList(base.encoder.layer[FROZEN : FROZEN + TRAINED])
        self.dropout = nn.Dropout(dropout)
        self.inner = nn.Linear(3 * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, COLUMNS["described"].stop)
        self.told = nn.Linear(2 * WIDTH, TOLD["stages"].stop)
        for head in (self.inner, self.out, self.told):
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)
        with torch.no_grad():  # few phrases take a role, and fewer times than not date an incident
            self.out.bias[COLUMNS["roles"].start : COLUMNS["place"].stop] = -3.5
            self.out.bias[COLUMNS["date"]] = -1.5
            self.out.bias[COLUMNS["described"]] = -3.5

    def states(self, lower: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        """The states of windows, padded to the longest, and their mask; short and long ones go through apart."""
        lengths = [len(state) for state in lower]
        longest, order = max(lengths), sorted(range(len(lower)), key=lambda at: lengths[at])
        cut = min(range(len(order)), key=lambda at: at * lengths[order[at - 1]] + (len(order) - at) * longest)
        found = torch.zeros(len(lower), longest, WIDTH)
        for part in (order[:cut], order[cut:]):
            if part:
                read = self._read([lower[at] for at in part])
                found = found.index_copy(
                    0, torch.tensor(part), functional.pad(read, (0, 0, 0, longest - read.shape[1]))
                )
        return found, (torch.arange(longest) < torch.tensor(lengths)[:, None]).float()

    def _read(self, lower: Sequence[Tensor]) -> Tensor:
        given = nn.utils.rnn.pad_sequence([state.float() for state in lower], batch_first=True)
        lengths = torch.tensor([len(state) for state in lower])
        if self.training:
            given = given * (torch.rand(given.shape[:2]) >= BLANKED).unsqueeze(-1)
        mask = (torch.arange(given.shape[1]) < lengths[:, None]).float()
        with torch.autocast("cpu", torch.bfloat16):
            bias = ((1 - mask) * -1e4)[:, None, None, :].to(torch.bfloat16)
            for layer in self.layers:
                given = layer(given, attention_mask=bias)
                given = given[0] if isinstance(given, tuple) else given
        return given.float()

    def forward(
        self, examples: Sequence[Example], lower: Sequence[Sequence[Tensor]], chosen: Sequence[Sequence[int]]
    ) -> list[tuple[Tensor, Tensor, Tensor]]:
        """For each example the answers of its phrases and times, which of them stand in a chosen window, and what it
        tells; ``chosen`` are the windows of each that are read."""
        read = [(at, window) for at, windows in enumerate(chosen) for window in windows]
        states, mask = self.states([lower[at][window] for at, window in read])
        kept = mask.unsqueeze(-1)
        means = (states * kept).sum(1) / kept.sum(1) * MEAN_SCALE
        sums = functional.pad(states.cumsum(1), (0, 0, 1, 0))
        line = {key: number for number, key in enumerate(read)}
        found = []
        for at, example in enumerate(examples):
            groups = [phrase.places for phrase in example.phrases] + [(place,) for place, _ in example.times]
            seen = [
                (line[at, place.window], place.start, place.end, place.head_start, place.head_end, group)
                for group, places in enumerate(groups)
                for place in places
                if (at, place.window) in line
            ]
            rows = torch.tensor(seen, dtype=torch.long).view(-1, 6)
            answers, present = self._answers(sums, means, rows, len(groups))
            lines = [line[at, window] for window in chosen[at]]
            opening = states[lines, 0].max(0).values
            told = self.told(self.dropout(torch.cat([means[lines].mean(0), opening])))
            found.append((answers, present, told))
        return found

    def _answers(self, sums: Tensor, means: Tensor, rows: Tensor, groups: int) -> tuple[Tensor, Tensor]:
        """The mean, in odds, over the places of each group; the opening token shifts every place by one."""
        at, start, end, head, behind, group = rows.T
        span = (sums[at, end + 1] - sums[at, start + 1]) / (end - start).unsqueeze(1)
        top = (sums[at, behind + 1] - sums[at, head + 1]) / (behind - head).unsqueeze(1)
        hidden = functional.gelu(self.inner(self.dropout(torch.cat([span, top, means[at]], 1))))
        scored = self.out(self.dropout(hidden))
        width = scored.shape[1]
        most = torch.full((groups, width), -1e4)
        most = most.scatter_reduce(0, group[:, None].expand(-1, width), scored.detach(), "amax")
        summed = torch.zeros(groups, width).index_add(0, group, torch.exp(scored - most[group]))
        count = torch.zeros(groups).index_add(0, group, torch.ones(len(group)))
        return summed.clamp_min(1e-9).log() - count.clamp_min(1).log()[:, None] + most, count > 0
