"""A larger network that teaches the small one: MiniLM-L6 under its two passes. Run where torch and the weights are.

python -m attribution.teacher --prepared DIR --weights MINILM --begun begun.pt --out teacher.pt
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from attribution.batches import Answers, batches, loss, padded, targets
from attribution.network import AttributionNetwork, Bidirectional
from attribution.prepare import Example

__all__ = ["Teacher", "Wordpieces", "load"]

EPOCHS, WARMING = 2, 0.1
RATE, DECAY_BY_LAYER, OTHER_RATE = 1.5e-4, 0.9, 1.5e-3
TOKENS = 1400  # of a batch, padding counted
BARE = 0.35  # the share of paragraphs without a cue that is taken
DROPOUT, ENCODER_DROPOUT, STATE_DROPOUT = 0.35, 0.1, 0.15
LAYERS, FROZEN = 6, 2
WIDTH, JOINED = 384, 128  # of a state of MiniLM, and of what is made of it beside the small network's inputs
LONGEST = 510  # pieces of a paragraph
HELD_BACK = (
    0.3  # the weights of MiniLM's states, as they are drawn, beside those of the small network, which are learnt
)
SCALE = 600


class Teacher(AttributionNetwork):
    """The small network with the states of MiniLM as further input to its first pass."""

    def __init__(self, vectors: Tensor, weights: Path) -> None:
        from transformers import AutoModel

        super().__init__(vectors, DROPOUT)
        self.encoder = AutoModel.from_pretrained(weights, add_pooling_layer=False)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        self.joined = nn.Linear(WIDTH, JOINED)
        reading = self.l1.f.hidden_size
        self.l1 = Bidirectional(self.l1.f.input_size + JOINED, reading)

    def begin(self, small: dict[str, Tensor]) -> None:
        """Take over the weights of a small network."""
        own = self.state_dict()
        for name, value in small.items():
            if own[name].shape == value.shape:
                own[name] = value
            else:
                own[name][:, : value.shape[1]] = value
                own[name][:, value.shape[1] :] *= HELD_BACK
        self.load_state_dict(own)

    def inputs(self, batch: dict[str, Tensor]) -> Tensor:
        """The small network's inputs, and MiniLM's state of each token's first piece."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state.float()
        states = torch.gather(states, 1, batch["firsts"][..., None].expand(-1, -1, WIDTH))
        joined = self.joined(functional.dropout(states, ENCODER_DROPOUT, self.training))
        return torch.cat([super().inputs(batch), functional.dropout(joined, STATE_DROPOUT, self.training)], -1)


class Wordpieces:
    """The pieces of each paragraph's words, and the first one of every word."""

    def __init__(self, examples: Sequence[Example], weights: Path) -> None:
        from transformers import AutoTokenizer

        encoded = AutoTokenizer.from_pretrained(weights)(
            [list(example.words) for example in examples],
            is_split_into_words=True,
            truncation=True,
            max_length=LONGEST,
        )
        self.ids = [np.array(ids) for ids in encoded["input_ids"]]
        self.firsts = [
            _firsts(encoded.word_ids(at), len(example.words), len(self.ids[at])) for at, example in enumerate(examples)
        ]

    def of(self, batch: Sequence[int]) -> dict[str, Tensor]:
        """Those of the examples at these places, as a batch takes them."""
        return {
            "ids": padded([self.ids[at] for at in batch]),
            "mask": padded([np.ones(len(self.ids[at]), dtype=np.int64) for at in batch]),
            "firsts": padded([self.firsts[at] for at in batch]),
        }


def _firsts(words: Sequence[int | None], n: int, pieces: int) -> np.ndarray:
    """The place of each word's first piece; the last piece for a word that was cut off."""
    found = np.full(n, pieces - 1, dtype=np.int64)
    for place, word in reversed(list(enumerate(words))):
        if word is not None:
            found[word] = place
    return found


def load(state: Path, weights: Path) -> Teacher:
    """A teacher as it was saved."""
    saved = torch.load(state)
    teacher = Teacher(torch.zeros_like(saved["w.weight"]), weights)
    teacher.load_state_dict(saved)
    return teacher.eval()


def fit(teacher: Teacher, examples: Sequence[Example], pieces: Wordpieces) -> None:
    """Two passes under a rate that rises for a tenth of them and then falls."""
    wanted: list[Answers] = [targets(example, None, 0.0) for example in examples]
    learned = {name: value for name, value in teacher.named_parameters() if value.requires_grad}
    groups = [
        {
            "params": [value],
            "base": RATE * DECAY_BY_LAYER ** (LAYERS - 1 - int(name.split(".")[3])),
            "weight_decay": 0.01,
        }
        for name, value in learned.items()
        if name.startswith("encoder.")
    ]
    rest = [value for name, value in learned.items() if not name.startswith("encoder.")]
    groups.append({"params": rest, "base": OTHER_RATE, "weight_decay": 1e-4})
    optimiser = torch.optim.AdamW([{**group, "lr": group["base"]} for group in groups], fused=True)
    total, step, begun = len(batches(examples, TOKENS)) * EPOCHS, 0, time.monotonic()
    teacher.train()
    for epoch in range(EPOCHS):
        seen = 0.0
        for batch in batches(examples, TOKENS):
            pace = min((step + 1) / (WARMING * total), max(0.01, (total - step) / ((1 - WARMING) * total)))
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * pace
            cost = (
                loss(teacher, [examples[at] for at in batch], [wanted[at] for at in batch], **pieces.of(batch)) / SCALE
            )
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(list(learned.values()), 1.0)
            optimiser.step()
            step += 1
            seen += cost.item()
        print(f"pass {epoch + 1}: loss {seen:.1f}, {time.monotonic() - begun:.0f} s", flush=True)
    teacher.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the MiniLM folder")
    parser.add_argument("--begun", type=Path, required=True, help="the state of a small network, taught by annotators")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", type=int, default=10, help="leave every so many-th text out, for tuning")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    examples: list[Example] = [
        example
        for example in pickle.loads((given.prepared / "examples.pkl").read_bytes())
        if example.labels and not (given.hold and example.text % given.hold == 0)
        if any(labels.pairs for labels in example.labels) or random.random() < BARE
    ]
    small = torch.load(given.begun)
    teacher = Teacher(torch.zeros_like(small["w.weight"]), given.weights)
    teacher.begin(small)
    fit(teacher, examples, Wordpieces(examples, given.weights))
    torch.save(teacher.state_dict(), given.out)


if __name__ == "__main__":
    main()
