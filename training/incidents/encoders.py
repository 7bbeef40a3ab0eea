"""The two encoders that read a report's windows: MiniLM-L6, which is shipped, and MPNet, which teaches it.

Both know the pieces of BERT's vocabulary; MPNet's ids lie four higher. Word vectors stay as they are: MiniLM's are
those that the package ships, so that what is learned above them is learned from what it will get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.finding.networks.encoder import CLS, PAD, SEP, Words

__all__ = ["DEVICE", "MINILM", "MPNET", "Encoder", "Kind"]

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True, slots=True)
class Kind:
    """How an encoder's ids lie to BERT's, its special ids, its layers and the width of its states."""

    opening: int
    closing: int
    padding: int
    hidden: int  # what stands for a word that is hidden
    shift: int
    layers: int
    width: int


MINILM = Kind(CLS, SEP, PAD, hidden=103, shift=0, layers=6, width=384)
MPNET = Kind(opening=0, closing=2, padding=1, hidden=30526, shift=4, layers=12, width=768)
HIDDEN = 0.1  # the share of words that are hidden in a step, so that contexts are learned besides names


class Encoder(nn.Module):
    """From windows of BERT's ids to the states of their tokens."""

    def __init__(self, kind: Kind, weights: Path) -> None:
        super().__init__()
        self.kind = kind
        attention = {"attn_implementation": "sdpa", "attention_probs_dropout_prob": 0.0} if kind is MINILM else {}
        self.model = AutoModel.from_pretrained(weights, add_pooling_layer=False, **attention)
        vectors = self.model.embeddings.word_embeddings
        if kind is MINILM:
            words = Words.load()
            with torch.no_grad():
                vectors.weight.copy_(torch.tensor(words.vectors * words.scales[:, None]))
        vectors.requires_grad_(False)

    def forward(self, windows: Sequence[np.ndarray]) -> tuple[Tensor, Tensor]:
        """Windows x tokens x width, the opening token first, and 1 where a token stands."""
        kind, longest = self.kind, max(map(len, windows)) + 2
        ids = np.full((len(windows), longest), kind.padding)
        mask = np.zeros((len(windows), longest), dtype=np.int64)
        for row, window in enumerate(windows):
            ids[row, : len(window) + 2] = [kind.opening, *(window + kind.shift), kind.closing]
            mask[row, : len(window) + 2] = 1
        given, there = torch.as_tensor(ids, device=DEVICE), torch.as_tensor(mask, device=DEVICE)
        if self.training:
            hide = (torch.rand(given.shape, device=DEVICE) < HIDDEN) & (there > 0)
            hide[:, 0] = False
            given = given.masked_fill(hide, kind.hidden)
        with torch.autocast(DEVICE, torch.bfloat16):
            states = self.model(input_ids=given, attention_mask=there).last_hidden_state
        return states.float(), there.float()
