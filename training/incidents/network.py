"""The network: an encoder of windows, and what is asked of phrases, of times and of the report over its states.

``dateline.finding.templates.casting`` asks the same of the shipped one in numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dateline.finding.networks.encoder import MEAN_SCALE
from dateline.finding.templates.casting import COLUMNS, TOLD
from incidents.encoders import DEVICE, Encoder
from incidents.sheets import Answers, Sheet

__all__ = ["Network", "Read", "read"]

HIDDEN = 256
DROPOUT = 0.1


class Read(NamedTuple):
    """Log-odds of all rows, which of them stand in a window that was read, and the log-odds of the reports."""

    answers: Tensor
    present: Tensor
    told: Tensor

    def parted(self, first: Sequence[Sheet]) -> tuple[Read, Read]:
        """What it says of the first reports, and of the others."""
        rows = sum(sheet.rows for sheet in first)
        cuts = (rows, rows, len(first))
        return (
            Read(*(part[:cut] for part, cut in zip(self, cuts, strict=True))),
            Read(*(part[cut:] for part, cut in zip(self, cuts, strict=True))),
        )


class Network(nn.Module):
    """The encoder and its three heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.kind.width
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPOUT)
        self.inner = nn.Linear(3 * width, HIDDEN)
        self.out = nn.Linear(HIDDEN, COLUMNS["described"].stop)
        self.told = nn.Linear(2 * width, TOLD["stages"].stop)
        for head in (self.inner, self.out, self.told):
            nn.init.normal_(head.weight, 0, 0.02)
            nn.init.zeros_(head.bias)
        with torch.no_grad():  # few phrases take a role, and fewer times than not date an incident
            self.out.bias[COLUMNS["roles"].start : COLUMNS["place"].stop] = -3.5
            self.out.bias[COLUMNS["date"]] = -1.5
            self.out.bias[COLUMNS["described"]] = -3.5

    def forward(self, sheets: Sequence[Sheet], chosen: Sequence[Sequence[int]]) -> Read:
        """The answers to a batch of reports, of each of which the chosen windows are read."""
        windows: list[np.ndarray] = []
        owners, places, rows = [], [], 0
        for owner, (sheet, numbers) in enumerate(zip(sheets, chosen, strict=True)):
            line = np.full(len(sheet.windows), -1)
            line[list(numbers)] = range(len(windows), len(windows) + len(numbers))
            windows += [sheet.windows[number] for number in numbers]
            owners += [owner] * len(numbers)
            own = sheet.places[line[sheet.places[:, 0]] >= 0].copy()
            own[:, 0] = line[own[:, 0]]
            own[:, 5] += rows
            places.append(own)
            rows += sheet.rows
        states, mask = self.encoder(windows)
        means = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True) * MEAN_SCALE
        answers, present = self._phrases(states, means, torch.as_tensor(np.concatenate(places), device=DEVICE), rows)
        return Read(answers, present, self._told(states, means, torch.tensor(owners, device=DEVICE), len(sheets)))

    def _phrases(self, states: Tensor, means: Tensor, places: Tensor, rows: int) -> tuple[Tensor, Tensor]:
        """The mean, in odds, over the places of each row; the opening token shifts every place by one."""
        at, start, end, head, behind, row = places.T
        sums = functional.pad(states.cumsum(1), (0, 0, 1, 0))
        span = (sums[at, end + 1] - sums[at, start + 1]) / (end - start).unsqueeze(1)
        top = (sums[at, behind + 1] - sums[at, head + 1]) / (behind - head).unsqueeze(1)
        hidden = functional.gelu(self.inner(self.dropout(torch.cat([span, top, means[at]], 1))))
        scored = self.out(self.dropout(hidden))
        width = scored.shape[1]
        most = torch.full((rows, width), -1e4, device=DEVICE)
        most = most.scatter_reduce(0, row[:, None].expand(-1, width), scored.detach(), "amax")
        summed = torch.zeros(rows, width, device=DEVICE).index_add(0, row, torch.exp(scored - most[row]))
        count = torch.zeros(rows, device=DEVICE).index_add(0, row, torch.ones(len(row), device=DEVICE))
        return summed.clamp_min(1e-9).log() - count.clamp_min(1).log()[:, None] + most, count > 0

    def _told(self, states: Tensor, means: Tensor, owners: Tensor, reports: int) -> Tensor:
        width = means.shape[1]
        count = torch.zeros(reports, device=DEVICE).index_add(0, owners, torch.ones(len(owners), device=DEVICE))
        mean = torch.zeros(reports, width, device=DEVICE).index_add(0, owners, means) / count[:, None]
        opening = torch.full((reports, width), -1e4, device=DEVICE)
        opening = opening.scatter_reduce(0, owners[:, None].expand(-1, width), states[:, 0], "amax")
        return self.told(self.dropout(torch.cat([mean, opening], 1)))


@torch.no_grad()
def read(network: Network, sheets: Sequence[Sheet], size: int = 8) -> list[Answers]:
    """The log-odds that a network gives to reports, all their windows read."""
    found: list[Answers] = []
    for start in range(0, len(sheets), size):
        batch = sheets[start : start + size]
        answers, _, told = network(batch, [range(len(sheet.windows)) for sheet in batch])
        rows, end = answers.cpu().numpy(), 0
        for sheet, one in zip(batch, told.cpu().numpy(), strict=True):
            found.append((rows[end : end + sheet.rows], one))
            end += sheet.rows
    return found
